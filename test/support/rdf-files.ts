import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { datasetGraph } from '../../src/interchange/dcat/catalog-graph.ts';
import type { CatalogEntry } from '../../src/interchange/dcat/entry.ts';
import { type RdfForm, rdfForms } from '../../src/interchange/dcat/forms.ts';
import { irisOf } from '../../src/interchange/dcat/iris.ts';
import { writeGraph } from '../../src/interchange/dcat/write-graph.ts';
import { openRdf, type RdfInput } from '../../src/interchange/rdf/rdf-reader.ts';
import type { ReadRow } from '../../src/interchange/resource-record.ts';
import { referenceMapping } from './shanghai-catalog.ts';

/** A folder for the files of one test, which is removed after it. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rdf-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const mapping = referenceMapping();

/** All rows of a file. */
export async function rowsOf(
  form: RdfForm,
  file: string,
  defaults: RdfInput['defaults'] = new Map(),
): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of openRdf({ form, file, source: 'test', mapping: await mapping, defaults }).rows)
    rows.push(row);
  return rows;
}

/** All rows of a text, as of a file of that form. */
export async function rowsOfText(form: RdfForm, text: string | AsyncIterable<string>): Promise<ReadRow[]> {
  return await withFolder(async (folder) => {
    const file = path.join(folder, `catalog.${rdfForms[form].suffix}`);
    await writeFile(file, text);
    return await rowsOf(form, file);
  });
}

/** Entries as one text of a form. */
export async function textOf(form: RdfForm, entries: readonly CatalogEntry[]): Promise<string> {
  const nodes = entries.flatMap((entry) => datasetGraph(entry, new Map(), irisOf('https://catalog.example')));
  let text = '';
  for await (const piece of writeGraph(form, [nodes])) text += piece;
  return text;
}

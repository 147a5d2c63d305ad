import type { RdfForm } from '../dcat/forms.ts';
import { expandTerm } from '../dcat/namespaces.ts';
import type { DomainMapping } from '../domain-mapping.ts';
import { FileError } from '../file-error.ts';
import { type ForeignField, type ForeignResource, recordOf } from '../foreign-resource.ts';
import type { ReadRow } from '../resource-record.ts';
import { rowNotes } from '../row-notes.ts';
import { compactSeen } from '../seen-texts.ts';
import type { OpenedReader } from '../source-reader.ts';
import { decoded, encodingOf } from '../text-encoding.ts';
import { foreignDataset } from './foreign-dataset.ts';
import { GraphView } from './graph-view.ts';
import { isOwnDataset, ownDataset } from './own-dataset.ts';
import { readJsonLd } from './read-json-ld.ts';
import { readRdfXml } from './read-rdf-xml.ts';
import { readTurtle } from './read-turtle.ts';
import { GraphTooLarge, SubjectStore } from './subject-store.ts';
import { SyntaxFault } from './syntax-fault.ts';

/** What a graph is read from. */
export interface RdfInput {
  readonly form: RdfForm;
  /** Path of the file. */
  readonly file: string;
  /** Name of the source, by which the domain mapping knows it. */
  readonly source: string;
  /** Encoding of the file, named by a person; detected when absent. */
  readonly encoding?: string | undefined;
  readonly mapping: DomainMapping;
  /** What stands for what a dataset does not say, by field, named by a person; of an export of ours nothing is missing. */
  readonly defaults?: ReadonlyMap<string, string> | undefined;
}

const parsers = { turtle: readTurtle, 'rdf-xml': readRdfXml, 'json-ld': readJsonLd };

/** How our fields are called in DCAT, for messages; of those not here no dataset is said to lack one. */
const columns = {
  sourceId: 'dct:identifier',
  title: 'dct:title',
  abstract: 'dct:description',
  providerName: 'dct:publisher',
  modified: 'dct:modified',
} as const;

/**
 * Reads the datasets of a DCAT catalog in one of the three forms. A graph may name anything anywhere, so it is held
 * whole, within `rdfLimits`, before the first dataset is told. A line of a row is the place of its dataset in the file,
 * since a dataset has no line of its own.
 *
 * @param input the file and its form
 * @returns each dataset with its record or why it is refused
 * @throws FileError while iterating, when the file is not of its form, passes a limit, or holds no dataset
 */
export function openRdf(input: RdfInput): OpenedReader & { columns(): null } {
  async function* rows(): AsyncGenerator<ReadRow> {
    const store = await graphOf(input);
    const [catalog = null] = viewsOf(store, 'dcat:Catalog');
    const seen = { ids: compactSeen(), titles: compactSeen() };
    let line = 0;
    for (const dataset of viewsOf(store, 'dcat:Dataset')) {
      line += 1;
      yield rowOf(dataset, catalog, line, input, seen);
    }
    if (line === 0) {
      throw new FileError(input.file, 'the file holds no dcat:Dataset', 'Check that it is a catalog in DCAT');
    }
  }
  return { rows: rows(), droppedColumns: () => [], columns: () => null };
}

const viewsOf = (store: SubjectStore, type: 'dcat:Catalog' | 'dcat:Dataset'): readonly GraphView[] =>
  [...store.ofType(expandTerm(type))].map((subject) => new GraphView(store, subject));

type Seen = { readonly ids: ReturnType<typeof compactSeen>; readonly titles: ReturnType<typeof compactSeen> };

function rowOf(
  dataset: GraphView,
  catalog: GraphView | null,
  line: number,
  { source, mapping, defaults }: RdfInput,
  seen: Seen,
): ReadRow {
  let sourceId: string | null = dataset.text('dct:identifier') || dataset.address || null;
  const notes = rowNotes(line, () => sourceId);
  if (isOwnDataset(dataset)) {
    const record = ownDataset(dataset, notes);
    if (record !== null && seen.ids.has(record.sourceId)) {
      notes.refuse(
        'id_repeated',
        `dct:identifier ${record.sourceId} stood in an earlier dataset; the first one counts`,
      );
    }
    if (record !== null) seen.ids.add(record.sourceId);
    return { line, record: notes.refused ? null : record, problems: notes.problems };
  }
  const foreign = completed(foreignDataset(dataset, catalog, notes), defaults);
  sourceId = foreign.sourceId || null;
  const time = { offset: 'Z', isDayFirst: null };
  const record = recordOf(foreign, { source, columns, time, mapping, ...seen, rawTitle: foreign.title, notes });
  notes.tellRepairs(0);
  return { line, record: notes.refused ? null : record, problems: notes.problems };
}

/** Defaults stand where a dataset says nothing; lists are of what it says alone. */
function completed(foreign: ForeignResource, defaults: ReadonlyMap<string, string> = new Map()): ForeignResource {
  const silent = [...defaults].filter(
    ([field]) => Object.hasOwn(foreign, field) && foreign[field as ForeignField] === '',
  );
  return { ...foreign, ...Object.fromEntries(silent) };
}

async function graphOf({ form, file, encoding }: RdfInput): Promise<SubjectStore> {
  const store = new SubjectStore();
  const pieces = decoded(file, await encodingOf(file, encoding));
  try {
    await parsers[form](pieces, store);
    return store;
  } catch (error) {
    if (error instanceof GraphTooLarge) {
      throw new FileError(file, `the file passes a limit: ${error.message}`, 'Send it in parts');
    }
    if (error instanceof SyntaxFault) {
      const message = error.message.replace(/\s+/g, ' ').slice(0, 300);
      throw new FileError(file, `this is no ${names[form]}: ${message}`, 'Mend the file, or name its form', error.line);
    }
    throw error;
  }
}

const names: Readonly<Record<RdfForm, string>> = { turtle: 'Turtle', 'rdf-xml': 'RDF/XML', 'json-ld': 'JSON-LD' };

import type { DatabasePool } from '../../db/client.ts';
import { catalogGraph, datasetGraph } from '../../interchange/dcat/catalog-graph.ts';
import type { RdfForm } from '../../interchange/dcat/forms.ts';
import { irisOf } from '../../interchange/dcat/iris.ts';
import { writeGraph } from '../../interchange/dcat/write-graph.ts';
import { anonymous } from '../../rules/viewer.ts';
import { readEntries, readEntry, readHead } from './read-entries.ts';

/**
 * The catalog as DCAT 3, as everyone may see it. The mapping is ours (docs/dcat.md).
 *
 * @param pool the database
 * @param base public address of this catalog, without a slash at the end
 * @param form Turtle, JSON-LD or RDF/XML
 * @returns the text in pieces; the next page is read when the next piece is asked for
 */
export async function* catalogAsDcat(pool: DatabasePool, base: string, form: RdfForm): AsyncGenerator<string> {
  const head = await readHead(pool, anonymous);
  yield* writeGraph(form, catalogGraph(head, readEntries(pool, anonymous), irisOf(base)));
}

/**
 * One resource as a DCAT dataset, with all that it refers to described.
 *
 * @returns the whole text; null when everyone may not see it, or it does not exist
 */
export async function datasetAsDcat(
  pool: DatabasePool,
  base: string,
  form: RdfForm,
  code: string,
): Promise<string | null> {
  const entry = await readEntry(pool, anonymous, code);
  if (entry === null) return null;
  const { sectors } = await readHead(pool, anonymous);
  const names = new Map(sectors.map((sector) => [sector.code, sector.name]));
  let text = '';
  for await (const piece of writeGraph(form, [datasetGraph(entry, names, irisOf(base))])) text += piece;
  return text;
}

import { type CatalogHead, catalogNodes, membersNode } from './catalog-nodes.ts';
import { datasetNodes } from './dataset-nodes.ts';
import type { CatalogEntry } from './entry.ts';
import type { Iris } from './iris.ts';
import type { Node } from './node.ts';
import { sharedNodes } from './shared-nodes.ts';

/** Shared nodes remembered as written; when there are more, some are written again, which changes no graph. */
const mostRemembered = 20_000;

/**
 * The whole catalog as nodes, in batches.
 *
 * @param head what the catalog says of itself
 * @param pages entries, a page at a time
 * @param iris where everything stands
 */
export async function* catalogGraph(
  head: CatalogHead,
  pages: AsyncIterable<readonly CatalogEntry[]>,
  iris: Iris,
): AsyncGenerator<readonly Node[]> {
  const sectors = new Map(head.sectors.map(({ code, name }) => [code, name]));
  const first = catalogNodes(head, iris);
  const written = new Set(first.map((each) => each.iri));
  yield first;
  for await (const page of pages) {
    const nodes = page.flatMap((entry) => [
      ...datasetNodes(entry, iris),
      ...sharedNodes(entry, sectors, iris).filter((each) => isNew(written, each)),
    ]);
    if (page.length > 0)
      yield [
        ...nodes,
        membersNode(
          page.map(({ record }) => record.sourceId),
          iris,
        ),
      ];
  }
}

/**
 * One dataset as nodes, with everything it refers to described.
 */
export function datasetGraph(entry: CatalogEntry, sectors: ReadonlyMap<string, string>, iris: Iris): readonly Node[] {
  const written = new Set<string>();
  return [...datasetNodes(entry, iris), ...sharedNodes(entry, sectors, iris).filter((each) => isNew(written, each))];
}

function isNew(written: Set<string>, { iri }: Node): boolean {
  if (written.has(iri)) return false;
  if (written.size >= mostRemembered) written.clear();
  written.add(iri);
  return true;
}

import { type catalogStatuses, type DomainCode, domainCodes, wordsOf } from '../../rules/vocabulary.ts';
import type { EntryBody } from './entry.ts';
import type { Iris } from './iris.ts';
import { type Node, node } from './node.ts';
import { bodyNodes, domainNode, type EntrySector, sectorNode, statusNode } from './shared-nodes.ts';

/** What the catalog says of itself. */
export interface CatalogHead {
  /** The body that publishes it: the public-data authority (公共数据主管部门). */
  readonly publisher: EntryBody;
  readonly sectors: readonly EntrySector[];
}

/** Of the states of a resource, those that a reader of the export may meet. */
const states = ['published', 'suspended', 'withdrawn'] as const satisfies readonly (keyof typeof catalogStatuses)[];

/**
 * The catalog itself with its themes, without its datasets.
 */
export function catalogNodes({ publisher, sectors }: CatalogHead, iris: Iris): readonly Node[] {
  const scheme = (iri: string, title: string) => node(iri, ['skos:ConceptScheme'], { 'dct:title': title });
  return [
    node(iris.catalog, ['dcat:Catalog'], {
      'dct:title': '公共数据资源目录',
      'dct:description':
        '公共数据授权运营（依场景授权）的公共数据资源目录。仅含元数据，不含数据本身；到 DCAT 的映射由本目录自行制定，并非国家标准的规定。',
      'dct:publisher': iris.organization(publisher.code),
      'dcat:themeTaxonomy': [iris.domains, iris.sectors],
    }),
    ...bodyNodes(publisher, iris),
    scheme(iris.domains, '七大场景领域'),
    ...wordsOf(domainCodes).map((code: DomainCode) => domainNode(code, iris)),
    scheme(iris.sectors, '重点行业领域'),
    ...sectors.map((sector) => sectorNode(sector, iris)),
    scheme(iris.statuses, '目录状态'),
    ...states.map((status) => statusNode(status, iris)),
  ];
}

/** The catalog holds these datasets; said page by page, since a graph does not mind in how many sentences. */
export function membersNode(codes: readonly string[], iris: Iris): Node {
  return node(iris.catalog, [], { 'dcat:dataset': codes.map(iris.dataset) });
}

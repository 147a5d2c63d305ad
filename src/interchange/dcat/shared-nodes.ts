import {
  type CatalogStatus,
  catalogStatuses,
  type DomainCode,
  domainCodes,
  type OrganizationKind,
} from '../../rules/vocabulary.ts';
import type { CatalogEntry, EntryBody } from './entry.ts';
import { accessRights, fileType, frequencies, publisherTypes } from './eu-vocabulary.ts';
import type { Iris } from './iris.ts';
import { type Node, node, type Value } from './node.ts';

/** A sector as the export names it. */
export interface EntrySector {
  readonly code: string;
  readonly name: string;
}

/**
 * What an entry shares with others and has to be described with it: bodies, themes, frequency, rights, formats.
 *
 * @param entry the resource
 * @param sectors names of sectors by code; one that is missing goes by its code
 * @param iris where everything stands
 */
export function sharedNodes(entry: CatalogEntry, sectors: ReadonlyMap<string, string>, iris: Iris): readonly Node[] {
  const { record } = entry;
  const rights = accessRights[record.openingAttribute];
  return [
    ...bodyNodes(entry.provider, iris),
    ...(entry.accessBody === null ? [] : bodyNodes(entry.accessBody, iris)),
    ...record.domains.map((code) => domainNode(code, iris)),
    ...record.sectors.map((code) => sectorNode({ code, name: sectors.get(code) ?? code }, iris)),
    statusNode(record.status, iris),
    node(frequencies[record.updateCycle], ['dct:Frequency'], {}),
    ...(rights === null ? [] : [node(rights, ['dct:RightsStatement'], {})]),
    ...record.formats.map((format) => formatNode(format, iris)),
  ];
}

/** A body and, where it is a public one, what kind of publisher that is. */
export function bodyNodes(body: EntryBody, iris: Iris): readonly Node[] {
  const type = publisherType(body);
  const agent = node(iris.organization(body.code), ['foaf:Agent'], {
    'foaf:name': body.name,
    'dct:identifier': body.code,
    'dct:type': type === null ? null : publisherTypes[type],
  });
  return type === null ? [agent] : [agent, publisherTypeNode(type)];
}

const publicKinds: ReadonlySet<OrganizationKind> = new Set([
  'government',
  'mechanism_member',
  'data_authority',
  'provincial_authority',
  'domain_lead',
  'data_provider',
  'price_authority',
  'district',
]);

function publisherType({ kinds, jurisdiction }: EntryBody): keyof typeof publisherTypes | null {
  if (!kinds.some((kind) => publicKinds.has(kind))) return null;
  return jurisdiction.code.endsWith('0000') ? 'regional' : 'local';
}

const publisherTypeNode = (type: keyof typeof publisherTypes): Node =>
  withEnglish(
    node(publisherTypes[type], ['skos:Concept'], { 'skos:prefLabel': type === 'regional' ? '省级机关' : '地方机关' }),
    { property: 'skos:prefLabel', value: type === 'regional' ? 'Regional authority' : 'Local authority' },
  );

/** One of the seven domains as a theme. */
export function domainNode(code: DomainCode, iris: Iris): Node {
  const { zh, meaning } = domainCodes[code];
  const concept = node(iris.domain(code), ['skos:Concept'], {
    'skos:prefLabel': zh,
    'skos:inScheme': iris.domains,
    'skos:notation': code,
  });
  return withEnglish(concept, { property: 'skos:definition', value: meaning });
}

/** A sector as a theme. */
export function sectorNode({ code, name }: EntrySector, iris: Iris): Node {
  return node(iris.sector(code), ['skos:Concept'], {
    'skos:prefLabel': name,
    'skos:inScheme': iris.sectors,
    'skos:notation': code,
  });
}

/** A state of the catalog. */
export function statusNode(status: CatalogStatus, iris: Iris): Node {
  const { zh, meaning } = catalogStatuses[status];
  const concept = node(iris.status(status), ['skos:Concept'], {
    'skos:prefLabel': zh,
    'skos:inScheme': iris.statuses,
    'skos:notation': status,
  });
  return withEnglish(concept, { property: 'skos:definition', value: meaning });
}

function formatNode(format: string, iris: Iris): Node {
  return node(fileType(format) ?? iris.fileType(format), ['dct:MediaTypeOrExtent'], { 'rdfs:label': format });
}

const withEnglish = (concept: Node, value: Value): Node => ({
  ...concept,
  values: [...concept.values, { ...value, language: 'en' }],
});

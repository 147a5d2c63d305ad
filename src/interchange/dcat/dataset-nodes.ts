import type { ItemRecord } from '../resource-record.ts';
import type { CatalogEntry } from './entry.ts';
import { accessRights, fileType, frequencies } from './eu-vocabulary.ts';
import type { Iris } from './iris.ts';
import { type Node, node } from './node.ts';
import { validIri } from './valid-iri.ts';

/**
 * What a dataset is made of, without what it shares with others. Every word of ours stands beside the DCAT property that
 * comes nearest to it, as a literal of our own namespace, so nothing is lost on the way back.
 *
 * @param entry the resource
 * @param iris where everything stands
 * @returns the dataset first, then its parts
 */
export function datasetNodes(entry: CatalogEntry, iris: Iris): readonly Node[] {
  const { record } = entry;
  const iri = iris.dataset(record.sourceId);
  const parts = [
    ...distributions(entry, iri, iris),
    ...present(period(entry, iri), place(entry, iri), contact(entry, iri), provenance(entry, iri), licence(entry, iri)),
    ...record.items.map((item, index) => itemNode(item, iri, index + 1)),
  ];
  const [landingPage, isWhole] = addressOf(record.sourceUrl);
  const dataset = node(iri, ['dcat:Dataset'], {
    'dct:identifier': record.sourceId,
    'dct:title': record.title,
    'dct:description': record.abstract,
    'dct:publisher': iris.organization(entry.provider.code),
    'dct:issued': record.issuedAt,
    'dct:modified': record.modifiedAt,
    'dct:accrualPeriodicity': frequencies[record.updateCycle],
    'dct:accessRights': accessRights[record.openingAttribute],
    'dct:temporal': partOf(parts, 'dct:PeriodOfTime'),
    'dct:spatial': partOf(parts, 'dct:Location'),
    'dct:provenance': partOf(parts, 'dct:ProvenanceStatement'),
    'dct:license': partOf(parts, 'dct:LicenseDocument'),
    'dcat:theme': [...record.domains.map(iris.domain), ...record.sectors.map(iris.sector)],
    'dcat:keyword': record.category,
    'dcat:landingPage': landingPage,
    'dcat:contactPoint': partOf(parts, 'vcard:Organization'),
    'dcat:distribution': partsOf(parts, 'dcat:Distribution'),
    'adms:status': iris.status(record.status),
    'cat:accessKind': record.access.kind,
    'cat:accessBody': entry.accessBody === null ? null : iris.organization(entry.accessBody.code),
    'cat:accessUrl': record.access.kind === 'open' ? record.access.url : null,
    'cat:category': record.category,
    'cat:domain': record.domains,
    'cat:grade': entry.grade,
    'cat:isProvincialReturn': String(entry.isProvincialReturn),
    'cat:item': partsOf(parts, 'cat:Item'),
    'cat:openingAttribute': record.openingAttribute,
    'cat:openingCondition': record.openingCondition,
    'cat:resourceClass': record.resourceClass,
    'cat:sector': record.sectors,
    'cat:sharingCondition': record.sharingCondition,
    'cat:sharingType': record.sharingType,
    'cat:sourceUrl': isWhole ? null : record.sourceUrl,
    'cat:status': record.status,
  });
  const page = landingPage === null ? [] : [node(landingPage, ['foaf:Document'], {})];
  return [dataset, ...parts, ...page];
}

/** An address as an IRI, and whether that says all the catalog holds; another spelling needs to be told beside it. */
function addressOf(address: string | null): readonly [string | null, boolean] {
  const iri = address === null ? null : validIri(address);
  return [iri, iri === address];
}

/**
 * One distribution a format. Where access is not open, or at no address that can be written, it is had by way of the
 * page of the dataset, as DCAT advises.
 */
function distributions({ record }: CatalogEntry, dataset: string, iris: Iris): readonly Node[] {
  const { access, formats } = record;
  const [page] = addressOf(record.sourceUrl);
  const address = (access.kind === 'open' ? validIri(access.url) : page) ?? dataset;
  const wanted: readonly (string | null)[] = formats.length === 0 && access.kind === 'open' ? [null] : formats;
  return wanted.map((format, index) =>
    node(`${dataset}#distribution-${index + 1}`, ['dcat:Distribution'], {
      'dcat:accessURL': address,
      'dct:format': format === null ? null : (fileType(format) ?? iris.fileType(format)),
      'dct:license': record.licence === null ? null : `${dataset}#licence`,
      'cat:format': format,
      'cat:position': String(index + 1),
    }),
  );
}

function itemNode(item: ItemRecord, dataset: string, position: number): Node {
  return node(`${dataset}#item-${position}`, ['cat:Item'], {
    'dct:title': item.name,
    'dct:description': item.description,
    'cat:nameEn': item.nameEn,
    'cat:position': String(position),
    'cat:dataType': item.dataType,
    'cat:length': item.length === null ? null : String(item.length),
    'cat:grade': item.grade,
  });
}

function period({ record }: CatalogEntry, dataset: string): Node | null {
  if (record.temporalStartOn === null && record.temporalEndOn === null) return null;
  return node(`${dataset}#period`, ['dct:PeriodOfTime'], {
    'dcat:startDate': record.temporalStartOn,
    'dcat:endDate': record.temporalEndOn,
  });
}

function place({ record }: CatalogEntry, dataset: string): Node | null {
  if (record.spatialCoverage === null) return null;
  return node(`${dataset}#place`, ['dct:Location'], { 'rdfs:label': record.spatialCoverage });
}

function contact({ contactOffice }: CatalogEntry, dataset: string): Node | null {
  if (contactOffice === null) return null;
  return node(`${dataset}#contact`, ['vcard:Organization', 'vcard:Kind'], { 'vcard:fn': contactOffice });
}

function provenance({ provenance: from }: CatalogEntry, dataset: string): Node | null {
  if (from === null) return null;
  return node(`${dataset}#provenance`, ['dct:ProvenanceStatement'], {
    'rdfs:label': `来源：${from.sourceTitle}，编号 ${from.sourceId}`,
    'cat:source': from.source,
    'cat:sourceId': from.sourceId,
  });
}

function licence({ record }: CatalogEntry, dataset: string): Node | null {
  if (record.licence === null) return null;
  return node(`${dataset}#licence`, ['dct:LicenseDocument'], { 'rdfs:label': record.licence });
}

const present = (...nodes: readonly (Node | null)[]): readonly Node[] => nodes.filter((each) => each !== null);

const partsOf = (parts: readonly Node[], type: Node['types'][number]): readonly string[] =>
  parts.filter((part) => part.types.includes(type)).map((part) => part.iri);

const partOf = (parts: readonly Node[], type: Node['types'][number]): string | null => partsOf(parts, type)[0] ?? null;

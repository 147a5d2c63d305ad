import { type ForeignResource, silentResource } from '../foreign-resource.ts';
import type { RowNotes } from '../row-notes.ts';
import type { GraphView, ReadTermName } from './graph-view.ts';

/**
 * A dataset of any DCAT catalog, in the words of its source. Of values in several languages the Chinese one is taken; of
 * several values of a property that has one with us, the first by the alphabet, so that the three forms are read alike.
 *
 * @param dataset the subject
 * @param catalog the catalog it is in, for what it does not say itself; null where the file has none
 * @param notes cleans what is read
 */
export function foreignDataset(dataset: GraphView, catalog: GraphView | null, notes: RowNotes): ForeignResource {
  const clean = (name: string, text: string): string => notes.clean(name, text);
  const distributions = dataset.nodes('dcat:distribution');
  const first = (...names: readonly ReadTermName[]): string =>
    distributions.map((each) => each.link(...names)).find((link) => link !== '') ?? '';
  const [period] = dataset.nodes('dct:temporal');
  const [category = '', ...themes] = dataset.allNamed('dcat:theme');
  return {
    ...silentResource,
    sourceId: clean('dct:identifier', dataset.text('dct:identifier') || dataset.address),
    title: clean('dct:title', dataset.text('dct:title', 'rdfs:label')),
    abstract: clean('dct:description', dataset.text('dct:description')),
    providerName: clean('dct:publisher', publisherOf(dataset, catalog, notes)),
    category: clean('dcat:theme', category),
    keywords: [...themes, ...dataset.texts('dcat:keyword')].map((word) => clean('dcat:keyword', word)),
    formats: distributions.flatMap((each) => formatsOf(each)),
    opening: clean(
      'dct:accessRights',
      dataset.nodes('dct:accessRights')[0]?.address || dataset.named('dct:accessRights'),
    ),
    updateCycle: clean(
      'dct:accrualPeriodicity',
      dataset.nodes('dct:accrualPeriodicity')[0]?.address || dataset.named('dct:accrualPeriodicity'),
    ),
    licence: clean(
      'dct:license',
      dataset.named('dct:license') ||
        distributions.map((each) => each.named('dct:license')).find((each) => each !== '') ||
        '',
    ),
    url: dataset.link('dcat:landingPage') || (/^https?:/.test(dataset.address) ? dataset.address : ''),
    accessUrl: first('dcat:accessURL'),
    issued: dataset.text('dct:issued'),
    modified: dataset.text('dct:modified'),
    status: clean('adms:status', dataset.link('adms:status')),
    spatial: clean('dct:spatial', dataset.named('dct:spatial')),
    temporalStart: period === undefined ? '' : endOf(period, 'dcat:startDate', 'schema:startDate', 'time:hasBeginning'),
    temporalEnd: period === undefined ? '' : endOf(period, 'dcat:endDate', 'schema:endDate', 'time:hasEnd'),
  };
}

function publisherOf(dataset: GraphView, catalog: GraphView | null, notes: RowNotes): string {
  const own = dataset.named('dct:publisher', 'dct:creator');
  if (own !== '') return own;
  const shared = catalog?.named('dct:publisher') ?? '';
  if (shared !== '')
    notes.note('provider_of_catalog', 'the dataset names no publisher; that of its catalog stands for it');
  return shared;
}

/** The lists of formats of the EU and of IANA name them at the end of their addresses. */
const listed = /^https?:\/\/\S+\/(?:file-type|media-types)\//;

function formatsOf(distribution: GraphView): readonly string[] {
  const own = distribution.allNamed('dct:format');
  const named = own.length > 0 ? own : distribution.allNamed('dcat:mediaType');
  return named.map((format) => format.replace(listed, ''));
}

/** An end of a period: as a literal, or as an instant of the time ontology. */
function endOf(period: GraphView, dcat: ReadTermName, schema: ReadTermName, time: ReadTermName): string {
  const [instant] = period.nodes(time);
  return (
    period.text(dcat, schema) ||
    (instant?.text('time:inXSDDate', 'time:inXSDDateTime', 'time:inXSDDateTimeStamp') ?? '')
  );
}

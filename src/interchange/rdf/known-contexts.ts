import { jsonLdContext } from '../dcat/json-ld.ts';
import { namespaces } from '../dcat/namespaces.ts';

const iri = (id: string) => ({ '@id': id, '@type': '@id' });
const perLanguage = (id: string) => ({ '@id': id, '@container': ['@set', '@language'] });
const day = (id: string) => ({ '@id': id, '@type': 'xsd:date' });

/**
 * The terms that the published DCAT-AP examples use, in our words: their own contexts are at addresses, and nothing is
 * fetched.
 */
const dcatApExamples = {
  '@version': 1.1,
  dcat: namespaces.dcat,
  dct: namespaces.dct,
  rdf: namespaces.rdf,
  xsd: namespaces.xsd,
  'nal-frequency': 'http://publications.europa.eu/resource/authority/frequency/',
  example: 'https://data.gov.gr/',
  'example-ds': 'https://data.gov.gr/id/dataset/',
  'example-cat': 'https://data.gov.gr/id/catalog/',
  'example-ser': 'https://data.gov.gr/id/datasetseries/',
  'example-ag': 'https://agencies.gov.gr/id/',
  Dataset: 'dcat:Dataset',
  DatasetMemberOfADatasetSeries: 'dcat:Dataset',
  DatasetSeries: 'dcat:DatasetSeries',
  DataService: 'dcat:DataService',
  Distribution: 'dcat:Distribution',
  title: perLanguage('dct:title'),
  description: perLanguage('dct:description'),
  publisher: iri('dct:publisher'),
  contactPoint: iri('dcat:contactPoint'),
  accessRights: iri('dct:accessRights'),
  releaseDate: day('dct:issued'),
  modificationDate: day('dct:modified'),
  frequency: iri('dct:accrualPeriodicity'),
  geographicalCoverage: iri('dct:spatial'),
  temporalCoverage: iri('dct:temporal'),
  datasetDistribution: iri('dcat:distribution'),
  format: iri('dct:format'),
  licence: iri('dct:license'),
  inSeries: iri('dcat:inSeries'),
  seriesMember: iri('dcat:seriesMember'),
  first: iri('dcat:first'),
  last: iri('dcat:last'),
  next: iri('dcat:next'),
  previous: iri('dcat:prev'),
  endpointUrl: iri('dcat:endpointURL'),
  endpointDescription: iri('dcat:endpointDescription'),
  servesDataset: iri('dcat:servesDataset'),
} as const;

const examplesOf = (release: string) =>
  `https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/${release}/html/examples/context.jsonld`;

/** Contexts that a file may name by their address; each is here, and any other is refused. */
export const knownContexts: ReadonlyMap<string, object> = new Map<string, object>([
  ['urn:scenario-data-catalog:context', jsonLdContext],
  [examplesOf('3.0.0'), dcatApExamples],
  [examplesOf('3.0.1'), dcatApExamples],
]);

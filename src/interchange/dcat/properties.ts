import type { Term } from './namespaces.ts';

/**
 * What the values of a property are: an IRI, text that people read (with its language), a plain string, or a literal of
 * one datatype. A property has one kind wherever it stands, which is what lets the JSON-LD context state it once.
 */
export type ValueKind = 'iri' | 'text' | 'string' | 'date' | 'dateTime' | 'integer' | 'boolean';

const define = <const P extends Readonly<Record<Term, ValueKind>>>(list: P): P => list;

/** Every property the export uses. The JSON-LD context follows from it, and the writers take no other. */
export const properties = define({
  'rdfs:label': 'text',
  'adms:status': 'iri',
  'dcat:accessURL': 'iri',
  'dcat:contactPoint': 'iri',
  'dcat:dataset': 'iri',
  'dcat:distribution': 'iri',
  'dcat:endDate': 'date',
  'dcat:keyword': 'text',
  'dcat:landingPage': 'iri',
  'dcat:startDate': 'date',
  'dcat:theme': 'iri',
  'dcat:themeTaxonomy': 'iri',
  'dct:accessRights': 'iri',
  'dct:accrualPeriodicity': 'iri',
  'dct:description': 'text',
  'dct:format': 'iri',
  'dct:identifier': 'string',
  'dct:issued': 'dateTime',
  'dct:license': 'iri',
  'dct:modified': 'dateTime',
  'dct:provenance': 'iri',
  'dct:publisher': 'iri',
  'dct:spatial': 'iri',
  'dct:temporal': 'iri',
  'dct:title': 'text',
  'dct:type': 'iri',
  'foaf:name': 'text',
  'skos:inScheme': 'iri',
  'skos:definition': 'text',
  'skos:notation': 'string',
  'skos:prefLabel': 'text',
  'vcard:fn': 'text',
  'cat:accessBody': 'iri',
  'cat:accessKind': 'string',
  'cat:accessUrl': 'string',
  'cat:category': 'string',
  'cat:dataType': 'string',
  'cat:domain': 'string',
  'cat:format': 'string',
  'cat:grade': 'string',
  'cat:isProvincialReturn': 'boolean',
  'cat:item': 'iri',
  'cat:length': 'integer',
  'cat:nameEn': 'string',
  'cat:openingAttribute': 'string',
  'cat:openingCondition': 'string',
  'cat:position': 'integer',
  'cat:resourceClass': 'string',
  'cat:sector': 'string',
  'cat:sharingCondition': 'string',
  'cat:sharingType': 'string',
  'cat:source': 'string',
  'cat:sourceId': 'string',
  'cat:sourceUrl': 'string',
  'cat:status': 'string',
});

export type PropertyName = keyof typeof properties;

/** Every class the export uses. */
export const classes = [
  'cat:Item',
  'dcat:Catalog',
  'dcat:Dataset',
  'dcat:Distribution',
  'dct:Frequency',
  'dct:LicenseDocument',
  'dct:Location',
  'dct:MediaTypeOrExtent',
  'dct:PeriodOfTime',
  'dct:ProvenanceStatement',
  'dct:RightsStatement',
  'foaf:Agent',
  'foaf:Document',
  'skos:Concept',
  'skos:ConceptScheme',
  'vcard:Kind',
  'vcard:Organization',
] as const satisfies readonly Term[];

export type ClassName = (typeof classes)[number];

import type { GraphWriter } from './graph-writer.ts';
import { jsonLdWriter } from './json-ld.ts';
import { rdfXmlWriter } from './rdf-xml.ts';
import { turtleWriter } from './turtle.ts';

/** The forms of the export, in our order of preference: media type, file name and writer. */
export const rdfForms = {
  turtle: { mediaType: 'text/turtle', suffix: 'ttl', writer: turtleWriter },
  'json-ld': { mediaType: 'application/ld+json', suffix: 'jsonld', writer: jsonLdWriter },
  'rdf-xml': { mediaType: 'application/rdf+xml', suffix: 'rdf', writer: rdfXmlWriter },
} as const satisfies Readonly<Record<string, { mediaType: string; suffix: string; writer: GraphWriter }>>;

export type RdfForm = keyof typeof rdfForms;

/** Names of the forms. */
export const rdfFormNames = Object.keys(rdfForms) as readonly RdfForm[];

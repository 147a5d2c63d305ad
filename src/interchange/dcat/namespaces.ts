/**
 * The vocabularies of the export by their prefix. `cat` is our own: a name that does not resolve and does not depend on
 * the address of a deployment, so that what one catalog writes another can read.
 */
export const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#',
  cat: 'urn:scenario-data-catalog:ns#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
} as const;

export type Prefix = keyof typeof namespaces;

/** A term of one of the vocabularies, such as `dct:title`. */
export type Term = `${Prefix}:${string}`;

/**
 * The whole IRI of a term.
 *
 * @param term such as `dct:title`
 * @returns such as `http://purl.org/dc/terms/title`
 */
export function expandTerm(term: Term): string {
  const colon = term.indexOf(':');
  return `${namespaces[term.slice(0, colon) as Prefix]}${term.slice(colon + 1)}`;
}

import type { GraphWriter } from './graph-writer.ts';
import { expandTerm, namespaces } from './namespaces.ts';
import { languageOf, type Node, type Value } from './node.ts';
import { properties } from './properties.ts';

/** RDF/XML (RDF 1.1 XML Syntax): one element a subject, each value an element in it. */
export const rdfXmlWriter: GraphWriter = {
  head: `<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF${Object.entries(namespaces)
    .map(([prefix, iri]) => `\n  xmlns:${prefix}="${escaped(iri)}"`)
    .join('')}>\n`,
  tail: '</rdf:RDF>\n',
  node: ({ iri, types, values }: Node): string => {
    const [name = 'rdf:Description', ...others] = types;
    const lines = [
      ...others.map((type) => `<rdf:type rdf:resource="${escaped(expandTerm(type))}"/>`),
      ...values.map(element),
    ].map((line) => `  ${line}\n`);
    return `<${name} rdf:about="${escaped(iri)}">\n${lines.join('')}</${name}>\n`;
  },
};

function element({ property, value, language }: Value): string {
  const kind = properties[property];
  if (kind === 'iri') return `<${property} rdf:resource="${escaped(value)}"/>`;
  const tag = kind === 'text' ? (language ?? languageOf(value)) : null;
  const attribute =
    kind === 'text' || kind === 'string'
      ? tag === null
        ? ''
        : ` xml:lang="${tag}"`
      : ` rdf:datatype="${namespaces.xsd}${kind}"`;
  return `<${property}${attribute}>${escaped(value)}</${property}>`;
}

/** A carriage return is written as a reference: a parser would make a line feed of it. */
function escaped(text: string): string {
  return text.replace(/[<>&"\r]/g, (sign) => references[sign] ?? sign);
}

const references: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  '\r': '&#xD;',
};

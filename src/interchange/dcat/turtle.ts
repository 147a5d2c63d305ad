import type { GraphWriter } from './graph-writer.ts';
import { namespaces } from './namespaces.ts';
import { languageOf, type Node, type Value } from './node.ts';
import { properties } from './properties.ts';

/** Turtle (RDF 1.1 Turtle): one paragraph a subject. */
export const turtleWriter: GraphWriter = {
  head: `${Object.entries(namespaces)
    .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)
    .join('\n')}\n`,
  tail: '',
  node: ({ iri, types, values }: Node): string => {
    const lines = values.map((value) => `${value.property} ${object(value)}`);
    return `\n<${iri}> ${[...(types.length === 0 ? [] : [`a ${types.join(', ')}`]), ...lines].join(' ;\n  ')} .\n`;
  },
};

function object({ property, value, language }: Value): string {
  const kind = properties[property];
  if (kind === 'iri') return `<${value}>`;
  const quoted = `"${value.replace(/["\\\n\r\t]/g, (sign) => escapes[sign] ?? sign)}"`;
  if (kind === 'string') return quoted;
  if (kind !== 'text') return `${quoted}^^xsd:${kind}`;
  const tag = language ?? languageOf(value);
  return tag === null ? quoted : `${quoted}@${tag}`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

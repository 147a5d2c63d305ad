import type { GraphWriter } from './graph-writer.ts';
import { namespaces, type Term } from './namespaces.ts';
import { languageOf, type Node } from './node.ts';
import { classes, type PropertyName, properties } from './properties.ts';

/** Our own terms keep their prefix; those of the known vocabularies go by their own name, which is unique among them. */
const nameOf = (term: Term): string => (term.startsWith('cat:') ? term : term.slice(term.indexOf(':') + 1));

/**
 * The JSON-LD context of the export: every class and property by its name, with the kind of its values. It is inlined in
 * each answer and also served by itself, so no reader has to fetch anything.
 */
export const jsonLdContext: Readonly<Record<string, unknown>> = {
  '@version': 1.1,
  ...namespaces,
  ...Object.fromEntries(classes.map((term) => [nameOf(term), term])),
  ...Object.fromEntries(
    (Object.keys(properties) as PropertyName[]).map((term) => [nameOf(term), { '@id': term, ...coercion(term) }]),
  ),
};

function coercion(term: PropertyName): object {
  const kind = properties[term];
  if (kind === 'iri') return { '@type': '@id' };
  return kind === 'text' || kind === 'string' ? {} : { '@type': `xsd:${kind}` };
}

/** JSON-LD 1.1, flat: one object a subject in `@graph`. */
export const jsonLdWriter: GraphWriter = {
  head: `{"@context":${JSON.stringify(jsonLdContext)},\n"@graph":[\n`,
  tail: '\n]}\n',
  between: ',\n',
  node: ({ iri, types, values }: Node): string => {
    const members = new Map<string, unknown[]>();
    for (const { property, value, language } of values) {
      const tag = properties[property] === 'text' ? (language ?? languageOf(value)) : null;
      const written = tag === null ? value : { '@language': tag, '@value': value };
      const name = nameOf(property);
      const known = members.get(name);
      if (known === undefined) members.set(name, [written]);
      else known.push(written);
    }
    const plain = [...members].map(([name, all]) => [name, all.length === 1 ? all[0] : all] as const);
    const type =
      types.length === 0 ? {} : { '@type': types.length === 1 ? nameOf(types[0] as Term) : types.map(nameOf) };
    return JSON.stringify({ '@id': iri, ...type, ...Object.fromEntries(plain) });
  },
};

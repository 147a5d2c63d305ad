import { Parser } from 'n3';
import { namespaces } from '../../src/interchange/dcat/namespaces.ts';

const { cat, dcat, dct, foaf } = namespaces;

/** What a catalog says of a dataset that another one does not take over: its own hand in it. */
const own = new Set([`${dct}provenance`, `${dcat}contactPoint`, `${cat}isProvincialReturn`]);
const ownParts = /#(?:provenance|contact)$/;

/**
 * An export as it is compared with the export of a catalog that imported it. Left out is what must differ: codes begin
 * with the prefix of the source, bodies have codes and kinds of their own and count by name, and provenance, office and
 * 省回流 belong to the catalog that says them.
 *
 * @param turtle the export
 * @param prefix that the codes of its datasets begin with
 * @returns one line a statement, sorted
 */
export function comparable(turtle: string, prefix: string): readonly string[] {
  const quads = new Parser().parse(turtle);
  const names = new Map(
    quads
      .filter(({ predicate }) => predicate.value === `${foaf}name`)
      .map((quad) => [quad.subject.value, quad.object.value]),
  );
  const plain = (text: string): string => names.get(text) ?? text.replace(`/datasets/${prefix}`, '/datasets/');
  const lines = quads.flatMap(({ subject, predicate, object }) => {
    const isBody = names.has(subject.value) || subject.value.includes('publishertype');
    if (isBody || own.has(predicate.value) || ownParts.test(subject.value)) return [];
    const isIdentifier = predicate.value === `${dct}identifier`;
    const value = isIdentifier ? object.value.slice(prefix.length) : plain(object.value);
    const literal = object.termType === 'Literal' ? `${object.language} ${object.datatype.value}` : '';
    return [JSON.stringify([plain(subject.value), predicate.value, value, literal])];
  });
  return [...new Set(lines)].sort();
}

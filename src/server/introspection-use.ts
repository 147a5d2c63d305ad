import { type DocumentNode, Kind, visit } from 'graphql';

const known = new WeakMap<DocumentNode, boolean>();

/**
 * Whether a document looks at the schema, anywhere.
 *
 * Takes a parsed document. Returns true if `__schema` or `__type` is a field of any operation or fragment, whatever its
 * alias and whatever `@skip` or `@include` say: a field that a variable can switch on counts as switched on.
 * `__typename` is no introspection. The answer is kept with the document.
 */
export function usesIntrospection(document: DocumentNode): boolean {
  const answer = known.get(document);
  if (answer !== undefined) {
    return answer;
  }
  let found = false;
  visit(document, {
    [Kind.FIELD](node) {
      found ||= node.name.value === '__schema' || node.name.value === '__type';
    },
  });
  known.set(document, found);
  return found;
}

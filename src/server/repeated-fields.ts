import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';

/**
 * How often a document may ask for the same response name twice in one place.
 *
 * The rule that compares such fields is quadratic and stops only after some 200 ms (CVE-2024-39895 and its kind), so
 * they are counted first. A document written by a person or a code generator has none or a few.
 */
export const MAX_REPEATED_FIELDS = 50;

/**
 * Counts the fields that repeat a response name of their own selection set.
 *
 * Takes a parsed document. Returns the count over all operations and fragments, used or not, since all are validated.
 * Linear in the size of the document, and without recursion.
 */
export function countRepeatedFields(document: DocumentNode): number {
  const open: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) {
      open.push(definition.selectionSet);
    }
  }
  let repeated = 0;
  for (let selections = open.pop(); selections !== undefined; selections = open.pop()) {
    const names = new Set<string>();
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        repeated += names.has(name) ? 1 : 0;
        names.add(name);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined) {
        open.push(selection.selectionSet);
      }
    }
  }
  return repeated;
}

/**
 * Refuses a document that repeats too many fields.
 *
 * Takes a parsed document. Returns the one error with the count, the limit and the remedy, or none.
 */
export function repeatedFieldErrors(document: DocumentNode): GraphQLError[] {
  const repeated = countRepeatedFields(document);
  return repeated <= MAX_REPEATED_FIELDS
    ? []
    : [
        new GraphQLError(
          `the document repeats ${repeated} fields, the limit is ${MAX_REPEATED_FIELDS}; select each field once`,
          { extensions: { code: 'QUERY_TOO_COMPLEX', measured: repeated, limit: MAX_REPEATED_FIELDS } },
        ),
      ];
}

import type { SubjectStore } from './subject-store.ts';

const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/**
 * Puts expanded JSON-LD into a store. What has no meaning for a catalog is read plainly: the items of a list are values
 * of its property, and a named graph counts with the others.
 *
 * @param store where the statements go
 * @param expanded what `jsonld.expand` answers
 * @param label makes names for subjects that have none
 */
export function storeExpanded(store: SubjectStore, expanded: unknown, label: () => string): void {
  for (const each of listOf(expanded)) storeNode(store, each, label);
}

type Members = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

function storeNode(store: SubjectStore, node: unknown, label: () => string): string | null {
  if (typeof node !== 'object' || node === null) return null;
  const members = node as Members;
  const subject = typeof members['@id'] === 'string' ? members['@id'] : label();
  for (const [key, values] of Object.entries(members)) {
    if (key === '@type') {
      for (const value of listOf(values)) {
        store.add(subject, { predicate: type, value: String(value), isNode: true, language: '' });
      }
    } else if (key === '@graph' || key === '@included') storeExpanded(store, values, label);
    else if (key === '@reverse') storeReverse(store, subject, values as Members, label);
    else if (!key.startsWith('@')) for (const value of listOf(values)) storeValue(store, subject, key, value, label);
  }
  return subject;
}

function storeReverse(store: SubjectStore, object: string, reverse: Members, label: () => string): void {
  for (const [predicate, nodes] of Object.entries(reverse)) {
    for (const node of listOf(nodes)) {
      const subject = storeNode(store, node, label);
      if (subject !== null) store.add(subject, { predicate, value: object, isNode: true, language: '' });
    }
  }
}

function storeValue(
  store: SubjectStore,
  subject: string,
  predicate: string,
  value: unknown,
  label: () => string,
): void {
  const members = value as Members;
  if ('@list' in members) {
    for (const each of listOf(members['@list'])) storeValue(store, subject, predicate, each, label);
    return;
  }
  if ('@value' in members) {
    const literal = members['@value'];
    const text = typeof literal === 'object' ? JSON.stringify(literal) : String(literal);
    const language = String(members['@language'] ?? '').toLowerCase();
    store.add(subject, { predicate, value: text, isNode: false, language });
    return;
  }
  const object = storeNode(store, value, label);
  if (object !== null) store.add(subject, { predicate, value: object, isNode: true, language: '' });
}

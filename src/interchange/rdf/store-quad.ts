import type { SubjectStore } from './subject-store.ts';

/** The part of an RDF/JS term that is looked at; the parsers agree in it. */
interface ReadTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
}

/** A statement as the parsers make it. */
export interface ReadQuad {
  readonly subject: ReadTerm;
  readonly predicate: ReadTerm;
  readonly object: ReadTerm;
}

/** Puts a statement of a parser into a store. */
export function storeQuad(store: SubjectStore, { subject, predicate, object }: ReadQuad): void {
  store.add(nameOf(subject), {
    predicate: predicate.value,
    value: object.termType === 'Literal' ? object.value : nameOf(object),
    isNode: object.termType !== 'Literal',
    language: (object.language ?? '').toLowerCase(),
  });
}

const nameOf = ({ termType, value }: ReadTerm): string => (termType === 'BlankNode' ? `_:${value}` : value);

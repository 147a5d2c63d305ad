import { rdfLimits } from './rdf-limits.ts';

/** What is said of a subject. */
export interface Statement {
  readonly predicate: string;
  /** Text of a literal, or name of another subject. */
  readonly value: string;
  /** Whether the value is a subject and not a literal. */
  readonly isNode: boolean;
  /** Language of a literal, in small letters; '' when it has none. */
  readonly language: string;
}

/** Thrown when a graph is larger than is read; the message says which bound it passed. */
export class GraphTooLarge extends Error {
  override readonly name = 'GraphTooLarge';
}

const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A graph by its subjects, within `rdfLimits`. */
export class SubjectStore {
  readonly #subjects = new Map<string, Statement[]>();
  readonly #ofType = new Map<string, Set<string>>();
  readonly #predicates = new Map<string, string>();
  #statements = 0;
  #characters = 0;

  /** Statements so far, repeated ones counted again. */
  get size(): number {
    return this.#statements;
  }

  /**
   * @param subject IRI, or `_:` and a label
   * @throws GraphTooLarge
   */
  add(subject: string, { predicate, value, isNode, language }: Statement): void {
    this.#statements += 1;
    this.#characters += value.length;
    if (value.length > rdfLimits.literal) throw tooLarge('a literal', rdfLimits.literal, 'characters');
    if (this.#statements > rdfLimits.statements) throw tooLarge('the file', rdfLimits.statements, 'statements');
    if (this.#characters > rdfLimits.characters) throw tooLarge('the file', rdfLimits.characters, 'characters of text');
    // One string for each predicate, not one for each time it is used.
    const known = this.#predicates.get(predicate) ?? predicate;
    this.#predicates.set(known, known);
    const statements = this.#subjects.get(subject);
    const statement = { predicate: known, value, isNode, language };
    if (statements === undefined) this.#subjects.set(subject, [statement]);
    else statements.push(statement);
    if (predicate === type) this.#ofType.set(value, (this.#ofType.get(value) ?? new Set()).add(subject));
  }

  /** Subjects of a class, in the order in which they were first said to be of it. */
  ofType(iri: string): Iterable<string> {
    return this.#ofType.get(iri) ?? [];
  }

  /** Statements about a subject with one of some predicates, in the order of the file. */
  about(subject: string, predicates: readonly string[]): readonly Statement[] {
    const all = this.#subjects.get(subject) ?? [];
    return all.filter(({ predicate }) => predicates.includes(predicate));
  }
}

const tooLarge = (what: string, most: number, unit: string): GraphTooLarge =>
  new GraphTooLarge(`${what} has more than ${most.toLocaleString('en')} ${unit}`);

import { expandTerm, type Term } from '../dcat/namespaces.ts';
import type { Statement, SubjectStore } from './subject-store.ts';

/** Terms of vocabularies that are read and never written. */
const others = {
  'org:name': 'http://www.w3.org/ns/org#name',
  'schema:name': 'http://schema.org/name',
  'schemas:name': 'https://schema.org/name',
  'schema:startDate': 'http://schema.org/startDate',
  'schema:endDate': 'http://schema.org/endDate',
  'time:hasBeginning': 'http://www.w3.org/2006/time#hasBeginning',
  'time:hasEnd': 'http://www.w3.org/2006/time#hasEnd',
  'time:inXSDDate': 'http://www.w3.org/2006/time#inXSDDate',
  'time:inXSDDateTime': 'http://www.w3.org/2006/time#inXSDDateTime',
  'time:inXSDDateTimeStamp': 'http://www.w3.org/2006/time#inXSDDateTimeStamp',
  'locn:geographicName': 'http://www.w3.org/ns/locn#geographicName',
} as const;

export type ReadTermName = Term | keyof typeof others;

const iriOf = (name: ReadTermName): string =>
  name in others ? others[name as keyof typeof others] : expandTerm(name as Term);

/** Properties by which vocabularies name things, the more telling first. */
const nameProperties = [
  'foaf:name',
  'skos:prefLabel',
  'rdfs:label',
  'dct:title',
  'vcard:fn',
  'schema:name',
  'schemas:name',
  'locn:geographicName',
  'skos:notation',
] as const satisfies readonly ReadTermName[];

/** Chinese before no language before English before others: the catalog is read by Chinese readers. */
function rank({ language }: Statement): number {
  if (language.startsWith('zh')) return 0;
  if (language === '') return 1;
  return language.startsWith('en') ? 2 : 3;
}

/** The one to take of several values: by language, then in the order of the text, which no form of a graph changes. */
const best = (statements: readonly Statement[]): Statement | undefined =>
  [...statements].sort((a, b) => rank(a) - rank(b) || (a.value < b.value ? -1 : 1))[0];

/** A subject of a graph and the ways from it. */
export class GraphView {
  readonly #store: SubjectStore;
  readonly subject: string;

  constructor(store: SubjectStore, subject: string) {
    this.#store = store;
    this.subject = subject;
  }

  /** The address of the subject; '' for a blank node. */
  get address(): string {
    return this.subject.startsWith('_:') ? '' : this.subject;
  }

  /** Every value of a property, of any kind. */
  values(...names: readonly ReadTermName[]): readonly Statement[] {
    return this.#store.about(this.subject, names.map(iriOf));
  }

  /** The literal of a property that a Chinese reader would choose; '' when there is none. */
  text(...names: readonly ReadTermName[]): string {
    for (const name of names) {
      const found = best(this.values(name).filter(({ isNode }) => !isNode));
      if (found) return found.value;
    }
    return '';
  }

  /** All literals of a property, each once. */
  texts(name: ReadTermName): readonly string[] {
    return [...new Set(this.values(name).flatMap(({ isNode, value }) => (isNode ? [] : [value])))].sort();
  }

  /** The subjects a property leads to, in an order that no form of the graph changes. */
  nodes(...names: readonly ReadTermName[]): readonly GraphView[] {
    const found = new Set(this.values(...names).flatMap(({ isNode, value }) => (isNode ? [value] : [])));
    return [...found].sort().map((subject) => new GraphView(this.#store, subject));
  }

  /** The name of what a property leads to: a literal, the name of a subject, or its address where it has no name. */
  named(...names: readonly ReadTermName[]): string {
    for (const name of names) {
      const literal = this.text(name);
      if (literal !== '') return literal;
      const [first] = this.nodes(name);
      if (first) return first.text(...nameProperties) || first.address;
    }
    return '';
  }

  /** Names of everything a property leads to. */
  allNamed(name: ReadTermName): readonly string[] {
    const nodes = this.nodes(name).map((node) => node.text(...nameProperties) || node.address);
    return [...this.texts(name), ...nodes].filter((each) => each !== '');
  }

  /** The address of what a property leads to, also where it is written as text. */
  link(...names: readonly ReadTermName[]): string {
    for (const name of names) {
      const found = this.nodes(name).find(({ address }) => address !== '');
      if (found) return found.address;
      const literal = this.text(name);
      if (literal !== '') return literal;
    }
    return '';
  }
}

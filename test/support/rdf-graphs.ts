import { Readable } from 'node:stream';
import jsonld from 'jsonld';
import { Parser, type Quad, type Term } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { RdfForm } from '../../src/interchange/dcat/forms.ts';

/**
 * Parses a text of one form with a parser that is not ours, each with nothing to fetch from.
 */
export async function parseGraph(form: RdfForm, text: string): Promise<Quad[]> {
  switch (form) {
    case 'turtle':
      return new Parser({ format: 'text/turtle' }).parse(text);
    case 'rdf-xml':
      return (await Readable.from([text]).pipe(new RdfXmlParser()).toArray()) as Quad[];
    case 'json-ld': {
      const options = { format: 'application/n-quads', documentLoader: refuseRemote };
      const nquads = await jsonld.toRDF(JSON.parse(text) as object, options as object);
      return new Parser({ format: 'application/n-quads' }).parse(String(nquads));
    }
  }
}

const refuseRemote = async (url: string): Promise<never> => {
  throw new Error(`${url} was to be fetched`);
};

/**
 * A graph in one text: two graphs without blank nodes are the same exactly when these texts are. With one, it throws.
 */
export function canonicalText(quads: readonly Quad[]): string {
  const blank = quads.find(
    ({ subject, object }) => subject.termType === 'BlankNode' || object.termType === 'BlankNode',
  );
  if (blank) throw new Error('a graph with blank nodes is not compared like this');
  const lines = quads.map(
    ({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${termText(object)}\n`,
  );
  return [...new Set(lines)].sort().join('');
}

/** A term without doubt about what it is: kind, text, language or datatype. */
const termText = (term: Term): string =>
  term.termType === 'Literal' ? JSON.stringify([term.value, term.language, term.datatype.value]) : term.value;

import { type RdfForm, rdfForms } from './forms.ts';
import type { Node } from './node.ts';

/**
 * Writes nodes as text of one form, a batch at a time. What is kept is one batch.
 *
 * @param form Turtle, JSON-LD or RDF/XML
 * @param batches nodes; a subject may come more than once
 * @returns the text in pieces, one a batch
 */
export async function* writeGraph(
  form: RdfForm,
  batches: AsyncIterable<readonly Node[]> | Iterable<readonly Node[]>,
): AsyncGenerator<string> {
  const {
    head,
    tail,
    between = '',
    node,
  }: (typeof rdfForms)[RdfForm]['writer'] & { between?: string } = rdfForms[form].writer;
  let written = head;
  let isFirst = true;
  for await (const batch of batches) {
    for (const each of batch) {
      written += isFirst ? node(each) : between + node(each);
      isFirst = false;
    }
    yield written;
    written = '';
  }
  yield written + tail;
}

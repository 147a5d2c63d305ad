import { rdfLimits } from './rdf-limits.ts';
import { GraphTooLarge } from './subject-store.ts';

/**
 * Passes text on as long as it says something: a parser keeps what it has not understood yet, so a literal without end
 * would fill the memory before anyone sees it.
 *
 * @param pieces the text
 * @param statements how many statements were made of it so far
 * @throws GraphTooLarge
 */
export async function* saying(pieces: AsyncIterable<string>, statements: () => number): AsyncGenerator<string> {
  let silent = 0;
  let before = 0;
  for await (const piece of pieces) {
    const now = statements();
    silent = now === before ? silent + piece.length : piece.length;
    before = now;
    if (silent > rdfLimits.silence) {
      throw new GraphTooLarge(
        `more than ${rdfLimits.silence.toLocaleString('en')} characters pass without a statement`,
      );
    }
    yield piece;
  }
}

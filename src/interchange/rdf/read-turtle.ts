import { EventEmitter } from 'node:events';
import { Parser, type Quad } from 'n3';
import { saying } from './silence-guard.ts';
import { storeQuad } from './store-quad.ts';
import type { SubjectStore } from './subject-store.ts';
import { SyntaxFault } from './syntax-fault.ts';

/**
 * Reads Turtle into a store, piece by piece.
 *
 * @param pieces the text
 * @param store where the statements go
 * @throws SyntaxFault with the line; GraphTooLarge
 */
export async function readTurtle(pieces: AsyncIterable<string>, store: SubjectStore): Promise<void> {
  const source = new EventEmitter();
  let fault: Error | null = null;
  new Parser({ format: 'text/turtle' }).parse(source as never, (error: Error | null, quad: Quad | null) => {
    if (fault !== null) return;
    if (error) fault = new SyntaxFault(error.message.replace(/(?: on line \d+)?\.$/, ''), lineOf(error));
    else if (quad) {
      try {
        storeQuad(store, quad);
      } catch (tooLarge) {
        fault = tooLarge as Error;
      }
    }
  });
  for await (const piece of saying(pieces, () => store.size)) {
    if (piece !== '') source.emit('data', piece);
    if (fault !== null) throw fault as Error;
  }
  source.emit('end');
  if (fault !== null) throw fault as Error;
}

function lineOf(error: Error): number | null {
  const { context } = error as { context?: { line?: number } };
  return context?.line ?? null;
}

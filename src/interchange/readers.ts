import { RequestError } from '../rules/errors.ts';
import { shanghaiReader } from './shanghai.ts';
import type { OpenedReader, ReaderInput, SourceReader } from './source-reader.ts';

/** Every reader by the name of its source. A new source is a file beside `shanghai.ts` and a line here. */
export const readers: ReadonlyMap<string, SourceReader> = new Map(
  [shanghaiReader].map((reader) => [reader.source, reader]),
);

/**
 * Opens the files of a source. Nothing is read before the rows are iterated.
 *
 * @param source name of the source, such as `shanghai`
 * @param input the files, their encoding if a person named one, and the table of domains
 * @returns the rows and, once one was read, the columns left out because they name persons
 * @throws RequestError when no reader has this name
 */
export function openReader(source: string, input: ReaderInput): OpenedReader {
  const reader = readers.get(source);
  if (!reader) {
    const known = [...readers.keys()].join(', ');
    throw new RequestError('BAD_USER_INPUT', `There is no reader for the source “${source}”. Known: ${known}.`, [
      'source',
    ]);
  }
  return reader.open(input);
}

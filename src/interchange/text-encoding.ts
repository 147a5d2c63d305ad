import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { FileError } from './file-error.ts';
import { refuseBinary, textHead } from './text-file.ts';

const nameEncoding =
  'Save the file as UTF-8, or name its encoding with --encoding, for example gb18030, big5 or windows-1252';

/** Encodings tried in this order; the first in which the whole file is valid text is taken. */
const candidates = ['utf-8', 'gb18030', 'big5'] as const;

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

function decoderOf(encoding: string): Decoder {
  if (!/^utf-?8$/i.test(encoding)) return iconv.getDecoder(encoding);
  const strict = new TextDecoder('utf-8', { fatal: true });
  return { write: (bytes) => strict.decode(bytes, { stream: true }), end: () => strict.decode() };
}

/**
 * Bytes that a legacy encoding does not assign come out as U+FFFD or as private use: Big5 read as GB18030 is nearly
 * always well-formed, yet its commonest characters (的, 一 …) fall into the user-defined area. Such text is no text.
 */
const unassigned = /[\ufffd\p{Co}]/u;

/** The line, from 1, where the file stops being valid in an encoding; null when it is valid to its end. */
async function firstInvalidLine(path: string, encoding: (typeof candidates)[number]): Promise<number | null> {
  return encoding === 'utf-8' ? firstInvalidUtf8(path) : firstUnassigned(path, encoding);
}

const breaksIn = (text: string) => text.split('\n').length - 1;

async function firstInvalidUtf8(path: string): Promise<number | null> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  // Only the strict decoder judges; the lenient one, fed the same pieces, shows where it stopped.
  const lenient = new TextDecoder('utf-8');
  let line = 1;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = lenient.decode(bytes, { stream: true });
    try {
      strict.decode(bytes, { stream: true });
    } catch {
      return line + breaksIn(text.slice(0, Math.max(0, text.indexOf('\ufffd'))));
    }
    line += breaksIn(text);
  }
  try {
    strict.decode();
    return null;
  } catch {
    return line;
  }
}

async function firstUnassigned(path: string, encoding: string): Promise<number | null> {
  const decoder = iconv.getDecoder(encoding);
  let line = 1;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.write(bytes);
    const at = text.search(unassigned);
    if (at >= 0) return line + breaksIn(text.slice(0, at));
    line += breaksIn(text);
  }
  return unassigned.test(decoder.end() ?? '') ? line : null;
}

/**
 * Finds the encoding of a text file by validity alone: what its byte order mark says, else UTF-8, else GB18030 (which
 * includes GBK and GB2312), else Big5. It reads the file through at most three times and keeps none of it.
 *
 * @param path of a regular file
 * @param named an encoding that a person named; it is taken unjudged
 * @returns the name of the encoding
 * @throws FileError when the path is missing, a directory, unreadable, empty or binary, when the named encoding is
 *   unknown, and when the file is valid in none
 */
export async function encodingOf(path: string, named?: string): Promise<string> {
  if (named !== undefined && !iconv.encodingExists(named)) {
    throw new FileError(
      path,
      `the encoding “${named}” is unknown`,
      'Known are utf-8, gb18030, gbk, big5, windows-1252 and others of iconv',
    );
  }
  const head = await textHead(path);
  if (named !== undefined) return named;
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  refuseBinary(path, head);
  let broken: number | null = null;
  for (const encoding of candidates) {
    const line = await firstInvalidLine(path, encoding);
    if (line === null) return encoding;
    broken ??= line;
  }
  throw new FileError(
    path,
    'the text is not valid UTF-8, and as a whole neither GB18030 nor Big5',
    nameEncoding,
    broken,
  );
}

/**
 * The text of a file in pieces, without its byte order mark.
 *
 * @param path of the file
 * @param encoding as `encodingOf` found it
 * @throws FileError when the encoding is UTF-8 and the bytes are not
 */
export async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let first = true;
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      const text = decoder.write(bytes);
      yield first && text.startsWith('\ufeff') ? text.slice(1) : text;
      first &&= text === '';
    }
    yield decoder.end() ?? '';
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new FileError(path, 'the text is not valid UTF-8', nameEncoding);
    }
    throw error;
  }
}

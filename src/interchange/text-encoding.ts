import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { familyOf } from './double-bytes.ts';
import { FileError } from './file-error.ts';
import { refuseBinary, textHead } from './text-file.ts';

const nameEncoding =
  'Save the file as UTF-8, or name its encoding with --encoding, for example gb18030, big5 or windows-1252';

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

function decoderOf(encoding: string): Decoder {
  if (!isUtf8(encoding)) return iconv.getDecoder(encoding);
  const strict = new TextDecoder('utf-8', { fatal: true });
  return { write: (bytes) => strict.decode(bytes, { stream: true }), end: () => strict.decode() };
}

/**
 * Bytes that a legacy encoding does not assign come out as U+FFFD or as private use: Big5 read as GB18030 is nearly
 * always well-formed, yet its commonest characters (的, 一 …) fall into the user-defined area. Such text is no text.
 */
const unassigned = /[\ufffd\p{Co}]/u;

const breaksIn = (text: string) => text.split('\n').length - 1;

/** The line, from 1, where the file stops being valid UTF-8; null when it is valid to its end. */
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

const isUtf8 = (name: string): boolean => /^utf-?8$/i.test(name);

/**
 * Finds the encoding of a text file: what its byte order mark says, else UTF-8 where it is valid, else GB18030 (which
 * includes GBK and GB2312) or Big5, whichever its bytes look like and the whole file is valid in. It reads the file
 * through at most four times and keeps none of it.
 *
 * @param path of a regular file
 * @param named an encoding that a person named; it is taken unless the bytes contradict it
 * @returns the name of the encoding
 * @throws FileError when the path is missing, a directory, unreadable, empty or binary, when the named encoding is
 *   unknown or not that of the file, and when the file is valid in none
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
  if (named !== undefined) return await judged(path, named);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  refuseBinary(path, head);
  const broken = await firstInvalidUtf8(path);
  if (broken === null) return 'utf-8';
  const likelier = (await familyOf(path)) === 'big5' ? (['big5', 'gb18030'] as const) : (['gb18030', 'big5'] as const);
  for (const encoding of likelier) {
    if ((await firstUnassigned(path, encoding)) === null) return encoding;
  }
  throw new FileError(
    path,
    'the text is not valid UTF-8, and as a whole neither GB18030 nor Big5',
    nameEncoding,
    broken,
  );
}

/** A name that the bytes contradict would turn the text into other characters (乱码), which nobody could undo later. */
async function judged(path: string, named: string): Promise<string> {
  const remedy = 'Leave --encoding out, or name the right one';
  const line = isUtf8(named) || /^utf-?(16|32)|^ucs/i.test(named) ? null : await firstBeyondAscii(path);
  if (line !== null && (await firstInvalidUtf8(path)) === null) {
    throw new FileError(path, `the text is UTF-8 and not ${named}`, remedy, line);
  }
  const invalid = isUtf8(named) ? await firstInvalidUtf8(path) : await firstUnassigned(path, named);
  if (invalid !== null) {
    throw new FileError(path, `the text is not valid ${named.toUpperCase()} here`, remedy, invalid);
  }
  if (line === null) return named;
  const family = await familyOf(path);
  const told = /^(gb|cp936|936|euc-?cn|hz)/i.test(named) ? 'gb' : /^(big5|cp950|950)/i.test(named) ? 'big5' : null;
  if (family !== null && told !== null && family !== told) {
    const seems = family === 'gb' ? 'GB18030' : 'Big5';
    throw new FileError(path, `the text looks like ${seems} and not like ${named}`, remedy, line);
  }
  return named;
}

async function firstBeyondAscii(path: string): Promise<number | null> {
  let line = 1;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of bytes) {
      if (byte > 127) return line;
      if (byte === 10) line += 1;
    }
  }
  return null;
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

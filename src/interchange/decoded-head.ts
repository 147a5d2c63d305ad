import iconv from 'iconv-lite';

/**
 * The beginning of a text as far as signs and delimiters go, which all encodings but UTF-16 write alike.
 *
 * @param head first bytes of a file
 * @param encoding named by a person
 * @returns the text without its byte order mark; characters other than ASCII may be wrong
 */
export function decodedHead(head: Buffer, encoding: string | undefined): string {
  const marked =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  const named = encoding !== undefined && iconv.encodingExists(encoding) ? encoding : 'utf-8';
  return iconv.decode(head, marked ?? named);
}

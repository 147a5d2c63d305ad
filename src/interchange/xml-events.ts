import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { FileError } from './file-error.ts';

/** What an XML text says next; names are without their prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** No tag and no text between tags is longer; what goes on longer is not read to its end. */
const longestPiece = 2_000_000;
const deepest = 100;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as a stream. A document type is refused, so that no entity can be declared, let alone expanded; nothing is
 * ever fetched.
 *
 * @param path of the file, for messages
 * @param part of the file that is read, for messages
 * @param bytes of the XML, UTF-8
 * @returns events in lots, one for each piece that was read
 * @throws FileError for XML that is not well-formed, a document type, and what is too long or nested too deep
 */
export async function* xmlEvents(
  path: string,
  part: string,
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<readonly XmlEvent[]> {
  const parser = new SaxesParser();
  let events: XmlEvent[] = [];
  let fault: string | null = null;
  let depth = 0;
  parser.on('error', ({ message }) => {
    fault ??= `its part ${part} is no well-formed XML (${message.slice(0, 100)})`;
  });
  parser.on('doctype', () => {
    fault ??= `its part ${part} declares a document type, which may define entities`;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) fault ??= `its part ${part} nests deeper than ${deepest} levels`;
    events.push({ kind: 'open', name: local(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.push({ kind: 'close', name: local(name) });
  });
  parser.on('text', (text) => events.push({ kind: 'text', text }));
  parser.on('cdata', (text) => events.push({ kind: 'text', text }));

  const decoder = new StringDecoder('utf8');
  let silent = 0;
  const stop = () => {
    if (fault !== null) throw new FileError(path, fault, 'Save the workbook anew with a spreadsheet program');
  };
  for await (const piece of bytes) {
    const text = decoder.write(piece);
    parser.write(text);
    silent = events.length > 0 ? 0 : silent + text.length;
    if (silent > longestPiece) fault ??= `its part ${part} holds a text of more than ${longestPiece} characters`;
    stop();
    yield events;
    events = [];
  }
  parser.close();
  stop();
  yield events;
}

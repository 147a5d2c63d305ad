import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { rdfLimits } from './rdf-limits.ts';
import { saying } from './silence-guard.ts';
import { type ReadQuad, storeQuad } from './store-quad.ts';
import { GraphTooLarge, type SubjectStore } from './subject-store.ts';
import { SyntaxFault } from './syntax-fault.ts';

/**
 * Reads RDF/XML into a store, piece by piece. Entities of the document are for abbreviating addresses: short, and never
 * of one another; nothing outside the document is read.
 *
 * @param pieces the text
 * @param store where the statements go
 * @throws SyntaxFault with the line; GraphTooLarge
 */
export async function readRdfXml(pieces: AsyncIterable<string>, store: SubjectStore): Promise<void> {
  const parser = new RdfXmlParser({ trackPosition: true });
  try {
    await pipeline(
      Readable.from(saying(judged(pieces), () => store.size)),
      parser as unknown as NodeJS.ReadWriteStream,
      async (quads) => {
        for await (const quad of quads as unknown as AsyncIterable<ReadQuad>) storeQuad(store, quad);
      },
    );
  } catch (error) {
    if (error instanceof SyntaxFault || error instanceof GraphTooLarge) throw error;
    if (!(error instanceof Error) || 'code' in error) throw error;
    throw new SyntaxFault(...faultOf(error));
  }
}

/** Looks at the tags on their way for the two things that grow out of proportion: entities and depth. */
async function* judged(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let head = '';
  let isHead = true;
  const deep = depthOf();
  for await (const piece of pieces) {
    deep(piece);
    if (!isHead) {
      yield piece;
      continue;
    }
    head += piece;
    // The declaration stands before the first element; until that is there, nothing is passed on.
    isHead = !/<[A-Za-z_]/.test(head) && head.length <= rdfLimits.doctype * 2;
    if (isHead) continue;
    judgeDoctype(head);
    yield head;
    head = '';
  }
  if (isHead) yield head;
}

function judgeDoctype(head: string): void {
  const start = head.indexOf('<!DOCTYPE');
  if (start < 0) return;
  const first = head.search(/<[A-Za-z_]/);
  const doctype = head.slice(start, first < 0 ? undefined : first);
  if (doctype.length > rdfLimits.doctype) {
    throw new SyntaxFault('the document type declaration is too long', lineAt(head, start));
  }
  for (const match of doctype.matchAll(/<!ENTITY\s+([^\s"']+)\s*([^>]*)/g)) {
    const [, name = '', rest = ''] = match;
    const [, value] = /^["']([^"']*)["']\s*$/.exec(rest) ?? [];
    const line = lineAt(head, start + match.index);
    if (value === undefined) throw new SyntaxFault(`the entity ${name.slice(0, 40)} is no plain text of its own`, line);
    if (value.includes('&') || value.length > rdfLimits.entity) {
      throw new SyntaxFault(`the entity ${name.slice(0, 40)} is long or made of others`, line);
    }
  }
}

/**
 * Counts open elements. A comment that goes on over two pieces is looked into like the rest: what it counts is far below
 * the bound, which is there for runaways.
 */
function depthOf(): (piece: string) => void {
  let depth = 0;
  let line = 1;
  let rest = '';
  return (piece) => {
    const text = rest + piece;
    // A tag may be cut by the end of a piece.
    const cut = text.lastIndexOf('<');
    const whole = cut >= 0 && !text.includes('>', cut) && text.length - cut < 65_536 ? text.slice(0, cut) : text;
    rest = text.slice(whole.length);
    for (const [sign] of whole.matchAll(signs)) {
      line += sign.split('\n').length - 1;
      if (sign === '\n' || sign.startsWith('<!')) continue;
      if (sign.startsWith('</')) depth -= 1;
      else if (!sign.endsWith('/>')) depth += 1;
      if (depth > rdfLimits.depth) throw new SyntaxFault(`elements are nested more than ${rdfLimits.depth} deep`, line);
    }
  };
}

const signs = /\n|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/?[A-Za-z_](?:[^>"']|"[^"]*"|'[^']*')*>/g;

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Where the parser stopped stands at the head of its message, in one of two ways. */
const place = /^(?:Line )?(\d+)(?:: ?| column )\d+: /;

function faultOf({ message }: Error): [string, number | null] {
  const [, line] = place.exec(message) ?? [];
  return [message.replace(place, '').replace(/\.$/, ''), line === undefined ? null : Number(line)];
}

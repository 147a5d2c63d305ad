import type { QuotedProvision } from '../../rules/application/whole-file.ts';
import { joined, type Markup, plain, written } from './markup.ts';

/** The provisions that a file quotes, by code. */
export type Quoted = ReadonlyMap<string, QuotedProvision>;

export const quotedByCode = (provisions: readonly QuotedProvision[]): Quoted =>
  new Map(provisions.map((provision) => [provision.code, provision]));

/** A provision by its title, document and article; one that the file does not quote by its code. */
export function cited(code: string, quoted: Quoted): Markup {
  const provision = quoted.get(code);
  if (provision === undefined) return written(code);
  const { title, document, documentNumber, article } = provision;
  const place = [documentNumber ?? document, article].filter((each) => each !== null).join(' ');
  return joined([written(title), plain(' ('), written(place), plain(')')]);
}

import { runsOf, squeezed } from './runs.ts';

/** Expressions over tokens, in PostgreSQL's `tsquery` syntax. Tokens are quoted, so nothing typed is ever an operator. */

const quotedToken = (token: string): string => `'${token.replace(/['\\]/g, (sign) => sign + sign)}'`;

/** A document has a token that begins so. */
export const prefixed = (token: string): string => `${quotedToken(token)}:*`;

/** A document has exactly this token. */
const exactly = (token: string): string => quotedToken(token);

/** All of these; nothing for none. */
export function allOf(parts: readonly string[]): string {
  return joined([...new Set(parts)], ' & ');
}

/** Any of these. */
export function anyOf(parts: readonly string[]): string {
  return joined([...new Set(parts.filter((part) => part !== ''))], ' | ');
}

/** Not this. */
export const noneOf = (part: string): string => `!(${part})`;

function joined(parts: readonly string[], by: string): string {
  const [only] = parts;
  if (parts.length <= 1) return only ?? '';
  return `(${parts.join(by)})`;
}

/**
 * All of these but some: written as a tree that shares what it can, since every subset by itself would be long.
 *
 * @param missing how many may be missing
 */
export function allButSome(parts: readonly string[], missing: number): string {
  const [first, ...rest] = parts;
  if (first === undefined || missing >= parts.length) return '';
  if (missing === 0) return allOf(parts);
  return anyOf([
    allOf([first, allButSome(rest, missing)].filter((part) => part !== '')),
    allButSome(rest, missing - 1),
  ]);
}

/**
 * The tokens of a text as typed: one character by what begins with it, more by all their pairs; words by how they begin,
 * since they are often typed in part, and a single letter by itself, since much begins with it.
 */
export function literally(text: string): string {
  return allOf(
    runsOf(text).flatMap((run) => {
      if (run.kind === 'word') {
        const word = squeezed(run.text).slice(0, 60);
        return [/^\p{L}$/u.test(word) ? exactly(word) : prefixed(word)];
      }
      const characters = [...run.text];
      if (characters.length === 1) return [prefixed(run.text)];
      return characters.slice(1).map((character, index) => exactly(`${characters[index]}${character}`));
    }),
  );
}

import type { ListingState } from './listing-state.ts';
import { canonicalState } from './listing-state.ts';

/** SHA-256 of a text, in hexadecimal; given by whoever may compute it. */
export type Hash = (text: string) => string;

/** A listing as digests see it: its code, and the digest of its state in canonical form. */
export interface Leaf {
  readonly code: string;
  readonly digest: string;
}

/** A range of listing codes in the order of their bytes: from a code on, up to and without another; null for no bound. */
export interface CodeRange {
  readonly from: string | null;
  readonly before: string | null;
}

/** What one side holds in a range: how many listings, and a digest over them all. */
export interface RangeDigest extends CodeRange {
  readonly count: number;
  readonly digest: string;
}

/** A state as a leaf. */
export const leafOf = (state: ListingState, hash: Hash): Leaf => ({
  code: state.listing,
  digest: hash(canonicalState(state)),
});

/** Codes are ASCII, so the order of their code units is that of their bytes. */
export const byCode = (a: Leaf, b: Leaf): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** Whether a code lies in a range. */
export const isInRange = (code: string, { from, before }: CodeRange): boolean =>
  (from === null || code >= from) && (before === null || code < before);

/** The digest over leaves in the order of their codes: SHA-256 of a line `<code> <digest>` for each. */
export const digestOver = (leaves: readonly Leaf[], hash: Hash): string =>
  hash(leaves.map(({ code, digest }) => `${code} ${digest}\n`).join(''));

/**
 * What is held in a range as one digest, and in parts of about the same number of listings with a digest each, so that two
 * sides find where they differ by descending into the parts that do.
 *
 * @param leaves those in the range, in the order of their codes
 * @param parts how many at most; one that is empty is left out, but the parts cover the range without a gap
 */
export function splitRange(
  range: CodeRange,
  leaves: readonly Leaf[],
  parts: number,
  hash: Hash,
): RangeDigest & { readonly ranges: readonly RangeDigest[] } {
  const size = Math.max(1, Math.ceil(leaves.length / parts));
  const starts = leaves.filter((_, index) => index % size === 0).map(({ code }) => code);
  const ranges = Array.from({ length: Math.max(1, starts.length) }, (_, index): RangeDigest => {
    const held = leaves.slice(index * size, (index + 1) * size);
    const from = index === 0 ? range.from : (starts[index] ?? null);
    return { from, before: starts[index + 1] ?? range.before, count: held.length, digest: digestOver(held, hash) };
  });
  return { ...range, count: leaves.length, digest: digestOver(leaves, hash), ranges };
}

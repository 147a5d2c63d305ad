import { canonicalText } from '../application/canonical.ts';
import type { DisclosureContent } from './content.ts';

/** What became different in one part: codes, in their order. */
export interface PartDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What became different from one disclosure to another. */
export interface DisclosureDifference {
  readonly authorisations: PartDifference;
  readonly resources: PartDifference;
  readonly products: PartDifference;
}

/**
 * What is different from last year's disclosure, part by part.
 *
 * @param before the one before; null where there is none, so that everything is new
 */
export function disclosureDifference(before: DisclosureContent | null, after: DisclosureContent): DisclosureDifference {
  const part = <T>(of: (content: DisclosureContent) => readonly T[], keyOf: (entry: T) => string): PartDifference =>
    differenceOf(texts(before === null ? [] : of(before), keyOf), texts(of(after), keyOf));
  return {
    authorisations: part(
      ({ authorisations }) => authorisations,
      ({ code }) => code,
    ),
    // The same resource may be obtained under several agreements.
    resources: part(
      ({ resources }) => resources,
      ({ agreement, code }) => `${agreement} ${code}`,
    ),
    products: part(
      ({ products }) => products,
      ({ code }) => code,
    ),
  };
}

const texts = <T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, string> =>
  new Map(entries.map((entry) => [keyOf(entry), canonicalText(entry)]));

function differenceOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): PartDifference {
  const keys = (of: ReadonlyMap<string, string>, isOne: (key: string) => boolean): string[] =>
    [...of.keys()].filter(isOne).sort();
  return {
    added: keys(after, (key) => !before.has(key)),
    removed: keys(before, (key) => !after.has(key)),
    changed: keys(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
  };
}

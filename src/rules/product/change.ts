import { canonicalText } from '../application/canonical.ts';
import { type ProductContent, productParts } from './content.ts';

/** Number of a version: a major change begins a new major number and is reviewed, a minor one is not. */
export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
}

/** How people write a number. */
export const versionText = ({ major, minor }: VersionNumber): string => `${major}.${minor}`;

/** Parts of a content whose change says nothing new of what the product is made from, gives or serves. */
const minorParts: readonly string[] = ['name', 'abstract', 'serviceLevel', 'documentation'];

/** Whether a change has to be reviewed again: only a major one reopens the review (合规安全审核). */
export function isMajorChange(before: ProductContent, after: ProductContent): boolean {
  const [old, changed] = [productParts(before), productParts(after)];
  return Object.keys(changed).some(
    (part) => !minorParts.includes(part) && canonicalText(old[part]) !== canonicalText(changed[part]),
  );
}

/**
 * The number of the version that a change begins.
 *
 * @param standing the number of the approved version; null while none stands
 * @param last the highest number given so far
 */
export function nextNumber(standing: VersionNumber | null, last: VersionNumber, isMajor: boolean): VersionNumber {
  return standing === null || isMajor
    ? { major: last.major + 1, minor: 0 }
    : { major: standing.major, minor: standing.minor + 1 };
}

import type { RequestContext } from '../../context.ts';
import { assembleDisclosure, disclosureById, lastDisclosure, lastDisclosureOf } from '../../db/stores/disclosures.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { DisclosureContent } from '../../rules/disclosure/content.ts';
import { type DisclosureDifference, disclosureDifference } from '../../rules/disclosure/difference.ts';
import { disclosureDueOn } from '../../rules/disclosure/judge.ts';
import { denialOf } from '../../rules/permissions.ts';
import { organizationOf } from '../../rules/viewer.ts';

/** What would be published about a year now. */
export interface DisclosureDraft {
  readonly content: DisclosureContent;
  readonly dueOn: LocalDate | null;
  readonly difference: DisclosureDifference;
}

/** What the body the caller acts for would disclose about a year; null for whoever may not publish it. */
export async function draftOfDisclosure(context: RequestContext, year: number): Promise<DisclosureDraft | null> {
  const { viewer, db } = context;
  const acting = organizationOf(viewer);
  if (acting === null || denialOf(viewer, 'publishDisclosure', { ownerId: acting.id }) !== null) return null;
  const content = await assembleDisclosure(db, acting.id, year);
  if (content === null) return null;
  const before = await lastDisclosure(db, acting.id, year - 1);
  const { provisions } = await context.policy();
  const dueOn = disclosureDueOn(year, provisions, dateInShanghai(context.now()));
  return { content, dueOn, difference: disclosureDifference(before?.content ?? null, content) };
}

/** What a published disclosure says otherwise than the last one on the year before, by its uuid. */
export async function differenceFromLastYear({ db }: RequestContext, id: string): Promise<DisclosureDifference | null> {
  const found = await disclosureById(db, id);
  if (found === null) return null;
  const before = await lastDisclosure(db, found.authorityId, found.year - 1);
  return disclosureDifference(before?.content ?? null, found.content);
}

/** The last disclosure of a body about a year, as everyone may have it; null when there is none. */
export async function publishedDisclosure(
  { db }: RequestContext,
  authority: string,
  year: number,
): Promise<{ readonly content: DisclosureContent; readonly version: number; readonly digest: string } | null> {
  return await lastDisclosureOf(db, authority, year);
}

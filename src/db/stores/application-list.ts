import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { canonicalText } from '../../rules/application/canonical.ts';
import type { ListTotals } from '../../rules/application/figures.ts';
import type { FrozenFile } from '../../rules/application/frozen-file.ts';
import { type ListDifference, type ListLine, lineKey } from '../../rules/application/list.ts';
import type { ListedItem } from '../../rules/application/required-steps.ts';
import type { Database } from '../client.ts';
import { applicationItems, applicationSubmissions } from '../tables/application-parts.ts';
import { bulkInsert, bulkUpdate, idList } from './bulk.ts';

/** Keeps what was handed in, under its number. */
export async function insertSubmission(
  tx: Database,
  file: { readonly id: string; readonly applicationId: string; readonly submittedBy: string | null },
  content: FrozenFile,
  now: Date,
): Promise<void> {
  const digest = createHash('sha256').update(canonicalText(content)).digest('hex');
  await tx
    .insert(applicationSubmissions)
    .values({ ...file, number: content.number, submittedAt: now, content, digest });
}

/** What was handed in last, by application; one that was never handed in is missing. */
export async function lastSubmissions(db: Database, ids: readonly string[]): Promise<Map<string, FrozenFile>> {
  const rows = await db.execute<{ id: string; content: FrozenFile }>(sql`
    select distinct on (s.application_id) s.application_id as id, s.content from ${applicationSubmissions} s
    where s.application_id = any(${idList(ids)}) order by s.application_id, s.number desc`);
  return new Map([...rows].map(({ id, content }) => [id, content]));
}

/** Lines that are on the list of an application now, in their order. */
export async function listedItems(db: Database, applicationId: string): Promise<ListedItem[]> {
  return [
    ...(await db.execute<ListedItem & Record<string, unknown>>(sql`
      select i.id, i.resource_id as "resourceId", i.resource_code as "resourceCode", i.resource_title as "resourceTitle",
        i.item_name as "itemName", i.grade, i.provider_id as "providerId",
        i.is_provincial_return as "isProvincialReturn", i.need_title as "needTitle", i.justification
      from ${applicationItems} i where i.application_id = ${applicationId} and i.removed_in is null
      order by i.position, i.id`)),
  ];
}

/**
 * Writes a list in place of the one before, under the number of a submission: a line that stays keeps its row, so that
 * what was said of it still stands; one with other words is a new line.
 */
export async function writeList(
  tx: Database,
  applicationId: string,
  submission: number,
  lines: readonly ListLine[],
  difference: ListDifference<ListedItem>,
  newId: () => string,
): Promise<void> {
  const places = new Map(lines.map((line, index) => [lineKey(line), index + 1]));
  const placeOf = (line: ListLine): number => places.get(lineKey(line)) ?? 0;
  const gone = [...difference.removed, ...difference.changed.map(({ from }) => from)];
  await bulkUpdate(
    tx,
    applicationItems,
    gone.map(({ id }) => ({ id, removedIn: submission })),
  );
  await bulkUpdate(
    tx,
    applicationItems,
    difference.kept.map(({ from, to }) => ({ id: from.id, position: placeOf(to) })),
  );
  const come = [...difference.added, ...difference.changed.map(({ to }) => to)];
  await bulkInsert(
    tx,
    applicationItems,
    come.map((line) => ({
      id: newId(),
      applicationId,
      position: placeOf(line),
      ...line,
      addedIn: submission,
      removedIn: null,
    })),
  );
}

/** Figures of the lists of applications as they are now; one with an empty list is missing. */
export async function listTotals(db: Database, ids: readonly string[]): Promise<Map<string, ListTotals>> {
  const rows = await db.execute<ListTotals & { id: string } & Record<string, unknown>>(sql`
    select t.id, sum(t.count)::int as "itemCount", sum(t.returned)::int as "provincialReturnCount",
      (select count(distinct i.resource_id)::int from ${applicationItems} i
        where i.application_id = t.id and i.removed_in is null) as "resourceCount",
      (select count(distinct i.provider_id)::int from ${applicationItems} i
        where i.application_id = t.id and i.removed_in is null) as "providerCount",
      json_agg(json_build_object('grade', t.grade, 'count', t.count) order by t.grade) as "byGrade"
    from (select i.application_id as id, i.grade, count(*)::int as count,
        count(*) filter (where i.is_provincial_return)::int as returned
      from ${applicationItems} i where i.application_id = any(${idList(ids)}) and i.removed_in is null
      group by i.application_id, i.grade) t group by t.id`);
  return new Map([...rows].map(({ id, ...totals }) => [id, totals]));
}

import { eq, inArray, sql } from 'drizzle-orm';
import type { RoundStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applications, reviewRounds } from '../tables/applications.ts';

/** A round of reviews as commands look at it. */
export interface RoundRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly authorityId: string;
  readonly convenesOn: string;
  readonly status: RoundStatus;
  readonly revision: number;
}

const columns = {
  id: reviewRounds.id,
  code: reviewRounds.code,
  title: reviewRounds.title,
  authorityId: reviewRounds.authorityId,
  convenesOn: reviewRounds.convenesOn,
  status: reviewRounds.status,
  revision: reviewRounds.revision,
};

/** Opens a round, at revision 1. */
export async function insertRound(
  tx: Database,
  round: Pick<RoundRow, 'id' | 'code' | 'title' | 'authorityId' | 'convenesOn'>,
  now: Date,
): Promise<void> {
  await tx.insert(reviewRounds).values({ ...round, status: 'open', revision: 1, createdAt: now, updatedAt: now });
}

/** Locks a round until the transaction ends; null when there is none. */
export async function lockRound(tx: Database, id: string): Promise<RoundRow | null> {
  const [row] = await tx.select(columns).from(reviewRounds).where(eq(reviewRounds.id, id)).for('update');
  return row ?? null;
}

/** A round that a file is put into: it stays as it is until the transaction ends. */
export async function holdRound(tx: Database, id: string): Promise<RoundRow | null> {
  const [row] = await tx.select(columns).from(reviewRounds).where(eq(reviewRounds.id, id)).for('share');
  return row ?? null;
}

/** How many files in a round wait for a decision. */
export async function waitingInRound(tx: Database, id: string): Promise<number> {
  const [row] = await tx.execute<{ waiting: number }>(sql`select count(*)::int as waiting from ${applications}
    where round_id = ${id} and status in ('submitted', 'returned', 'under_review')`);
  return row?.waiting ?? 0;
}

/** A round with the files that wait in it, for buttons. */
export interface ButtonRound extends RoundRow {
  readonly waiting: number;
}

/** Rounds, for buttons, by uuid; those that do not exist are left out. */
export async function buttonRoundsOf(db: Database, ids: readonly string[]): Promise<Map<string, ButtonRound>> {
  const rows = await db
    .select({
      ...columns,
      // A column of the round would lose the name of its table here, and be taken for one of the file.
      waiting: sql<number>`(select count(*)::int from ${applications} a where a.round_id = ${reviewRounds}.id
        and a.status in ('submitted', 'returned', 'under_review'))`,
    })
    .from(reviewRounds)
    .where(inArray(reviewRounds.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Closes a round, with its next revision. */
export async function saveRoundClosed(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(reviewRounds)
    .set({ status: 'closed', revision: sql`${reviewRounds.revision} + 1`, updatedAt: now })
    .where(eq(reviewRounds.id, id));
}

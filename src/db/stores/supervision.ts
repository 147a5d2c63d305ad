import { and, eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { SupervisionKind, SupervisionState } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { supervisionRecords } from '../tables/supervision.ts';
import { idList } from './bulk.ts';

/** A record of supervision, as commands look at it. */
export interface SupervisionRow {
  readonly id: string;
  readonly code: string;
  readonly status: SupervisionState;
  readonly revision: number;
  /** Whom it is about. */
  readonly ownerId: string;
  readonly recordedById: string;
  readonly agreementId: string | null;
  readonly kind: SupervisionKind;
  readonly dueOn: LocalDate | null;
}

const columns = {
  id: supervisionRecords.id,
  code: supervisionRecords.code,
  status: supervisionRecords.state,
  revision: supervisionRecords.revision,
  ownerId: supervisionRecords.organizationId,
  recordedById: supervisionRecords.recordedById,
  agreementId: supervisionRecords.agreementId,
  kind: supervisionRecords.kind,
  dueOn: supervisionRecords.dueOn,
};

/** Records by their ids. */
export async function supervisionRows(db: Database, ids: readonly string[]): Promise<Map<string, SupervisionRow>> {
  const rows = await db
    .select(columns)
    .from(supervisionRecords)
    .where(sql`${supervisionRecords.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks a record until the transaction ends; null when there is none. */
export async function lockSupervision(tx: Database, id: string): Promise<SupervisionRow | null> {
  const [row] = await tx.select(columns).from(supervisionRecords).where(eq(supervisionRecords.id, id)).for('update');
  return row ?? null;
}

/** Whether a year of an agreement was reported on. Only what is read while the agreement is locked stays true. */
export async function isYearReported(db: Database, agreementId: string, year: number): Promise<boolean> {
  const r = supervisionRecords;
  const rows = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.agreementId, agreementId), eq(r.year, year), eq(r.kind, 'operating_report')));
  return rows.length > 0;
}

/** Something that is about to be put down. */
export interface NewSupervision {
  readonly id: string;
  readonly code: string;
  readonly kind: SupervisionKind;
  readonly agreementId: string | null;
  readonly organizationId: string;
  readonly recordedById: string;
  readonly year: number | null;
  readonly score: number | null;
  readonly summary: string;
  readonly details: Readonly<Record<string, string>>;
  readonly state: SupervisionState;
  readonly dueOn: LocalDate | null;
}

/** Puts a record down, at revision 1. */
export async function insertSupervision(tx: Database, row: NewSupervision, now: Date): Promise<void> {
  await tx.insert(supervisionRecords).values({ ...row, revision: 1, createdAt: now, updatedAt: now });
}

/** Saves a change of a record, with its next revision. */
export async function saveSupervision(
  tx: Database,
  id: string,
  change: {
    readonly state: SupervisionState;
    readonly answer?: string;
    readonly answeredAt?: Date;
    readonly dueOn?: LocalDate;
    readonly closedAt?: Date;
  },
  now: Date,
): Promise<void> {
  await tx
    .update(supervisionRecords)
    .set({ ...change, revision: sql`${supervisionRecords.revision} + 1`, updatedAt: now })
    .where(eq(supervisionRecords.id, id));
}

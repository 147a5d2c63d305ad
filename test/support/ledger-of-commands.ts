import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../src/db/client.ts';
import { decodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { countOf } from './ledger-rows.ts';
import type { SentCommand } from './resource-clients.ts';

interface Entry {
  readonly request_id: string;
  readonly action: string;
  readonly outcome: string;
  readonly subject_id: string;
  readonly event_id: string;
  readonly subject_revision: number;
  readonly type: string;
}

const eventTypes: Readonly<Record<string, string>> = {
  draftResource: 'resource.drafted',
  reviseResource: 'resource.revised',
  submitResource: 'resource.submitted',
  returnResource: 'resource.returned',
};

/**
 * Compares what clients sent with what the database keeps.
 *
 * @returns acknowledged commands that are `lost`, that took effect `twice`, or whose one effect is `other` than answered;
 *   and how many had theirs `before` they were sent the last time
 */
export async function compareWithLedger(
  pool: DatabasePool,
  sent: readonly SentCommand[],
): Promise<{ wrong: Readonly<Record<'lost' | 'twice' | 'other', string[]>>; before: number }> {
  const rows = await pool.execute<{ text: string }>(sql`
    select json_build_object('request_id', a.request_id, 'action', a.action, 'outcome', a.outcome,
      'subject_id', e.subject_id, 'event_id', e.id, 'subject_revision', e.subject_revision, 'type', e.type)::text as text
    from audit_entries a left join events e on e.id = a.event_id where a.request_id is not null`);
  const revisions = await pool.execute<{ id: string; revision: number }>(sql`select id, revision from resources`);
  const revisionOf = new Map(revisions.map(({ id, revision }) => [id, revision]));
  const byRequest = new Map<string, Entry[]>();
  for (const { text } of rows) {
    const entry = JSON.parse(text) as Entry;
    byRequest.set(entry.request_id, [...(byRequest.get(entry.request_id) ?? []), entry]);
  }
  const lost: string[] = [];
  const twice: string[] = [];
  const other: string[] = [];
  let before = 0;
  for (const command of sent) {
    const entries = command.requestIds.flatMap((id) => byRequest.get(id) ?? []);
    const told = `${command.name} ${command.key} ${JSON.stringify(command.answer)} ${JSON.stringify(entries)}`;
    const [entry] = entries;
    if (command.answer === null) continue;
    if (entry !== undefined && entry.request_id !== command.requestIds.at(-1)) before += 1;
    const id = decodeGlobalId(command.answer.id)?.id ?? '';
    if (entries.length > 1) twice.push(told);
    else if (entry === undefined || (revisionOf.get(id) ?? 0) < command.answer.revision) lost.push(told);
    else if (
      entry.outcome !== 'done' ||
      entry.action !== command.name ||
      entry.type !== eventTypes[command.name] ||
      entry.subject_id !== id ||
      entry.subject_revision !== command.answer.revision
    ) {
      other.push(told);
    }
  }
  return { wrong: { lost, twice, other }, before };
}

/** How much is not as the ledger promises, by name; all are 0. Of resources made since `since`, each change is an event. */
export async function ledgerFaults(pool: DatabasePool, since: Date): Promise<Record<string, number>> {
  const made = sql`(select * from resources where created_at >= ${since.toISOString()}::timestamptz)`;
  const faults = {
    'events without a number': sql`select count(*) n from events where sequence is null`,
    'entries without a place': sql`select count(*) n from audit_entries where position is null`,
    'numbers left out': sql`select coalesce(max(sequence), 0) - count(*) n from events`,
    'places left out': sql`select coalesce(max(position), 0) - count(*) n from audit_entries`,
    'events of a resource out of order': sql`select count(*) n from (select subject_revision - lag(subject_revision, 1, 0)
      over (partition by subject_type, subject_id order by sequence) as step from events
      where subject_type = 'Resource') s where step <> 1`,
    'events without an entry': sql`select count(*) n from events e
      where (select count(*) from audit_entries a where a.event_id = e.id) <> 1`,
    'entries of an effect without an event': sql`select count(*) n from audit_entries a
      where outcome = 'done' and not exists (select from events e where e.id = a.event_id)`,
    'events of what is not there': sql`select count(*) n from events e
      where subject_type = 'Resource' and not exists (select from resources r where r.id = e.subject_id)`,
    'rows at another revision than their events': sql`select count(*) n from ${made} r
      where revision <> (select count(*) from events e where e.subject_type = 'Resource' and e.subject_id = r.id)`,
    'keys without an outcome': sql`select count(*) n from idempotency_keys where outcome is null`,
    'keys without an event': sql`select abs((select count(*) from idempotency_keys) - (select count(*) from events)) n`,
  };
  const found: Record<string, number> = {};
  for (const [name, statement] of Object.entries(faults)) found[name] = await countOf(pool, statement);
  return found;
}

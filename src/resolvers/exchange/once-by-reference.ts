import { createHash } from 'node:crypto';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { exchangeRecord, insertExchangeRecord } from '../../db/stores/exchange-records.ts';
import { canonicalText } from '../../rules/application/canonical.ts';
import { type Refusal, Refused } from '../../rules/errors.ts';
import { type Action, denialOf } from '../../rules/permissions.ts';
import { organizationOf } from '../../rules/viewer.ts';
import type { Outcome, Stamp } from '../command/run-command.ts';

/** What an exchange tells: its own reference, and what is told under it. */
export interface ToldByExchange {
  readonly action: Action;
  readonly reference: string;
  /** Everything that is told, without the key and the revision of the attempt. */
  readonly told: object;
}

/** Puts the reference down with what came of it, in the transaction of the effect. */
export type Record = (
  tx: Database,
  outcome: Readonly<globalThis.Record<string, string>>,
  stamp: Stamp,
) => Promise<void>;

const referenceConflict: Refusal = { kind: 'idempotency_conflict', field: 'reference' };

/**
 * Does what an exchange tells once for each reference of its own: told again, whatever its key, the answer is the one of the first
 * time and nothing changes; the same reference with something else is a conflict.
 *
 * @param work does it, and calls `record` in its transaction
 */
export async function onceByReference(
  context: RequestContext,
  { action, reference, told }: ToldByExchange,
  work: (record: Record) => Promise<Outcome>,
): Promise<Outcome> {
  const exchangeId = organizationOf(context.viewer)?.id ?? null;
  const owner = { ownerId: exchangeId, submittedBy: { id: null, organizationId: null } };
  // Whoever may not tell anything for an exchange is refused by the command itself.
  if (exchangeId === null || denialOf(context.viewer, action, owner) !== null) return await work(async () => {});
  const digest = createHash('sha256').update(canonicalText(told)).digest('hex');
  const before = async (): Promise<Outcome | null> => {
    const known = await exchangeRecord(context.db, exchangeId, reference);
    if (known === null) return null;
    return known.action === action && known.digest === digest
      ? { kind: 'done', outcome: known.outcome }
      : { kind: 'refused', refusal: referenceConflict };
  };
  const known = await before();
  if (known !== null) return known;
  const outcome = await work(async (tx, of, { now }) => {
    const isFirst = await insertExchangeRecord(tx, { exchangeId, reference, action, digest, outcome: of }, now);
    // Somebody else was first: what was done here is taken back, and their answer is given.
    if (!isFirst) throw new Refused(referenceConflict);
  });
  return outcome.kind === 'done' ? outcome : ((await before()) ?? outcome);
}

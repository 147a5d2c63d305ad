import type { Database } from '../../db/client.ts';
import type { Consequence, EndImpact } from '../../rules/agreement/consequence.ts';
import { invalidInput } from '../../rules/errors.ts';
import { impactDigest } from '../resource/impact.ts';
import { consequenceParts } from './consequences.ts';

/** Consequences that are listed one by one; all of them are counted, and part of the digest. */
const LISTED = 200;

/** Names a set of consequences: another one of them, or another state of one, gives another digest. */
export const endDigest = (consequences: readonly Consequence[]): string =>
  impactDigest(consequences.map(({ kind, id, state }) => ({ kind, id, status: state })));

/** What the end of each of some agreements would take with it: one statement for each part, however many they are. */
export async function endImpacts(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, EndImpact>> {
  const found = new Map<string, Consequence[]>(ids.map((id) => [id, []]));
  for (const { foresee } of consequenceParts) {
    for (const [id, consequences] of await foresee(db, ids)) found.get(id)?.push(...consequences);
  }
  return new Map(
    [...found].map(([id, consequences]) => [
      id,
      {
        consequences: consequences.slice(0, LISTED),
        consequenceCount: consequences.length,
        digest: endDigest(consequences),
      },
    ]),
  );
}

/**
 * Makes sure that what the end of an agreement takes with it is what the caller has seen.
 *
 * @param seen the digest they sent
 * @throws Refused when it is another by now
 */
export async function checkEndImpact(tx: Database, id: string, seen: string): Promise<void> {
  if ((await endImpacts(tx, [id])).get(id)?.digest === seen) return;
  throw invalidInput(['impactDigest'], 'impact_changed', {
    zh: '协议终止的后果与所确认的不一致，请重新查看 endImpact 后再决定。',
    en: 'What it takes with it is not what was seen; read endImpact again and send its digest.',
  });
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import type { EndCause } from '../../rules/agreement/consequence.ts';
import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, reason, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { disclosed } from './agreement-events.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';
import { consequenceParts, type EndStamp } from './consequences.ts';
import { checkEndImpact } from './end-impact.ts';

const schema = z.object({ ...changeFields, reason, impactDigest: text(100, 1) });

/**
 * Ends an agreement with everything that hangs on it, in the transaction of what decides it.
 *
 * @param agreement locked
 */
export async function endAgreement(
  tx: Database,
  agreement: AgreementFacts,
  cause: EndCause,
  stamp: EndStamp,
): Promise<void> {
  for (const { apply } of consequenceParts) {
    await writeFurtherEvents(tx, stamp.now, stamp.actor, await apply(tx, agreement, cause, stamp));
  }
  const { kind: status, on: endedOn, reason: endReason } = cause;
  await saveAgreement(tx, agreement.id, { status, endedOn, endReason }, stamp.now);
  for (const party of [agreement.operatorId, agreement.authorityId]) {
    await tellOfAgreement(tx, agreement, party, { change: status }, stamp);
  }
}

/**
 * Ends an agreement early by decision of the mechanism. The caller shows by its digest that they have seen what it takes
 * with it; when that has changed since, the decision is refused.
 */
export async function endByMechanism(
  context: RequestContext,
  action: 'terminateAgreement' | 'revokeAgreement',
  input: object,
): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const kind = action === 'terminateAgreement' ? 'terminated' : 'revoked';
    return await runAgreement(context, {
      action,
      input: parsed,
      save: async (row, to, tx, stamp) => {
        await checkEndImpact(tx, row.id, parsed.impactDigest);
        const on = dateInShanghai(stamp.now);
        const actor = ledgerActor(context.viewer);
        await endAgreement(tx, row, { kind, reason: parsed.reason, on }, { ...stamp, actor });
        const data = { ...disclosed(row, to), endedOn: on };
        return { event: `agreement.${kind}`, isPublic: true, data, changes: { endedOn: { from: null, to: on } } };
      },
    });
  });
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockAgreement, saveAgreement } from '../../db/stores/agreements.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { moveApplication } from '../../db/stores/granted-applications.ts';
import { notify } from '../../db/stores/notifications.ts';
import { saveResult } from '../../db/stores/results.ts';
import { cancelSteps, stepsOf } from '../../db/stores/steps.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { cancelAgreementSteps } from '../agreement/agreement-steps.ts';
import { ledgerActor } from '../command/actor.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { publicFacts, runGranted } from './granted-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/**
 * Takes a grant back before an agreement was signed: the mechanism decides (给予、终止或撤销由协调机制审议). The result is marked as
 * rescinded and stays public, an agreement that was being drafted is abandoned, and nothing waits any more.
 */
export async function rescindGrant(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runGranted(context, {
      action: 'rescindGrant',
      input: parsed,
      save: async (row, to, tx, { now, newId }) => {
        const further: FurtherEvent[] = [];
        await moveApplication(tx, row.id, to, now);
        const waiting = await stepsOf(tx, { applicationId: row.id });
        await cancelSteps(
          tx,
          waiting.map(({ id }) => id),
          { rule: 'grant-rescinded' },
          now,
        );
        if (row.resultId !== null && row.resultCode !== null && row.resultRevision !== null) {
          await saveResult(tx, row.resultId, { status: 'rescinded' }, now);
          const { resultId: id, resultCode: code, resultRevision: revision } = row;
          further.push({
            id: newId(),
            type: 'result.rescinded',
            subject: { type: 'AuthorisationResult', id, code, revision: revision + 1, ownerId: row.ownerId },
            isPublic: true,
            data: publicFacts(row, code),
            changes: { status: { from: 'published', to: 'rescinded' } },
            reason: parsed.reason,
          });
        }
        const draft = row.agreementId === null ? null : await lockAgreement(tx, row.agreementId);
        if (draft !== null) {
          const ended = { status: 'abandoned', endedOn: dateInShanghai(now), endReason: parsed.reason } as const;
          await saveAgreement(tx, draft.id, ended, now);
          await cancelAgreementSteps(tx, draft.id, 'grant-rescinded', now);
          const { id, code, revision, status } = draft;
          further.push({
            id: newId(),
            type: 'agreement.abandoned',
            subject: { type: 'Agreement', id, code, revision: revision + 1, ownerId: row.ownerId },
            isPublic: false,
            data: { status: 'abandoned' },
            changes: { status: { from: status, to: 'abandoned' } },
            reason: parsed.reason,
          });
        }
        await writeFurtherEvents(tx, now, ledgerActor(context.viewer), further);
        const subject = { type: 'Application', id: row.id, code: row.code };
        await notify(
          tx,
          [row.ownerId, row.authorityId].map((organizationId) => ({
            id: newId(),
            to: { organizationId },
            kind: 'decided',
            subject,
            data: { change: 'rescinded' },
            onceKey: `rescinded:${row.id}:${organizationId}`,
          })),
          now,
        );
        return { event: 'application.rescinded', changes: {} };
      },
    });
  });
}

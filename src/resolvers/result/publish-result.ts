import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { moveApplication, type SeenApplication } from '../../db/stores/granted-applications.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertResult } from '../../db/stores/results.ts';
import { concludeStepRow, openSteps, stepsOf } from '../../db/stores/steps.ts';
import { objectionsEnd } from '../../rules/agreement/grant.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { publicFacts, runGranted } from './granted-workflow.ts';

const schema = z.object(changeFields);

/**
 * Publishes the result of a granted application (公开结果): operator, field and scenario. The time for objections is that of
 * policy or of the notice, and none where neither gives one. The filing with the provincial government waits from then on.
 */
export async function publishResult(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const policy = await context.policy();
    return await runGranted(context, {
      action: 'publishResult',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const { now, newId } = stamp;
        const today = dateInShanghai(now);
        const end = objectionsEnd(policy, row.objectionDays, today);
        const objectionsEndOn = end?.known ? end.value : null;
        const id = newId();
        await lockOrganization(tx, row.authorityCode);
        const code = await nextCode(tx, 'authorisation_results', { code: row.authorityCode });
        const result = { id, code, applicationId: row.id, operatorId: row.ownerId, scenarioId: row.scenarioId };
        await insertResult(tx, { ...result, objectionsEndOn }, now);
        await moveApplication(tx, row.id, to, now);
        await passOnToFiling(context, row, tx, stamp);
        await writeFurtherEvents(tx, now, ledgerActor(context.viewer), [
          {
            id: newId(),
            type: 'result.published',
            subject: { type: 'AuthorisationResult', id, code, revision: 1, ownerId: row.ownerId },
            isPublic: true,
            data: { ...publicFacts(row, code), objectionsEndOn },
            changes: { status: { from: null, to: 'published' } },
            reason: null,
          },
        ]);
        const subject = { type: 'Application', id: row.id, code: row.code };
        const told = { id: newId(), to: { organizationId: row.ownerId }, kind: 'decided' as const, subject };
        await notify(
          tx,
          [{ ...told, data: { change: 'published', result: code }, onceKey: `published:${row.id}` }],
          now,
        );
        return { event: 'application.published', changes: {}, outcome: { resultId: id } };
      },
    });
  });
}

/** What waited for the publication is done; the filing waits. No rule gives it a time, so its clock has no limit. */
async function passOnToFiling(context: RequestContext, row: SeenApplication, tx: Database, { now, newId }: Stamp) {
  const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
  for (const step of await stepsOf(tx, { applicationId: row.id })) {
    if (step.kind !== 'publication' || !['open', 'paused'].includes(step.status)) continue;
    await concludeStepRow(tx, step.id, { outcome: 'completed', concludedBy }, now);
  }
  const id = newId();
  await openSteps(
    tx,
    [
      {
        id,
        file: { applicationId: row.id },
        kind: 'filing',
        organizationId: row.authorityId,
        cause: { rule: 'hz63-result-filing' },
        submission: 0,
        startedOn: dateInShanghai(now),
        limit: null,
        dueOn: null,
      },
    ],
    now,
  );
  const subject = { type: 'Application', id: row.id, code: row.code };
  const told = { id: newId(), to: { organizationId: row.authorityId }, kind: 'step_opened' as const, subject };
  await notify(tx, [{ ...told, data: { step: 'filing' }, onceKey: `step-opened:${id}` }], now);
}

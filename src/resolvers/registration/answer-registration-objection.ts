import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import {
  answerRegistrationObjectionRow,
  type RegistrationObjectionRow,
  registrationObjectionRows,
  registrationOfObjection,
} from '../../db/stores/registration-objections.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead, type ReadFacts } from '../../rules/permissions.ts';
import { objectionAnswerFindings } from '../../rules/registration/objection.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { rejectRegistration } from './end-registration.ts';

const schema = z.object({ ...changeFields, decision: z.enum(['sustained', 'dismissed']), answer: text(2000, 2) });

interface ObjectionSubject extends CommandSubject {
  readonly row: RegistrationObjectionRow;
  readonly registration: RegistrationCase;
}

/** What decides whether the viewer may see an objection to a registration. */
export const objectionReadFacts = (row: RegistrationObjectionRow): ReadFacts => ({
  status: row.state,
  own: { registrant: row.registrantId, registrar: row.registrarId },
  mine: { author: row.personId },
});

/**
 * Answers an objection for the registrar, after looking into it (复核, 26号 art. 12). A sustained one ends the registration there
 * and then.
 */
export async function answerRegistrationObjection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const target = decodeGlobalId(parsed.id);
    return await runCommand<ObjectionSubject>(context, {
      action: 'answerRegistrationObjection',
      input: parsed,
      load: async (tx) => {
        if (target?.noun !== 'RegistrationObjection') return null;
        const of = await registrationOfObjection(tx, target.id);
        const registration = of === null ? null : await lockRegistration(tx, of);
        const row = (await registrationObjectionRows(tx, [target.id])).get(target.id);
        if (registration === null || row === undefined) return null;
        if (!mayRead(viewer, 'RegistrationObjection', objectionReadFacts(row))) return null;
        const { id, revision, registrarId } = row;
        return { type: 'RegistrationObjection', id, revision, permission: { ownerId: registrarId }, row, registration };
      },
      judge: ({ row, registration }) =>
        objectionAnswerFindings(row.state, registration.status, viewer.kind === 'person' && row.personId === viewer.id),
      apply: async ({ row, registration }, tx, stamp) => {
        const { now, newId } = stamp;
        const { decision, answer } = parsed;
        await answerRegistrationObjectionRow(tx, row.id, { state: decision, answer }, now);
        const actor = ledgerActor(viewer);
        if (decision === 'sustained') {
          const reason = `异议成立：${answer}`;
          await writeFurtherEvents(
            tx,
            now,
            actor,
            await rejectRegistration(tx, registration, reason, { ...stamp, actor }),
          );
        }
        const told = {
          kind: 'objection' as const,
          subject: { type: 'Registration', id: registration.id, code: registration.code },
          data: { change: decision, title: registration.thing.name },
        };
        await notify(
          tx,
          [{ personId: row.personId }, { organizationId: row.registrantId }].map((to) => ({
            ...{ id: newId(), to, ...told },
            onceKey: `registration-objection-answered:${row.id}:${Object.values(to).join()}`,
          })),
          now,
        );
        return {
          event: {
            type: `registration_objection.${decision}`,
            subject: {
              ...{ type: 'RegistrationObjection', id: row.id, code: registration.code },
              ...{ revision: row.revision + 1, ownerId: row.registrantId },
            },
            isPublic: false,
            data: { registration: registration.code },
            changes: { state: { from: row.state, to: decision } },
            reason: null,
          },
          outcome: { id: row.id },
        };
      },
    });
  });
}

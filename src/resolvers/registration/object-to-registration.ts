import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import { insertRegistrationObjection, openRegistrationObjectionsOf } from '../../db/stores/registration-objections.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import { objectionFindings } from '../../rules/registration/objection.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { registrationReadFacts } from './registration-workflow.ts';

const schema = z.object({
  ...commandFields,
  registration: z.string().min(1).max(200),
  statement: text(2000, 2),
  evidence: text(5000, 2),
});

interface ObjectedSubject extends CommandSubject {
  readonly row: RegistrationCase;
}

/**
 * Objects to a registration while it is published (26号 art. 12): a signed-in person, by their real name and with evidence. What is
 * written stands in its own row alone, so that it can be erased with its author.
 */
export async function objectToRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const personId = viewer.kind === 'person' ? viewer.id : null;
    const target = decodeGlobalId(parsed.registration);
    return await runCommand<ObjectedSubject>(context, {
      action: 'objectToRegistration',
      input: parsed,
      load: async (tx) => {
        const row = target?.noun === 'Registration' ? await lockRegistration(tx, target.id) : null;
        if (row === null || !mayRead(viewer, 'Registration', registrationReadFacts(row))) return null;
        return { type: 'Registration', id: row.id, revision: null, permission: { ownerId: row.registrantId }, row };
      },
      judge: async ({ row }, tx) => {
        const open =
          personId === null ? 0 : ((await openRegistrationObjectionsOf(tx, personId, [row.id])).get(row.id) ?? 0);
        return objectionFindings(row, { isPerson: personId !== null, open }, dateInShanghai(context.now()));
      },
      apply: async ({ row }, tx, { now, newId }) => {
        const id = newId();
        const { statement, evidence } = parsed;
        const organizationId = organizationOf(viewer)?.id ?? null;
        const said = { id, registrationId: row.id, personId: personId ?? '', organizationId, statement, evidence };
        await insertRegistrationObjection(tx, said, now);
        await notify(
          tx,
          [row.registrarId, row.registrantId].map((to) => ({
            id: newId(),
            to: { organizationId: to },
            kind: 'objection',
            subject: { type: 'Registration', id: row.id, code: row.code },
            data: { change: 'made', title: row.thing.name },
            onceKey: `registration-objection:${id}:${to}`,
          })),
          now,
        );
        return {
          event: {
            type: 'registration_objection.made',
            subject: { type: 'RegistrationObjection', id, code: row.code, revision: 1, ownerId: row.registrantId },
            isPublic: false,
            data: { registration: row.code },
            changes: { state: { from: null, to: 'open' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

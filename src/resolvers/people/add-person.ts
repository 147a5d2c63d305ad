import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertPerson } from '../../db/stores/people.ts';
import { invalidInput } from '../../rules/errors.ts';
import { noSubject } from '../../rules/permissions.ts';
import { commandFields, optionalText, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({
  ...commandFields,
  issuer: text(500, 1),
  subject: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  name: optionalText(100),
  email: z.email().max(254).nullish(),
});

/** Adds a person before they sign in for the first time, without any role. */
export async function addPerson(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { issuer, subject, name, email } = parsed;
    const id = context.newId();
    return await runCommand(context, {
      action: 'addPerson',
      input: parsed,
      load: async () => ({ type: 'Person', id, revision: null, permission: noSubject }),
      judge: () => [],
      apply: async (_place, tx, { now }) => {
        const person = { id, issuer, subject, name: name ?? null, email: email ?? null };
        if (!(await insertPerson(tx, person, now))) {
          throw invalidInput(['subject'], 'taken', {
            zh: '该身份提供方下已有此标识的人员。',
            en: 'Somebody of that issuer and subject is there already; use their row.',
          });
        }
        return {
          event: {
            type: 'person.added',
            subject: { type: 'Person', id, code: id, revision: 1, ownerId: null },
            isPublic: false,
            data: {},
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

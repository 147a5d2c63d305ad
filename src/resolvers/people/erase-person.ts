import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { erasePersonRow } from '../../db/stores/people.ts';
import { personIsNotErased } from '../../rules/identity/person-rules.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { lastAdministratorFinding } from './last-administrator.ts';
import { runPersonCommand } from './person-command.ts';

const schema = z.object({ ...changeFields, reason });

/**
 * Erases a person (个人信息保护法 art. 47): who they are, their address, what they wrote in correction requests and
 * objections. Their roles end. Events and the audit log name an id only, so both stay as they are; the same identity signing in later is a
 * new person.
 */
export async function erasePerson(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () =>
    runPersonCommand(context, {
      action: 'erasePerson',
      event: 'erased',
      input: parseInput(schema, input),
      mayEndAdministrator: true,
      judge: async ({ person }, tx) => [
        personIsNotErased(person),
        ...(person.isDisabled ? [] : [await lastAdministratorFinding(tx, person.id)]),
      ],
      save: async ({ id }, tx, { now }) => {
        await erasePersonRow(tx, id, now);
        return { changes: { isErased: { from: false, to: true } } };
      },
    }),
  );
}

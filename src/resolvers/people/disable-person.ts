import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { savePersonDisabled } from '../../db/stores/people.ts';
import { personIsNotErased, personMayAct } from '../../rules/identity/person-rules.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { lastAdministratorFinding } from './last-administrator.ts';
import { runPersonCommand } from './person-command.ts';

const schema = z.object({ ...changeFields, reason });

/** Bars a person: whatever roles they hold, they may do nothing any more until they are enabled. */
export async function disablePerson(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () =>
    runPersonCommand(context, {
      action: 'disablePerson',
      event: 'disabled',
      input: parseInput(schema, input),
      mayEndAdministrator: true,
      judge: async ({ person }, tx) => [
        personIsNotErased(person),
        personMayAct(person),
        await lastAdministratorFinding(tx, person.id),
      ],
      save: async ({ id }, tx, { now }) => {
        await savePersonDisabled(tx, id, now, now);
        return { changes: { isDisabled: { from: false, to: true } } };
      },
    }),
  );
}

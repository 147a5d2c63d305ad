import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { savePersonDisabled } from '../../db/stores/people.ts';
import { personIsDisabled, personIsNotErased } from '../../rules/identity/person-rules.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runPersonCommand } from './person-command.ts';

const schema = z.object({ ...changeFields, reason });

/** Lets a disabled person act again, in the roles they hold. */
export async function enablePerson(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () =>
    runPersonCommand(context, {
      action: 'enablePerson',
      event: 'enabled',
      input: parseInput(schema, input),
      judge: async ({ person }) => [personIsNotErased(person), personIsDisabled(person)],
      save: async ({ id }, tx, { now }) => {
        await savePersonDisabled(tx, id, null, now);
        return { changes: { isDisabled: { from: true, to: false } } };
      },
    }),
  );
}

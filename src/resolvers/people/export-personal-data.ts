import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { personalDataOf } from '../../db/stores/personal-data.ts';
import { exportedRows } from '../../rules/identity/personal-data.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { loadPerson, type PersonSubject } from './person-command.ts';

const schema = z.object({ ...commandFields, id: z.string().min(1).max(200) });

/**
 * Everything the service keeps of a person (个人信息保护法 art. 45), for themselves or an administrator. It changes nothing
 * but leaves an event and an audit entry; a repetition under the same key tells nothing.
 */
export async function exportPersonalData(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runCommand<PersonSubject>(context, {
      action: 'exportPersonalData',
      input: parsed,
      load: async (tx) => {
        const subject = await loadPerson(context, tx, parsed.id);
        return subject && { ...subject, revision: null };
      },
      judge: () => [],
      apply: async ({ id, person }, tx) => ({
        event: {
          type: 'person.exported',
          subject: { type: 'Person', id, code: id, revision: person.revision, ownerId: null },
          isPublic: false,
          data: {},
          changes: {},
          reason: null,
        },
        outcome: { id },
        once: { data: JSON.stringify(await personalDataOf(tx, id, exportedRows)) },
      }),
    });
  });
}

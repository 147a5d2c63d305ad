import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { contentFields, patchedRegistration } from './registration-input.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({ ...changeFields, ...contentFields });

/** Changes what a registration tells, before it is handed in or while it is being completed. */
export async function reviseRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runRegistration(context, {
      action: 'reviseRegistration',
      input: parsed,
      save: async (row, _to, tx, { now }) => {
        const content = patchedRegistration(row.content, parsed);
        await saveRegistration(tx, row.id, { content }, now);
        // Papers may be long; which of them were touched is enough for the history.
        const papers = (parsed.papers ?? []).map(({ paper }) => paper);
        const changes = {
          ...(papers.length === 0 ? {} : { papers: { from: null, to: papers } }),
          ...(content.ground === row.content.ground
            ? {}
            : { ground: { from: row.content.ground, to: content.ground } }),
          ...(content.note === row.content.note ? {} : { note: { from: row.content.note, to: content.note } }),
        };
        return { event: 'registration.revised', changes };
      },
    });
  });
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveProposal, saveStatus } from '../../db/stores/catalog-rows.ts';
import { writeContent } from '../../db/stores/resource-content.ts';
import { partsOf } from '../../rules/catalog/lifecycle.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runResourceCommand } from './resource-command.ts';
import { resourcePatch } from './resource-input.ts';
import { namedIds, patched, workingCopy } from './working-copy.ts';

const schema = z.object({ content: resourcePatch });

/**
 * Changes what a resource says. A draft changes in place; of a published one a revision is proposed, and readers go on
 * seeing what is published until it is published in turn.
 */
export async function reviseResource(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { content: patch } = parseInput(schema, input);
    return await runResourceCommand(context, 'reviseResource', input, {
      save: async ({ row }, to, tx, stamp) => {
        const before = await workingCopy(tx, row);
        const content = patched(before, patch);
        const ids = await namedIds(tx, content);
        const { status, proposal } = partsOf(to);
        if (proposal === null) {
          await writeContent(tx, row.id, content, ids, status, stamp);
        } else {
          await saveProposal(tx, row, { state: proposal, content }, stamp);
          await saveStatus(tx, row, status, stamp.now);
        }
        return { changes: changesBetween({ ...before }, { ...content }), title: content.title };
      },
    });
  });
}

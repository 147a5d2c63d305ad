import type { RequestContext } from '../../context.ts';
import { dropProposal } from '../../db/stores/catalog-rows.ts';
import { publishScenarioAsIs, readScenarioContents, writeScenarioContent } from '../../db/stores/scenario-content.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import type { Outcome } from '../command/run-command.ts';
import { heldFacts, runScenarioCommand } from './scenario-command.ts';

/**
 * Publishes what was handed in: a new scenario, or the revision proposed for one that is published. Everything is judged
 * anew, since a resource may have been withdrawn or become 禁止开放 meanwhile.
 */
export async function publishScenario(context: RequestContext, input: object): Promise<Outcome> {
  return await runScenarioCommand(context, 'publishScenario', input, {
    save: async ({ row, stage }, to, tx, stamp) => {
      const stageChange = { stage: { from: stage, to } };
      if (row.proposal === null) {
        await publishScenarioAsIs(tx, row.id, stamp.now);
        return { changes: stageChange, title: row.title };
      }
      const standing = (await readScenarioContents(tx, [row.id])).get(row.id);
      const { content, resources } = await heldFacts(tx, row);
      await writeScenarioContent(tx, row.id, content, resources, 'published', stamp);
      await dropProposal(tx, row);
      return { changes: { ...changesBetween({ ...standing }, { ...content }), ...stageChange }, title: content.title };
    },
  });
}

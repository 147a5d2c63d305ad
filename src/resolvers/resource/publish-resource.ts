import type { RequestContext } from '../../context.ts';
import { dropProposal } from '../../db/stores/catalog-rows.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { publishAsIs, readResourceContents, writeContent } from '../../db/stores/resource-content.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Outcome } from '../command/run-command.ts';
import { breakClosedLineage } from '../exchange/break-lineage.ts';
import { runResourceCommand } from './resource-command.ts';
import { namedIds, workingCopy } from './working-copy.ts';

/**
 * Publishes what was handed in: a new resource, or the revision proposed for one that is published or suspended. Products
 * made from one that becomes 禁止开放 are delisted.
 */
export async function publishResource(context: RequestContext, input: object): Promise<Outcome> {
  return await runResourceCommand(context, 'publishResource', input, {
    save: async ({ row, stage }, to, tx, stamp) => {
      const stageChange = { stage: { from: stage, to } };
      if (row.proposal === null) {
        await publishAsIs(tx, row.id, stamp.now);
        return { changes: stageChange, title: row.title };
      }
      const standing = (await readResourceContents(tx, [row.id])).get(row.id);
      const content = await workingCopy(tx, row);
      await writeContent(tx, row.id, content, await namedIds(tx, content), 'published', stamp);
      await dropProposal(tx, row);
      const broken = await breakClosedLineage(tx, [row.id], stamp);
      await writeFurtherEvents(tx, stamp.now, ledgerActor(context.viewer), broken);
      return { changes: { ...changesBetween({ ...standing }, { ...content }), ...stageChange }, title: content.title };
    },
  });
}

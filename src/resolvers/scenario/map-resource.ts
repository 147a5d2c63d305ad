import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { invalidInput } from '../../rules/errors.ts';
import type { MappedResource, MatchedItem } from '../../rules/scenario/content.ts';
import { mappingFindings } from '../../rules/scenario/mapping.ts';
import { withMatch } from '../../rules/scenario/patch.ts';
import { parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { heldResource } from './named-resource.ts';
import { runScenarioCommand } from './scenario-command.ts';
import { justification, matchedItems, needKey } from './scenario-input.ts';
import { patchedOr, saveWorkingCopy, workingCopy } from './working-copy.ts';

const schema = z.object({ need: needKey, resource: text(200, 1), justification, items: matchedItems });

/**
 * Maps a resource to a need of a scenario, with the reason, and the items that are needed, each with its own. A resource
 * that the need has already gets the new reasons. One that the caller cannot see is unknown.
 */
export async function mapResource(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { need, resource: named, justification: why, items } = parseInput(schema, input);
    return await runScenarioCommand(context, 'mapResource', input, {
      eventName: 'resource_mapped',
      judge: async (_, tx) => mappingFindings(await heldResource(tx, context.viewer, named)),
      save: async (subject, to, tx, stamp) => {
        const resource = await heldResource(tx, context.viewer, named);
        checkItems(resource, items);
        const before = await workingCopy(tx, subject.row);
        const match = { resource: resource.code, justification: why, items };
        const after = patchedOr(withMatch(before, need, match), ['need']);
        return await saveWorkingCopy(subject, to, tx, stamp, { before, after });
      },
    });
  });
}

function checkItems({ code, items: known }: MappedResource, items: readonly MatchedItem[]): void {
  const index = items.findIndex(({ name }) => !known.has(name));
  if (index === -1) return;
  const name = items[index]?.name ?? '';
  throw invalidInput(['items', index, 'name'], 'unknown_item', {
    zh: `数据资源 ${code} 没有名为“${name}”的信息项。`,
    en: `The resource ${code} has no item ${name}.`,
  });
}

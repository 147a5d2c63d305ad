import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { withoutMatch } from '../../rules/scenario/patch.ts';
import { parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { codeOfNamed } from './named-resource.ts';
import { runScenarioCommand } from './scenario-command.ts';
import { needKey } from './scenario-input.ts';
import { patchedOr, saveWorkingCopy, workingCopy } from './working-copy.ts';

const schema = z.object({ need: needKey, resource: text(200, 1) });

/**
 * Takes a resource away from a need, with the reason. What is mapped can be unmapped, whatever has become of it.
 */
export async function unmapResource(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { need, resource: named } = parseInput(schema, input);
    return await runScenarioCommand(context, 'unmapResource', input, {
      reasoned: true,
      eventName: 'resource_unmapped',
      save: async (subject, to, tx, stamp) => {
        const before = await workingCopy(tx, subject.row);
        const code = await codeOfNamed(tx, named);
        const after = patchedOr(withoutMatch(before, need, code), ['resource']);
        return await saveWorkingCopy(subject, to, tx, stamp, { before, after });
      },
    });
  });
}

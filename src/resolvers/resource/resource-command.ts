import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { judgeResource, needsContent, type ResourceAction, resourceVerbs } from '../../rules/resource/judge.ts';
import { type CatalogCommand, runCatalogCommand } from '../command/catalog-command.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { workingCopy } from './working-copy.ts';

const plainInput = z.object({ ...changeFields });
const reasonedInput = z.object({ ...changeFields, reason });

/**
 * Runs an action on a resource that exists.
 *
 * @param input as GraphQL gives it; `reason` is asked for where somebody else is told no
 * @param save what it writes beside the stage, where it writes anything
 */
export async function runResourceCommand(
  context: RequestContext,
  action: ResourceAction,
  input: object,
  options: { readonly reasoned?: boolean; readonly save?: CatalogCommand['save'] } = {},
): Promise<Outcome> {
  const verb = resourceVerbs[action];
  return await refusedBy(async () => {
    const parsed = options.reasoned ? parseInput(reasonedInput, input) : parseInput(plainInput, input);
    return await runCatalogCommand(context, {
      action,
      type: 'Resource',
      verb,
      // Whole, since a key is bound to all of it.
      input: { ...input, ...parsed },
      judge: async (subject, tx) =>
        needsContent(verb)
          ? judgeResource(verb, subject.stage, await workingCopy(tx, subject.row))
          : judgeResource(verb, subject.stage, null),
      ...(options.save ? { save: options.save } : {}),
    });
  });
}

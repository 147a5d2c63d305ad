import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import type { CatalogRow } from '../../db/stores/catalog-rows.ts';
import { holdMappedResources } from '../../db/stores/scenario-content.ts';
import type { Finding } from '../../rules/finding.ts';
import { mappedCodes } from '../../rules/scenario/content.ts';
import {
  judgeScenario,
  looksAtScenario,
  type ScenarioAction,
  type ScenarioFacts,
  scenarioVerbs,
} from '../../rules/scenario/judge.ts';
import { type CatalogCommand, type CatalogSubject, runCatalogCommand } from '../command/catalog-command.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { workingCopy } from './working-copy.ts';

const plainInput = z.object({ ...changeFields });
const reasonedInput = z.object({ ...changeFields, reason });

/** What one action on a scenario does beyond moving its stage. */
export interface ScenarioOptions {
  /** A reason is asked for where somebody else is told no. */
  readonly reasoned?: boolean;
  readonly eventName?: string;
  /** What the rules say beside the stage and the content. */
  readonly judge?: (subject: CatalogSubject, tx: Database) => Promise<readonly Finding[]>;
  readonly save?: CatalogCommand['save'];
}

/**
 * Runs an action on a scenario that exists.
 *
 * @param input as GraphQL gives it
 */
export async function runScenarioCommand(
  context: RequestContext,
  action: ScenarioAction,
  input: object,
  options: ScenarioOptions = {},
): Promise<Outcome> {
  const verb = scenarioVerbs[action];
  return await refusedBy(async () => {
    const parsed = options.reasoned ? parseInput(reasonedInput, input) : parseInput(plainInput, input);
    return await runCatalogCommand(context, {
      action,
      type: 'Scenario',
      verb,
      eventName: options.eventName,
      // Whole, since a key is bound to all of it.
      input: { ...input, ...parsed },
      judge: async (subject, tx) => [
        ...judgeScenario(verb, subject.stage, looksAtScenario(verb) ? await heldFacts(tx, subject.row) : null),
        ...((await options.judge?.(subject, tx)) ?? []),
      ],
      ...(options.save ? { save: options.save } : {}),
    });
  });
}

/** What a scenario says, with its resources held until the transaction ends. */
export async function heldFacts(tx: Database, row: CatalogRow): Promise<ScenarioFacts> {
  const content = await workingCopy(tx, row);
  return { content, resources: await holdMappedResources(tx, mappedCodes(content)) };
}

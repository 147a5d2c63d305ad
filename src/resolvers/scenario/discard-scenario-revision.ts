import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runScenarioCommand } from './scenario-command.ts';

/** Gives up the revision that is proposed for a scenario; what is published stays. */
export async function discardScenarioRevision(context: RequestContext, input: object): Promise<Outcome> {
  return await runScenarioCommand(context, 'discardScenarioRevision', input);
}

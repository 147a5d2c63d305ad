import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runScenarioCommand } from './scenario-command.ts';

/** Gives what was handed in back to its proposer, with the reason; it can then be changed again. */
export async function returnScenario(context: RequestContext, input: object): Promise<Outcome> {
  return await runScenarioCommand(context, 'returnScenario', input, { reasoned: true });
}

import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runScenarioCommand } from './scenario-command.ts';

/** Hands a draft or a proposed revision in for publication, once it says all it must. */
export async function submitScenario(context: RequestContext, input: object): Promise<Outcome> {
  return await runScenarioCommand(context, 'submitScenario', input);
}

import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runResourceCommand } from './resource-command.ts';

/** Gives what was handed in back to its steward, with the reason; it can then be changed again. */
export async function returnResource(context: RequestContext, input: object): Promise<Outcome> {
  return await runResourceCommand(context, 'returnResource', input, { reasoned: true });
}

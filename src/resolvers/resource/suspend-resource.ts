import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runResourceCommand } from './resource-command.ts';

/** Takes a published resource out of sight for a time, with the reason; its mappings stay. */
export async function suspendResource(context: RequestContext, input: object): Promise<Outcome> {
  return await runResourceCommand(context, 'suspendResource', input, { reasoned: true });
}

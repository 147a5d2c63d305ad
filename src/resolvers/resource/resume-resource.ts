import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runResourceCommand } from './resource-command.ts';

/** Brings a suspended resource back into sight as it was. */
export async function resumeResource(context: RequestContext, input: object): Promise<Outcome> {
  return await runResourceCommand(context, 'resumeResource', input);
}

import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runResourceCommand } from './resource-command.ts';

/** Gives up the revision that is proposed for a resource; what is published stays. */
export async function discardResourceRevision(context: RequestContext, input: object): Promise<Outcome> {
  return await runResourceCommand(context, 'discardResourceRevision', input);
}

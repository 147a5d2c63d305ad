import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { runResourceCommand } from './resource-command.ts';

/** Hands a draft or a proposed revision in for publication, once it says all it must. */
export async function submitResource(context: RequestContext, input: object): Promise<Outcome> {
  return await runResourceCommand(context, 'submitResource', input);
}

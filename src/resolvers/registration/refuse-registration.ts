import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { reject } from './reject.ts';

/** Does not take a registration up, with reasons (不予受理, 26号 art. 10): of what was handed in, or is not completed. */
export async function refuseRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await reject(context, 'refuseRegistration', input);
}

import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { reject } from './reject.ts';

/**
 * Does not take a registration up, with reasons (不予受理, 26号 art. 10): of what was handed in, or is not completed. What was taken
 * up, or is published, is refused once what it rests on is gone, such as the approval of its product: it could not be registered.
 */
export async function refuseRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await reject(context, 'refuseRegistration', input);
}

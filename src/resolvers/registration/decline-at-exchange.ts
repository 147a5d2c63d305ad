import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { reject } from './reject.ts';

/** Does not register at the exchange, with reasons. */
export async function declineAtExchange(context: RequestContext, input: object): Promise<Outcome> {
  return await reject(context, 'declineAtExchange', input);
}

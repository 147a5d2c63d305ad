import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { endByMechanism } from './end-agreement.ts';

/** Terminates an agreement (终止) before its term is over, by decision of the mechanism. */
export async function terminateAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await endByMechanism(context, 'terminateAgreement', input);
}

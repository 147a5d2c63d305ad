import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { endByMechanism } from './end-agreement.ts';

/** Terminates an agreement (终止) before its term is over, by decision of the mechanism. */
export const terminateAgreement = async (context: RequestContext, input: object): Promise<Outcome> =>
  await endByMechanism(context, 'terminateAgreement', input);

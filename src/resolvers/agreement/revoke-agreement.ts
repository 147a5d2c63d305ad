import type { RequestContext } from '../../context.ts';
import type { Outcome } from '../command/run-command.ts';
import { endByMechanism } from './end-agreement.ts';

/** Revokes an agreement (撤销), by decision of the mechanism. */
export async function revokeAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await endByMechanism(context, 'revokeAgreement', input);
}

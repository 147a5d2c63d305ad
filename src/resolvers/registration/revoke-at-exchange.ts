import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { revoke } from './revoke.ts';

const schema = z.object({ ...changeFields, reason });

/** Revokes a registration at the exchange, by its own rules; its certificate with it. */
export async function revokeAtExchange(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => await revoke(context, 'revokeAtExchange', parseInput(schema, input), null));
}

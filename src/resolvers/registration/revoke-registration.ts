import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { revoke } from './revoke.ts';

const schema = z.object({ ...changeFields, reason, ground: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/) });

/** Revokes a registration for false material, tampering or misuse (撤销登记, 26号 art. 20); its certificate with it. */
export async function revokeRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await revoke(context, 'revokeRegistration', parsed, parsed.ground);
  });
}

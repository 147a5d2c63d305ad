import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { onceByReference } from '../exchange/once-by-reference.ts';
import { registerNow } from './complete.ts';
import { cancelEarlier } from './conclude-formal-review.ts';
import type { ActingStamp } from './end-registration.ts';
import { disclosedRegistration } from './registration-events.ts';
import { concludeRegistrationSteps, tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({
  ...changeFields,
  reference: text(200, 1),
  registrationNumber: text(100, 1),
  expiresOn: localDate.nullish().transform((day) => day ?? null),
});

/**
 * Registers a product at the exchange, with the number of the exchange, and issues its certificate. Told again under the same
 * reference of the exchange it changes nothing. A cancellation that was handed in ends the registration it is about.
 */
export async function registerAtExchange(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { id, reference, registrationNumber, expiresOn } = parsed;
    const actor = ledgerActor(context.viewer);
    const told = { id, registrationNumber, expiresOn };
    return await onceByReference(context, { action: 'registerAtExchange', reference, told }, async (record) =>
      runRegistration(context, {
        action: 'registerAtExchange',
        input: parsed,
        given: { expiresOn },
        to: ({ type }) => (type === 'cancellation' ? 'cancelled' : 'registered'),
        save: async (row, to, tx, stamp, law) => {
          const acting = { ...stamp, actor };
          await record(tx, { id: row.id }, stamp);
          if (to === 'cancelled') return await cancelled(tx, row, law, acting);
          const given = { registrationNumber, expiresOn };
          const { granted, further } = await registerNow(tx, row, context.signer, law, given, acting);
          await writeFurtherEvents(tx, stamp.now, actor, further);
          return {
            event: 'registration.registered',
            isPublic: true,
            data: { ...disclosedRegistration(row, to), ...granted },
            changes: { registrationNumber: { from: null, to: registrationNumber } },
          };
        },
      }),
    );
  });
}

async function cancelled(tx: Database, row: RegistrationCase, law: RegistrationLaw, stamp: ActingStamp) {
  const { now, actor } = stamp;
  await saveRegistration(tx, row.id, { status: 'cancelled', decidedAt: now, endedOn: law.today }, now);
  const concludedBy = actor.kind === 'person' ? actor.id : null;
  await concludeRegistrationSteps(tx, row.id, { outcome: 'passed', concludedBy }, now);
  await cancelEarlier(tx, row, law, stamp);
  await tellOfRegistration(tx, row, row.registrantId, { change: 'cancelled' }, stamp);
  return {
    event: 'registration.cancelled',
    isPublic: true,
    data: disclosedRegistration(row, 'cancelled'),
    changes: {},
  };
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { registrationCases } from '../../db/stores/registration-cases.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { invalidInput } from '../../rules/errors.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { type ActingStamp, endRegistration } from './end-registration.ts';
import { disclosedRegistration, registrationEvent } from './registration-events.ts';
import { concludeRegistrationSteps, openRegistrationStep, tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({ ...changeFields, passes: z.boolean(), reason: optionalText(2000) });

/**
 * Concludes the formal review (26号 art. 11). What passes is published for ten working days (art. 12), beginning today, which
 * does not count; a cancellation that passes ends the registration it is about. What does not is told why.
 */
export async function concludeFormalReview(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { passes } = parsed;
    const reason = parsed.reason ?? null;
    if (!passes && reason === null) {
      throw invalidInput(['reason'], 'required', { zh: '不予登记应说明理由。', en: 'Say why it is refused.' });
    }
    const actor = ledgerActor(context.viewer);
    const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
    return await runRegistration(context, {
      action: 'concludeFormalReview',
      input: parsed,
      given: { passes },
      to: ({ type }) => (!passes ? 'rejected' : type === 'cancellation' ? 'cancelled' : 'in_publicity'),
      save: async (row, to, tx, stamp, law) => {
        const { now } = stamp;
        const conclusion = { outcome: passes ? ('passed' as const) : ('failed' as const), concludedBy };
        await concludeRegistrationSteps(
          tx,
          row.id,
          { ...conclusion, ...(reason === null ? {} : { opinion: reason }) },
          now,
        );
        if (to === 'in_publicity') return await publish(tx, row, law, { ...stamp, actor });
        const ended = to === 'cancelled' ? { endedOn: law.today } : {};
        await saveRegistration(tx, row.id, { status: to, decisionReason: reason, decidedAt: now, ...ended }, now);
        if (to === 'cancelled') await cancelEarlier(tx, row, law, { ...stamp, actor });
        await tellOfRegistration(tx, row, row.registrantId, { change: to, reason }, stamp);
        const isPublic = to === 'cancelled';
        return { event: `registration.${to}`, isPublic, data: disclosedRegistration(row, to), changes: {} };
      },
    });
  });
}

async function publish(tx: Database, row: RegistrationCase, law: RegistrationLaw, stamp: ActingStamp) {
  const publicityStartsOn = law.today;
  const publicityEndsOn = await openRegistrationStep(
    tx,
    row,
    'registration_publicity',
    'registration.publicity',
    law,
    stamp,
  );
  if (publicityEndsOn === null) throw new Error('the publicity has no end; the rules should have refused it');
  await saveRegistration(tx, row.id, { status: 'in_publicity', publicityStartsOn, publicityEndsOn }, stamp.now);
  await tellOfRegistration(tx, row, row.registrantId, { change: 'in_publicity', dueOn: publicityEndsOn }, stamp);
  return {
    event: 'registration.published',
    isPublic: true,
    data: { ...disclosedRegistration(row, 'in_publicity'), publicityStartsOn, publicityEndsOn },
    changes: { publicityEndsOn: { from: null, to: publicityEndsOn } },
  };
}

/** Ends the registration that a cancellation is about. */
export async function cancelEarlier(
  tx: Database,
  { id, code, previous, content }: RegistrationCase,
  { today }: RegistrationLaw,
  stamp: ActingStamp,
): Promise<void> {
  const earlier = previous === null ? undefined : (await registrationCases(tx, [previous.id])).get(previous.id);
  if (earlier === undefined) throw new Error(`the cancellation ${code} is about nothing`);
  const reason = content.note;
  const further = await endRegistration(tx, earlier, { status: 'cancelled', reason, on: today }, stamp, id);
  await writeFurtherEvents(tx, stamp.now, stamp.actor, [
    registrationEvent(earlier, 'cancelled', reason, stamp),
    ...further,
  ]);
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { organizationIdOf } from '../../db/stores/notices.ts';
import { organizationKindsOf } from '../../db/stores/organization-kinds.ts';
import { lockRegisteredThing } from '../../db/stores/registration-cases.ts';
import { exchangeStanding, insertRegistrationException } from '../../db/stores/registration-exceptions.ts';
import { type Registrable, registrable } from '../../db/stores/registrations.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';
import { exceptionFindings } from '../../rules/registration/exception.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { ledgerActor } from '../command/actor.ts';
import { commandFields, parseInput, reason, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { settled } from '../exchange/end-listings.ts';
import { authorityOf } from '../products/authority-of-product.ts';

const schema = z.object({
  ...commandFields,
  product: z.string().min(1).max(200),
  exchange: text(200, 1),
  reason,
});

interface Excepted extends CommandSubject {
  readonly product: Registrable;
  readonly exchangeId: string;
}

/**
 * Records why a product goes without registration at an exchange, which is the rule (原则上在交易所登记). The authority of its agreement; the product then
 * stands as if it were registered there.
 */
export async function recordRegistrationException(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const target = decodeGlobalId(parsed.product);
    return await runCommand<Excepted>(context, {
      action: 'recordRegistrationException',
      input: parsed,
      load: async (tx) => {
        const product = target?.noun === 'Product' ? await registrable(tx, 'Product', target.id) : null;
        if (product === null) return null;
        await lockRegisteredThing(tx, 'Product', product.id);
        const exchangeId = await organizationIdOf(tx, parsed.exchange);
        if (exchangeId === null) {
          throw invalidInput(['exchange'], 'unknown', {
            zh: '没有这一机构。',
            en: 'There is no organisation of that code.',
          });
        }
        const permission = authorityOf(product.authorityId, context.viewer);
        return { type: 'Product', id: product.id, revision: null, permission, product, exchangeId };
      },
      judge: async ({ product, exchangeId }, tx) =>
        exceptionFindings(
          await exchangeStanding(tx, product.id, exchangeId),
          await organizationKindsOf(tx, exchangeId),
        ),
      apply: async ({ product, exchangeId }, tx, stamp) => {
        const id = stamp.newId();
        const recordedById = organizationOf(context.viewer)?.id;
        if (recordedById === undefined) throw new Error('a role is held in an organisation');
        const row = { id, productId: product.id, exchangeId, reason: parsed.reason, recordedById };
        await insertRegistrationException(tx, row, stamp.now);
        await writeFurtherEvents(tx, stamp.now, ledgerActor(context.viewer), await settled(tx, [product.id], stamp));
        return {
          event: {
            type: 'registration_exception.recorded',
            subject: { type: 'RegistrationException', id, code: product.code, revision: 1, ownerId: product.ownerId },
            isPublic: false,
            data: { product: product.code, exchange: parsed.exchange },
            changes: {},
            reason: parsed.reason,
          },
          outcome: { id },
        };
      },
    });
  });
}

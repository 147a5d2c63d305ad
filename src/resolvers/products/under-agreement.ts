import type { Database } from '../../db/client.ts';
import { productReviewsUnder } from '../../db/stores/agreement-consequences.ts';
import { productsUnder } from '../../db/stores/offer-facts.ts';
import { lockProducts, settleProduct } from '../../db/stores/product-standing.ts';
import { saveVersion, touchProduct } from '../../db/stores/product-versions.ts';
import { versionText } from '../../rules/product/change.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { cancelReview, tellOperator } from './product-steps.ts';

/**
 * Ends the reviews of the products of an agreement with it: the version is withdrawn, nobody is asked for an opinion or a
 * decision any more, and its operator is told. A version that stands and one that is only written stay as they are.
 *
 * @param agreementId locked, so that nothing is handed in meanwhile
 * @param cause the rule that steps are cancelled for, and why in words
 */
export async function endReviewsUnder(
  tx: Database,
  agreementId: string,
  cause: { readonly rule: string; readonly reason: string },
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  // All products of the agreement, since their listings are ended behind this: everybody locks in the order of ids.
  await lockProducts(tx, await productsUnder(tx, [agreementId]));
  const events: FurtherEvent[] = [];
  for (const { id: versionId, productId: id, code, title: name, ...row } of await productReviewsUnder(tx, [
    agreementId,
  ])) {
    const { revision, operator, status: from } = row;
    await saveVersion(tx, versionId, { status: 'withdrawn', decisionReason: cause.reason }, stamp.now);
    await cancelReview(tx, { id, code, name }, cause, stamp);
    const moved = await settleProduct(tx, id, stamp.now);
    if (moved === null) await touchProduct(tx, id, stamp.now);
    const told = { status: 'withdrawn', reason: cause.reason };
    await tellOperator(tx, { id, code, name, operatorId: operator.id, revision }, 'product', told, stamp);
    events.push({
      id: stamp.newId(),
      type: 'product.withdrawn',
      subject: { type: 'Product', id, code, revision: revision + 1, ownerId: operator.id },
      isPublic: false,
      data: { title: name, version: versionText(row), ...(moved === null ? {} : { status: moved.to }) },
      changes: {
        versionStatus: { from, to: 'withdrawn' },
        ...(moved === null ? {} : { status: { from: moved.from, to: moved.to } }),
      },
      reason: cause.reason,
    });
  }
  return events;
}

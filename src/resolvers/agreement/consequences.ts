import type { Database } from '../../db/client.ts';
import {
  authorisedScenarios,
  delistProducts,
  offeredListings,
  offeredProducts,
  productReviewsUnder,
  publicProductsUnder,
  runningApplications,
  successorOf,
  waitingSteps,
} from '../../db/stores/agreement-consequences.ts';
import { runningDemands } from '../../db/stores/demands.ts';
import { certificatesUnder } from '../../db/stores/hanging-registrations.ts';
import type { LedgerActor } from '../../db/stores/ledger.ts';
import { notify } from '../../db/stores/notifications.ts';
import { productsUnder } from '../../db/stores/offer-facts.ts';
import { cancelSteps } from '../../db/stores/steps.ts';
import type { Consequence, EndCause } from '../../rules/agreement/consequence.ts';
import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import { versionText } from '../../rules/product/change.ts';
import { stepKinds } from '../../rules/workflow/words.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { endDemand } from '../demand/end-demand.ts';
import { endListings } from '../exchange/end-listings.ts';
import { isPublicProduct } from '../products/product-workflow.ts';
import { endReviewsUnder } from '../products/under-agreement.ts';
import { certificatesFollow, endRegistrationsUnder, registrationsForeseen } from '../registration/under-agreement.ts';

/** The stamp of a command that ends an agreement, and who gives it. */
export interface EndStamp extends Stamp {
  readonly actor: LedgerActor;
}

/** A part of what the end of an agreement takes with it: it can tell before, and does it in the same transaction. */
export interface ConsequencePart {
  /** What it would hit, of several agreements at once; by id of the agreement. */
  readonly foresee: (db: Database, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Consequence[]>>;
  /** Does it, and answers the events of what it has changed. */
  readonly apply: (
    tx: Database,
    agreement: AgreementFacts,
    cause: EndCause,
    stamp: EndStamp,
  ) => Promise<readonly FurtherEvent[]>;
}

function byAgreement<R extends { readonly agreementId: string }>(
  rows: readonly R[],
  consequence: (row: R) => Consequence,
): ReadonlyMap<string, readonly Consequence[]> {
  const found = new Map<string, Consequence[]>();
  for (const row of rows) found.set(row.agreementId, [...(found.get(row.agreementId) ?? []), consequence(row)]);
  return found;
}

/** The scenario is not authorised any more: what reads the state of the agreement sees that by itself. */
const scenarioAuthorisation: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await authorisedScenarios(db, ids), ({ id, code, title, status }) => ({
      ...{ kind: 'scenario_authorisation', id, code, title, state: status },
      whatHappens: {
        zh: '场景及其清单的授权终止，不得再使用数据。',
        en: 'The scenario and its list are not authorised any more; no data may be used.',
      },
    })),
  apply: async () => [],
};

/** What waits under the agreement is not needed any more. Rectifications go on: they are about the operator. */
const openSteps: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await waitingSteps(db, ids), ({ id, code, title, status, kind }) => ({
      ...{ kind: 'step', id, code, title, state: status },
      whatHappens: { zh: `待办“${stepKinds[kind].zh}”取消。`, en: `The step ${kind} is cancelled.` },
    })),
  apply: async (tx, agreement, cause, { now, newId }) => {
    const waiting = await waitingSteps(tx, [agreement.id]);
    await cancelSteps(
      tx,
      waiting.map(({ id }) => id),
      { rule: `agreement-${cause.kind}`, agreement: agreement.code },
      now,
    );
    await notify(
      tx,
      waiting.map(({ id, organizationId, kind }) => ({
        id: newId(),
        to: { organizationId },
        kind: 'step_cancelled',
        subject: { type: 'Agreement', id: agreement.id, code: agreement.code },
        data: { step: kind, because: cause.kind },
        onceKey: `step-cancelled:${id}`,
      })),
      now,
    );
    return [];
  },
};

/** Applications that hang on it go on, with what has changed for them: their applicant is told, their rules find it. */
const hangingApplications: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await runningApplications(db, ids), ({ id, code, title, status, kind }) => ({
      ...{ kind: 'application', id, code, title, state: status },
      whatHappens:
        kind === 'list_change'
          ? {
              zh: '变更清单的申请失去所依协议，不能再公开结果。',
              en: 'Without the agreement its result is not published.',
            }
          : { zh: '重新申请不再与原协议衔接。', en: 'It does not carry the agreement on any more.' },
    })),
  apply: async (tx, agreement, cause, { now, newId }) => {
    if (cause.kind === 'expired') return [];
    const running = await runningApplications(tx, [agreement.id]);
    await notify(
      tx,
      running.map(({ id, code, applicantId }) => ({
        id: newId(),
        to: { organizationId: applicantId },
        kind: 'agreement',
        subject: { type: 'Application', id, code },
        data: { change: cause.kind, agreement: agreement.code },
        onceKey: `agreement-ended:${agreement.id}:${id}`,
      })),
      now,
    );
    return [];
  },
};

/** Access ends with the agreement: demands close, and what is still asked of somebody is not asked any more. */
const dataDemands: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await runningDemands(db, ids), ({ id, code, title, status }) => ({
      ...{ kind: 'data_demand', id, code, title, state: status },
      whatHappens: {
        zh: status === 'submitted' ? '数据需求关闭，审核取消。' : '数据需求关闭，平台停止提供数据。',
        en: status === 'submitted' ? 'The demand closes, its review is cancelled.' : 'The demand closes, access ends.',
      },
    })),
  apply: async (tx, agreement, cause, stamp) => {
    const closed: FurtherEvent[] = [];
    const because = { rule: `agreement-${cause.kind}`, agreement: agreement.code };
    for (const demand of await runningDemands(tx, [agreement.id], true))
      closed.push(await endDemand(tx, demand, { on: cause.on, reason: cause.reason, because }, stamp));
    return closed;
  },
};

/**
 * Versions under review are withdrawn: they could not be approved any more. Also where a renewal follows without a gap,
 * since a product is made under one agreement. Whoever ends an agreement need not see what is only reviewed: such a version
 * is told by its operator.
 */
const productReviews: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(
      await productReviewsUnder(db, ids),
      ({ id, code, title, status, productStatus, operator, ...version }) => ({
        ...{ kind: 'product_review', id, state: status },
        ...(isPublicProduct(productStatus) ? { code, title } : { code: operator.code, title: operator.name }),
        whatHappens: {
          zh: `版本 ${versionText(version)} 的合规安全审核终止，版本撤回，待办取消。`,
          en: `The review of version ${versionText(version)} ends: it is withdrawn, and what waits is cancelled.`,
        },
      }),
    ),
  apply: async (tx, agreement, cause, stamp) =>
    await endReviewsUnder(
      tx,
      agreement.id,
      { rule: `agreement-${cause.kind}`, reason: endedReason(agreement, cause) },
      stamp,
    ),
};

/**
 * Products that were taken over from elsewhere and have no versions here, for the scenario: they are taken off offer, unless
 * a renewal carries the agreement on without a gap.
 */
const offers: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await offeredProducts(db, ids), ({ id, code, title, status }) => ({
      ...{ kind: 'product', id, code, title, state: status },
      whatHappens: { zh: '产品下架。', en: 'The product is delisted.' },
    })),
  apply: async (tx, agreement, cause, { now, newId }) => {
    if (cause.kind === 'expired' && (await successorOf(tx, agreement.id)) !== null) return [];
    const offered = await offeredProducts(tx, [agreement.id], true);
    await delistProducts(
      tx,
      offered.map(({ id }) => id),
      now,
    );
    return offered.map(({ id, code, title, status, revision }) => ({
      id: newId(),
      type: 'product.delisted',
      subject: { type: 'Product', id, code, revision: revision + 1, ownerId: agreement.operatorId },
      isPublic: true,
      data: { title, status: 'delisted', agreement: agreement.code },
      changes: { status: { from: status, to: 'delisted' } },
      reason: null,
    }));
  },
};

/**
 * Registrations of products rest on it, unless a renewal carries it on without a gap: then their certificates stand as that
 * does.
 */
const registrations: ConsequencePart = {
  foresee: registrationsForeseen,
  apply: async (tx, agreement, cause, stamp) => {
    const successor = cause.kind === 'expired' ? await successorOf(tx, agreement.id) : null;
    if (successor === null) return await endRegistrationsUnder(tx, agreement.id, cause, stamp);
    return await certificatesFollow(tx, agreement.id, successor.status === 'active' ? 'reinstate' : 'suspend', stamp);
  },
};

/**
 * Listings of products that are made under it are delisted at every exchange, and their products follow: also where a
 * renewal follows without a gap, since the data they are made from are demanded anew under that.
 */
const listings: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await offeredListings(db, ids), ({ id, code, title, status }) => ({
      ...{ kind: 'listing', id, code, title, state: status },
      whatHappens:
        status === 'requested'
          ? { zh: '上架申请不再受理。', en: 'The request to list it is refused.' }
          : { zh: '在交易所下架。', en: 'It is delisted at the exchange.' },
    })),
  apply: async (tx, agreement, cause, stamp) => {
    const ending = {
      status: 'delisted',
      cause: cause.kind === 'revoked' ? 'agreement_revoked' : 'agreement_ended',
      reason: endedReason(agreement, cause),
    } as const;
    return await endListings(tx, await productsUnder(tx, [agreement.id]), ending, stamp);
  },
};

/** Products follow their registrations and listings, which are ended above. */
const products: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await publicProductsUnder(db, ids), ({ id, code, title, status }) => ({
      ...{ kind: 'product', id, code, title, state: status },
      whatHappens: {
        zh: '产品随其登记、上架终止，不再提供。',
        en: 'The product follows its registrations and listings and is not offered any more.',
      },
    })),
  apply: async () => [],
};

/** Certificates follow their registrations, which are ended above. */
const certificates: ConsequencePart = {
  foresee: async (db, ids) =>
    byAgreement(await certificatesUnder(db, ids), ({ id, code, title, status }) => ({
      ...{ kind: 'certificate', id, code, title, state: status },
      whatHappens: {
        zh: '登记证书注销，状态列表随即更新。',
        en: 'The certificate is revoked, and the status list says so at once.',
      },
    })),
  apply: async () => [],
};

const endWords = { expired: '届满', terminated: '终止', revoked: '撤销' } as const;

/** Why what was made under an agreement ends with it, in words for those who hear of it. */
const endedReason = ({ code }: AgreementFacts, { kind }: EndCause): string =>
  `授权运营协议 ${code} 已${endWords[kind]}。`;

/**
 * What the end of an agreement takes with it, in the order in which it is done:
 * each part is foreseen in `Agreement.endImpact` and done in the transaction that ends the agreement.
 */
export const consequenceParts: readonly ConsequencePart[] = [
  scenarioAuthorisation,
  openSteps,
  hangingApplications,
  dataDemands,
  productReviews,
  offers,
  listings,
  registrations,
  products,
  certificates,
];

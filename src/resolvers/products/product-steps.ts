import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type NewNotification, notify } from '../../db/stores/notifications.ts';
import { cancelSteps, concludeStepRow, type NewStep, openSteps, type StepRow, stepsOf } from '../../db/stores/steps.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { reviewProvision } from '../../rules/product/findings.ts';
import type { NotificationKind, StepKind } from '../../rules/workflow/words.ts';
import type { Stamp } from '../command/run-command.ts';

/** The product whose steps they are. */
interface File {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/**
 * Opens the review of a version: an opinion of each body that is asked, and the decision of the authority. No rule gives a
 * time for them, so their clocks have no limit.
 *
 * @param version its number, as people write it
 */
export async function openReview(
  tx: Database,
  file: File,
  version: string,
  { reviewerIds, authorityId }: { readonly reviewerIds: readonly string[]; readonly authorityId: string },
  { now, newId }: Stamp,
): Promise<void> {
  const earlier = (await stepsOf(tx, { productId: file.id })).map(({ submission }) => submission);
  const common = {
    file: { productId: file.id },
    cause: { rule: reviewProvision, version },
    submission: Math.max(0, ...earlier) + 1,
    startedOn: dateInShanghai(now),
    limit: null,
    dueOn: null,
  };
  const asked = reviewerIds.map((organizationId) => ({ kind: 'product_opinion' as const, organizationId }));
  const opened = [...asked, { kind: 'product_decision' as const, organizationId: authorityId }].map(
    (step): NewStep => ({ id: newId(), ...step, ...common }),
  );
  await openSteps(tx, opened, now);
  await notify(
    tx,
    opened.map((step) => told(file, step.organizationId, 'step_opened', { step: step.kind }, step.id, newId())),
    now,
  );
}

/** Concludes the decision of a version, which is the last step of its review. */
export async function concludeDecision(
  context: RequestContext,
  tx: Database,
  productId: string,
  now: Date,
): Promise<void> {
  const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
  for (const { id } of (await waitingOf(tx, productId)).filter(({ kind }) => kind === 'product_decision')) {
    await concludeStepRow(tx, id, { outcome: 'completed', concludedBy }, now);
  }
}

/** Cancels what waits of a review, with the cause, and tells whom it has waited for. */
export async function cancelReview(
  tx: Database,
  file: File,
  cause: { readonly rule: string; readonly reason?: string | null },
  { now, newId }: Stamp,
): Promise<void> {
  const waiting = await waitingOf(tx, file.id);
  await cancelSteps(
    tx,
    waiting.map(({ id }) => id),
    cause,
    now,
  );
  await notify(
    tx,
    waiting.map(({ id, organizationId, kind }) =>
      told(file, organizationId, 'step_cancelled', { step: kind, because: cause.rule }, id, newId()),
    ),
    now,
  );
}

/** Tells the operator what has become of a version, once. */
export async function tellOperator(
  tx: Database,
  file: File & { readonly operatorId: string; readonly revision: number },
  kind: Extract<NotificationKind, 'returned' | 'decided' | 'product'>,
  data: Readonly<Record<string, string>>,
  { now, newId }: Stamp,
): Promise<void> {
  await notify(tx, [told(file, file.operatorId, kind, data, `${file.id}:${file.revision}`, newId())], now);
}

const waitingOf = async (tx: Database, productId: string): Promise<StepRow[]> =>
  (await stepsOf(tx, { productId })).filter(({ status }) => status === 'open' || status === 'paused');

const told = (
  { id, code, name }: File,
  organizationId: string,
  kind: NotificationKind,
  data: Readonly<Record<string, string>> & { readonly step?: StepKind },
  once: string,
  notificationId: string,
): NewNotification => ({
  ...{ id: notificationId, to: { organizationId }, kind, subject: { type: 'Product', id, code } },
  ...{ data: { title: name, ...data }, onceKey: `${kind}:${once}` },
});

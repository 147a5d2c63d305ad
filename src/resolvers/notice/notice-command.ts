import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import {
  domainLeads,
  holdNamedResources,
  lockNotice,
  type NoticeRow,
  organizationIdOf,
} from '../../db/stores/notices.ts';
import { holdPlan, type PlanRow } from '../../db/stores/plans.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { invalidInput } from '../../rules/errors.ts';
import type { NoticeContent } from '../../rules/notice/content.ts';
import type { NoticeFacts, PlanOfNotice } from '../../rules/notice/facts.ts';
import type { NoticeMoment } from '../../rules/notice/judge.ts';
import { noticeLife } from '../../rules/notice/lifecycle.ts';
import type { NoticeStatus } from '../../rules/workflow/words.ts';
import type { Workflow } from '../command/workflow-command.ts';

/** Notices (授权运营通告): seen by their authority and the department that leads the field, and by everyone once published. */
export const noticeWorkflow: Workflow<NoticeStatus, NoticeRow> = {
  noun: 'Notice',
  life: noticeLife,
  lock: lockNotice,
  readFacts: ({ status, ownerId, leadId, isPublished }) => ({
    status,
    own: { authority: ownerId, lead: leadId, published: isPublished || null },
  }),
  permission: ({ ownerId }) => ({ ownerId }),
};

/** The same for what the department that leads the field does: it acts on notices that name it. */
export const leadWorkflow: Workflow<NoticeStatus, NoticeRow> = {
  ...noticeWorkflow,
  permission: ({ leadId }) => ({ ownerId: leadId }),
};

/** The law and the day of an act on a notice; read before its transaction, by a connection of its own. */
export async function noticeMoment(context: RequestContext): Promise<NoticeMoment> {
  const { provisions } = await context.policy();
  return { provisions, today: dateInShanghai(context.now()) };
}

/** What the rules look at of a plan that carries a notice. */
export const planOfNotice = ({ code, status, content, filedOn }: PlanRow): PlanOfNotice => ({
  code,
  status,
  mode: content.mode,
  filedOn,
});

/** What the rules look at, with plan and resources held as they are until the transaction ends. */
export async function heldNoticeFacts(
  tx: Database,
  { planId, status }: Pick<NoticeRow, 'planId' | 'status'>,
  content: NoticeContent,
): Promise<NoticeFacts> {
  const plan = await holdPlan(tx, planId);
  if (plan === null) throw new Error(`the plan ${planId} carries a notice and is not there`);
  const leads = await domainLeads(tx);
  const resources = await holdNamedResources(tx, content.resourceCodes);
  return { status, content, plan: planOfNotice(plan), leads, resources };
}

/**
 * The uuid of the department that a notice names.
 *
 * @throws Refused when there is none of that code
 */
export async function leadIdOf(tx: Database, { lead }: Pick<NoticeContent, 'lead'>): Promise<string | null> {
  if (lead === null) return null;
  const id = await organizationIdOf(tx, lead);
  if (id !== null) return id;
  throw invalidInput(['content', 'lead'], 'unknown', {
    zh: `没有公共代码为 ${lead} 的单位。`,
    en: `No organisation has the code ${lead}.`,
  });
}

/** What everyone may know of a notice that was published. */
export const publicNoticeData = ({ title, opensOn, closesOn }: NoticeContent, status: NoticeStatus) => ({
  title,
  opensOn,
  closesOn,
  status,
});

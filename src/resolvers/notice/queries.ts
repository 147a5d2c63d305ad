import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import type { NoticeFacts } from '../../rules/notice/facts.ts';
import { judgeNotice, noticeActions } from '../../rules/notice/judge.ts';
import { noticeLife } from '../../rules/notice/lifecycle.ts';
import type { Action } from '../../rules/permissions.ts';
import { stateFinding } from '../../rules/workflow/lifecycle.ts';
import { leadWorkflow, noticeMoment, noticeWorkflow } from './notice-command.ts';

/** What the caller may do now with a notice, by its uuid. */
export async function noticeAvailableActions(context: RequestContext, id: string): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.notices.load(id);
  if (row === null) return [];
  const { status, content, plan } = row;
  const [moment, leads, found] = await Promise.all([
    noticeMoment(context),
    loaders.domainLeads.load('all'),
    Promise.all(content.resourceCodes.map((code) => loaders.noticeResources.load(code))),
  ]);
  const resources = new Map(found.flatMap((each) => (each === null ? [] : [[each.code, each] as const])));
  const facts: NoticeFacts = { status, content, plan, leads, resources };
  const judge = (action: Action) => {
    const state = stateFinding(noticeLife, action, status);
    return state.status === 'fail' ? [state] : judgeNotice(action, facts, moment);
  };
  const isOfLead = (action: Action) => action === 'endorseNotice';
  return [
    ...availableActions(
      viewer,
      noticeActions.filter((action) => !isOfLead(action)),
      noticeWorkflow.permission(row),
      judge,
    ),
    ...availableActions(viewer, noticeActions.filter(isOfLead), leadWorkflow.permission(row), judge),
  ];
}

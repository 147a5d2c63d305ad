import type { LocalDate } from './calendar/local-date.ts';
import type { Finding } from './finding.ts';
import { type Action, type Denial, denialOf, type PermissionSubject } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** What a caller may do now with something, as portals draw it: a button, or a button that says why it is grey. */
export interface AvailableAction {
  readonly action: Action;
  readonly allowed: boolean;
  /** Every finding that stands in the way; empty when it is allowed. */
  readonly blockedBy: readonly Finding[];
  /** Last day on which it can be done in time; null or left out where there is none. */
  readonly deadlineOn?: LocalDate | null;
}

const denialWords: Readonly<Record<Denial, readonly [zh: string, en: string]>> = {
  no_role: ['当前身份没有这项权限。', 'The caller has no role for this.'],
  no_scope: ['该服务密钥未获授权执行此操作。', 'The key is not good for this.'],
  own: ['只能处理本单位的事项。', 'It belongs to another organisation.'],
  not_submitter: ['不得审核本人或本单位提交的事项。', 'Nobody decides on what they or their organisation handed in.'],
  not_proposer: ['须由提出者以外的另一人批准。', 'Another person than the proposer must decide.'],
  machine: ['只能由服务账号执行。', 'It is for service accounts.'],
  self: ['只能处理本人的事项。', 'It is about another person.'],
};

/** A denial as a finding, for people. */
export function denialFinding(because: Denial): Finding {
  const [zh, en] = denialWords[because];
  return {
    rule: `permission-${because.replace('_', '-')}`,
    status: 'fail',
    message: { zh, en },
    provision: null,
    facts: {},
    remedy: null,
  };
}

/**
 * What a caller may do, from the same permissions and rules that the mutations ask. Actions they have no role for are
 * left out.
 *
 * @param judge what the rules say of an action
 */
export function availableActions(
  viewer: Viewer,
  actions: readonly Action[],
  subject: PermissionSubject,
  judge: (action: Action) => readonly Finding[],
): readonly AvailableAction[] {
  return actions.flatMap((action): AvailableAction[] => {
    const denial = denialOf(viewer, action, subject);
    if (denial === 'no_role' || denial === 'no_scope') return [];
    const blockedBy =
      denial === null ? judge(action).filter(({ status }) => status === 'fail') : [denialFinding(denial)];
    return [{ action, allowed: blockedBy.length === 0, blockedBy }];
  });
}

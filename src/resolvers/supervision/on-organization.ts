import type { RequestContext } from '../../context.ts';
import { organizationKindsOf } from '../../db/stores/organization-kinds.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Action } from '../../rules/permissions.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { type CommandInput, type CommandSubject, type Outcome, runCommand } from '../command/run-command.ts';
import { type PutDown, putDown } from './put-down.ts';

interface ProviderSubject extends CommandSubject {
  readonly isProvider: boolean;
}

/** What is put down about a body and no agreement. */
export interface OnOrganization {
  readonly action: Action;
  /** With the public code of the body. */
  readonly input: CommandInput & { readonly organization: string };
  readonly event: string;
  readonly judge: (isProvider: boolean, policy: Policy, today: LocalDate) => readonly Finding[];
  readonly record: Pick<PutDown, 'kind' | 'summary' | 'state'> & Partial<PutDown>;
}

/** Puts something down about a provider. */
export async function recordOnOrganization(context: RequestContext, command: OnOrganization): Promise<Outcome> {
  const { action, input, event, judge, record } = command;
  const policy = await context.policy();
  return await runCommand<ProviderSubject>(context, {
    action,
    input,
    load: async (tx) => {
      const found = await lockOrganization(tx, input.organization);
      if (found === null) return null;
      const isProvider = (await organizationKindsOf(tx, found.id)).includes('data_provider');
      return { type: 'Organization', id: found.id, revision: null, permission: { ownerId: found.id }, isProvider };
    },
    judge: ({ isProvider }) => judge(isProvider, policy, dateInShanghai(context.now())),
    apply: async ({ id: organizationId }, tx, stamp) => {
      const { calendars } = policy;
      const empty = { agreementId: null, year: null, score: null, details: {}, dueOn: null };
      return await putDown(context, tx, { ...empty, organizationId, ...record }, event, calendars, stamp);
    },
  });
}

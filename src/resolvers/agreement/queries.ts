import DataLoader from 'dataloader';
import type { RequestContext } from '../../context.ts';
import type { EndImpact } from '../../rules/agreement/consequence.ts';
import { authorityActions, judgeAgreement, operatorActions, standingFindings } from '../../rules/agreement/judge.ts';
import { renewalDueOn } from '../../rules/agreement/standing.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import { denialOf } from '../../rules/permissions.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { agreementSubject } from './agreement-workflow.ts';
import { endImpacts } from './end-impact.ts';

/** What the caller may do now with an agreement, by its uuid. */
export async function agreementAvailableActions(
  { viewer, loaders, policy, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const facts = await loaders.agreements.load(id);
  if (facts === null) return [];
  const known = await policy();
  const today = dateInShanghai(now());
  return [...operatorActions, ...authorityActions].flatMap((action) =>
    availableActions(viewer, [action], agreementSubject(facts, action), () =>
      judgeAgreement(action, facts, known, today),
    ),
  );
}

/** What people should know of an agreement; nothing for those who are neither its parties nor review. */
export async function agreementFindings(context: RequestContext, id: string): Promise<readonly Finding[]> {
  const { viewer, loaders, policy, now } = context;
  const facts = await loaders.agreements.load(id);
  const isParty = facts !== null && organizationOf(viewer)?.id === facts.operatorId;
  const mayWeigh =
    viewer.kind === 'person' || viewer.kind === 'service'
      ? viewer.roles.some((role) => ['authority_officer', 'mechanism_member', 'auditor'].includes(role))
      : viewer.kind === 'system';
  if (facts === null || !(isParty || mayWeigh)) return [];
  return standingFindings(facts, await policy(), dateInShanghai(now()));
}

const impacts = new WeakMap<RequestContext, DataLoader<string, EndImpact | null>>();

/** What the end of an agreement would take with it; null for those who could not end it, and where it does not run. */
export async function agreementEndImpact(context: RequestContext, id: string): Promise<EndImpact | null> {
  const { viewer, loaders, db } = context;
  const facts = await loaders.agreements.load(id);
  if (facts === null || !['active', 'suspended'].includes(facts.status)) return null;
  if (denialOf(viewer, 'revokeAgreement', agreementSubject(facts, 'revokeAgreement')) !== null) return null;
  const loader =
    impacts.get(context) ??
    new DataLoader<string, EndImpact | null>(
      async (ids) => {
        const found = await endImpacts(db, ids);
        return ids.map((each) => found.get(each) ?? null);
      },
      { cache: false },
    );
  impacts.set(context, loader);
  return await loader.load(id);
}

/** The last day on which a renewal of an agreement may be filed. */
export async function agreementRenewalDueOn(
  { policy, now }: RequestContext,
  expiresOn: LocalDate,
): Promise<LocalDate | null> {
  const { provisions } = await policy();
  return renewalDueOn(provisions, expiresOn, dateInShanghai(now()));
}

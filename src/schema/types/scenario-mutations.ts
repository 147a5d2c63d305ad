import { scenario } from '../../resolvers/catalog/queries.ts';
import { discardScenarioRevision } from '../../resolvers/scenario/discard-scenario-revision.ts';
import { mapResource } from '../../resolvers/scenario/map-resource.ts';
import { proposeScenario } from '../../resolvers/scenario/propose-scenario.ts';
import { publishScenario } from '../../resolvers/scenario/publish-scenario.ts';
import { scenarioAvailableActions, scenarioWithdrawalImpact } from '../../resolvers/scenario/queries.ts';
import { returnScenario } from '../../resolvers/scenario/return-scenario.ts';
import { reviseScenario } from '../../resolvers/scenario/revise-scenario.ts';
import { submitScenario } from '../../resolvers/scenario/submit-scenario.ts';
import { unmapResource } from '../../resolvers/scenario/unmap-resource.ts';
import { withdrawScenario } from '../../resolvers/scenario/withdraw-scenario.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { rowField } from '../reading.ts';
import { AvailableActionRef, OrganizationRef, ScenarioProposalRef, ScenarioRef } from '../refs.ts';
import { MatchItemInput, ScenarioContentInput } from '../scenario-content.ts';
import { WithdrawalImpactRef } from '../withdrawal-impact.ts';

builder.objectFields(ScenarioRef, (t) => ({
  owner: t.field(rowField(OrganizationRef, 'The organisation that proposed it and keeps it.')),
  proposal: t.field(
    rowField(ScenarioProposalRef, 'The revision proposed for it; null when there is none that the viewer may see.'),
  ),
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who propose or review nothing.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await scenarioAvailableActions(context, id))],
  }),
  withdrawalImpact: t.field({
    type: WithdrawalImpactRef,
    nullable: true,
    description: 'What withdrawing it would hit; null for those who could not withdraw it.',
    extensions: { reads: ['id'] },
    resolve: ({ id }, _args, context) => scenarioWithdrawalImpact(context, id),
  }),
}));

const scenarioField = successRow(
  'scenario',
  ScenarioRef,
  'The scenario as it stands now; null when the caller may not see it.',
  (id, context, asked) => scenario(context, asked, { id: encodeGlobalId('Scenario', id) }),
);

const reasonField = 'Why; the owner reads it. 2 to 2,000 characters.';

addMutation('proposeScenario', {
  description:
    'Makes a scenario as a draft, however incomplete. Operators, domain leads and the authority. Its code is given: the owner’s code and a number.',
  input: (t) => ({
    owner: t.string({ description: 'Public code of the proposing body; the caller’s own when left out.' }),
    content: t.field({ type: ScenarioContentInput, required: true, description: 'What it says; at least a title.' }),
  }),
  success: scenarioField,
  run: proposeScenario,
});

addMutation('reviseScenario', {
  description:
    'Changes what a scenario says and needs. A draft changes in place; for a published one a revision is proposed, and readers go on seeing what is published.',
  input: (t) => ({
    ...changeFields(t, 'scenario'),
    content: t.field({ type: ScenarioContentInput, required: true, description: 'What changes.' }),
  }),
  success: scenarioField,
  run: reviseScenario,
});

addMutation('discardScenarioRevision', {
  description: 'Gives up the revision that is proposed for a scenario; what is published stays.',
  input: (t) => changeFields(t, 'scenario'),
  success: scenarioField,
  run: discardScenarioRevision,
});

addMutation('mapResource', {
  description:
    'Maps a resource to a need of a scenario with the reason; one that is mapped already gets the new reasons. A revision like any other. A 禁止开放 resource is refused.',
  input: (t) => ({
    ...changeFields(t, 'scenario'),
    need: t.id({ required: true, description: 'The need: ScenarioNeed.id, or key in a proposed content.' }),
    resource: t.id({ required: true, description: 'Public code or global id of a published resource.' }),
    justification: t.string({
      required: true,
      description: 'Why the need takes it; may be empty until the scenario is handed in.',
    }),
    items: t.field({ type: [MatchItemInput], description: 'Items that are needed, at most 200; all those before go.' }),
  }),
  success: scenarioField,
  run: mapResource,
});

addMutation('unmapResource', {
  description: 'Takes a resource away from a need of a scenario. A revision like any other.',
  input: (t) => ({
    ...changeFields(t, 'scenario'),
    need: t.id({ required: true, description: 'The need: ScenarioNeed.id, or key in a proposed content.' }),
    resource: t.id({ required: true, description: 'Public code or global id of the resource.' }),
    reason: t.string({ required: true, description: 'Why; kept with the change. 2 to 2,000 characters.' }),
  }),
  success: scenarioField,
  run: unmapResource,
});

addMutation('submitScenario', {
  description: 'Hands a draft or a proposed revision in for publication; refused until it says all it must.',
  input: (t) => changeFields(t, 'scenario'),
  success: scenarioField,
  run: submitScenario,
});

addMutation('returnScenario', {
  description:
    'Gives what was handed in back to its owner. The authority and members of the mechanism, never on their own submission.',
  input: (t) => ({ ...changeFields(t, 'scenario'), reason: t.string({ required: true, description: reasonField }) }),
  success: scenarioField,
  run: returnScenario,
});

addMutation('publishScenario', {
  description:
    'Publishes what was handed in, judged anew. The authority and members of the mechanism, never their own submission.',
  input: (t) => changeFields(t, 'scenario'),
  success: scenarioField,
  run: publishScenario,
});

addMutation('withdrawScenario', {
  description:
    'Takes a scenario back for good; its needs and mappings stay for the record, its code is never given again.',
  input: (t) => ({
    ...changeFields(t, 'scenario'),
    reason: t.string({ required: true, description: reasonField }),
    impactDigest: t.string({
      required: true,
      description: 'Digest of Scenario.withdrawalImpact as the caller has seen it; refused when it is another by now.',
    }),
  }),
  success: scenarioField,
  run: withdrawScenario,
});

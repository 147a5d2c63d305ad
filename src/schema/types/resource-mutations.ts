import { resource } from '../../resolvers/catalog/queries.ts';
import { discardResourceRevision } from '../../resolvers/resource/discard-resource-revision.ts';
import { draftResource } from '../../resolvers/resource/draft-resource.ts';
import { publishResource } from '../../resolvers/resource/publish-resource.ts';
import { resourceAvailableActions, resourceWithdrawalImpact } from '../../resolvers/resource/queries.ts';
import { resumeResource } from '../../resolvers/resource/resume-resource.ts';
import { returnResource } from '../../resolvers/resource/return-resource.ts';
import { reviseResource } from '../../resolvers/resource/revise-resource.ts';
import { submitResource } from '../../resolvers/resource/submit-resource.ts';
import { suspendResource } from '../../resolvers/resource/suspend-resource.ts';
import { withdrawResource } from '../../resolvers/resource/withdraw-resource.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { rowField } from '../reading.ts';
import { AvailableActionRef, ResourceProposalRef, ResourceRef } from '../refs.ts';
import { ResourceContentInput } from '../resource-content.ts';
import { WithdrawalImpactRef } from '../withdrawal-impact.ts';

builder.objectFields(ResourceRef, (t) => ({
  proposal: t.field(
    rowField(ResourceProposalRef, 'The revision proposed for it; null when there is none that the viewer may see.'),
  ),
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who keep or review nothing.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await resourceAvailableActions(context, id))],
  }),
  withdrawalImpact: t.field({
    type: WithdrawalImpactRef,
    nullable: true,
    description: 'What withdrawing it would hit; null for those who could not withdraw it.',
    extensions: { reads: ['id'] },
    resolve: ({ id }, _args, context) => resourceWithdrawalImpact(context, id),
  }),
}));

const resourceField = successRow(
  'resource',
  ResourceRef,
  'The resource as it stands now; null when the caller may not see it.',
  (id, context, asked) => resource(context, asked, { id: encodeGlobalId('Resource', id) }),
);

const reasonField = 'Why; the steward reads it. 2 to 2,000 characters.';

addMutation('draftResource', {
  description:
    'Makes a resource as a draft, however incomplete. Data stewards of the provider. Its code is given: the provider’s code and a number.',
  input: (t) => ({
    provider: t.string({ description: 'Public code of the providing body; the caller’s own when left out.' }),
    content: t.field({ type: ResourceContentInput, required: true, description: 'What it says; at least a title.' }),
  }),
  success: resourceField,
  run: draftResource,
});

addMutation('reviseResource', {
  description:
    'Changes what a resource says. A draft changes in place; for a published one a revision is proposed, and readers go on seeing what is published.',
  input: (t) => ({
    ...changeFields(t, 'resource'),
    content: t.field({ type: ResourceContentInput, required: true, description: 'What changes.' }),
  }),
  success: resourceField,
  run: reviseResource,
});

addMutation('discardResourceRevision', {
  description: 'Gives up the revision that is proposed for a resource; what is published stays.',
  input: (t) => changeFields(t, 'resource'),
  success: resourceField,
  run: discardResourceRevision,
});

addMutation('submitResource', {
  description:
    'Hands a draft or a proposed revision in for publication; refused until it says all that the catalog guide asks.',
  input: (t) => changeFields(t, 'resource'),
  success: resourceField,
  run: submitResource,
});

addMutation('returnResource', {
  description:
    'Gives what was handed in back to its steward. The authority and members of the mechanism, never on their own submission.',
  input: (t) => ({ ...changeFields(t, 'resource'), reason: t.string({ required: true, description: reasonField }) }),
  success: resourceField,
  run: returnResource,
});

addMutation('publishResource', {
  description: 'Publishes what was handed in. The authority and members of the mechanism, never their own submission.',
  input: (t) => changeFields(t, 'resource'),
  success: resourceField,
  run: publishResource,
});

addMutation('suspendResource', {
  description: 'Takes a published resource out of sight for a time; mappings to it stay and count as unmet.',
  input: (t) => ({ ...changeFields(t, 'resource'), reason: t.string({ required: true, description: reasonField }) }),
  success: resourceField,
  run: suspendResource,
});

addMutation('resumeResource', {
  description: 'Brings a suspended resource back into sight as it was.',
  input: (t) => changeFields(t, 'resource'),
  success: resourceField,
  run: resumeResource,
});

addMutation('withdrawResource', {
  description:
    'Takes a resource back for good. Scenarios it serves lose the mapping and get a finding each; its code is never given again.',
  input: (t) => ({
    ...changeFields(t, 'resource'),
    reason: t.string({ required: true, description: reasonField }),
    impactDigest: t.string({
      required: true,
      description: 'Digest of Resource.withdrawalImpact as the caller has seen it; refused when it is another by now.',
    }),
  }),
  success: resourceField,
  run: withdrawResource,
});

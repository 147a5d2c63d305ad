import { dataDemand } from '../../resolvers/catalog/queries.ts';
import { checkDataDemand, type DemandCheck } from '../../resolvers/demand/check-data-demand.ts';
import { closeDataDemand } from '../../resolvers/demand/close-data-demand.ts';
import { mostItems } from '../../resolvers/demand/demand-input.ts';
import { draftDataDemand } from '../../resolvers/demand/draft-data-demand.ts';
import { demandAvailableActions, demandNecessity, demandStandingFindings } from '../../resolvers/demand/queries.ts';
import { recordDelivery } from '../../resolvers/demand/record-delivery.ts';
import { recordTechnicalReview } from '../../resolvers/demand/record-technical-review.ts';
import { reviseDataDemand } from '../../resolvers/demand/revise-data-demand.ts';
import { submitDataDemand } from '../../resolvers/demand/submit-data-demand.ts';
import { withdrawDataDemand } from '../../resolvers/demand/withdraw-data-demand.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { NecessityMeter } from '../../rules/demand/demand-findings.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { AvailableActionRef, DataDemandRef, FindingRef } from '../refs.ts';

const NecessityMeterRef = builder.objectRef<NecessityMeter>('NecessityMeter').implement({
  description:
    'The meter of minimum necessity (最小必要): items asked for against items used by similar approved scenarios, for people to judge.',
  fields: (t) => ({
    asked: t.exposeInt('asked', { description: 'Items that are asked for.' }),
    similar: t.exposeInt('similar', {
      description: 'Approved scenarios of the same domains that are compared with.',
    }),
    median: t.exposeFloat('median', {
      nullable: true,
      description: 'Median of the items on their lists; null where there is none to compare with.',
    }),
  }),
});

const DataDemandCheckRef = builder.objectRef<DemandCheck>('DataDemandCheck').implement({
  description: 'What would be said of a data demand.',
  fields: (t) => ({
    findings: t.field({
      type: [FindingRef],
      description: 'Everything the rules find, all at once.',
      extensions: { maxItems: 50 },
      resolve: ({ findings }) => findings.slice(0, 50),
    }),
    necessity: t.field({
      type: NecessityMeterRef,
      description: 'How much it asks for.',
      resolve: ({ necessity }) => necessity,
    }),
  }),
});

builder.objectFields(DataDemandRef, (t) => ({
  findings: t.field({
    type: [FindingRef],
    description:
      'What the rules say of it today, all at once: what stands in the way, and what is to be weighed. Empty once it is rejected, delivered or over.',
    extensions: { maxItems: 50, reads: ['id'] },
    resolve: async ({ id }, _args, context) => (await demandStandingFindings(context, id)).slice(0, 50),
  }),
  necessity: t.field({
    type: NecessityMeterRef,
    nullable: true,
    description: 'How much it asks for, compared with what similar approved scenarios use.',
    extensions: { reads: ['id'] },
    resolve: async ({ id }, _args, context) => await demandNecessity(context, id),
  }),
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those it does not concern.',
    extensions: { maxItems: 10, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await demandAvailableActions(context, id))],
  }),
}));

const demandField = successRow('dataDemand', DataDemandRef, 'The demand as it stands now.', (id, context, asked) =>
  dataDemand(context, asked, { id: encodeGlobalId('DataDemand', id) }),
);

const ItemInput = builder.inputType('DemandItemInput', {
  description: 'A line of the approved list that is asked for.',
  fields: (t) => ({
    resource: t.string({ required: true, description: 'Public code of the resource.' }),
    item: t.string({
      description: 'Name of the item, as the list has it; left out where the list names the resource as a whole.',
    }),
    justification: t.string({
      description: 'Why it is needed (最小必要); at most 2,000 characters. Needed before the demand is handed in.',
    }),
    subjectAuthorisation: t.string({
      description: 'How the subjects of L2 and L3 data authorise it; at most 2,000 characters.',
    }),
  }),
});

const QuotaInput = builder.inputType('CallQuotaInput', {
  description: 'How often something may be called (调用配额).',
  fields: (t) => ({
    calls: t.int({ required: true, description: 'How many calls, from 1.' }),
    per: t.field({ type: enums.QuotaUnit, required: true, description: 'In which time.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const saidFields = (t: InputFields, isNew: boolean) => ({
  purpose: t.string({ description: 'What it is for; at most 2,000 characters. Needed before it is handed in.' }),
  use: t.field({ type: enums.DemandUse, required: isNew, description: 'How its items are used inside the platform.' }),
  endsOn: t.field({
    type: 'Date',
    description: isNew ? 'Last day of access; that of the agreement when left out.' : 'Last day of access.',
  }),
  quota: t.field({ type: QuotaInput, description: 'How often it may be called; null for no quota.' }),
  items: t.field({
    type: [ItemInput],
    required: isNew,
    description: `What it asks for, at most ${mostItems} lines, each once${isNew ? '' : '; replaces what stands'}.`,
  }),
});

const DataDemandCheckInput = builder.inputType('DataDemandCheckInput', {
  description: 'A data demand that is to be checked.',
  fields: (t) => ({
    agreement: t.id({ required: true, description: 'Global id of the agreement.' }),
    ...saidFields(t as unknown as InputFields, true),
  }),
});

builder.queryField('checkDataDemand', (t) =>
  t.field({
    type: DataDemandCheckRef,
    nullable: true,
    description:
      'What the rules would say of a data demand, before anything is kept: for staff of the operator of the agreement, null for everybody else.',
    args: { input: t.arg({ type: DataDemandCheckInput, required: true, description: 'The demand.' }) },
    resolve: async (_root, { input }, context) => await checkDataDemand(context, input),
  }),
);

addMutation('draftDataDemand', {
  description:
    'Drafts a data demand (公共数据需求申请) under an agreement in force, the single channel (统一通道). The operator. What is not on the approved list is refused: the list is changed first (LIST_CHANGE).',
  input: (t) => ({
    agreement: t.id({ required: true, description: 'Global id of the agreement.' }),
    ...saidFields(t, true),
  }),
  success: demandField,
  run: draftDataDemand,
});

addMutation('reviseDataDemand', {
  description:
    'Changes a draft. Of a demand under review items alone come and go: whoever has to consent to what is new is asked, and a step without items falls away. The operator.',
  input: (t) => ({ ...changeFields(t, 'data demand'), ...saidFields(t, false) }),
  success: demandField,
  run: reviseDataDemand,
});

addMutation('submitDataDemand', {
  description:
    'Hands a data demand in, once every rule is met: providers and, for returned data (省回流), the province are asked item by item; the authority reviews it through the provincial IRS. The operator.',
  input: (t) => changeFields(t, 'data demand'),
  success: demandField,
  run: submitDataDemand,
});

addMutation('withdrawDataDemand', {
  description: 'Takes a data demand back before it is decided on. The operator.',
  input: (t) => ({ ...changeFields(t, 'data demand'), reason: reasonField(t) }),
  success: demandField,
  run: withdrawDataDemand,
});

const TechnicalReviewOutcomeEnum = builder.enumType('TechnicalReviewOutcome', {
  description: 'What a technical review has come to.',
  values: {
    PASSED: { value: 'passed', description: '通过. What was asked for is met.' },
    FAILED: { value: 'failed', description: '不通过. For the reason beside it; the demand is rejected.' },
  } as const,
});

addMutation('recordTechnicalReview', {
  description:
    'Puts down what the technical review of a data demand in the provincial IRS has come to (IRS 技术审核). An officer of the authority of the agreement, or the service account of the IRS. The demand is approved once every item has its consents as well.',
  input: (t) => ({
    ...changeFields(t, 'data demand'),
    outcome: t.field({ type: TechnicalReviewOutcomeEnum, required: true, description: 'What it has come to.' }),
    reference: t.string({ required: true, description: 'Its reference in the IRS, 1 to 200 characters.' }),
    opinion: t.string({ description: 'What was said; must be given where it failed. At most 4,000 characters.' }),
  }),
  success: demandField,
  run: recordTechnicalReview,
});

const DeliveredItemInput = builder.inputType('DeliveredItemInput', {
  description: 'An item that is made available inside the platform.',
  fields: (t) => ({
    item: t.id({ required: true, description: 'Global id of the DemandItem.' }),
    reference: t.string({
      required: true,
      description:
        'How it is called inside the platform: 1 to 100 letters, digits and . _ : # 〔 〕 -. No address and no path.',
    }),
  }),
});

addMutation('recordDelivery', {
  description:
    'Puts down that items of an approved data demand are made available inside the platform (原始数据不出域、可用不可见), each by its reference there: never an address, a file or a row of data. The operator of the platform, a person or a machine.',
  input: (t) => ({
    ...changeFields(t, 'data demand'),
    items: t.field({
      type: [DeliveredItemInput],
      required: true,
      description: `What is made available, 1 to ${mostItems} items, each once.`,
    }),
  }),
  success: demandField,
  run: recordDelivery,
});

addMutation('closeDataDemand', {
  description: 'Closes a data demand that is not needed any more; access ends. The operator.',
  input: (t) => ({ ...changeFields(t, 'data demand'), reason: reasonField(t) }),
  success: demandField,
  run: closeDataDemand,
});

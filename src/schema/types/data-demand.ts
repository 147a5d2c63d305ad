import { dataDemand, dataDemands } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  AgreementRef,
  ApplicationItemRef,
  DataDemandRef,
  DemandItemRef,
  FindingRef,
  NodeRef,
  OrganizationRef,
  ResourceRef,
} from '../refs.ts';

DataDemandRef.implement({
  description:
    'A data demand (公共数据需求申请): items of the approved list that an operator asks to be made available inside the platform (原始数据不出域、可用不可见). Seen by its operator, those who decide on it, whoever is asked for consent, and, once it is approved, the operator of the platform.',
  interfaces: [NodeRef],
  extensions: { noun: 'DataDemand' },
  fields: (t) => ({
    id: t.id(globalId('DataDemand')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    status: t.expose('status', { type: enums.DemandStatus, description: 'Where it stands.' }),
    purpose: t.exposeString('purpose', { description: 'What it is for; plain text.' }),
    use: t.expose('use', { type: enums.DemandUse, description: 'How its items are used inside the platform.' }),
    endsOn: t.expose('endsOn', {
      type: 'Date',
      description: 'Last day of access, that of the agreement at the latest.',
    }),
    quotaCalls: t.exposeInt('quotaCalls', {
      nullable: true,
      description: 'How many calls it is given; null without a quota.',
    }),
    quotaUnit: t.expose('quotaUnit', {
      type: enums.QuotaUnit,
      nullable: true,
      description: 'In which time; null without a quota.',
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed in; null before.',
    }),
    irsReference: t.exposeString('irsReference', {
      nullable: true,
      description: 'Reference of its technical review in the provincial IRS (全省一体化数字资源系统).',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was approved or rejected.',
    }),
    decisionReason: t.exposeString('decisionReason', {
      nullable: true,
      description: 'Why it was rejected, item by item; plain text.',
    }),
    decisionFindings: t.field({
      type: [FindingRef],
      nullable: true,
      description: 'What the rules said when it was approved; null until then.',
      extensions: { maxItems: 50, reads: ['decisionFindings'] },
      resolve: ({ decisionFindings }) => decisionFindings?.slice(0, 50) ?? null,
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its last item was made available inside the platform.',
    }),
    closedOn: t.expose('closedOn', { type: 'Date', nullable: true, description: 'The day on which access ended.' }),
    closeReason: t.exposeString('closeReason', { nullable: true, description: 'Why it was closed; plain text.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was drafted.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    agreement: t.field(rowField(AgreementRef, 'The agreement it rests on.')),
    operator: t.field(rowField(OrganizationRef, 'The operator (授权运营主体).')),
    items: t.field(pageField('DemandItem', 'What it asks for, in its order.')),
    steps: t.field(pageField('Step', 'What waits or waited for somebody: consents and the technical review.')),
    history: t.field(historyField('What happened to it and to its steps, the newest first.')),
  }),
});

DemandItemRef.implement({
  description:
    'A line of the approved list that a data demand asks for. What is made available has a reference inside the platform, and is never an address, a file or a row of data.',
  interfaces: [NodeRef],
  extensions: { noun: 'DemandItem' },
  fields: (t) => ({
    id: t.id(globalId('DemandItem')),
    resourceCode: t.exposeString('resourceCode', { description: 'Public code of the resource.' }),
    itemName: t.exposeString('itemName', {
      nullable: true,
      description: 'Name of the item; null for the resource as a whole, where the list names no items.',
    }),
    justification: t.exposeString('justification', { description: 'Why it is needed (最小必要); plain text.' }),
    subjectAuthorisation: t.exposeString('subjectAuthorisation', {
      nullable: true,
      description: 'How the subjects of L2 and L3 data authorise it; plain text.',
    }),
    grade: t.expose('grade', {
      type: enums.SensitivityGrade,
      description: 'Sensitivity grade, as it was when the demand was handed in.',
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was made available inside the platform.',
    }),
    platformReference: t.exposeString('platformReference', {
      nullable: true,
      description: 'How it is called inside the platform.',
    }),
    demand: t.field(rowField(DataDemandRef, 'The demand it belongs to.')),
    listItem: t.field(
      rowField(ApplicationItemRef, 'The line of the approved list; null for those who may not see the application.'),
    ),
    resource: t.field(rowField(ResourceRef, 'The resource; null for those who may not see it.')),
    provider: t.field(rowField(OrganizationRef, 'Its provider, as the list has it.')),
    products: t.field(pageField('Product', 'Products made from it that the viewer may see (lineage).')),
    consents: t.field(pageField('ItemConsent', 'What its provider says of it, and the province where it returned it.')),
  }),
});

const DataDemandBy = builder.inputType('DataDemandBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  dataDemands: t.field({
    type: connectionTo('DataDemand'),
    nullable: true,
    args: pageArguments('DataDemand'),
    description: 'Data demands (公共数据需求申请) that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, dataDemands),
  }),
  dataDemand: t.field({
    type: DataDemandRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: DataDemandBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, dataDemand, by),
  }),
}));

import {
  feeCeiling,
  feeCeilings,
  permittedRevenue,
  permittedRevenues,
  revenueReport,
  revenueReports,
} from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  AgreementRef,
  FeeCeilingRef,
  NodeRef,
  OrganizationRef,
  PermittedRevenueRef,
  ProductFeeRef,
  ProductRef,
  RevenueReportRef,
  ScenarioRef,
} from '../refs.ts';

PermittedRevenueRef.implement({
  description:
    'What an operator may earn under an agreement in a period (最高准许收入): the price authority decides with the data authority (65号 二). The operator and those who decide see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'PermittedRevenue' },
  fields: (t) => ({
    id: t.id(globalId('PermittedRevenue')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    status: t.expose('status', { type: enums.RevenueStatus, description: 'Where it stands.' }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'First day of the period.' }),
    endsOn: t.expose('endsOn', { type: 'Date', description: 'Last day; at most one cycle of evaluation later.' }),
    costFen: t.expose('costFen', { type: 'Fen', description: 'Operating cost (运营成本).' }),
    profitFen: t.expose('profitFen', { type: 'Fen', description: 'Permitted profit (准许利润): cost × rate.' }),
    taxFen: t.expose('taxFen', { type: 'Fen', description: 'Tax (税金).' }),
    deductedFen: t.expose('deductedFen', {
      type: 'Fen',
      description: 'What the period before earned too much and is deducted in this one (65号 四).',
    }),
    amountFen: t.expose('amountFen', { type: 'Fen', description: 'Cost, profit and tax without the deduction.' }),
    treasuryRate: t.exposeInt('treasuryRate', {
      description: 'Average ten-year treasury yield of the year before, in hundredths of a percent.',
    }),
    endorsedAt: t.expose('endorsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the data authority agreed; null before.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put down.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    agreement: t.field(rowField(AgreementRef, 'The agreement.')),
    proposedBy: t.field(rowField(OrganizationRef, 'The price authority (发展改革部门).')),
    endorsedBy: t.field(rowField(OrganizationRef, 'The data authority; null before it agreed.')),
    ceilings: t.field(pageField('FeeCeiling', 'Ceilings that rest on it.')),
  }),
});

FeeCeilingRef.implement({
  description:
    'The highest fee for a product in a scenario (上限收费标准; 65号 二, 三), set by the authorising body. Whoever sees the product sees it.',
  interfaces: [NodeRef],
  extensions: { noun: 'FeeCeiling' },
  fields: (t) => ({
    id: t.id(globalId('FeeCeiling')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    form: t.expose('form', { type: enums.FeeForm, description: 'What the fee is counted by.' }),
    unit: t.exposeString('unit', { description: 'What the amount is for, such as 每万次调用.' }),
    amountFen: t.expose('amountFen', { type: 'Fen', description: 'The highest fee.' }),
    isTrial: t.exposeBoolean('isTrial', {
      description: 'Whether it is a trial fee (试行收费标准), before a full year of operation.',
    }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'First day.' }),
    endsOn: t.expose('endsOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day; null until another follows, the day before its first where it never began.',
    }),
    reportedOn: t.expose('reportedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the written report on it (65号 二); null before.',
    }),
    reportReference: t.exposeString('reportReference', { nullable: true, description: 'Number of that report.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was set.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    product: t.field(rowField(ProductRef, 'The product.')),
    scenario: t.field(rowField(ScenarioRef, 'The scenario.')),
    permittedRevenue: t.field(
      rowField(PermittedRevenueRef, 'What it rests on; null for a trial fee, and for those who may not see it.'),
    ),
    setBy: t.field(rowField(OrganizationRef, 'The authorising body.')),
    fees: t.field(pageField('ProductFee', 'Fees within it, the last first.')),
  }),
});

ProductFeeRef.implement({
  description:
    'The fee that an operator charges for a product in a scenario (具体收费标准; 65号 二), within a ceiling. Whoever sees the product sees it.',
  interfaces: [NodeRef],
  extensions: { noun: 'ProductFee' },
  fields: (t) => ({
    id: t.id(globalId('ProductFee')),
    form: t.expose('form', { type: enums.FeeForm, description: 'What the fee is counted by.' }),
    unit: t.exposeString('unit', { description: 'What the amount is for, such as 每万次调用.' }),
    amountFen: t.expose('amountFen', { type: 'Fen', description: 'The fee.' }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'First day.' }),
    endsOn: t.expose('endsOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day; null until another follows, the day before its first where it never began.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was set.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    product: t.field(rowField(ProductRef, 'The product.')),
    scenario: t.field(rowField(ScenarioRef, 'The scenario.')),
    ceiling: t.field(rowField(FeeCeilingRef, 'The ceiling it keeps to.')),
  }),
});

RevenueReportRef.implement({
  description:
    'An operator’s report on the revenue of a year, due by the end of March (65号 五), with what follows from it (四). The operator and those who decide see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'RevenueReport' },
  fields: (t) => ({
    id: t.id(globalId('RevenueReport')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    year: t.exposeInt('year', { description: 'The year it is about.' }),
    revenueFen: t.expose('revenueFen', { type: 'Fen', description: 'What was earned.' }),
    costFen: t.expose('costFen', { type: 'Fen', description: 'What it cost; accounts are separate (65号 五).' }),
    permittedFen: t.expose('permittedFen', {
      type: 'Fen',
      nullable: true,
      description: 'What might be earned in the year, by days; null where nothing was decided.',
    }),
    deviation: t.expose('deviation', { type: enums.Deviation, description: 'What follows from it.' }),
    statement: t.exposeString('statement', { description: 'What is said beside the figures; plain text.' }),
    details: t.expose('details', { type: 'JSON', description: 'Further figures by name.' }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'The day it was due.' }),
    isLate: t.exposeBoolean('isLate', { description: 'Whether it came after that day.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When it was handed in.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    agreement: t.field(rowField(AgreementRef, 'The agreement it is about.')),
    operator: t.field(rowField(OrganizationRef, 'The operator.')),
  }),
});

const byIdOrCode = (name: string) =>
  builder.inputType(name, {
    description: 'Names one of them: by exactly one of its fields.',
    isOneOf: true,
    fields: (t) => ({
      id: t.id({ description: 'Global id.' }),
      code: t.string({ description: 'Public code.' }),
    }),
  });
const PermittedRevenueBy = byIdOrCode('PermittedRevenueBy');
const FeeCeilingBy = byIdOrCode('FeeCeilingBy');
const RevenueReportBy = byIdOrCode('RevenueReportBy');
const oneOfThem = 'One of them; null when there is none that the viewer may see.';

builder.queryFields((t) => ({
  permittedRevenues: t.field({
    type: connectionTo('PermittedRevenue'),
    nullable: true,
    args: pageArguments('PermittedRevenue'),
    description: 'What operators may earn (最高准许收入), as far as the viewer may see it, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, permittedRevenues),
  }),
  permittedRevenue: t.field({
    type: PermittedRevenueRef,
    nullable: true,
    description: oneOfThem,
    args: { by: t.arg({ type: PermittedRevenueBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, permittedRevenue, by),
  }),
  feeCeilings: t.field({
    type: connectionTo('FeeCeiling'),
    nullable: true,
    args: pageArguments('FeeCeiling'),
    description: 'The highest fees (上限收费标准) of products that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, feeCeilings),
  }),
  feeCeiling: t.field({
    type: FeeCeilingRef,
    nullable: true,
    description: oneOfThem,
    args: { by: t.arg({ type: FeeCeilingBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, feeCeiling, by),
  }),
  revenueReports: t.field({
    type: connectionTo('RevenueReport'),
    nullable: true,
    args: pageArguments('RevenueReport'),
    description: 'Reports on the revenue of a year that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, revenueReports),
  }),
  revenueReport: t.field({
    type: RevenueReportRef,
    nullable: true,
    description: oneOfThem,
    args: { by: t.arg({ type: RevenueReportBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, revenueReport, by),
  }),
}));

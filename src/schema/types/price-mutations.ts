import { feeCeiling, permittedRevenue, productFee, revenueReport } from '../../resolvers/catalog/queries.ts';
import { endorsePermittedRevenue } from '../../resolvers/price/endorse-permitted-revenue.ts';
import { proposePermittedRevenue } from '../../resolvers/price/propose-permitted-revenue.ts';
import { recordCeilingReport } from '../../resolvers/price/record-ceiling-report.ts';
import { revenueAvailableActions } from '../../resolvers/price/revenue-workflow.ts';
import { setFeeCeiling } from '../../resolvers/price/set-fee-ceiling.ts';
import { setProductFee } from '../../resolvers/price/set-product-fee.ts';
import { submitRevenueReport } from '../../resolvers/price/submit-revenue-report.ts';
import { withdrawPermittedRevenue } from '../../resolvers/price/withdraw-permitted-revenue.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { AvailableActionRef, FeeCeilingRef, PermittedRevenueRef, ProductFeeRef, RevenueReportRef } from '../refs.ts';
import { DetailInput } from './supervision-mutations.ts';

builder.objectFields(PermittedRevenueRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await revenueAvailableActions(context, id))],
  }),
}));

const revenueField = successRow(
  'permittedRevenue',
  PermittedRevenueRef,
  'The permitted revenue as it stands now.',
  (id, context, asked) => permittedRevenue(context, asked, { id: encodeGlobalId('PermittedRevenue', id) }),
);
const ceilingField = successRow('feeCeiling', FeeCeilingRef, 'The ceiling as it stands now.', (id, context, asked) =>
  feeCeiling(context, asked, { id: encodeGlobalId('FeeCeiling', id) }),
);
const feeField = successRow('productFee', ProductFeeRef, 'The fee as it stands now.', (id, context, asked) =>
  productFee(context, asked, { id: encodeGlobalId('ProductFee', id) }),
);
const reportField = successRow('revenueReport', RevenueReportRef, 'The report.', (id, context, asked) =>
  revenueReport(context, asked, { id: encodeGlobalId('RevenueReport', id) }),
);

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const agreementId = (t: InputFields) => t.id({ required: true, description: 'Global id of the agreement.' });
const amount = (t: InputFields, description: string) => t.field({ type: 'Fen', required: true, description });
const priceFields = (t: InputFields) => ({
  product: t.id({ required: true, description: 'Global id of the product.' }),
  scenario: t.string({ description: 'Public code of a scenario of the product; may be left out where it has one.' }),
  form: t.field({ type: enums.FeeForm, required: true, description: 'What the fee is counted by.' }),
  unit: t.string({ required: true, description: 'What the amount is for, such as 每万次调用: 1 to 50 characters.' }),
  amountFen: amount(t, 'The amount, in 分.'),
  startsOn: t.field({ type: 'Date', required: true, description: 'First day; the one before ends on the day before.' }),
  endsOn: t.field({ type: 'Date', description: 'Last day; left out, it stands until another follows.' }),
});

addMutation('proposePermittedRevenue', {
  description:
    'Puts down what an operator may earn under an agreement in a period (最高准许收入): cost, profit within the permitted rate, tax, and the deduction of what was earned too much before. The price authority; it is in force once the data authority agrees.',
  input: (t) => ({
    agreement: agreementId(t),
    startsOn: t.field({ type: 'Date', required: true, description: 'First day of the period.' }),
    endsOn: t.field({ type: 'Date', required: true, description: 'Last day; at most one cycle of evaluation later.' }),
    costFen: amount(t, 'Operating cost, in 分.'),
    profitFen: amount(t, 'Permitted profit, in 分: at most cost × (treasury average + the points of the rule).'),
    taxFen: amount(t, 'Tax, in 分.'),
    deductedFen: t.field({ type: 'Fen', description: 'Deduction for the period before, in 分; 0 when left out.' }),
    treasuryRate: t.int({
      required: true,
      description: 'Average ten-year treasury yield of the year before, in hundredths of a percent.',
    }),
  }),
  success: revenueField,
  run: proposePermittedRevenue,
});

addMutation('endorsePermittedRevenue', {
  description: 'Agrees to a permitted revenue, which is in force then. The data authority (65号 二).',
  input: (t) => changeFields(t, 'permitted revenue'),
  success: revenueField,
  run: endorsePermittedRevenue,
});

addMutation('withdrawPermittedRevenue', {
  description:
    'Takes a permitted revenue back before the data authority has agreed. The price authority that put it down.',
  input: (t) => ({ ...changeFields(t, 'permitted revenue'), reason: reasonField(t) }),
  success: revenueField,
  run: withdrawPermittedRevenue,
});

addMutation('setFeeCeiling', {
  description:
    'Sets the highest fee for a product in a scenario (上限收费标准). The authority. Within what may be earned; a trial fee before a full year of operation; none at all for use in the public interest. The ceiling before it, and fees under that, end on the day before.',
  input: (t) => ({
    ...priceFields(t),
    isTrial: t.boolean({ required: true, description: 'Whether it is a trial fee (试行收费标准).' }),
  }),
  success: ceilingField,
  run: setFeeCeiling,
});

addMutation('recordCeilingReport', {
  description: 'Puts down that a ceiling was reported in writing (65号 二). The authority that set it.',
  input: (t) => ({
    ...changeFields(t, 'ceiling'),
    reportedOn: t.field({ type: 'Date', required: true, description: 'The day of the report.' }),
    reference: t.string({ required: true, description: 'Number of the report, 1 to 200 characters.' }),
  }),
  success: ceilingField,
  run: recordCeilingReport,
});

addMutation('setProductFee', {
  description:
    'Sets the fee for a product in a scenario (具体收费标准), within the ceiling that stands for all its days. Its operator. The fee before it ends on the day before; exchanges that list the product are told.',
  input: priceFields,
  success: feeField,
  run: setProductFee,
});

addMutation('submitRevenueReport', {
  description:
    'Hands in the operator’s report on the revenue of a year that is over, due by the end of March (65号 五). What follows is answered: within 10 % the fees are adjusted, beyond it the ceilings (四).',
  input: (t) => ({
    agreement: agreementId(t),
    year: t.int({ required: true, description: 'The year it is about.' }),
    revenueFen: amount(t, 'What was earned, in 分.'),
    costFen: amount(t, 'What it cost, in 分.'),
    statement: t.string({ required: true, description: 'What is to be said, as plain text: 2 to 5,000 characters.' }),
    details: t.field({ type: [DetailInput], description: 'Further figures, at most 100.' }),
  }),
  success: reportField,
  run: submitRevenueReport,
});

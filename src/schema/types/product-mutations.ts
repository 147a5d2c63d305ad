import { product, step } from '../../resolvers/catalog/queries.ts';
import { decideProduct } from '../../resolvers/products/decide-product.ts';
import { draftProduct } from '../../resolvers/products/draft-product.ts';
import { giveProductOpinion } from '../../resolvers/products/give-product-opinion.ts';
import { checkProduct, type ProductCheck, productAvailableActions } from '../../resolvers/products/queries.ts';
import { recordProductDelivery } from '../../resolvers/products/record-product-delivery.ts';
import { returnProduct } from '../../resolvers/products/return-product.ts';
import { reviseProduct } from '../../resolvers/products/revise-product.ts';
import { submitProduct } from '../../resolvers/products/submit-product.ts';
import { withdrawApproval } from '../../resolvers/products/withdraw-approval.ts';
import { withdrawProduct } from '../../resolvers/products/withdraw-product.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { ProductSpecificationInput } from '../product-content.ts';
import { AvailableActionRef, FindingRef, ProductRef, StepRef } from '../refs.ts';

builder.objectFields(ProductRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who neither make nor decide on it.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await productAvailableActions(context, id))],
  }),
}));

const ProductCheckRef = builder.objectRef<ProductCheck>('ProductCheck').implement({
  description: 'What handing a version of a product in would be told as things stand, without handing it in.',
  fields: (t) => ({
    mayBeSubmitted: t.exposeBoolean('mayBeSubmitted', { description: 'Whether no rule stands in the way.' }),
    checkedOn: t.expose('checkedOn', { type: 'Date', description: 'The day it was looked at, in Asia/Shanghai.' }),
    version: t.exposeString('version', {
      nullable: true,
      description: 'Number of the version that was looked at: the one being written, or the one that stands.',
    }),
    grade: t.expose('grade', {
      type: enums.SensitivityGrade,
      nullable: true,
      description: 'The highest grade of what it is made from; null where it names nothing.',
    }),
    findings: t.field({
      type: [FindingRef],
      description: 'What every rule found, those that are met among it: the same that submitProduct judges by.',
      extensions: { maxItems: 100 },
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

builder.queryFields((t) => ({
  checkProduct: t.field({
    type: ProductCheckRef,
    nullable: true,
    description:
      'A dry run of submitProduct: everything that the rules say of it today, by the same rules. For the operator and those who review; null when there is none that the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'Global id of the product.' }) },
    resolve: (_root, { id }, context) => checkProduct(context, id),
  }),
}));

const productField = successRow('product', ProductRef, 'The product as it stands now.', (id, context, asked) =>
  product(context, asked, { id: encodeGlobalId('Product', id) }),
);
const stepField = successRow('step', StepRef, 'The step as it stands now.', (id, context, asked) =>
  step(context, asked, { id: encodeGlobalId('Step', id) }),
);

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const contentFields = (t: InputFields, isNew: boolean) => ({
  name: t.string({ required: isNew, description: 'Name, 1 to 200 characters.' }),
  abstract: t.string({ description: 'What it offers; plain text up to 4,000 characters.' }),
  type: t.field({ type: enums.ProductType, required: isNew, description: 'What kind of thing it is.' }),
  deliveryForm: t.field({ type: enums.DeliveryForm, required: isNew, description: 'How it is delivered.' }),
  useClass: t.field({
    type: enums.UseClass,
    required: isNew,
    description:
      'Public interest (公共治理、公益事业: free) or industry (产业发展、行业发展), in the scenario of its agreement.',
  }),
  specification: t.field({ type: ProductSpecificationInput, description: 'What it is made from and gives (规格).' }),
  changeNote: t.string({
    description: 'What is new, at most 2,000 characters; has to be given where another version begins.',
  }),
});

addMutation('draftProduct', {
  description:
    'Drafts a product (数据产品和服务) under an agreement in force, for its scenario, however incomplete. Its operator. It begins with version 1.0; its code is given: the operator’s code and a number.',
  input: (t) => ({
    agreement: t.id({ required: true, description: 'Global id of the agreement.' }),
    ...contentFields(t, true),
  }),
  success: productField,
  run: draftProduct,
});

addMutation('reviseProduct', {
  description:
    'Changes what is being written. Where a version stands another begins: after a minor change (name, abstract, service level, documentation) it is approved at once as x.(y+1); after any other it is the draft (x+1).0, which is reviewed while the one that stands stays on offer.',
  input: (t) => ({ ...changeFields(t, 'product'), ...contentFields(t, false) }),
  success: productField,
  run: reviseProduct,
});

addMutation('submitProduct', {
  description:
    'Hands a version in for its compliance and security review (合规安全审核): the authority, the expert committee and the platform operator are asked for an opinion (product.reviewed_by), the authority for a decision. Refused with every finding until it may be; checkProduct tells the same beforehand.',
  input: (t) => changeFields(t, 'product'),
  success: productField,
  run: submitProduct,
});

addMutation('giveProductOpinion', {
  description:
    'Gives the opinion of an organisation on the version under review. Whoever the step waits for, never on what they or their organisation handed in; the operator reads it once the version has come back or was decided.',
  input: (t) => ({
    ...changeFields(t, 'step'),
    outcome: t.field({ type: enums.StepOutcome, required: true, description: 'SUPPORTED or OPPOSED.' }),
    opinion: t.string({ required: true, description: 'What is said for it; plain text, 2 to 4,000 characters.' }),
    note: t.string({
      description: 'A note among those who review, never shown to the operator; at most 4,000 characters.',
    }),
  }),
  success: stepField,
  run: giveProductOpinion,
});

addMutation('returnProduct', {
  description:
    'Sends the version under review back to be mended; what waits of its review is cancelled. The authority of its agreement, never on what their own organisation handed in.',
  input: (t) => ({ ...changeFields(t, 'product'), reason: reasonField(t) }),
  success: productField,
  run: returnProduct,
});

const ProductDecisionEnum = builder.enumType('ProductDecision', {
  description: 'What the authority decides on a version of a product.',
  values: {
    APPROVE: {
      value: 'approve',
      description: '审核通过. Judged by all rules anew; with conditions where there are any.',
    },
    REJECT: { value: 'reject', description: '审核未通过. With its reason, whatever the findings say.' },
  } as const,
});

addMutation('decideProduct', {
  description:
    'Decides on the version under review (合规安全审核), once every opinion is in. An approved version is what the product is from then on, with its lineage, in place of the one that stood. The authority of its agreement, never on what their own organisation handed in.',
  input: (t) => ({
    ...changeFields(t, 'product'),
    decision: t.field({ type: ProductDecisionEnum, required: true, description: 'Approve or reject.' }),
    reason: reasonField(t),
    conditions: t.string({ description: 'Conditions of an approval; plain text up to 4,000 characters.' }),
  }),
  success: productField,
  run: decideProduct,
});

addMutation('withdrawProduct', {
  description:
    'Takes the version that is being written or reviewed back for good; one that stands stays. Its operator.',
  input: (t) => ({ ...changeFields(t, 'product'), reason: reasonField(t) }),
  success: productField,
  run: withdrawProduct,
});

addMutation('withdrawApproval', {
  description:
    'Takes the approval of the version that stands back: the product is not compliant any more and is taken off every exchange. The authority of its agreement.',
  input: (t) => ({ ...changeFields(t, 'product'), reason: reasonField(t) }),
  success: productField,
  run: withdrawApproval,
});

addMutation('recordProductDelivery', {
  description:
    'Puts down when the product was first delivered to somebody, once: the time for its first registration runs from that day (26号 art. 9). Its operator.',
  input: (t) => ({
    ...changeFields(t, 'product'),
    deliveredOn: t.field({ type: 'Date', required: true, description: 'The day, today at the latest.' }),
  }),
  success: productField,
  run: recordProductDelivery,
});

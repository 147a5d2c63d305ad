import { productVersion } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { ProductContentRef } from '../product-content.ts';
import { globalId, resolveOne, rowField } from '../reading.ts';
import { FindingRef, NodeRef, ProductRef, ProductVersionRef } from '../refs.ts';

ProductVersionRef.implement({
  description:
    'A version of a product: what is written, reviewed (合规安全审核) and approved as a whole. Everyone sees what stands or has stood of a public product; operator and reviewers see the rest.',
  interfaces: [NodeRef],
  extensions: { noun: 'ProductVersion' },
  fields: (t) => ({
    id: t.id(globalId('ProductVersion')),
    number: t.exposeString('number', {
      description: 'Its number, such as 1.0: another number before the dot was reviewed anew.',
    }),
    status: t.expose('status', { type: enums.ProductVersionStatus, description: 'State.' }),
    content: t.expose('content', { type: ProductContentRef, description: 'What it says.' }),
    digest: t.exposeString('digest', {
      description: 'SHA-256 of the canonical text of the content, in hexadecimal.',
    }),
    changeNote: t.exposeString('changeNote', {
      nullable: true,
      description: 'What is new, in the words of the operator; for those who work with it.',
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed in last; null before, and for a minor change.',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided.' }),
    decisionReason: t.exposeString('decisionReason', {
      nullable: true,
      description: 'Why it was approved, rejected, returned or withdrawn; for those who work with it. Plain text.',
    }),
    conditions: t.exposeString('conditions', {
      nullable: true,
      description: 'Conditions attached to its approval; plain text, null for none.',
    }),
    decisionFindings: t.field({
      type: [FindingRef],
      nullable: true,
      description: 'What the rules said when it was decided; for those who work with it.',
      extensions: { maxItems: 100, reads: ['decisionFindings'] },
      resolve: ({ decisionFindings }) => decisionFindings?.slice(0, 100) ?? null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    product: t.field(rowField(ProductRef, 'The product.')),
  }),
});

const ProductVersionBy = builder.inputType('ProductVersionBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Global id.' }) }),
});

builder.queryFields((t) => ({
  productVersion: t.field({
    type: ProductVersionRef,
    nullable: true,
    description: 'One version of a product; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ProductVersionBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, productVersion, by),
  }),
}));

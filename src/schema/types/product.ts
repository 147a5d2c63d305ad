import { product, products } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { asOfArgument, connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { ProductSpecificationRef } from '../product-content.ts';
import { globalId, resolveOne, resolvePage, rowField, rowsField } from '../reading.ts';
import { AgreementRef, DomainRef, NodeRef, OrganizationRef, ProductRef } from '../refs.ts';

ProductRef.implement({
  description: 'A data product or service (数据产品和服务) made by an authorised operator.',
  interfaces: [NodeRef],
  extensions: { noun: 'Product' },
  fields: (t) => ({
    id: t.id(globalId('Product')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    abstract: t.exposeString('abstract', { description: 'What it offers.' }),
    type: t.expose('type', { type: enums.ProductType, description: 'What kind of thing it is.' }),
    deliveryForm: t.expose('deliveryForm', { type: enums.DeliveryForm, description: 'How it is delivered.' }),
    useClass: t.expose('useClass', { type: enums.UseClass, description: 'Public interest or industry.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it entered the registry.' }),
    modifiedAt: t.expose('modifiedAt', { type: 'DateTime', description: 'Last change of its contents.' }),
    status: t.expose('status', { type: enums.ProductStatus, description: 'State in the registry.' }),
    version: t.exposeString('version', {
      nullable: true,
      description: 'Number of the version that it is, such as 1.0; null while none was approved.',
    }),
    specification: t.expose('specification', {
      type: ProductSpecificationRef,
      nullable: true,
      description: 'What it is made from and gives (规格), as it was approved; null while no version was.',
    }),
    conditions: t.exposeString('conditions', {
      nullable: true,
      description: 'Conditions attached to its approval; plain text, null for none.',
    }),
    deliveredOn: t.expose('deliveredOn', {
      type: 'Date',
      nullable: true,
      description:
        'The day it was first delivered to somebody: the time for its registration runs from it (26号 art. 9).',
    }),
    grade: t.expose('grade', {
      type: enums.SensitivityGrade,
      nullable: true,
      description: 'The highest grade of what it is made from; null while no version was approved.',
    }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    lineage: t.field(
      pageField(
        'DemandItem',
        'Delivered items that it is made from (lineage): each leads to its demand, the line of the approved list and the resource. For those who see the demands; inputs has the resources.',
      ),
    ),
    agreement: t.field(rowField(AgreementRef, 'The agreement it is made under; null for what was taken over.')),
    versions: t.field(pageField('ProductVersion', 'Its versions, the newest first.')),
    steps: t.field(pageField('Step', 'What waits or waited for somebody in its reviews; for those who see them.')),
    history: t.field(historyField('What happened to it, the newest first.')),
    operator: t.field(rowField(OrganizationRef, 'The authorised operator (授权运营主体) that offers it.')),
    domains: t.field(rowsField(DomainRef, 7, 'Domains it is filed under, at least one.')),
    scenarios: t.field(pageField('Scenario', 'Scenarios it was made for.')),
    inputs: t.field(pageField('Resource', 'Resources it is made from (lineage).')),
    feeCeilings: t.field(pageField('FeeCeiling', 'The highest fees (上限收费标准), the newest first.')),
    fees: t.field(pageField('ProductFee', 'Fees that its operator charges (具体收费标准), the last first.')),
  }),
});

const ProductBy = builder.inputType('ProductBy', {
  description: 'Names one product: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  products: t.field({
    type: connectionTo('Product'),
    nullable: true,
    args: { ...pageArguments('Product'), ...asOfArgument() },
    description: 'Data products, the last changed first unless another order is asked for.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, products),
  }),
  product: t.field({
    type: ProductRef,
    nullable: true,
    description: 'One product; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ProductBy, required: true, description: 'Which one.' }), ...asOfArgument() },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, product, by),
  }),
}));

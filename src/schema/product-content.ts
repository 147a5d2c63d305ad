import { encodeGlobalId } from '../rules/catalog/global-id.ts';
import type { ProductContent, ProductInput, ProductOutput, ProductSpecification } from '../rules/product/content.ts';
import { builder } from './builder.ts';
import { enums } from './enums.ts';

const ProductInputRef = builder.objectRef<ProductInput>('ProductInput').implement({
  description: 'What a product is made from: an item of a data demand that was delivered inside the platform.',
  fields: (t) => ({
    item: t.id({
      description: 'Global id of the DemandItem.',
      resolve: ({ demandItemId }) => encodeGlobalId('DemandItem', demandItemId),
    }),
    purpose: t.exposeString('purpose', { description: 'What for; plain text.' }),
  }),
});

const ProductOutputRef = builder.objectRef<ProductOutput>('ProductOutput').implement({
  description: 'Something that a product gives.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { description: 'What it says and how it is worked out; plain text.' }),
  }),
});

/** What a product is made from and gives. */
export const ProductSpecificationRef = builder.objectRef<ProductSpecification>('ProductSpecification').implement({
  description: 'What a product is made from and gives, how often and how well (规格).',
  fields: (t) => ({
    inputs: t.field({
      type: [ProductInputRef],
      description: 'What it is made from.',
      extensions: { maxItems: 200 },
      resolve: ({ inputs }) => [...inputs],
    }),
    outputs: t.field({
      type: [ProductOutputRef],
      description: 'What it gives.',
      extensions: { maxItems: 200 },
      resolve: ({ outputs }) => [...outputs],
    }),
    update: t.exposeString('update', { description: 'How often it is brought up to date; plain text.' }),
    serviceLevel: t.exposeString('serviceLevel', { description: 'Service level (SLA); plain text.' }),
    documentation: t.exposeString('documentation', { description: 'Documentation for its users; plain text.' }),
  }),
});

/** What a version of a product says. */
export const ProductContentRef = builder.objectRef<ProductContent>('ProductContent').implement({
  description: 'What a version of a product says, as a whole.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    abstract: t.exposeString('abstract', { description: 'What it offers; plain text.' }),
    type: t.expose('type', { type: enums.ProductType, description: 'What kind of thing it is.' }),
    deliveryForm: t.expose('deliveryForm', { type: enums.DeliveryForm, description: 'How it is delivered.' }),
    useClass: t.expose('useClass', {
      type: enums.UseClass,
      description: 'Public interest or industry, of the pair of product and scenario.',
    }),
    specification: t.expose('specification', {
      type: ProductSpecificationRef,
      description: 'What it is made from and gives.',
    }),
  }),
});

const ProductInputInput = builder.inputType('ProductInputInput', {
  description: 'What a product is made from.',
  fields: (t) => ({
    item: t.id({ required: true, description: 'Global id of the DemandItem, each once.' }),
    purpose: t.string({ required: true, description: 'What for; plain text up to 1,000 characters.' }),
  }),
});

const ProductOutputInput = builder.inputType('ProductOutputInput', {
  description: 'Something that a product gives.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, 1 to 200 characters.' }),
    description: t.string({
      required: true,
      description: 'What it says and how it is worked out; plain text up to 4,000 characters.',
    }),
  }),
});

/** Input of a specification: what is left out, or null, stays. */
export const ProductSpecificationInput = builder.inputType('ProductSpecificationInput', {
  description: 'What a product is made from and gives; what is left out, or null, stays as it is.',
  fields: (t) => ({
    inputs: t.field({ type: [ProductInputInput], description: 'All that it is made from, at most 200.' }),
    outputs: t.field({ type: [ProductOutputInput], description: 'All that it gives, at most 200.' }),
    update: t.string({ description: 'How often it is brought up to date; plain text up to 10,000 characters.' }),
    serviceLevel: t.string({ description: 'Service level (SLA); plain text up to 10,000 characters.' }),
    documentation: t.string({
      description: 'Documentation for its users; plain text up to 10,000 characters.',
    }),
  }),
});

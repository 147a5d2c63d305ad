import { encodeGlobalId } from '../catalog/global-id.ts';
import type { Domain, Organization, Product, Resource, Scenario } from '../catalog/nouns.ts';
import type { ProductSpecification } from '../product/content.ts';
import type { ProductStatus, ProductType } from '../vocabulary.ts';

/** A list of which no more than a page is read, and how long the whole of it is. */
interface Part<R> {
  readonly rows: readonly R[];
  readonly total: number;
}

/** Fields of each noun that a descriptor is made of. */
export const descriptorFields = {
  product: [
    'code',
    'name',
    'abstract',
    'type',
    'deliveryForm',
    'useClass',
    'issuedAt',
    'modifiedAt',
    'status',
    'version',
    'specification',
    'conditions',
    'revision',
  ],
  operator: ['code', 'name', 'description', 'unifiedSocialCreditCode', 'jurisdiction'],
  domains: ['code', 'name'],
  scenarios: ['code', 'title', 'description'],
  inputs: ['code', 'title'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Fields<N, K extends keyof typeof descriptorFields> = Pick<N, (typeof descriptorFields)[K][number] & keyof N>;

/** A product as the read planner answers it: with what its reader may see of what hangs on it. */
export type DescribedProduct = Fields<Product, 'product'> & {
  readonly operator: Fields<Organization, 'operator'> | null;
  readonly domains: readonly Fields<Domain, 'domains'>[];
  readonly scenarios: Part<Fields<Scenario, 'scenarios'>>;
  readonly inputs: Part<Fields<Resource, 'inputs'>>;
};

/** Our kinds of products among those of the specification; the nearest one, with ours beside it. */
const types: Readonly<Record<ProductType, string>> = {
  dataset: 'dataset',
  api: 'data-driven service',
  model: 'algorithm',
  report: 'reports',
  verification: 'data-driven service',
  tool: 'data-enhanced product',
};

/** Our states among those of the specification, which knows none for a product that is not offered for a time. */
const statuses: Readonly<Record<ProductStatus, string>> = {
  draft: 'draft',
  under_review: 'testing',
  approved: 'acceptance',
  rejected: 'draft',
  withdrawn: 'draft',
  registered: 'production',
  listed: 'production',
  suspended: 'production',
  delisted: 'retired',
};

/** Characters of a holder's name and of the description, as the specification has them. */
const longestName = 256;
const longestText = 512;

/**
 * A product as a data-product descriptor after the Open Data Product Specification 4.1 (opendataproducts.org). The mapping
 * is ours. What the registry does not know, such as licences, is left out; what the specification has no place for stands
 * under names that begin with `x-`, as it provides. Inputs, outputs, update and service level are those of the version that
 * was approved.
 *
 * @param isPublic whether everyone may see it
 */
export function productDescriptor(product: DescribedProduct, isPublic: boolean): Readonly<Record<string, unknown>> {
  const { operator, domains, scenarios, inputs, version, specification, conditions } = product;
  return {
    schema: 'https://opendataproducts.org/v4.1/schema/odps.json',
    version: '4.1',
    product: {
      details: {
        zh: {
          name: product.name,
          productID: product.code,
          visibility: isPublic ? 'public' : 'private',
          status: statuses[product.status],
          type: types[product.type],
          created: dayInShanghai(product.issuedAt),
          updated: dayInShanghai(product.modifiedAt),
          ...(version !== null && { productVersion: version }),
          description: product.abstract,
          categories: domains.map(({ name }) => name),
          ...(scenarios.rows.length > 0 && {
            useCases: scenarios.rows.map(({ title, description }) => ({
              useCase: { useCaseTitle: title, useCaseDescription: description },
            })),
          }),
        },
      },
      ...(specification !== null && specified(specification)),
      ...(conditions !== null && { 'x-conditions': conditions }),
      ...(operator !== null && { dataHolder: holder(operator) }),
      'x-registry-status': product.status.toUpperCase(),
      'x-product-type': product.type.toUpperCase(),
      'x-delivery-form': product.deliveryForm.toUpperCase(),
      'x-use-class': product.useClass.toUpperCase(),
      'x-revision': product.revision,
      'x-domains': domains.map(({ code }) => code.toUpperCase()),
      'x-scenarios': scenarios.rows.map(({ code }) => code),
      'x-scenario-count': scenarios.total,
      'x-inputs': inputs.rows.map(({ code, title }) => ({ code, title })),
      'x-input-count': inputs.total,
    },
  };
}

/**
 * What a version is made from and gives, how often and how well (规格). The service level is words here; the dimensions of the
 * specification, each with an objective and a unit, are not read out of them.
 */
const specified = ({ inputs, outputs, update, serviceLevel, documentation }: ProductSpecification) => ({
  ...(serviceLevel !== '' && {
    SLA: { declarative: [{ name: { zh: '服务水平' }, description: { zh: serviceLevel } }] },
  }),
  'x-specification': {
    inputs: inputs.map(({ demandItemId, purpose }) => ({ item: encodeGlobalId('DemandItem', demandItemId), purpose })),
    outputs: outputs.map(({ name, description }) => ({ name, description })),
    update,
    documentation,
  },
});

const holder = ({ code, name, description, unifiedSocialCreditCode, jurisdiction }: DescribedOperator) => ({
  legalName: name.slice(0, longestName),
  ...(unifiedSocialCreditCode !== null && { businessID: unifiedSocialCreditCode }),
  ...(description !== null && { description: description.slice(0, longestText) }),
  addressRegion: jurisdiction.name,
  'x-code': code,
});

type DescribedOperator = Fields<Organization, 'operator'>;

/** The calendar date of an instant where the registry is kept; there is no summer time. */
const dayInShanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

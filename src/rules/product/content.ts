import type { DeliveryForm, ProductType, UseClass } from '../vocabulary.ts';

/** A delivered item that a product is made from, and what for. */
export interface ProductInput {
  /** Uuid of the item of a data demand. */
  readonly demandItemId: string;
  readonly purpose: string;
}

/** Something that a product gives. */
export interface ProductOutput {
  readonly name: string;
  readonly description: string;
}

/** What a product is made from and gives, how often and how well (规格). */
export interface ProductSpecification {
  readonly inputs: readonly ProductInput[];
  readonly outputs: readonly ProductOutput[];
  /** How often it is brought up to date, in words. */
  readonly update: string;
  /** Service level (SLA), in words. */
  readonly serviceLevel: string;
  /** Documentation for its users, in words. */
  readonly documentation: string;
}

/** What a version of a product says, as a whole. */
export interface ProductContent {
  readonly name: string;
  readonly abstract: string;
  readonly type: ProductType;
  readonly deliveryForm: DeliveryForm;
  /** Of the pair of product and scenario. */
  readonly useClass: UseClass;
  readonly specification: ProductSpecification;
}

/** A change of a content: what is left out stays as it is. */
export interface ProductPatch extends Partial<Omit<ProductContent, 'specification'>> {
  readonly specification?: Partial<ProductSpecification> | undefined;
}

/** A content with changes: what is given replaces what stands. */
export function patchedProduct(standing: ProductContent, patch: ProductPatch): ProductContent {
  const { specification, ...flat } = patch;
  return { ...standing, ...given(flat), specification: { ...standing.specification, ...given(specification ?? {}) } };
}

const given = <T extends object>(patch: T): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The parts of a content side by side, each under its name, as an event tells what has changed. */
export const productParts = ({ specification, ...flat }: ProductContent): Readonly<Record<string, unknown>> => ({
  ...flat,
  ...specification,
});

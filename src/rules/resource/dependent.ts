/** Something that depends on a resource or a scenario, whatever its state. */
export type Dependent = {
  readonly kind: 'scenario' | 'product';
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  /** Whose it is: the proposing organisation of a scenario, the operator of a product. */
  readonly ownerId: string | null;
};

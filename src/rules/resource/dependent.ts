/** Something that depends on a resource, whatever its state. */
export type Dependent = {
  readonly kind: 'scenario' | 'product';
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
};

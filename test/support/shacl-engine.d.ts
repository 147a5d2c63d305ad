/** The part of shacl-engine that the tests use; the package has no types of its own. */
declare module 'shacl-engine' {
  export class Validator {
    constructor(shapes: object, options: { readonly factory: object });
    validate(data: { readonly dataset: object }): Promise<{
      readonly results: readonly {
        readonly focusNode?: { readonly term?: { readonly value: string } };
        readonly constraintComponent?: { readonly value: string };
        readonly path?: readonly { readonly predicates?: readonly { readonly value: string }[] }[];
      }[];
    }>;
  }
}

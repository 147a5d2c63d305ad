/** What is wrong with a field of something that was handed in, in both languages. */
export interface Fault {
  /** The field, such as `days.3.on`. */
  readonly field: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** The kinds of refusal of CKAN's action API that its clients tell apart, with the statuses CKAN gives them. */
export const ckanErrors = {
  'Validation Error': 409,
  'Search Query Error': 400,
  'Not Found Error': 404,
} as const;

/** A refusal of the action API. */
export class CkanError extends Error {
  override readonly name = 'CkanError';
  readonly type: keyof typeof ckanErrors;

  /**
   * @param type by which clients know it
   * @param message names the parameter and the remedy
   */
  constructor(type: keyof typeof ckanErrors, message: string) {
    super(message);
    this.type = type;
  }
}

/** A name as CKAN takes one: what addresses and harvesters call a package or an organisation by. */
const ckanName = /^[a-z0-9_-]{2,100}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The name of a thing in CKAN: its public code in small letters, where the code can be told from it again; else its id.
 */
export function nameOf({ id, code }: { readonly id: string; readonly code: string }): string {
  const isOneCase = code === code.toUpperCase() || code === code.toLowerCase();
  const name = code.toLowerCase();
  return isOneCase && ckanName.test(name) && !uuid.test(name) ? name : id;
}

/** What a name or id given by a client may stand for: an id, or one of these codes. */
export type Named = { readonly id: string } | { readonly codes: readonly string[] };

/** The inverse of {@link nameOf}; also takes a code as it is written. */
export function namedBy(given: string): Named {
  if (uuid.test(given)) return { id: given };
  return { codes: [...new Set([given, given.toUpperCase()])] };
}

/** What can be signed: JSON without fractions, so that every writer spells its numbers alike. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/**
 * The canonical form of a value (RFC 8785, JSON Canonicalization Scheme): no white space, names in the order of their
 * UTF-16 code units, texts escaped as ECMAScript does. The scheme is defined by `JSON.stringify`, so only the order of the
 * names is left to do here.
 *
 * @throws TypeError for what has no canonical form: a number that is not whole or not exact, half a character
 */
export function canonicalJson(value: CanonicalValue): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value)
      .sort()
      .map((name) => `${canonicalJson(name)}:${canonicalJson(value[name] ?? null)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`${value} has no canonical form`);
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
    throw new TypeError('half a character cannot be signed');
  return JSON.stringify(value);
}

/** `Array.isArray` does not know lists that are read only. */
const isList = (value: CanonicalValue): value is readonly CanonicalValue[] => Array.isArray(value);

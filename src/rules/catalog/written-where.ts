import { type FilteredNoun, type FilterField, filters } from './filters.ts';

/** A `where` as callers write it in JSON: what can be sent back as a variable. */
export type WrittenWhere = { readonly [field: string]: unknown };

/**
 * Writes a `where` as it came: words of our lists are capitals again, everything else is as the API has it already.
 *
 * @param noun what it filters
 * @param where the input object, as GraphQL has coerced it
 * @returns the same as JSON
 */
export function writtenWhere(noun: FilteredNoun, where: object): WrittenWhere {
  const known: Readonly<Record<string, FilterField>> = filters[noun];
  const each = (value: unknown): unknown => writtenWhere(noun, value as object);
  return written(where, (key, value) => {
    if (key === 'and' || key === 'or') return (value as unknown[]).map(each);
    if (key === 'not') return each(value);
    const field = known[key];
    return field === undefined ? value : writtenField(field, value as object);
  });
}

function writtenField(field: FilterField, value: object): unknown {
  if (field.kind === 'one') return writtenWhere(field.noun, value);
  if (field.kind === 'many') return written(value, (_, inner) => writtenWhere(field.noun, inner as object));
  if (!('enum' in field)) return value;
  return written(value, (_, word) => (Array.isArray(word) ? word.map(capitals) : capitals(word)));
}

const capitals = (word: unknown): string => String(word).toUpperCase();

const written = (input: object, write: (key: string, value: unknown) => unknown): WrittenWhere =>
  Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, write(key, value)]),
  );

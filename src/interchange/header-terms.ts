import { z } from 'zod';
import { type ForeignField, silentResource } from './foreign-resource.ts';
import { readJsonTable } from './json-table.ts';
import { simplified } from './simplified.ts';

/** A field that a header of a table can mean; what a catalog like ours adds stands in no table. */
export type TableField = Exclude<ForeignField, 'domains' | 'sectors' | 'access'>;

const isTableField = (name: string): name is TableField =>
  Object.hasOwn(silentResource, name) && !['domains', 'sectors', 'access'].includes(name);

/** The fields by name, for people who write a mapping file. */
export const tableFields: readonly TableField[] = Object.keys(silentResource).filter(isTableField);

/**
 * A header as it is compared: simplified, half width, small letters, without blanks, brackets and other signs.
 *
 * @param header of a file, or a term of the dictionary
 */
export const comparedHeader = (header: string): string =>
  simplified(header)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, '');

const words = z
  .array(z.string().min(1).max(60))
  .max(500)
  .transform((list) => list.map(comparedHeader));

const terms = z.strictObject({
  means: z.string().min(1),
  /** Headers that mean exactly this. */
  terms: words,
  /** What a header ends with (in English also begins with) that means this, other words being fillers or `with`. */
  heads: words.default([]),
  with: words.default([]),
  /** Words that say it means something else. */
  not: words.default([]),
});

/** The dictionary in `seeds/reference/header-terms.json`. */
export const headerTermsSchema = z.strictObject({
  note: z.string().min(1),
  /** Words that may stand in a header and say nothing. */
  fillers: words,
  fields: z.record(z.string().refine(isTableField, `one of ${tableFields.join(', ')}`), terms),
  /** What catalogs have and this one does not keep. */
  known: z.record(z.string().min(1), terms),
});

export type HeaderTerms = z.output<typeof headerTermsSchema>;
export type FieldTerms = z.output<typeof terms>;

/**
 * Reads the dictionary of headers.
 *
 * @param path of the JSON file
 * @returns its terms as they are compared
 * @throws FileError that names what is wrong in it
 */
export async function readHeaderTerms(path: string): Promise<HeaderTerms> {
  return await readJsonTable(path, headerTermsSchema, 'docs/import.md says how the dictionary is written');
}

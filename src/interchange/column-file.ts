import { z } from 'zod';
import { FileError } from './file-error.ts';
import { type TableField, tableFields } from './header-terms.ts';
import { readJsonTable } from './json-table.ts';

const names = tableFields.join(', ');
/** Name of a field that a column can mean. */
export const tableField = z
  .string()
  .refine(
    (name): name is TableField => (tableFields as readonly string[]).includes(name),
    `is no field; fields are ${names}`,
  );

/** Offset of times that are written without one. */
export const localOffset = z.string().regex(/^(Z|[+-]\d\d:\d\d)$/, 'is Z or an offset such as +08:00');

const columnFileSchema = z.strictObject({
  /** Field by header; null leaves the column out. */
  columns: z
    .record(z.string().min(1), tableField.nullable())
    .default({})
    .transform((columns) => new Map(Object.entries(columns))),
  /** What stands where a row says nothing. */
  defaults: z
    .partialRecord(tableField, z.string().min(1).max(2000))
    .default({})
    .transform((defaults) => new Map(Object.entries(defaults) as [TableField, string][])),
  /** Offset of local times. */
  offset: localOffset.optional(),
});

/** What a person says of the columns of a file, where the dictionary does not know them or is wrong. */
export type ColumnFile = z.output<typeof columnFileSchema>;

/** Nothing is said: the dictionary decides alone. */
export const noColumnFile: ColumnFile = { columns: new Map(), defaults: new Map() };

/**
 * Reads a mapping file.
 *
 * @param path of the JSON file
 * @throws FileError that names each header whose field does not exist, and everything else that is wrong
 */
export async function readColumnFile(path: string): Promise<ColumnFile> {
  return await readJsonTable(path, columnFileSchema, 'docs/import.md says how a mapping file is written');
}

/**
 * Checks a mapping file that came as text.
 *
 * @param value parsed JSON
 * @throws FileError as `readColumnFile`
 */
export function columnFileOf(value: unknown): ColumnFile {
  const parsed = columnFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new FileError('columns', faults.join('; '), 'docs/import.md says how a mapping file is written');
}

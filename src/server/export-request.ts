import { z } from 'zod';
import type { Language } from '../context.ts';
import type { AskedList } from '../resolvers/exports/list-rows.ts';
import { chosenColumns, type ExportName, exportNames, isExportName } from '../rules/exports/export-list.ts';
import { isTableFormat, type TableFormat } from '../rules/exports/table-format.ts';
import { listArguments } from '../schema/list-arguments.ts';
import { HttpError } from './http-error.ts';
import { isNestedTooDeep } from './variable-nesting.ts';

/** A file as its address names it. */
export interface NamedFile {
  readonly name: ExportName;
  readonly format: TableFormat;
}

/** What is asked of it. */
export interface AskedFile {
  readonly asked: AskedList;
  /** Undefined: as the caller's browser prefers. */
  readonly language: Language | undefined;
  readonly hasMark: boolean;
}

/**
 * The list and form that the last part of an address names, such as `resources.csv`.
 *
 * @throws HttpError 404 that says what there is
 */
export function namedFile(file: string): NamedFile {
  const [, name = '', format = ''] = /^([A-Za-z]+)\.([a-z]+)$/.exec(file) ?? [];
  if (isExportName(name) && isTableFormat(format)) return { name, format };
  throw new HttpError(
    404,
    'NOT_FOUND',
    `there is no such file; lists are ${exportNames.join(', ')}, forms .csv, .xlsx and .jsonl`,
  );
}

const text = z.string().max(16_384);
const common = { lang: z.enum(['zh', 'en']).optional(), asOf: text.optional() };

/** In an address everything is text: `where` and `orderBy` are JSON, columns are separated by commas. */
const queryShape = z.strictObject({
  ...common,
  where: text.optional(),
  orderBy: text.optional(),
  columns: text.optional(),
  bom: z.enum(['0', '1']).optional(),
});
const bodyShape = z.strictObject({
  ...common,
  where: z.unknown().optional(),
  orderBy: z.unknown().optional(),
  columns: z.array(text).max(100).optional(),
  bom: z.boolean().optional(),
});

/**
 * What the query string of a GET asks for.
 *
 * @throws HttpError naming the parameter; RequestError naming the place in it
 */
export function askedByQuery(name: ExportName, query: unknown): AskedFile {
  const { where, orderBy, columns, bom, ...given } = parsed(queryShape, query);
  return askedFile(name, {
    ...given,
    where: json('where', where),
    orderBy: json('orderBy', orderBy),
    columns: columns?.split(',').map((each) => each.trim()),
    bom: bom !== '0',
  });
}

/** What the JSON body of a POST asks for; faults as in {@link askedByQuery}. */
export const askedByBody = (name: ExportName, body: unknown): AskedFile =>
  askedFile(name, parsed(bodyShape, body ?? {}));

function askedFile(name: ExportName, given: z.infer<typeof bodyShape>): AskedFile {
  const { columns, lang, bom = true, ...args } = given;
  if (isNestedTooDeep([args.where, args.orderBy])) throw new HttpError(400, 'BAD_USER_INPUT', 'where: nested too deep');
  const asked = { name, columns: chosenColumns(name, columns), ...listArguments(name, args) };
  return { asked, language: lang, hasMark: bom };
}

function parsed<T>(shape: z.ZodType<T>, given: unknown): T {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place =
    issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ').slice(0, 60) : '');
  throw new HttpError(
    400,
    'BAD_USER_INPUT',
    `${place || 'the request'}: cannot be read; parameters are where, orderBy, columns, lang (zh or en), asOf and bom, each once`,
  );
}

function json(parameter: string, value: string | undefined): unknown {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new HttpError(400, 'BAD_USER_INPUT', `${parameter}: is not valid JSON; send it as an address encodes it`);
  }
}

import { z } from 'zod';
import type { Language } from '../context.ts';
import type { AskedList } from '../resolvers/exports/list-rows.ts';
import type { AskedReport } from '../resolvers/exports/report-rows.ts';
import { chosenColumns, columnsParameter, type FileName, fileNames, isFileName } from '../rules/exports/export-file.ts';
import { isExportName } from '../rules/exports/export-list.ts';
import { exportReports } from '../rules/exports/export-report.ts';
import { isTableFormat, type TableFormat } from '../rules/exports/table-format.ts';
import { listArguments } from '../schema/list-arguments.ts';
import { reportArguments } from '../schema/report-arguments.ts';
import { HttpError } from './http-error.ts';
import { isNestedTooDeep } from './variable-nesting.ts';

/** A file as its address names it. */
export interface NamedFile {
  readonly name: FileName;
  readonly format: TableFormat;
}

/** What is asked of it. */
export interface AskedFile {
  readonly asked: AskedList | AskedReport;
  /** Undefined: as the caller's browser prefers. */
  readonly language: Language | undefined;
  readonly hasMark: boolean;
}

/**
 * The list or report and the form that the last part of an address names, such as `resources.csv`.
 *
 * @throws HttpError 404 that says what there is
 */
export function namedFile(file: string): NamedFile {
  const [, name = '', format = ''] = /^([A-Za-z]+)\.([a-z]+)$/.exec(file) ?? [];
  if (isFileName(name) && isTableFormat(format)) return { name, format };
  throw new HttpError(
    404,
    'NOT_FOUND',
    `there is no such file; there are ${fileNames.join(', ')}, each as .csv, .xlsx and .jsonl`,
  );
}

const text = z.string().max(16_384);
const words = z.array(text).max(100);
const commaSeparated = text.transform((value) => value.split(',').map((each) => each.trim()));

const notJson = 'is not valid JSON; send it as an address encodes it';
const json = text.transform((value, { addIssue }): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    addIssue({ code: 'custom', message: notJson });
    return z.NEVER;
  }
});

/** How a parameter is written in an address, where everything is text, and in a JSON body. */
const forms = {
  json: { address: json, body: z.unknown() },
  text: { address: text, body: text },
  words: { address: commaSeparated, body: words },
  whole: {
    address: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
    body: z.int(),
  },
  language: { address: z.enum(['zh', 'en']), body: z.enum(['zh', 'en']) },
  mark: { address: z.enum(['0', '1']).transform((value) => value === '1'), body: z.boolean() },
} as const;

/** The parameters there are, but for those that name columns. */
const parameters: Readonly<Record<string, keyof typeof forms>> = {
  ...{ where: 'json', needsWhere: 'json', resourcesWhere: 'json', orderBy: 'json' },
  ...{ rows: 'text', columns: 'text', from: 'text', to: 'text', on: 'text', text: 'text', asOf: 'text' },
  ...{ types: 'words', limit: 'whole', candidates: 'whole', lang: 'language', bom: 'mark' },
};

const ofLists: readonly string[] = ['where', 'orderBy', 'asOf'];
const ofAll: readonly string[] = ['lang', 'bom'];

type Given = Readonly<Record<string, unknown>>;

type Place = 'address' | 'body';
const shapes = new Map<string, ReturnType<typeof makeShape>>();

/** The shape of what may be asked of a file; each is made once. */
function shapeOf(name: FileName, place: Place): ReturnType<typeof makeShape> {
  const key = `${name} ${place}`;
  const shape = shapes.get(key) ?? makeShape(name, place);
  shapes.set(key, shape);
  return shape;
}

function makeShape(name: FileName, place: Place) {
  const own: readonly string[] = isExportName(name) ? ofLists : exportReports[name].arguments;
  const named = [...own, ...ofAll].map(
    (parameter) => [parameter, forms[parameters[parameter] ?? 'text'][place]] as const,
  );
  const columns = [columnsParameter(name), forms.words[place]] as const;
  return z.strictObject(Object.fromEntries([...named, columns].map(([key, form]) => [key, form.optional()])));
}

/**
 * What the query string of a GET asks for: `where` and other filters are JSON, lists of words are separated by commas.
 *
 * @throws HttpError naming the parameter; RequestError naming the place in it
 */
export const askedByQuery = (name: FileName, query: unknown): AskedFile =>
  askedFile(name, parsed(name, 'address', query));

/** What the JSON body of a POST asks for; faults as in {@link askedByQuery}. */
export const askedByBody = (name: FileName, body: unknown): AskedFile =>
  askedFile(name, parsed(name, 'body', body ?? {}));

function askedFile(name: FileName, given: Given): AskedFile {
  const { lang, bom = true, [columnsParameter(name)]: chosen, ...args } = given;
  if (isNestedTooDeep(Object.values(args))) throw new HttpError(400, 'BAD_USER_INPUT', 'where: nested too deep');
  const columns = chosenColumns(name, chosen as readonly string[] | undefined);
  const asked: AskedList | AskedReport = isExportName(name)
    ? { name, columns, ...listArguments(name, args) }
    : { name, columns, ...reportArguments(name, args) };
  return { asked, language: lang as Language | undefined, hasMark: bom === true };
}

function parsed(name: FileName, place: Place, given: unknown): Given {
  const shape = shapeOf(name, place);
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ').slice(0, 60) : '');
  const message =
    issue?.message === notJson
      ? notJson
      : `cannot be read; parameters are ${Object.keys(shape.shape).join(', ')}, each once (lang: zh or en)`;
  throw new HttpError(400, 'BAD_USER_INPUT', `${at || 'the request'}: ${message}`);
}

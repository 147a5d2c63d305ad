import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { noSigner } from '../auth/certificates/signer.ts';

import type { Language, RequestContext } from '../context.ts';
import { createLoaders } from '../db/loaders.ts';
import { findPerson } from '../db/stores/identity.ts';
import { policyCache } from '../db/stores/policy.ts';
import { exportList } from '../jobs/export-list.ts';
import { RequestError } from '../rules/errors.ts';
import { columnsParameter, exportFile, type FileName, fileNames, isFileName } from '../rules/exports/export-file.ts';
import { isExportName } from '../rules/exports/export-list.ts';
import { exportReports, reportNames } from '../rules/exports/export-report.ts';
import { type TableFormat, tableFormats } from '../rules/exports/table-format.ts';
import { DEVELOPMENT_ISSUER } from '../rules/identity.ts';
import { anonymous, type Viewer } from '../rules/viewer.ts';
import { askedByQuery } from '../server/export-request.ts';
import { clock } from './clock.ts';
import { statusLine } from './progress-line.ts';
import { type CommandContext, prepareDatabase, runCommand } from './run-command.ts';

interface Options {
  readonly format: TableFormat;
  readonly where?: string;
  readonly orderBy?: string;
  readonly columns?: string;
  readonly set: readonly string[];
  readonly lang: Language;
  readonly asOf?: string;
  readonly bom: boolean;
  readonly to?: string;
  readonly as?: string;
}

const examples = `
Examples:
  npm run --silent export -- resources --format csv --to resources.csv
  npm run --silent export -- resources --format jsonl --where '{"domains":{"some":{"code":{"eq":"HEALTH"}}}}'
  npm run --silent export -- coverage --set rows=DOMAIN --set columns=GRADE --to coverage.csv
  npm run --silent export -- search --set text=停车场 --set types=RESOURCE --format xlsx --to hits.xlsx
  npm run --silent export -- items --format xlsx --columns resourceCode,name,dataType --lang en --to items.xlsx

A filter and a sort are JSON, as the API takes them. Without --as the file holds what everyone sees; in development --as
a persona (npm run token -- --list) holds what they see, and leaves an audit entry. A file of --to is there once it is whole.

Reports and what --set takes (dates as 2026-01-31, lists separated by commas, filters as JSON):
${reportNames.map((name) => `  ${name.padEnd(22)} ${exportReports[name].arguments.join(', ')}`).join('\n')}

Lists and reports with their columns:
${fileNames.map((name) => `  ${name.padEnd(22)} ${columnsOf(name).join(', ')}`).join('\n')}`;

function columnsOf(name: FileName): readonly string[] {
  return exportFile(name).columns.map((column) => column.name);
}

new Command('export')
  .description(
    'Write a list of the catalog, or what is counted or found in it, to a file: CSV, an Excel workbook or JSON Lines.',
  )
  .argument('<list>', fileNames.join(', '))
  .addOption(new Option('--format <form>', 'form of the file').choices(Object.keys(tableFormats)).default('csv'))
  .option('--where <json>', 'which rows; all that may be seen when left out')
  .option('--order-by <json>', 'sort keys, such as [{"field":"CODE","direction":"ASC"}]')
  .option('--columns <names>', 'columns, separated by commas; all when left out')
  .option('--set <name=value>', 'an argument of a report; once for each', (each, all: string[]) => [...all, each], [])
  .addOption(new Option('--lang <language>', 'of headers and words').choices(['zh', 'en']).default('zh'))
  .option('--as-of <instant>', 'what was published at that instant')
  .option('--no-bom', 'CSV without a byte order mark')
  .option('--to <file>', 'where to write; standard output when left out')
  .option('--as <persona>', 'as a persona of the worked example, in development')
  .addHelpText('after', examples)
  .action(async (list: string, options: Options) => {
    await runCommand(async (context) => await exportTo(context, list, options));
  })
  .parse();

async function exportTo({ connection, signal }: CommandContext, name: string, options: Options): Promise<number> {
  if (!isFileName(name)) throw new RequestError('BAD_USER_INPUT', `list: must be one of ${fileNames.join(', ')}`);
  const { format, lang, bom, to, as } = options;
  const { asked } = askedByQuery(name, parametersOf(name, options));
  await prepareDatabase(connection);
  const viewer = as === undefined ? anonymous : await personaOf(connection.pool, as);
  const context: RequestContext = {
    requestId: `cli-${clock.newId()}`,
    viewer,
    language: lang,
    db: connection.pool,
    loaders: createLoaders(connection.pool),
    now: clock.now,
    newId: clock.newId,
    pages: new WeakMap(),
    policy: policyCache(connection.pool),
    signer: noSigner,
  };
  const progress = statusLine(process.stderr, () => performance.now());
  const began = performance.now();
  let rows = 0;
  const onRows = (written: number): void => {
    rows = written;
    progress.show(`写出 writing ${rows} (${Math.round((rows / (performance.now() - began)) * 1000)} rows/s)`);
  };
  const bytes = await exportList({ asked, format, language: lang, hasMark: bom, context: () => context, onRows });
  await (to === undefined
    ? pipeline(bytes, process.stdout, { signal, end: false })
    : writeWhole(bytes, to, signal)
  ).finally(progress.end);
  process.stderr.write(`${name}: ${rows} rows, ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return 0;
}

/** A file of this name is there only once all of it is. */
async function writeWhole(bytes: Readable, file: string, signal: AbortSignal): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await pipeline(bytes, createWriteStream(part, { flags: 'wx' }), { signal });
    await rename(part, file);
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
}

async function personaOf(pool: RequestContext['db'], handle: string): Promise<Viewer> {
  if (process.env['APP_ENV'] === 'production') {
    throw new RequestError('BAD_USER_INPUT', '--as: production has no personas; leave it out for what everyone sees');
  }
  const person = await findPerson(pool, { issuer: DEVELOPMENT_ISSUER, subject: handle });
  const [membership] = person?.memberships ?? [];
  if (person === null || person.isBarred || membership === undefined) {
    throw new RequestError('BAD_USER_INPUT', `--as: there is no persona "${handle}"; see npm run token -- --list`);
  }
  return { kind: 'person', id: person.id, organization: membership.organization, roles: membership.roles };
}

/** The options as an address has them. */
function parametersOf(
  name: FileName,
  { where, orderBy, asOf, columns, set }: Options,
): Readonly<Record<string, string>> {
  requireJson('--where', where);
  requireJson('--order-by', orderBy);
  if (isExportName(name) && set.length > 0)
    throw new RequestError('BAD_USER_INPUT', `--set: ${name} is a list; it takes --where, --order-by and --as-of`);
  return {
    ...Object.fromEntries(set.map(argumentOf)),
    ...(where !== undefined && { where }),
    ...(orderBy !== undefined && { orderBy }),
    ...(asOf !== undefined && { asOf }),
    ...(columns !== undefined && { [columnsParameter(name)]: columns }),
  };
}

function argumentOf(given: string): readonly [name: string, value: string] {
  const at = given.indexOf('=');
  if (at > 0) return [given.slice(0, at), given.slice(at + 1)];
  throw new RequestError('BAD_USER_INPUT', `--set: must be name=value, is "${given.slice(0, 60)}"`);
}

function requireJson(option: string, text: string | undefined): void {
  if (text === undefined) return;
  try {
    JSON.parse(text);
  } catch {
    throw new RequestError('BAD_USER_INPUT', `${option}: is not valid JSON; put it into single quotes`);
  }
}

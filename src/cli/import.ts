import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { readColumnFile } from '../interchange/column-file.ts';
import { readDomainMapping } from '../interchange/domain-mapping.ts';
import { FileError } from '../interchange/file-error.ts';
import { type FileFormat, fileFormats } from '../interchange/file-format.ts';
import { tableFields } from '../interchange/header-terms.ts';
import { openCatalogFile, readers } from '../interchange/readers.ts';
import { fileHead, textHead } from '../interchange/text-file.ts';
import { importCatalog } from '../jobs/imports.ts';
import { addSource, forgetSource, type SourceDraft } from '../resolvers/imports/add-source.ts';
import { clock } from './clock.ts';
import { columnsTable } from './columns-table.ts';
import { importTable } from './import-table.ts';
import { progressLine } from './progress-line.ts';
import { type CommandContext, prepareDatabase, runCommand } from './run-command.ts';

const mappingFile = fileURLToPath(new URL('../../seeds/reference/domain-mapping.json', import.meta.url));

interface Options {
  readonly source: string;
  readonly format?: FileFormat;
  readonly sheet?: string;
  /** Path of a mapping file. */
  readonly columns?: string;
  /** A path; false for `--no-fields`. */
  readonly fields?: string | false;
  readonly encoding?: string;
  readonly onError?: keyof typeof errorPolicies;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly json?: boolean;
  readonly title?: string;
  readonly url?: string;
  readonly jurisdiction?: string;
  readonly jurisdictionName?: string;
  readonly prefix?: string;
  readonly policy?: string;
  readonly licence?: string;
}

const errorPolicies = { skip: 'skip_bad', abort: 'all_or_nothing' } as const;

const examples = `
Examples:
  npm run import -- shanghai_catalog.csv --source shanghai --dry-run
  npm run import -- shanghai_catalog.csv --source shanghai --fields shanghai_fields.csv --report report.json
  npm run import -- anhui_luan.json --source anhui-luan
  npm run import -- catalog.xlsx --sheet 目录 --source guiyang --title 贵阳市数据目录 \\
    --jurisdiction 520100 --jurisdiction-name 贵阳市 --prefix GY --columns mapping.json --dry-run

The form of a file is seen from its content:
${Object.entries(fileFormats)
  .map(([name, what]) => `  ${name.padEnd(12)} ${what}`)
  .join('\n')}

Headers of tables are understood by a dictionary (seeds/reference/header-terms.json); the report says which column was
taken as what, and which as nothing. For the rest there is a mapping file:
  { "columns": { "资料名": "title", "内部备注": null }, "defaults": { "providerName": "贵阳市大数据局" } }
Fields: ${tableFields.join(', ')}.
docs/import.md tells more.

The second file of a source (--fields) is also found beside the first: x_fields.csv beside x_catalog.csv.
The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data); a server that runs on
the same database may go on running.

An import that is cancelled (Ctrl-C) leaves the catalog as it was: what it had applied is taken back, but for what
somebody has changed since, which it counts. After a crash the next import of the source takes it back before it begins.

Exit code: 0 when the file was imported, also when rows of it were refused; 1 when it was not or was cancelled.

Sources with files of their own:
${[...readers.values()].map(({ source, describe }) => `  ${source.padEnd(12)} ${describe}`).join('\n')}`;

new Command('import')
  .description('Import the catalog of another portal. Running it again with the same file changes nothing.')
  .argument('<file>', 'the catalog')
  .requiredOption('--source <name>', 'whose catalog it is')
  .addOption(
    new Option('--format <name>', 'form of the file; seen from its content when not given').choices(
      Object.keys(fileFormats),
    ),
  )
  .option('--sheet <name>', 'sheet of a workbook; the first one that is not hidden when not given')
  .option('--columns <file>', 'mapping file: what columns mean that the dictionary does not know')
  .option('--fields <file>', 'second file with the items of each resource, where the source has one')
  .option('--no-fields', 'import without that file: resources get no items')
  .option('--encoding <name>', 'encoding of the files; detected when not given')
  .addOption(
    new Option('--on-error <what>', 'a bad row is left out (skip), or refuses the whole file (abort)')
      .choices(Object.keys(errorPolicies))
      .default('skip'),
  )
  .option('--dry-run', 'read and compare, write nothing')
  .option('--report <file>', 'write the whole report as JSON to this file')
  .option('--json', 'print the whole report as JSON instead of the table')
  .optionsGroup('A source that is not known yet:')
  .option('--title <text>', 'name of the catalog, for people')
  .option('--url <address>', 'address of its portal')
  .option('--jurisdiction <code>', 'six digits of GB/T 2260; 000000 outside it')
  .option('--jurisdiction-name <text>', 'name of the jurisdiction')
  .option('--prefix <code>', 'capital letters with which public codes of its resources begin')
  .addOption(
    new Option('--policy <what>', 'new rows are drafts for a steward (default), or published').choices([
      'draft',
      'publish',
    ]),
  )
  .option('--licence <text>', 'licence of rows that state none')
  .addHelpText('after', examples)
  .action(async (file: string, options: Options) => {
    await runCommand(async (context) => await importFile(context, file, options));
  })
  .parse();

async function importFile({ connection, signal }: CommandContext, file: string, options: Options): Promise<number> {
  // Before anything is written: a file that is no catalog must leave no trace, and is the first thing to be told of.
  await fileHead(file);
  const reader = await openCatalogFile({
    file,
    source: options.source,
    fields: await fieldsBeside(file, options),
    format: options.format,
    encoding: options.encoding,
    sheet: options.sheet,
    columns: options.columns === undefined ? undefined : await readColumnFile(options.columns),
    mapping: await readDomainMapping(mappingFile),
  });
  await prepareDatabase(connection);
  const context = { ...clock, pool: connection.pool };
  const isNew = await addSource(context, sourceOf(options));
  const progress = progressLine(process.stderr, () => performance.now());
  const dryRun = options.dryRun ?? false;
  try {
    const report = await importCatalog({
      ...context,
      source: options.source,
      rows: reader.rows,
      droppedColumns: reader.droppedColumns,
      columns: reader.columns,
      errorPolicy: errorPolicies[options.onError ?? 'skip'],
      dryRun,
      signal,
      onProgress: progress.show,
    }).finally(progress.end);
    const json = `${JSON.stringify(report, null, 2)}\n`;
    const tables = [columnsTable(report.columns), importTable(report)].filter((table) => table !== '');
    process.stdout.write(options.json ? json : `${tables.join('\n')}\n`);
    if (options.report !== undefined) await writeFile(options.report, json);
    return report.state === 'done' ? 0 : 1;
  } finally {
    // A rehearsal leaves nothing behind, not even the name of a source.
    if (isNew && dryRun) await forgetSource(context, options.source);
  }
}

const sourceOf = (options: Options): SourceDraft => ({
  name: options.source,
  title: options.title,
  url: options.url,
  jurisdictionCode: options.jurisdiction,
  jurisdictionName: options.jurisdictionName,
  codePrefix: options.prefix,
  policy: options.policy,
  licence: options.licence,
});

/**
 * The second file, given or found beside the first. An import without it would take the items of every resource away,
 * so that has to be asked for.
 */
async function fieldsBeside(file: string, { source, fields, format }: Options): Promise<string | undefined> {
  if (fields === false || format !== undefined || !readers.get(source)?.files.includes('fields')) return undefined;
  if (fields !== undefined) {
    await textHead(fields);
    return fields;
  }
  const beside = path.join(path.dirname(file), path.basename(file).replace('catalog', 'fields'));
  if (beside !== path.join(path.dirname(file), path.basename(file)) && (await isReadable(beside))) {
    process.stderr.write(`fields: ${path.basename(beside)}, found beside the catalog\n`);
    return beside;
  }
  throw new FileError(
    file,
    'the source has a second file with the items of each resource, and none is beside this one',
    'Name it with --fields <file>, or import without items with --no-fields',
  );
}

const isReadable = async (file: string): Promise<boolean> =>
  await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );

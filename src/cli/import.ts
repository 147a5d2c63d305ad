import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readDomainMapping } from '../interchange/domain-mapping.ts';
import { FileError } from '../interchange/file-error.ts';
import { openReader, readers } from '../interchange/readers.ts';
import { textHead } from '../interchange/text-file.ts';
import { importCatalog } from '../jobs/imports.ts';
import { importTable } from './import-table.ts';
import { progressLine } from './progress-line.ts';
import { type CommandContext, clock, prepareDatabase, runCommand } from './run-command.ts';

const mappingFile = fileURLToPath(new URL('../../seeds/reference/domain-mapping.json', import.meta.url));

interface Options {
  readonly source: string;
  /** A path; false for `--no-fields`. */
  readonly fields?: string | false;
  readonly encoding?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  npm run import -- shanghai_catalog.csv --source shanghai --dry-run
  npm run import -- shanghai_catalog.csv --source shanghai --fields shanghai_fields.csv --report report.json

The second file of a source (--fields) is also found beside the first: x_fields.csv beside x_catalog.csv.
The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data); a server that runs on
the same database may go on running.

An import that is cancelled (Ctrl-C) leaves the catalog as it was: what it had applied is taken back, but for what
somebody has changed since, which it counts. After a crash the next import of the source takes it back before it begins.

Exit code: 0 when the file was imported, also when rows of it were refused; 1 when it was not or was cancelled.

Sources:
${[...readers.values()].map(({ source, describe }) => `  ${source.padEnd(12)} ${describe}`).join('\n')}`;

new Command('import')
  .description('Import the catalog of another portal. Running it again with the same file changes nothing.')
  .argument('<file>', 'the catalog')
  .requiredOption('--source <name>', 'whose catalog it is')
  .option('--fields <file>', 'second file with the items of each resource, where the source has one')
  .option('--no-fields', 'import without that file: resources get no items')
  .option('--encoding <name>', 'encoding of the files; detected when not given')
  .option('--dry-run', 'read and compare, write nothing')
  .option('--report <file>', 'write the whole report as JSON to this file')
  .option('--json', 'print the whole report as JSON instead of the table')
  .addHelpText('after', examples)
  .action(async (file: string, options: Options) => {
    await runCommand(async (context) => await importFile(context, file, options));
  })
  .parse();

async function importFile({ connection, signal }: CommandContext, file: string, options: Options): Promise<number> {
  // Before anything is written: a file that is no catalog must leave no trace, and is the first thing to be told of.
  await textHead(file);
  const reader = openReader(options.source, {
    file,
    fields: await fieldsBeside(file, options),
    encoding: options.encoding,
    mapping: await readDomainMapping(mappingFile),
  });
  await prepareDatabase(connection);
  const progress = progressLine(process.stderr, () => performance.now());
  const report = await importCatalog({
    ...clock,
    pool: connection.pool,
    source: options.source,
    rows: reader.rows,
    droppedColumns: reader.droppedColumns,
    dryRun: options.dryRun ?? false,
    signal,
    onProgress: progress.show,
  }).finally(progress.end);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  process.stdout.write(options.json ? json : `${importTable(report)}\n`);
  if (options.report !== undefined) await writeFile(options.report, json);
  return report.state === 'done' ? 0 : 1;
}

/**
 * The second file, given or found beside the first. An import without it would take the items of every resource away,
 * so that has to be asked for.
 */
async function fieldsBeside(file: string, { source, fields }: Options): Promise<string | undefined> {
  if (fields === false || !readers.get(source)?.files.includes('fields')) return undefined;
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

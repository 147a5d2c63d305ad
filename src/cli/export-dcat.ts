import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { FileError } from '../interchange/file-error.ts';
import { catalogAsDcat } from '../resolvers/catalog/dcat.ts';
import { dcatForms, type RdfForm } from '../resolvers/catalog/dcat-forms.ts';
import { loadConfig } from '../server/config.ts';
import { type CommandContext, runCommand } from './run-command.ts';

interface Options {
  readonly to: string;
  readonly format: RdfForm;
}

const formats = dcatForms.map(({ form }) => form);

new Command('export:dcat')
  .description('Write the catalog, as everyone may see it, as DCAT 3 to one file.')
  .requiredOption('--to <file>', 'the file to write; it must not exist yet')
  .addOption(new Option('--format <name>', 'form of the graph').choices(formats).default(formats[0]))
  .addHelpText(
    'after',
    `
Example:
  npm run export:dcat -- --format turtle --to catalog.ttl

IRIs begin with PUBLIC_URL, as those of the service do. The file is there when it is whole, or not at all.
The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).`,
  )
  .action(async (options: Options) => {
    const { publicUrl } = loadConfig(process.env);
    await runCommand(async (context) => await exportDcat(context, publicUrl, options));
  })
  .parse();

async function exportDcat(
  { connection, signal }: CommandContext,
  publicUrl: string,
  { to, format }: Options,
): Promise<number> {
  await refuseExisting(to);
  const unfinished = `${to}.${process.pid}.part`;
  try {
    const pieces = Readable.from(catalogAsDcat(connection.pool, publicUrl, format), { highWaterMark: 1 });
    await pipeline(pieces, createWriteStream(unfinished, { flags: 'wx' }), { signal });
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (signal.aborted) {
      process.stderr.write('stopped; no file was written\n');
      return 1;
    }
    throw writingFault(to, error);
  }
  const { size } = await stat(to);
  console.log(`${connection.place}: the catalog as ${format} in ${to} (${size} bytes)`);
  return 0;
}

async function refuseExisting(to: string): Promise<void> {
  const found = await stat(to).catch(() => null);
  if (found !== null) throw new FileError(to, 'the file exists already', 'Name one that does not, or remove it');
}

/** What the system says of a file names its whole path. */
function writingFault(to: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  return new FileError(
    basename(to),
    `the file cannot be written (${String(error.code)})`,
    'Check the folder and the disk',
  );
}

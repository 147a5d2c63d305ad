import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { writeBackup } from '../jobs/backup.ts';
import { backupProgress, tableLines } from './backup-progress.ts';
import { clock } from './clock.ts';
import { runCommand } from './run-command.ts';

new Command('backup')
  .description(
    'Write everything the database holds at one instant to one file. The service may go on running and writing; on the\n' +
      'embedded engine, which does one thing at a time, its requests wait until the backup is read.',
  )
  .requiredOption('--to <file>', 'the file to write; it must not exist yet')
  .addHelpText(
    'after',
    `
Example:
  npm run backup -- --to backups/catalog-2026-11-23.gz

The file holds names, addresses and hashes of keys: only its owner may read it, and it belongs into a safe place.
Left out: rows of imports under way, and who holds which job. The file can be restored on either engine.
The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).`,
  )
  .action(async ({ to }: { readonly to: string }) => {
    await runCommand(async ({ connection, signal }) => {
      const { onProgress, end: endLine } = backupProgress();
      const { header, end, rows } = await writeBackup(
        { pool: connection.pool, file: to, signal, onProgress },
        clock.now(),
      ).finally(endLine);
      console.log(tableLines(header.tables));
      const { size } = await stat(to);
      console.log(`${connection.place}: ${rows} rows as of ${header.madeAt} in ${to} (${size} bytes)`);
      console.log(`sha256 of its content: ${end.sha256}`);
      return 0;
    });
  })
  .parse();

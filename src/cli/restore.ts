import { Command } from 'commander';
import { restoreBackup } from '../jobs/backup.ts';
import { backupProgress, tableLines } from './backup-progress.ts';
import { runCommand } from './run-command.ts';

new Command('restore')
  .description(
    'Restore a backup into an empty database. All of it or nothing: a file that is cut off or changed is refused before\n' +
      'anything is written, and whoever stops it half-way leaves the place as empty as it was.',
  )
  .requiredOption('--from <file>', 'a file that npm run backup wrote')
  .option('--force', 'also where the tables are already there, as long as they hold no rows')
  .addHelpText(
    'after',
    `
Examples:
  DATA_DIR=./restored npm run restore -- --from backups/catalog-2026-11-23.gz
  DATABASE_URL=postgres://catalog@127.0.0.1:5432/restored npm run restore -- --from backups/catalog-2026-11-23.gz

Nothing is ever overwritten: name a new database or another DATA_DIR. The place is brought to the version the backup was
made at; the service brings it to its own when it starts.`,
  )
  .action(async ({ from, force }: { readonly from: string; readonly force?: boolean }) => {
    await runCommand(async ({ connection, signal }) => {
      const { onProgress, end } = backupProgress();
      const options = { pool: connection.pool, file: from, signal, onProgress, force: force ?? false };
      const { header, rows } = await restoreBackup(options).finally(end);
      console.log(tableLines(header.tables));
      console.log(`${connection.place}: ${rows} rows restored, as they were at ${header.madeAt}`);
      return 0;
    });
  })
  .parse();

import { Command } from 'commander';
import { prepareDatabase, runCommand } from './run-command.ts';
import { seedTable } from './seed-table.ts';

new Command('db:migrate')
  .description(
    'Bring the database to the newest migration and load the reference data. Safe to repeat.\n' +
      'The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).',
  )
  .action(async () => {
    await runCommand(async ({ connection }) => {
      const { migrations, reference } = await prepareDatabase(connection);
      console.log(`${connection.place}: ${migrations} migration${migrations === 1 ? '' : 's'} applied`);
      console.log(seedTable(reference));
      return 0;
    });
  })
  .parse();

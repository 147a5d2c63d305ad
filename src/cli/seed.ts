import { Command } from 'commander';
import { seedDemo } from '../db/seed.ts';
import { clock } from './clock.ts';
import { prepareDatabase, runCommand } from './run-command.ts';
import { seedTable } from './seed-table.ts';

new Command('db:seed')
  .description(
    'Load the reference data, and with --demo also the worked example. Safe to repeat: reference data is brought to\n' +
      'its files, rows of the worked example that are there already stay as they are.\n' +
      'The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).',
  )
  .option('--demo', 'load the worked example too')
  .action(async (options: { readonly demo?: boolean }) => {
    await runCommand(async ({ connection }) => {
      const { reference } = await prepareDatabase(connection);
      console.log(seedTable(reference));
      if (options.demo) {
        const demo = await seedDemo(connection.pool, { now: clock.now(), newId: clock.newId });
        console.log(seedTable(demo));
      }
      return 0;
    });
  })
  .parse();

import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { auditHead } from '../db/stores/sequence.ts';
import { sequenceNow } from '../jobs/sequencer.ts';
import { clock } from './clock.ts';
import { runCommand } from './run-command.ts';

new Command('audit:head')
  .description(
    'Export the head of the audit chain: position, hash, time. Keep it outside the database; audit:verify --head then\n' +
      'also finds a tail that was cut off, and a chain that was computed anew.\n' +
      'The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).',
  )
  .requiredOption('--to <file>', 'where to write it, as JSON')
  .action(async ({ to }: { readonly to: string }) => {
    await runCommand(async ({ connection }) => {
      await sequenceNow(connection.pool);
      const head = await auditHead(connection.pool);
      if (head === null) throw new Error('the head of the audit chain is missing from ledger_heads');
      const exported = { position: head.last, hash: head.hash, time: clock.now().toISOString() };
      await writeFile(to, `${JSON.stringify(exported)}\n`);
      console.log(`${to}: ${exported.position} ${exported.hash}`);
      return 0;
    });
  })
  .parse();

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { writeBackup } from '../jobs/backup.ts';
import { drillRestore } from '../jobs/restore-drill.ts';
import { backupProgress } from './backup-progress.ts';
import { clock } from './clock.ts';
import { type CommandContext, runCommand } from './run-command.ts';

new Command('restore-drill')
  .description(
    'Prove that a backup can be restored: restore it into a temporary embedded database, read that back, and compare every\n' +
      'table. Without --from a backup is made first, and removed afterwards. The database itself is only read.',
  )
  .option('--from <file>', 'a backup to try')
  .action(async ({ from }: { readonly from?: string }) => {
    await runCommand(async (context) =>
      from === undefined ? await withNewBackup(context) : await drill(from, context),
    );
  })
  .parse();

async function withNewBackup(context: CommandContext): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'catalog-drill-'));
  try {
    const file = path.join(folder, 'backup.gz');
    const { onProgress, end } = backupProgress();
    const { pool } = context.connection;
    await writeBackup({ pool, file, signal: context.signal, onProgress }, clock.now()).finally(end);
    return await drill(file, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function drill(file: string, { signal }: CommandContext): Promise<number> {
  const { onProgress, end } = backupProgress();
  const report = await drillRestore({ file, signal, onProgress }, clock.now).finally(end);
  for (const { name, rows, isEqual } of report.tables) {
    console.log(`  ${name.padEnd(24)}${String(rows).padStart(10)}  ${isEqual ? '一致 equal' : '不一致 DIFFERENT'}`);
  }
  console.log(`newer migrations applied to the copy: ${report.newerMigrations}`);
  console.log(
    report.isEqual
      ? `演练通过 the backup of ${report.madeAt} can be restored`
      : `演练未通过 the backup of ${report.madeAt} does not come back as it was`,
  );
  return report.isEqual ? 0 : 1;
}

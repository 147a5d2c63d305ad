import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { BackupOptions } from '../jobs/backup.ts';
import { statusLine } from './progress-line.ts';

const steps = { writing: '备份 writing', checking: '检查 checking', restoring: '恢复 restoring' } as const;

/** Shows on stderr how far a backup or a restore is. */
export function backupProgress() {
  const { show, end } = statusLine(process.stderr, () => performance.now());
  const onProgress: NonNullable<BackupOptions['onProgress']> = (step, rows, total) =>
    show(`${steps[step]} ${rows}${total === 0 ? '' : `/${total}`}`);
  return { onProgress, end };
}

/** The tables of a report with their rows, those without any left out. */
export function tableLines(tables: readonly { readonly name: string; readonly rows: number }[]): string {
  return tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `  ${name.padEnd(24)}${String(rows).padStart(10)}`)
    .join('\n');
}

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { Command } from 'commander';
import { z } from 'zod';
import { FileError } from '../interchange/file-error.ts';
import type { BadEntry, ChainHead } from '../jobs/audit-chain.ts';
import { type AuditReport, verifyAudit } from '../jobs/audit-verify.ts';
import { type CommandContext, runCommand } from './run-command.ts';

interface Options {
  readonly head?: string;
  readonly json?: boolean;
}

/** Between two lines of progress. */
const progressMs = 2000;

const words: Readonly<Record<BadEntry['why'], string>> = {
  place_missing: '该位置的记录缺失 the entry of this position is missing',
  place_repeated: '位置重复或多出 the position is taken twice, or was slipped in',
  hash_differs: '内容或哈希被改动 the entry or its hash is not what was written',
  head_missing: '链首记录缺失 the row of the head is missing',
  head_differs: '链首与末条记录不符 the row of the head does not name the last entry',
  tail_cut: '链尾缺失 the chain ends before this position, which was written',
  exported_head_differs: '与导出的链首不符 another hash stood here when the head was exported',
  unlinked_too_long: '记录超过一分钟未入链 the entry has waited for its place longer than a minute',
};

new Command('audit:verify')
  .description(
    'Verify the audit log: every entry in its place, every hash, the head. Names the first bad entry.\n' +
      'The database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).',
  )
  .option('--head <file>', 'compare with a head exported by audit:head as well')
  .option('--json', 'print the result as JSON')
  .addHelpText('after', '\nExit code: 0 when the log is whole, 1 when it is not, 2 when it could not be verified.')
  .action(async (options: Options) => {
    // Overwritten by the result; whatever goes wrong before it is no verdict on the log.
    let verdict = 2;
    await runCommand(async (context) => {
      verdict = await verify(context, options);
      return verdict;
    });
    process.exitCode = verdict;
  })
  .parse();

async function verify({ connection, signal }: CommandContext, options: Options): Promise<number> {
  const exported = options.head === undefined ? null : await readHead(options.head);
  let told = performance.now();
  const report = await verifyAudit(connection.pool, {
    exported,
    signal,
    onProgress: (verified, total) => {
      if (performance.now() - told < progressMs) return;
      told = performance.now();
      process.stderr.write(`校验 verifying ${verified}/${total}\n`);
    },
  });
  console.log(options.json ? JSON.stringify(report) : textOf(report));
  return report.bad === null ? 0 : 1;
}

const headSchema = z.object({ position: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

async function readHead(file: string): Promise<ChainHead> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new FileError(file, 'it cannot be read', 'Name a file that audit:head has written');
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = headSchema.safeParse(json);
  if (!parsed.success) throw new FileError(file, 'it is no exported head', 'Name a file that audit:head has written');
  return parsed.data;
}

function textOf({ verified, head, bad }: AuditReport): string {
  if (bad === null) return `完整 whole: ${verified} 条 entries, ${head.hash}`;
  const place = bad.position === null ? '' : `位置 position ${bad.position} `;
  const id = bad.id === null ? '' : `(${bad.id}) `;
  return `${place}${id}${words[bad.why]}; 之前无误 good before it: ${verified}`;
}

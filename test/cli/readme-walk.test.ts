import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { missingTools, startWalkedService } from '../support/walk.ts';

const run = promisify(execFile);
if (missingTools.length > 0)
  process.stdout.write(`left out: the script of the README, for want of ${missingTools.join(', ')}\n`);

/** Each command of a README with the answer that stands below it, of which `…` leaves something out. */
const answersOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^```sh\n([^`]*?)^```\n(?:\n[^\n`]+\n)?\n```json\n([\s\S]*?)^```$/gm)].map(
    ([, command = '', answer = '']) => ({ command, answer: answer.replaceAll('\n', '') }),
  );

/** Whether an answer is what a document shows of it. */
const isShown = (answer: string, shown: string): boolean =>
  new RegExp(
    `^${shown
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  ).test(answer.trim());

/** The script of the README, as a newcomer pastes it. */
const script = /^## Put a resource into the catalog$[\s\S]*?^```bash\n([\s\S]*?)^```$/m.exec(
  readFileSync('README.md', 'utf8'),
)?.[1];

test.skipIf(missingTools.length > 0)(
  'Must show 7: the script of the README drafts, is refused, mends, publishes and sees',
  async () => {
    const { environment } = await startWalkedService();
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script ?? 'exit 1'], { env: environment });
    const [drafted, refused, mended, submitted, denied, published, seen] = stdout.trim().split('\n');
    expect(drafted).toBe('drafted HZ-HEALTH/000001');
    const { result } = JSON.parse(refused ?? '').data;
    expect(result.code).toBe('RULES_VIOLATED');
    expect(result.findings.filter(({ status }: { status: string }) => status === 'FAIL')).toHaveLength(6);
    const answers = [mended, submitted, denied, published].map((line) => JSON.parse(line ?? '').data.result);
    expect(answers).toEqual([
      { resource: { revision: 2 } },
      { resource: { status: 'SUBMITTED', revision: 3 } },
      { code: 'NOT_PERMITTED', message: 'The caller may not do this.' },
      { resource: { status: 'PUBLISHED', revision: 4 } },
    ]);
    expect(JSON.parse(seen ?? '').data.resource).toMatchObject({ code: 'HZ-HEALTH/000001', title: '预约挂号记录' });
  },
);

test.skipIf(missingTools.length > 0)('the commands of both READMEs answer what stands below them', async () => {
  const { url, environment } = await startWalkedService();
  const differ: string[] = [];
  for (const file of ['README.md', 'README.zh-CN.md']) {
    const pairs = answersOf(file);
    expect(pairs.length, file).toBeGreaterThanOrEqual(6);
    for (const { command, answer } of pairs) {
      const here = command.replaceAll('http://127.0.0.1:4000', new URL(url).origin);
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', here], { env: environment });
      if (!isShown(stdout, answer)) differ.push(`${file}: ${command}${stdout}`);
    }
  }
  expect(differ).toEqual([]);
});

test('an answer that differs from what is shown is seen', () => {
  expect(isShown('{"a":"xyz","b":[1]}\n', '{"a":"x…z","b":[1]}')).toBe(true);
  expect(isShown('{"a":"xyz","b":[2]}', '{"a":"x…z","b":[1]}')).toBe(false);
});

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { emptyDatabase } from '../support/empty-database.ts';
import { startService } from '../support/service.ts';

const run = promisify(execFile);
const tools = ['bash', 'curl'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
if (tools.length > 0)
  process.stdout.write(`left out: the scripts of authorised operation, for want of ${tools.join(', ')}\n`);

/** The first script of a text, as a newcomer pastes it. */
const scriptOf = (text: string): string => /^```bash\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? 'exit 1';

/** What an English or Chinese README says of authorised operation. */
const section = (file: string, heading: string): string =>
  new RegExp(`^## ${heading}$[\\s\\S]*?(?=^## )`, 'm').exec(readFileSync(file, 'utf8'))?.[0] ?? '';

/** Steps that the walk prints, in order. */
const walked = [
  ...['mapResource DRAFT', 'submitScenario SUBMITTED', 'publishScenario PUBLISHED'],
  ...['reviseApplication DRAFT', 'submitApplication SUBMITTED', 'acceptApplication UNDER_REVIEW'],
  ...['decideApplication GRANTED', 'recordResultFiling PUBLISHED'],
  ...['acceptAgreement ACCEPTED', 'signAgreement ACTIVE', 'recordAgreementFiling ACTIVE'],
];

test.skipIf(tools.length > 0)(
  'a newcomer pastes the walk from a scenario to a signed agreement, and the query of each README',
  async () => {
    const database = await emptyDatabase('demo');
    onTestFinished(database.close);
    const folder = mkdtempSync(path.join(tmpdir(), 'walk-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const place = { DATA_DIR: folder, ...database.environment };
    const service = await startService(place);
    await service.line('ready');
    const environment = { ...process.env, ...place, URL: new URL('/graphql', service.url).href };
    const paste = async (script: string): Promise<string[]> => {
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { env: environment });
      return stdout.trim().split('\n');
    };

    const lines = await paste(scriptOf(readFileSync('docs/authorised-operation.md', 'utf8')));
    const steps = lines.flatMap((line) => /^(\w+): \S+ (\w+)$/.exec(line)?.slice(1).join(' ') ?? []);
    expect(steps.filter((step) => /^[a-z]+[A-Z]/.test(step))).toEqual(walked);
    expect(lines.find((line) => line.startsWith('missing: '))?.split(' ')).toHaveLength(9);
    const reviews = lines.filter((line) => /^[a-z-]+: [A-Z_]+ [A-Z]+$/.test(line));
    expect(reviews).toHaveLength(10);
    expect(reviews).toContain('steward-tax: PROVIDER_CONSENT CONSENTED');
    const [seen, told] = lines.slice(-2).map((line) => JSON.parse(line).data);
    expect(seen.agreement).toMatchObject({ status: 'ACTIVE', operator: { code: 'OP-QILAN' } });
    expect(told.notifications.nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      ...['AGREEMENT', 'DECIDED', 'DECIDED', 'STEP_OPENED'],
    ]);

    for (const [file, heading] of [
      ['README.md', 'Authorised operation'],
      ['README.zh-CN.md', '授权运营'],
    ] as const) {
      const text = section(file, heading);
      const shown = /^```text\n([\s\S]*?)\n```$/m.exec(text)?.[1];
      expect(await paste(scriptOf(text))).toEqual(shown?.split('\n'));
    }
  },
);

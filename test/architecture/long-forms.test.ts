import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Test files that have a long form: they ask for LONG themselves. */
const longFiles = (sources: Readonly<Record<string, string>>): string[] =>
  Object.entries(sources)
    .filter(([, source]) => /process\.env\['LONG'\]|\bLONG\b.* = process\.env/.test(source))
    .map(([file]) => file);

const missingIn = (script: string, files: readonly string[]): string[] =>
  files.filter((file) => !script.split(' ').includes(file));

describe('npm run test:long', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('architecture'))
    .map((name) => `test/${name.replaceAll('\\', '/')}`);
  const sources = Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const script = scripts['test:long'] ?? '';

  it('runs the long form of every test that has one', () => {
    expect(longFiles(sources).length).toBeGreaterThan(15);
    expect(missingIn(script, longFiles(sources))).toEqual([]);
    const named = script.split(' ').filter((word) => word.startsWith('test/'));
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('would miss one', () => {
    const planted = {
      'test/a.test.ts': "const rounds = process.env['LONG'] ? 9 : 1;",
      'test/b.test.ts': 'const a = 1;',
    };
    expect(missingIn(script, longFiles(planted))).toEqual(['test/a.test.ts']);
    expect(longFiles({ 'test/c.test.ts': 'const { LONG } = process.env;' })).toEqual(['test/c.test.ts']);
  });
});

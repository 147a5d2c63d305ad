import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (file: string): string => readFileSync(file, 'utf8');

const documents = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...['docs', 'docs/adr', 'docs/reference', 'seeds/demo', 'seeds/reference'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** Names of the variables that the configuration declares, from its source: the keys of its one zod object. */
function declaredVariables(source: string): string[] {
  const [, body = ''] = /const variables = z\.object\(\{\n(.*?)\n\}\);/s.exec(source) ?? [];
  return [...body.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name = '']) => name);
}

/** Names of the table whose first column is headed `heading`, as they stand in backticks. */
function documentedVariables(document: string, heading: string): string[] {
  const [, table = ''] = document.split(new RegExp(`^\\| ${heading} \\|.*\\n`, 'm'));
  const rows = table.split('\n').slice(1);
  const end = rows.findIndex((row) => !row.startsWith('|'));
  return rows.slice(0, end === -1 ? undefined : end).map((row) => /^\| `(\w+)`/.exec(row)?.[1] ?? row);
}

/** Names of the background jobs that a source declares. */
const declaredJobs = (source: string): string[] =>
  [...source.matchAll(/^ {4}name: '([\w-]+)',$/gm)].map(([, name = '']) => name);

/** The first cells of the table that is headed so, backticks left out. */
function firstCells(document: string, heading: string): string[] {
  const [, table = ''] = document.split(new RegExp(`^\\| ${heading} \\|.*\\n`, 'm'));
  const [, ...rows] = table.split('\n');
  const end = rows.findIndex((row) => !row.startsWith('|'));
  return rows.slice(0, end === -1 ? undefined : end).map((row) => row.split('|')[1]?.trim().replaceAll('`', '') ?? row);
}

/** Scripts whose command works on the database that the environment names. */
function commandsOnDatabase(scripts: Readonly<Record<string, string>>): string[] {
  return Object.entries(scripts).flatMap(([script, line]) => {
    const [, name = ''] = /^node dist\/cli\/([\w-]+)\.js$/.exec(line) ?? [];
    const isThere = existsSync(`src/cli/${name}.ts`);
    return isThere && read(`src/cli/${name}.ts`).includes("from './run-command.ts'") ? [script] : [];
  });
}

/** Scripts that a document runs with npm and package.json does not have. */
function unknownScripts(document: string, scripts: Readonly<Record<string, string>>): string[] {
  const named = [...document.matchAll(/\bnpm (?:run (?:--silent )?([a-z][\w:-]*)|(start|test))\b/g)];
  return named.map(([, script, short]) => script ?? short ?? '').filter((script) => !(script in scripts));
}

/** The anchor that a heading gets on the usual hosts. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Links to files of the project that lead nowhere, or to a heading that is not there. */
function brokenLinks(file: string, document: string): string[] {
  const links = [...document.replace(/```.*?```/gs, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [target = '', anchor] = link.split('#');
    const place = target === '' ? file : path.join(path.dirname(file), target);
    if (!existsSync(place)) return true;
    if (anchor === undefined) return false;
    return ![...read(place).matchAll(/^#+ (.*)$/gm)].some(([, heading = '']) => anchorOf(heading) === anchor);
  });
}

/** Codes of errors that the sources publish and a document leaves out. */
function missingCodes(document: string): string[] {
  const sources = readdirSync('src/server').map((name) => read(`src/server/${name}`));
  const published = [
    ...sources.flatMap((source) => [
      ...source.matchAll(
        /(?:code: |new HttpError\(\d+, |refuse\(\n? *|withCode\(\w+, |errorBody\(\w+, )'([A-Z_]{4,})'/g,
      ),
    ]),
    ...read('src/rules/errors.ts').matchAll(/'(BAD_[A-Z_]+)'/g),
  ].map(([, code = '']) => code);
  return [...new Set(published)].filter((code) => !document.includes(`\`${code}\``));
}

describe('the documents', () => {
  const declared = declaredVariables(read('src/server/config.ts'));

  it.each([
    ['README.md', 'variable'],
    ['README.zh-CN.md', '变量'],
  ])('%s names exactly the variables of the configuration', (file, heading) => {
    expect(declared.length).toBeGreaterThan(15);
    expect(documentedVariables(read(file), heading).sort()).toEqual([...declared].sort());
  });

  it('would see a variable that is missing or invented', () => {
    const source = 'const variables = z.object({\n  PORT: integer(1, 2, 3),\n  HOST: z.string(),\n});';
    expect(declaredVariables(source)).toEqual(['PORT', 'HOST']);
    const table = '| variable | default |\n|---|---|\n| `PORT` | 1 |\n| `PROT` | 1 |\n\n| `NOT_OURS` | 1 |\n';
    expect(documentedVariables(table, 'variable')).toEqual(['PORT', 'PROT']);
  });

  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  it.each([
    ['README.md', /^The commands \(([^)]*)\) read `DATABASE_URL`.*?; `retention` reads all\.$/m],
    ['README.zh-CN.md', /^命令（([^）]*)）读取 `DATABASE_URL`.*?；`retention` 读取全部变量。$/m],
  ])('%s names every command that works on the database', (file, line) => {
    const named = [...(line.exec(read(file))?.[1] ?? '').matchAll(/`([\w:-]+)`/g)].map(([, name]) => name);
    expect([...named, 'retention'].sort()).toEqual(commandsOnDatabase(scripts).sort());
  });

  it('docs/deploy.md lists every background job, and everything that retention removes', () => {
    const jobs = declaredJobs(read('src/server/jobs.ts'));
    expect(jobs.length).toBeGreaterThan(7);
    expect(firstCells(read('docs/deploy.md'), 'job').sort()).toEqual(jobs.sort());
    const removed = [...read('src/jobs/retention.ts').matchAll(/await older\(/g)];
    expect(firstCells(read('docs/deploy.md'), 'what')).toHaveLength(removed.length);
    expect(firstCells('| job | every |\n|---|---|\n| `one` | hour |\n\n| `two` | day |\n', 'job')).toEqual(['one']);
  });

  it.each([
    ['the start', /^APP_ENV=production [\s\S]*?main\.js$/m],
    ['the container', /^`\/etc\/catalog\.env` has .*$/m],
  ])('docs/deploy.md names what %s of production needs', (_place, part) => {
    const said = part.exec(read('docs/deploy.md'))?.[0];
    for (const name of ['PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'CERTIFICATE_KEY_SECRET', 'WEBHOOK_SECRET_KEY'])
      expect(said).toContain(name);
  });

  it('run only scripts that exist', () => {
    expect(documents.flatMap((file) => unknownScripts(read(file), scripts))).toEqual([]);
    expect(unknownScripts('`npm run nowhere -- --x`, `npm run --silent lost`, `npm test`', scripts)).toEqual([
      'nowhere',
      'lost',
    ]);
  });

  it('link only to what is there', () => {
    expect(documents.length).toBeGreaterThan(15);
    expect(documents.flatMap((file) => brokenLinks(file, read(file)).map((link) => `${file}: ${link}`))).toEqual([]);
    expect(
      brokenLinks(
        'docs/planted.md',
        '[a](gone.md) [b](../README.md#gone) [c](../README.md#configuration) [d](https://x.y)',
      ),
    ).toEqual(['gone.md', '../README.md#gone']);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s names every code that an error can have', (file) => {
    expect(missingCodes(read(file))).toEqual([]);
    expect(missingCodes('`BAD_REQUEST`')).toContain('QUERY_TOO_DEEP');
  });

  it('say how to install in a line that can be copied', () => {
    const installs = /^```sh\nnpm ci && npm test\n```$/m;
    for (const file of ['README.md', 'README.zh-CN.md']) expect(read(file)).toMatch(installs);
    expect('Run `npm ci && npm test`.').not.toMatch(installs);
  });
});

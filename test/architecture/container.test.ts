import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Step {
  readonly word: string;
  readonly text: string;
}

/** The steps of a container file, by stage; comments and line ends that go on are taken out. */
function stagesOf(source: string): Step[][] {
  const lines = source
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Step[][] = [];
  for (const line of lines) {
    const [, word = '', text = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (word === '') throw new Error(`no step: ${line}`);
    if (word === 'FROM') stages.push([]);
    stages.at(-1)?.push({ word, text });
  }
  return stages;
}

const texts = (steps: readonly Step[], word: string): string[] =>
  steps.filter((step) => step.word === word).map(({ text }) => text);

/** What a container file does that an image of this service must not. */
function faults(stages: readonly (readonly Step[])[]): string[] {
  const last = stages.at(-1) ?? [];
  const all = stages.flat();
  const user = texts(last, 'USER').at(-1);
  const afterUser = last.slice(last.findIndex(({ word }) => word === 'USER'));
  return [
    ...(user === undefined || user === 'root' || user === '0' ? ['runs as root'] : []),
    ...(afterUser.some(({ word }) => word === 'COPY' || word === 'RUN') ? ['its user owns the program'] : []),
    ...(texts(all, 'RUN').some((run) => /npm (ci|install)/.test(run) && !run.includes('--ignore-scripts'))
      ? ['runs scripts of packages']
      : []),
    ...(texts(all, 'ENV')
      .concat(texts(all, 'ARG'))
      .some((text) => /TOKEN|PASSWORD|SECRET|DATABASE_URL/.test(text))
      ? ['holds a secret']
      : []),
    ...(texts(last, 'CMD').every((command) => command.startsWith('["node"')) ? [] : ['has a shell before the process']),
    ...(texts(last, 'HEALTHCHECK').length === 1 ? [] : ['says nothing of its health']),
    ...(texts(last, 'VOLUME').length === 1 ? [] : ['has no place for data']),
  ];
}

describe('the container file', () => {
  const stages = stagesOf(readFileSync('Containerfile', 'utf8'));

  it('makes an image that runs as nobody special, with nothing secret in it', () => {
    expect(stages).toHaveLength(2);
    expect(faults(stages)).toEqual([]);
  });

  it('would be caught', () => {
    const bad = 'FROM node:20\nENV METRICS_TOKEN=x\nRUN npm ci\nCMD npm start';
    expect(faults(stagesOf(bad))).toHaveLength(6);
    expect(faults(stagesOf('FROM a\nUSER node\nCOPY . .\nCMD ["node"]'))).toContain('its user owns the program');
  });

  it('copies only what is there, and what the list of the context lets in', () => {
    const copied = stages
      .flat()
      .filter(({ word, text }) => word === 'COPY' && !text.startsWith('--from'))
      .flatMap(({ text }) => text.split(' ').slice(0, -1));
    const let_in = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(copied.filter((path) => !let_in.includes(`!${path}`))).toEqual([]);
  });

  it('runs the Node and the files that package.json names', () => {
    const { engines, scripts, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      engines: { node: string };
      scripts: Record<string, string>;
      dependencies: Record<string, string>;
    };
    expect(stages.map(([first]) => first?.text)).toEqual(['node:20-slim AS build', 'node:20-slim']);
    expect(engines.node).toMatch(/^>=20\./);
    expect(`${JSON.parse(texts(stages[1] ?? [], 'CMD')[0] ?? '[]').join(' ')}`).toBe(scripts['start']);
    expect(texts(stages[0] ?? [], 'RUN').join()).toContain(scripts['build']?.replace('tsc', ''));
    // The compiler is no tool of developers only: the image compiles without those.
    expect(dependencies).toHaveProperty('typescript');
  });
});

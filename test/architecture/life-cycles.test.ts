import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lifeCyclesDocument } from '../../src/cli/life-cycles-document.ts';
import { lifeCycles } from '../../src/rules/workflow/life-cycles.ts';

it('stand in docs/reference/life-cycles.md as they are (npm run docs writes it)', () => {
  expect(readFileSync('docs/reference/life-cycles.md', 'utf8')).toBe(lifeCyclesDocument());
});

it('each has a diagram with every state, and a line for every command', () => {
  const document = lifeCyclesDocument();
  expect(document.match(/stateDiagram-v2/g)).toHaveLength(lifeCycles.length);
  for (const { states, begins, moves } of lifeCycles) {
    for (const state of Object.keys(states)) expect(document).toContain(` as ${state}\n`);
    for (const action of Object.keys({ ...begins, ...moves }))
      expect(document).toContain(action === 'by_time' ? '| by itself |' : `| \`${action}\` |`);
  }
});

import { createRequire } from 'node:module';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const config = require('../../.dependency-cruiser.cjs');

async function violations(folder: string): Promise<{ modules: number; found: string[] }> {
  const { output } = await cruise([folder], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  });
  const result = output as ICruiseResult;
  return {
    modules: result.modules.filter((module) => module.source.startsWith(folder)).length,
    found: result.summary.violations.map((each) => `${each.rule.name}: ${each.from} -> ${each.to}`),
  };
}

describe('layers', () => {
  it('import only what the table allows', async () => {
    const { modules, found } = await violations('src');
    expect(modules).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('catch every planted violation', async () => {
    const { found } = await violations('test/architecture/planted/src');
    const rules = new Set(found.map((violation) => violation.split(':')[0]));
    expect([...rules].sort()).toEqual([
      'graphql-stays-at-the-edge',
      'layer-db',
      'layer-rules',
      'no-cycles',
      'rules-are-pure',
      'sql-stays-in-db',
    ]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { permissionsDocument } from '../../src/cli/permissions-document.ts';
import { actions, readActions } from '../../src/rules/permissions.ts';
import { schema } from '../../src/schema/index.ts';

const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
const files = readdirSync('src/resolvers', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

/** `grantRole` stands in `grant-role.ts`. */
const fileName = (action: string): string => `${action.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.ts`;
const filesOf = (action: string): string[] => files.filter((file) => file.split('/').at(-1) === fileName(action));

/** Actions of the table that no mutation offers and that are not read either. */
const idle = (offered: readonly string[]): string[] =>
  actions.filter((action) => !offered.includes(action) && !readActions.includes(action));

describe('permissions', () => {
  it('stand in docs/reference/permissions.md as they are (npm run docs writes it)', () => {
    expect(readFileSync('docs/reference/permissions.md', 'utf8')).toBe(permissionsDocument());
  });

  it('name every mutation', () => {
    expect(mutations.filter((name) => !actions.some((action) => action === name))).toEqual([]);
  });

  it('name no action that nothing offers', () => {
    expect(idle(mutations)).toEqual([]);
    expect(idle(mutations.filter((name) => name !== 'grantRole'))).toContain('grantRole');
    expect(readActions.filter((action) => !actions.some((known) => known === action))).toEqual([]);
    expect(readActions.filter((action) => mutations.includes(action))).toEqual([]);
  });

  it('each mutation has one file of its name, with the function of its name', () => {
    expect(mutations.filter((name) => filesOf(name).length !== 1)).toEqual([]);
    expect(filesOf('noSuchAction')).toEqual([]);
    const without = mutations.filter((name) => {
      const source = readFileSync(`src/resolvers/${filesOf(name)[0] ?? ''}`, 'utf8');
      return !source.includes(`export async function ${name}(`);
    });
    expect(without).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { provisionsDocument } from '../../src/cli/provisions-document.ts';
import { isEnforced } from '../../src/rules/policy/provision.ts';
import { seededProvisions } from '../support/policy-seeds.ts';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));

const codes: ReadonlySet<string> = new Set(seededProvisions.map(({ code }) => code));
const parameters: ReadonlySet<string> = new Set(seededProvisions.flatMap(({ parameter }) => parameter ?? []));
/** Documents that codes begin with: whatever begins so and is quoted in the sources is meant as a provision. */
const documents = [...new Set([...codes].map((code) => code.slice(0, code.indexOf('-'))))];

/** Provisions and parameters that a source names and the reference data does not have. */
function unknownNames(source: string): string[] {
  const named = new RegExp(`'((?:${documents.join('|')})-[a-z0-9-]+)'`, 'g');
  const provisions = [...source.matchAll(named)].map(([, code = '']) => code);
  const asked = [...source.matchAll(/\b(?:bindingValue|boundAmount|boundWords)\([^()]*?'([a-z0-9_.]+)'/g)].map(
    ([, name = '']) => name,
  );
  return [...provisions.filter((code) => !codes.has(code)), ...asked.filter((name) => !parameters.has(name))];
}

/** Whether a text names a provision, and not only one whose code is longer. */
const names = (text: string, code: string): boolean => new RegExp(`(?<![a-z0-9-])${code}(?![a-z0-9-])`).test(text);

describe('provisions', () => {
  it('stand in docs/reference/provisions.md as they are (npm run docs writes it)', () => {
    const rules = path.join('src', 'rules');
    const sources = filesBelow(rules).map(
      (file) => [path.relative(rules, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')] as const,
    );
    const printed = provisionsDocument(seededProvisions, new Map(sources.filter(([file]) => file.includes('/'))));
    expect(readFileSync('docs/reference/provisions.md', 'utf8')).toBe(printed);
    for (const { code } of seededProvisions) expect(names(printed, code), code).toBe(true);
    // A rule that asks for a parameter by a pattern is found, and what nobody names is said to block nothing.
    expect(printed).toMatch(/`hz63-basic-security-validity`.*`review\/validity\.ts`/);
    const alone = seededProvisions.filter(({ code }) => code === 'hz63-agreement-term');
    expect(provisionsDocument(alone, new Map())).toContain('nothing here; it is shown with what it is about');
  });

  it('that a rule names are there', () => {
    const sources = filesBelow('src');
    expect(sources.length).toBeGreaterThan(50);
    expect(
      sources.flatMap((file) => unknownNames(readFileSync(file, 'utf8')).map((name) => `${file}: ${name}`)),
    ).toEqual([]);
    expect(unknownNames("const provision = 'n26-publicty';")).toEqual(['n26-publicty']);
    expect(unknownNames("bindingValue(provisions, 'agreement.trem', on)")).toEqual(['agreement.trem']);
    expect(unknownNames("bindingValue(provisions, 'agreement.term', on, 'n26-publicity')")).toEqual([]);
  });

  it('that are enforced and set a limit are each named by a test', () => {
    const own = path.join('test', 'architecture', 'provisions.test.ts');
    const tests = filesBelow('test').filter((file) => file !== own && file.endsWith('.test.ts'));
    const text = tests.map((file) => readFileSync(file, 'utf8')).join('\n');
    const limits = seededProvisions.filter((each) => isEnforced(each) && each.parameter !== null);
    expect(limits.length).toBeGreaterThan(80);
    expect(limits.map(({ code }) => code).filter((code) => !names(text, code))).toEqual([]);
    expect(names('hz63-agreement-term-of-old', 'hz63-agreement-term')).toBe(false);
    expect(names("'hz63-agreement-term n27-agreement-term'", 'hz63-agreement-term')).toBe(true);
  });
});

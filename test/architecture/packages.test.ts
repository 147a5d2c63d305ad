import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const locked = read<{ packages: Record<string, LockedPackage> }>('package-lock.json').packages;
const asked = read<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>('package.json');

/** Licences under which a package may be part of the service. */
const accepted =
  /^\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Unlicense|BlueOak-1\.0\.0|PostgreSQL)( (OR|AND) [\w.-]+)*\)?$/;

const copiesOf = (packages: Readonly<Record<string, LockedPackage>>, name: string): string[] =>
  Object.entries(packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? '');

const unaccepted = (packages: Readonly<Record<string, LockedPackage>>): string[] =>
  Object.entries(packages)
    .filter(([place, { dev, license }]) => place !== '' && !dev && !accepted.test(license ?? ''))
    .map(([place, { license }]) => `${place}: ${license}`);

const loose = (versions: Readonly<Record<string, string>>): string[] =>
  Object.entries(versions)
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name]) => name);

/** Packages that say they need a newer Node than ours, by the first number of each alternative. */
const tooNew = (packages: Readonly<Record<string, LockedPackage>>): string[] =>
  Object.entries(packages)
    .filter(([, { engines }]) => {
      const majors = (engines?.node ?? '').split('||').flatMap((range) => (/\d+/.exec(range) ?? []).map(Number));
      return majors.length > 0 && Math.min(...majors) > 20;
    })
    .map(([place]) => place);

describe('packages (G91)', () => {
  it('there is exactly one graphql, of version 16', () => {
    expect(copiesOf(locked, 'graphql')).toEqual([expect.stringMatching(/^16\./)]);
    expect(
      copiesOf(
        { 'node_modules/graphql': { version: '16.1.0' }, 'node_modules/a/node_modules/graphql': { version: '17.0.0' } },
        'graphql',
      ),
    ).toHaveLength(2);
  });

  it('what the service is made of has a licence that lets it be', () => {
    expect(unaccepted(locked)).toEqual([]);
    expect(unaccepted({ 'node_modules/a': { license: 'AGPL-3.0' }, 'node_modules/b': {} })).toHaveLength(2);
  });

  it('versions are pinned, and the lock names no registry', () => {
    expect(loose({ ...asked.dependencies, ...asked.devDependencies })).toEqual([]);
    expect(loose({ a: '^1.0.0', b: '1.x' })).toEqual(['a', 'b']);
    expect(Object.values(locked).filter(({ resolved }) => resolved?.includes('://'))).toEqual([]);
  });

  it('every package runs on Node 20', () => {
    expect(tooNew(locked)).toEqual([]);
    expect(tooNew({ a: { engines: { node: '>=22.12.0' } }, b: { engines: { node: '^18 || >=22' } } })).toEqual(['a']);
  });
});

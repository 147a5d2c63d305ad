import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildSchema,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { irregularConnections, misnamed, nonNullEdges, nonNullRoots, unbounded, undescribed } from './schema-guards.ts';

const file = readFileSync('schema.graphql', 'utf8');

const planted = buildSchema(`
  scalar DateTime
  scalar Date
  enum Colour { red }
  type Query { things: [Thing!]! thing(by: String): Thing! page(first: Int): ThingConnection }
  type ThingConnection { nodes: [Thing!]! }
  type Thing { created: DateTime expiresAt: Date closed: Boolean other_name: String }
  type Mutation { doThing(a: Int, b: Int): Thing }
`);

describe('the schema', () => {
  it('stands in schema.graphql as it is (npm run schema writes it)', () => {
    expect(`${printSchema(schema)}\n`).toBe(file);
  });

  it('describes everything', () => {
    expect(undescribed(schema)).toEqual([]);
    expect(undescribed(planted)).toContain('Thing.closed');
    expect(undescribed(planted)).toContain('Query.thing(by:)');
    expect(undescribed(planted)).toContain('Colour.red');
  });

  it('bounds every list', () => {
    expect(unbounded(schema)).toEqual([]);
    expect(unbounded(planted)).toEqual(['Query.things', 'ThingConnection.nodes']);
  });

  it('names things in the house style', () => {
    expect(misnamed(schema)).toEqual([]);
    expect(misnamed(planted)).toEqual([
      'Colour.red',
      'Thing.created: instants, and they alone, end in At',
      'Thing.expiresAt: instants, and they alone, end in At',
      'Thing.expiresAt: dates, and they alone, end in On',
      'Thing.closed: a yes or no begins with is, has or may',
      'Thing.other_name',
      'Mutation.doThing: takes one input',
    ]);
  });

  it('gives every connection the same arguments', () => {
    expect(irregularConnections(schema)).toEqual([]);
    expect(irregularConnections(planted)).toEqual(['Query.page']);
  });

  it('lets no root field take the others with it', () => {
    expect(nonNullRoots(schema)).toEqual([]);
    expect(nonNullRoots(planted)).toEqual(['Query.things', 'Query.thing']);
  });

  it('lets no non-null edge cross from row to row', () => {
    expect(nonNullEdges(schema)).toEqual([]);
    const row = new GraphQLObjectType({
      name: 'Row',
      extensions: { noun: 'Row' },
      fields: { name: { type: GraphQLString } },
    });
    const query = new GraphQLObjectType({
      name: 'Query',
      fields: { row: { type: new GraphQLNonNull(row) }, rows: { type: new GraphQLNonNull(new GraphQLList(row)) } },
    });
    expect(nonNullEdges(new GraphQLSchema({ query }))).toEqual(['Query.row']);
  });
});

/** Breaking changes that the changelog does not name. */
function unannounced(changes: readonly Change[], changelog: string): string[] {
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .filter((change) => !changelog.includes(`breaking: \`${change.path}\``))
    .map((change) => change.message);
}

/** The contract of the newest release: schema.graphql in the commit that wrote its dated heading into the changelog. */
function landedSchema(changelog: string): string | null {
  const [heading] = /^## \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)$/m.exec(changelog) ?? [];
  if (heading === undefined) return null;
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' });
  const commit = git('log', '--format=%H', `-S${heading}`, '--', 'CHANGELOG.md').trim().split('\n').at(-1);
  return commit ? git('show', `${commit}:schema.graphql`) : null;
}

describe('evolution', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');

  it('breaks nothing since the last release of the changelog, unless it says so', async () => {
    const landed = landedSchema(changelog);
    if (landed === null)
      process.stdout.write('no release of the changelog is committed yet: there is no contract to break\n');
    const changes = landed === null ? [] : await diff(buildSchema(landed), buildSchema(file));
    expect(unannounced(changes, changelog)).toEqual([]);
  });

  it('would see a field taken away, and accept it once it is announced', async () => {
    const before = buildSchema('type Query { a: String b: String }');
    const changes = await diff(before, buildSchema('type Query { a: String }'));
    expect(unannounced(changes, '')).toEqual(["Field 'b' was removed from object type 'Query'"]);
    expect(unannounced(changes, '- breaking: `Query.b` is gone')).toEqual([]);
  });
});

import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type DocumentNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { model } from '../../../src/db/read/model.ts';
import type { NounName } from '../../../src/rules/catalog/nouns.ts';
import { readScope, readScopes } from '../../../src/rules/permissions.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { type Role, roles } from '../../../src/rules/vocabulary.ts';
import { ask, documentOf } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { plantOpenField, plantOpenScope } from '../../support/planted-scope.ts';
import { addMarkedRows, keepLittle } from '../../support/role-visibility/marked-rows.ts';
import {
  ANY_MARK,
  everyMark,
  hiddenFrom,
  type Mark,
  marksIn,
  textsHiddenFrom,
} from '../../support/role-visibility/marks.ts';
import {
  eachOf,
  foundBy,
  inParts,
  type Reach,
  type Reached,
  reachOf,
  TEXTS,
  typesIn,
} from '../../support/role-visibility/reach.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let reach: Reach;

beforeAll(async () => {
  database = await testDatabase('demo');
  await keepLittle(database.pool);
  reach = await reachOf(database.pool, await addMarkedRows(database.pool));
});
afterAll(async () => await database.close());

const viewerOf = async (held: readonly Role[]): Promise<Viewer> =>
  held.length === 0 ? anonymous : await personOf(database.pool, 'HZ-TRANSPORT', ...held);

/** Goes ways, and tells on which of them each mark stood, in an answer or its errors. */
async function seenOn(ways: readonly Reached[], viewer: Viewer, documents = documentOf): Promise<Map<Mark, string[]>> {
  const seen = new Map<Mark, string[]>();
  await eachOf(ways, async ({ walk }) => {
    const answer = await ask(database.pool, documents(walk.source), walk.variables, { viewer });
    for (const mark of marksIn(JSON.stringify(answer))) seen.set(mark, [...(seen.get(mark) ?? []), walk.name]);
  });
  return seen;
}

/** Ways on which one may meet what is hidden from some roles, or on which nobody can tell before. */
function leadingToHidden(ways: readonly Reached[], held: readonly Role[]): Reached[] {
  const hidden = new Set(hiddenFrom(held));
  return ways.filter(({ marks }) => marks === null || marks.some((mark) => hidden.has(mark)));
}

const leaksIn = (seen: ReadonlyMap<Mark, readonly string[]>, held: readonly Role[]): string[] =>
  hiddenFrom(held).flatMap((mark) => (seen.get(mark) ?? []).map((way) => `${mark}: ${way}`));

/** The filters by which a viewer finds or counts a row that holds one of some texts, and those that cannot be asked. */
async function foundByFilters(viewer: Viewer, texts: readonly string[], documents = documentOf): Promise<string[]> {
  const found = await eachOf(reach.filters, async ({ list, source, paths }) => {
    const here: string[] = [];
    for (const some of inParts(paths, Math.max(1, Math.floor(TEXTS / texts.length)))) {
      for (const few of inParts(texts, TEXTS)) {
        const what = await foundBy(database.pool, documents(source), some, few, viewer);
        if (what !== null) here.push(`${list}(where: ${some.map((path) => path.join('.')).join(' | ')}): ${what}`);
      }
    }
    return here;
  });
  return found.flat();
}

const every = Object.keys(roles) as Role[];
/** The embedded engine answers one statement at a time, so there those stand for all who see the most and the least. */
const everybody: readonly (readonly Role[])[] = onServer()
  ? [[], ...every.map((role) => [role])]
  : [[], ['data_steward'], ['authority_officer'], ['administrator']];

const named = (held: readonly Role[]) => ({ held, who: held.length === 0 ? 'anonymous' : held.join(' and ') });

describe.each(everybody.map(named))('$who, acting for another organisation', ({ held }) => {
  it('meets nothing but what the role is to see, next to what is listed or named', async () => {
    const named = reach.ids.filter(({ walk }) => 'ids' in walk.variables);
    const one = reach.ids.filter(({ walk }) => 'id' in walk.variables);
    const ways = [...reach.lists, ...named, ...leadingToHidden(one, held)];
    const seen = await seenOn(ways, await viewerOf(held));
    expect(leaksIn(seen, held)).toEqual([]);
    // What a role is to see it does see, somewhere.
    expect(everyMark.filter((mark) => !seen.has(mark))).toEqual(hiddenFrom(held));
  });

  it('finds and counts nothing else by any filter', async () => {
    expect(await foundByFilters(await viewerOf(held), textsHiddenFrom(held))).toEqual([]);
  });
});

/** Roles that see much go alone; of the others one person goes in all at once, who sees what each of them sees. */
const alone: readonly Role[] = ['authority_officer', 'mechanism_member', 'auditor', 'administrator'];
const others = every.filter((role) => !alone.includes(role));
const parties: readonly (readonly Role[])[] = [[], others, ...(onServer() ? alone.map((role) => [role]) : [])];

describe.each(parties.map(named))('$who, acting for another organisation', ({ held }) => {
  it('meets nothing but that further along either', async () => {
    const ways = leadingToHidden(reach.further, held);
    expect(leaksIn(await seenOn(ways, await viewerOf(held)), held)).toEqual([]);
  });
});

/** Nouns whose changes nobody counts: answers about them may not be kept for whoever is anonymous. */
async function uncountedNouns(): Promise<NounName[]> {
  const counted = await database.pool.execute<{ name: string }>(sql`select distinct c.relname as name from pg_class c
    join pg_trigger t on t.tgrelid = c.oid where t.tgname in ('begin_recording', 'note_change')`);
  const names = new Set(counted.map(({ name }) => name));
  const dialect = new PgDialect();
  const tableOf = (noun: NounName): string => /^"(\w+)"/.exec(dialect.sqlToQuery(model[noun]('x').from).sql)?.[1] ?? '';
  return (Object.keys(model) as NounName[]).filter((noun) => !names.has(tableOf(noun)));
}

/** The types of the rows that anonymous meets on every way, and of those that are there. */
async function typesMet(): Promise<{ met: Set<string>; there: Set<string> }> {
  const { lists, ids, further } = reach;
  const ways = [...lists, ...ids, ...further];
  const met = await eachOf(ways, async ({ walk }) =>
    typesIn(JSON.stringify(await ask(database.pool, documentOf(walk.source), walk.variables))),
  );
  const all = (sets: readonly ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((types) => [...types]));
  return { met: all(met), there: all(ways.map((way) => way.met)) };
}

describe('anonymous', () => {
  it('meets no row of a table whose changes are not counted, though there are such rows', async () => {
    const uncounted = await uncountedNouns();
    const { met, there } = await typesMet();
    expect(uncounted.filter((noun) => met.has(noun))).toEqual([]);
    expect(uncounted.filter((noun) => there.has(noun)).length).toBeGreaterThan(20);
    // Of the others some are met, so that it is rows that are looked at.
    for (const noun of ['Resource', 'Agreement', 'Listing', 'Registration']) expect(met).toContain(noun);
  });
});

describe('the same ways', () => {
  it('meet every mark when a part of the service takes them', () => {
    const { lists, ids, further, filters } = reach;
    const near = [...lists, ...ids];
    expect([...new Set(near.flatMap(({ marks }) => marks ?? []))].sort()).toEqual([...everyMark].sort());
    expect(new Set(near.map(({ walk }) => walk.name)).size).toBeGreaterThan(60);
    expect(further.filter(({ marks }) => marks?.length !== 0).length).toBeGreaterThan(60);
    expect(filters.flatMap(({ paths }) => paths).length).toBeGreaterThan(20);
  });

  it('are seen by one person in all of some roles as by each of them alone', async () => {
    const [together, ...each] = await Promise.all([viewerOf(others), ...others.map((role) => viewerOf([role]))]);
    for (const noun of Object.keys(readScopes) as NounName[]) {
      const groups = (viewer: Viewer): string[] => readScope(viewer, noun).any.map((group) => JSON.stringify(group));
      const all = new Set(each.flatMap(groups));
      // Each once, however many of the roles see by it.
      expect([...(all.has('[]') ? ['[]'] : all)].sort(), noun).toEqual(groups(together).sort());
    }
  });

  const leaking: readonly [NounName, Mark][] = [
    ['Resource', 'draft'],
    ['Scenario', 'scenario'],
    ['Person', 'name'],
    ['Correction', 'message'],
    ['ServiceAccount', 'account'],
    ['ProvisionVersion', 'provision'],
    ['ImportJob', 'file'],
    ['WebhookEndpoint', 'webhook'],
    ['Application', 'application'],
    ['ApplicationSubmission', 'submission'],
    ['ApplicationItem', 'draftItem'],
    ['ReviewRound', 'round'],
    ['ItemConsent', 'consent'],
    ['EntityReview', 'entityReview'],
    ['ExpertAssignment', 'advice'],
    ['Objection', 'resultObjection'],
    ['RegistrationCorrectionRequest', 'correctionRequest'],
    ['RegistrationCorrectionRequest', 'correctionEvidence'],
    ['RegistrationCorrectionRequest', 'correctionAnswer'],
    ['Agreement', 'abandoned'],
    ['SupervisionRecord', 'rectified'],
    ['DataDemand', 'demandDraft'],
    ['DemandItem', 'delivery'],
    ['Product', 'productDraft'],
    ['ProductVersion', 'versionDraft'],
    ['Listing', 'listingAsked'],
    ['FeeCeiling', 'ceiling'],
    ['ProductFee', 'fee'],
    ['PermittedRevenue', 'permittedRevenue'],
    ['RevenueReport', 'revenueReport'],
    ['TradeStatistic', 'trade'],
  ];
  const leading = (noun: NounName, mark: Mark) => (ways: readonly Reached[]) =>
    ways.filter(({ walk, marks }) => walk.types.includes(noun) && marks?.includes(mark) === true);
  // Read anew: statements kept with other documents were made before the scope was broken.
  const anew = (source: string): DocumentNode => parse(source);

  it.each(leaking)('find a scope of %s that lets everything through', async (noun, mark) => {
    plantOpenScope(noun);
    const seen = await seenOn(leading(noun, mark)([...reach.lists, ...reach.ids]), anonymous, anew);
    expect(seen.get(mark)?.length).toBeGreaterThan(0);
  });

  const telling: readonly [NounName, string, Mark][] = [
    ['Event', 'reason', 'returned'],
    ['Step', 'opinion', 'opinion'],
    ['Step', 'opinion', 'productOpinion'],
    ['Step', 'note', 'note'],
    ['Objection', 'evidence', 'resultEvidence'],
    ['Agreement', 'content', 'agreement'],
    ['ProductVersion', 'changeNote', 'changeNote'],
    ['ProductVersion', 'decisionReason', 'productDecision'],
    ['Listing', 'reason', 'listingReason'],
    ['Registration', 'content', 'registrationPaper'],
    ['Registration', 'decisionReason', 'registrationDecision'],
    ['Registration', 'delayReason', 'registrationDelay'],
    ['RegistrationObjection', 'evidence', 'evidence'],
    ['Person', 'email', 'email'],
  ];
  it.each(telling)('find a row of %s that tells its %s', async (noun, field, mark) => {
    plantOpenScope(noun);
    const ways = leading(noun, mark)([...reach.lists, ...reach.ids]);
    expect((await seenOn(ways, anonymous, anew)).has(mark)).toBe(false);
    plantOpenField(noun, field);
    expect((await seenOn(ways, anonymous, anew)).get(mark)?.length).toBeGreaterThan(0);
  });

  it('find it further along and by filters too', async () => {
    plantOpenScope('Resource');
    const seen = await seenOn(leading('Resource', 'draft')(reach.further), anonymous, anew);
    expect(seen.get('draft')?.length).toBeGreaterThan(5);
    expect((await foundByFilters(anonymous, [ANY_MARK], anew)).length).toBeGreaterThan(1);
  });
});

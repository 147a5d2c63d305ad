import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';
import type { Viewer } from '../../src/rules/viewer.ts';
import { answer } from './catalog-query.ts';
import { everything, nounType } from './schema-paths.ts';

const rows = (noun: string): string => `totalCount pageInfo { hasNextPage hasPreviousPage }
  nodes { ${everything(nounType(noun), 1)} }`;

/**
 * Everything that can be asked as of an instant, with filters through each kind of relation, and no cursors, which are
 * bound to the instant.
 */
export const exportDocument = `query ($t: DateTime, $resource: ID!) {
  resources(asOf: $t, first: 100, orderBy: [{ field: CODE }]) { ${rows('Resource')} }
  scenarios(asOf: $t, first: 100, orderBy: [{ field: CODE }]) { ${rows('Scenario')} }
  products(asOf: $t, first: 100, orderBy: [{ field: CODE }]) { ${rows('Product')} }
  resource(asOf: $t, by: { id: $resource }) { ${everything(nounType('Resource'), 2)} }
  scenario(asOf: $t, by: { code: "S-1" }) {
    title needs { totalCount nodes { title isMet substituteFor { title } matches { nodes {
      justification resource { code provider { name ledDomains { encouragedUses lead { name } } } }
      items { totalCount nodes { justification item { name resource { code } } } } } } } }
  }
  product(asOf: $t, by: { code: "P-1" }) { name inputs { nodes { code items { totalCount nodes { name } } } } }
  newest: resources(asOf: $t, last: 3) { totalCount nodes { code modifiedAt } }
  renamed: resources(asOf: $t, where: { title: { contains: "改" } }) { totalCount nodes { code title } }
  mapped: resources(asOf: $t, where: { scenarios: { some: { title: { contains: "场景" } } } }) { totalCount nodes { code } }
  idle: resources(asOf: $t, where: { scenarios: { none: {} }, domains: { some: { code: { eq: FINANCE } } } }) { nodes { code } }
  served: scenarios(asOf: $t, where: { resources: { every: { provider: { name: { contains: "改" } } } } }) { nodes { code } }
  made: products(asOf: $t, where: { inputs: { some: { items: { some: { name: { contains: "项" } } } } } }) { nodes { code } }
}`;

/** What the catalog answered at a moment. */
export interface Moment {
  readonly at: string;
  readonly data: string;
}

/** The clock of the database, to the microsecond. */
export async function databaseClock(pool: DatabasePool): Promise<string> {
  const [row] = await pool.$client.unsafe<{ at: string }[]>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  // The embedded engine counts milliseconds: what is written from now on must be later than what was read.
  await sleep(5);
  return row?.at ?? '';
}

/** The whole answer, now or as of an instant. */
export async function exported(
  pool: DatabasePool,
  at: string | null,
  resource: string,
  viewer?: Viewer,
): Promise<string> {
  return JSON.stringify(
    await answer(pool, exportDocument, { t: at, resource }, viewer === undefined ? {} : { viewer }),
    null,
    1,
  );
}

/** Exports what stands now, with the moment of it. */
export async function momentOf(pool: DatabasePool, resource: string, viewer?: Viewer): Promise<Moment> {
  const data = await exported(pool, null, resource, viewer);
  return { at: await databaseClock(pool), data };
}

/** Ids for rows of tests. */
export const newId = uuidv7;

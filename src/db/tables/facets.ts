import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * How many rows have each value, as changes that are added up: a statement that changes the catalog appends what it
 * changes of the counts, in its own transaction, so the sum is exact at any time and nobody waits for a row that others
 * count on as well. Written by triggers alone (`count_resources` and its neighbours in `drizzle/`); a job adds up what has
 * gathered.
 */
export const facetDeltas = pgTable(
  'facet_deltas',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** What is counted, such as `Resource`. */
    noun: text().notNull(),
    /** The column that is counted by, or the rows in between. */
    facet: text().notNull(),
    status: text().notNull(),
    /** The value as text; of several values their sorted list. */
    key: text().notNull(),
    delta: integer().notNull(),
  },
  (t) => [index('facet_deltas_by_key').on(t.noun, t.facet, t.status, t.key)],
);

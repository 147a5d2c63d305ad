import { bigint, boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { catalogStatus, openingAttribute, sensitivityGrade, updateCycle } from './enums.ts';

/** What a resource counts under in a coverage grid, as everyone sees it. */
const places = {
  status: catalogStatus().notNull(),
  providerId: uuid('provider_id').notNull(),
  grade: sensitivityGrade().notNull(),
  updateCycle: updateCycle('update_cycle').notNull(),
  openingAttribute: openingAttribute('opening_attribute').notNull(),
  /** Sorted. */
  domains: uuid().array().notNull(),
  /** Sorted. */
  sectors: uuid().array().notNull(),
  /** Whether it answers a need of a published scenario. */
  used: boolean().notNull(),
  /** Whether a product that everyone sees is made from it, and whether one of these is listed. */
  productised: boolean().notNull(),
  listed: boolean().notNull(),
  /** Whether it is on the list of an agreement in force. */
  authorised: boolean().notNull(),
};

/**
 * Under which values each resource counts in a coverage grid: the last thing that a transaction which changes any of them
 * writes (`count_coverage` in `drizzle/`). No reference to the resource: it goes with it, by the same trigger.
 */
export const coverageResources = pgTable('coverage_resources', {
  resourceId: uuid('resource_id').primaryKey(),
  ...places,
});

/**
 * How many resources count under the same values, as changes that are added up: appended by whoever changes the catalog,
 * in the same transaction, so that the sum is exact at any time and nobody waits for a row that others count on. A job adds
 * up what has gathered.
 */
export const coverageDeltas = pgTable('coverage_deltas', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  ...places,
  delta: integer().notNull(),
});

/**
 * Where each need of a published scenario lies in a coverage grid: the domains of its scenario and, place by place, the
 * values of the published resources that answer it. Kept as the rows of `coverage_resources` are.
 */
export const coverageNeeds = pgTable('coverage_needs', {
  needId: uuid('need_id').primaryKey(),
  /** Sorted. */
  domains: uuid().array().notNull(),
  providers: uuid().array().notNull(),
  grades: sensitivityGrade().array().notNull(),
  cycles: updateCycle().array().notNull(),
  /** Of each answer the sorted list of its sectors, as text. */
  sectors: text().array().notNull(),
});

/** What a transaction has changed that grids count: counted and taken away before it ends, so nobody else ever sees a row. */
export const coverageMarks = pgTable(
  'coverage_marks',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The transaction. */
    markedBy: bigint('marked_by', { mode: 'bigint' }).notNull(),
    resources: uuid().array().notNull(),
    needs: uuid().array().notNull(),
  },
  (t) => [index('coverage_marks_by_transaction').on(t.markedBy)],
);

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { importPolicy } from './enums.ts';

/** Catalogs that rows are imported from, each with the policy and the system actor of its imports. */
export const catalogSources = pgTable('catalog_sources', {
  name: text().primaryKey(),
  title: text().notNull(),
  url: text(),
  jurisdictionCode: text('jurisdiction_code').notNull(),
  jurisdictionName: text('jurisdiction_name').notNull(),
  codePrefix: text('code_prefix').notNull().unique('catalog_sources_prefix_is_unique'),
  policy: importPolicy().notNull(),
  actor: text().notNull(),
  licence: text(),
});

/** One run of an import, with its report once it has ended. */
export const importRuns = pgTable(
  'import_runs',
  {
    id: uuid().primaryKey(),
    source: text()
      .notNull()
      .references(() => catalogSources.name),
    actor: text().notNull(),
    state: text({ enum: ['staging', 'applying', 'done', 'failed', 'cancelled'] }).notNull(),
    /** Who runs it, as `host/process`: a dead owner on the same host gives the source free at once. */
    owner: text().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    /** Renewed with every batch; a run that has not renewed it for a minute counts as dead. */
    heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** The report as printed; null until the run has ended. */
    report: jsonb(),
  },
  (t) => [
    index('import_runs_newest').on(t.source, t.startedAt.desc().nullsFirst()),
    // A row and not an advisory lock: all clients of the embedded engine share one session, in which those exclude nobody.
    uniqueIndex('import_runs_one_at_a_time_per_source').on(t.source).where(sql`state in ('staging', 'applying')`),
  ],
);

/** Rows read from a file and not yet applied; emptied when their run ends. */
export const importStaging = pgTable(
  'import_staging',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    /** Line of the row in its file, from 1. */
    line: integer().notNull(),
    sourceId: text('source_id').notNull(),
    digest: text().notNull(),
    record: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.line] }), index('import_staging_by_source_id').on(t.runId, t.sourceId)],
);

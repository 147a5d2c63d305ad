import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { actorKind, importPolicy } from './enums.ts';

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
    state: text({
      enum: ['queued', 'staging', 'applying', 'undoing', 'done', 'refused', 'failed', 'cancelled'],
    }).notNull(),
    /** Who runs it, as `host/process`: a dead owner on the same host gives the source free at once. */
    owner: text().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    /** Renewed with every batch; a run that has not renewed it for a minute counts as dead. */
    heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** The report as printed; null until the run has ended. */
    report: jsonb(),
    errorPolicy: text('error_policy', { enum: ['skip_bad', 'all_or_nothing'] })
      .notNull()
      .default('skip_bad'),
    dryRun: boolean('dry_run').notNull().default(false),
    /** How far it is: what it does, rows of that which are done, rows of that in all where it is known. */
    phase: text({ enum: ['staging', 'comparing', 'applying', 'undoing'] }),
    rows: integer().notNull().default(0),
    total: integer(),
    rowsPerSecond: integer('rows_per_second').notNull().default(0),
    /** Somebody wants it to end; it does at its next batch. */
    stopRequestedAt: timestamp('stop_requested_at', { withTimezone: true }),
    /** Why it failed, for the one who started it. */
    failure: text(),
    /** Who asked the service for it; null for one begun on the command line. */
    requestedByKind: actorKind('requested_by_kind'),
    requestedById: uuid('requested_by_id'),
    requestedByOrganizationId: uuid('requested_by_organization_id'),
    /** What its reader was told beside the file. */
    options: jsonb(),
  },
  (t) => [
    index('import_runs_newest').on(t.source, t.startedAt.desc().nullsFirst()),
    // A row and not an advisory lock: all clients of the embedded engine share one session, in which those exclude nobody.
    uniqueIndex('import_runs_one_at_a_time_per_source')
      .on(t.source)
      .where(sql`state in ('staging', 'applying', 'undoing')`),
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

import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { actorKind } from './enums.ts';
import { importRuns } from './imports.ts';
import { resources } from './resources.ts';

/**
 * What is needed to take back what a run has applied: one row for each thing it changed, written in the transaction that
 * changed it, and removed when the run has ended.
 */
export const importUndo = pgTable(
  'import_undo',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    subjectType: text('subject_type', {
      enum: ['Resource', 'Scenario', 'ImportedRevision', 'Organization'],
    }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** What it was; null for one that the run has added. */
    before: jsonb(),
    /** The revision the run left; another one means that somebody has changed it since. */
    revisionAfter: integer('revision_after'),
    /** Somebody changed it between two batches of the run, so that what it was is not known any more. */
    isMixed: boolean('is_mixed').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.runId, t.subjectType, t.subjectId] })],
);

/** Files that were sent to be imported. The bytes lie in the data directory of the host that took them. */
export const importUploads = pgTable(
  'import_uploads',
  {
    id: uuid().primaryKey(),
    host: text().notNull(),
    /** As its sender calls it: words for people, never a path. */
    fileName: text('file_name'),
    bytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    callerKind: actorKind('caller_kind').notNull(),
    callerId: uuid('caller_id').notNull(),
    callerOrganizationId: uuid('caller_organization_id'),
    /** Chosen by the sender; the same key with the same bytes is the same upload. */
    key: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** The job that reads it; the file goes when that has ended. */
    runId: uuid('run_id').references(() => importRuns.id, { onDelete: 'set null' }),
    /** When its bytes were removed. */
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (t) => [
    unique('import_uploads_have_one_key_a_caller').on(t.callerKind, t.callerId, t.key),
    index('import_uploads_by_run').on(t.runId),
    index('import_uploads_oldest').on(t.createdAt),
  ],
);

/** Rows of a file that an import would not take. */
export const importRefusals = pgTable(
  'import_refusals',
  {
    id: uuid().primaryKey(),
    runId: uuid('run_id')
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    sourceId: text('source_id'),
    code: text().notNull(),
    message: text().notNull(),
  },
  (t) => [index('import_refusals_in_order').on(t.runId, t.line, t.id)],
);

/**
 * What a source says anew of a resource that an import must not change, because it is under review or a steward has
 * edited it. It waits beside the resource until somebody decides.
 */
export const importedRevisions = pgTable('imported_revisions', {
  /** The resource it is about. */
  id: uuid('resource_id')
    .primaryKey()
    .references(() => resources.id, { onDelete: 'cascade' }),
  runId: uuid('run_id').notNull(),
  /** Digest of the row of the source; an equal one later is no news, also once this was discarded. */
  digest: text().notNull(),
  state: text({ enum: ['open', 'discarded'] }).notNull(),
  /** State the source gives it. */
  sourceStatus: text('source_status', { enum: ['published', 'suspended', 'withdrawn'] }).notNull(),
  /** What the resource would say, in the form its stewards write. */
  content: jsonb().notNull(),
  proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
});

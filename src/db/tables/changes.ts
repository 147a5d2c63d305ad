import { bigint, integer, pgTable } from 'drizzle-orm/pg-core';

/**
 * Counts the transactions that changed what readers can see: a row for each, written by triggers and folded into one from
 * time to time. A sum over rows and no counter, since everybody who writes would wait for the lock of the same row.
 */
export const catalogChanges = pgTable('catalog_changes', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  changes: integer().notNull(),
});

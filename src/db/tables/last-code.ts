import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, index } from 'drizzle-orm/pg-core';

/**
 * The index by which the last public code of an owner is found, however many rows there are: codes of one length stand in
 * the order of their numbers. Every table that `nextCode` gives codes of has one.
 *
 * @param table its name
 * @param code the column of its public codes
 */
export const lastCodeIndex = (table: string, code: AnyPgColumn) =>
  index(`${table}_by_last_code`).on(codeLength(code), sql`(${code} collate "C")`);

const codeLength = (code: AnyPgColumn): SQL => sql`length(${code})`;

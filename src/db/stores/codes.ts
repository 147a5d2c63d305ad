import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** Tables whose rows have public codes that begin with that of their owner, and the letters of each. */
const letters = {
  resources: '',
  scenarios: 'S',
  implementation_plans: 'P',
  notices: 'N',
  review_rounds: 'B',
  applications: 'A',
  entity_reviews: 'E',
  authorisation_results: 'G',
  objections: 'Y',
  agreements: 'X',
  supervision_records: 'J',
  data_demands: 'D',
  permitted_revenues: 'R',
  fee_ceilings: 'C',
  revenue_reports: 'V',
  disclosures: 'L',
  registrations: 'Z',
  products: 'K',
  listings: 'M',
} as const;

export type CodedTable = keyof typeof letters;

/** Their names. */
export const codedTables = Object.keys(letters) as readonly CodedTable[];

/** Digits that the number of a code may have; six, until there are a million. */
const mostDigits = 9;

/**
 * The next public code of an owner in a table: `<code of the owner>/<letters><number>`. The owner's row must be locked;
 * rows are never deleted, so no code comes twice and none is left out.
 *
 * The last code is looked up among those of each length, where the order of texts is that of numbers: a look into the index
 * that `lastCodeIndex` makes, and not at every row of the owner.
 */
export async function nextCode(tx: Database, table: CodedTable, owner: { readonly code: string }): Promise<string> {
  const prefix = `${owner.code}/${letters[table]}`;
  const number = sql`substr(code, ${prefix.length + 1}::int)`;
  const [row] = await tx.execute<{ last: number | null }>(sql`
    select max(found.number) as last from generate_series(1, ${mostDigits}::int) as digits cross join lateral (
      select ${number}::int as number from ${sql.identifier(table)}
      where length(code) = ${prefix.length}::int + digits and code collate "C" >= ${`${prefix}0`}
        and code collate "C" < ${`${prefix}:`} and ${number} ~ '^[0-9]+$'
      order by code collate "C" desc limit 1) found`);
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(6, '0')}`;
}

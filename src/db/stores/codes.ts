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

/**
 * The next public code of an owner in a table: `<code of the owner>/<letters><number>`. The owner's row must be locked;
 * rows are never deleted, so no code comes twice and none is left out.
 */
export async function nextCode(tx: Database, table: CodedTable, owner: { readonly code: string }): Promise<string> {
  const prefix = `${owner.code}/${letters[table]}`;
  const [row] = await tx.execute<{ last: number | null }>(sql`
    select max(substr(code, ${prefix.length + 1}::int)::int) as last from ${sql.identifier(table)}
    where starts_with(code, ${prefix}) and substr(code, ${prefix.length + 1}::int) ~ '^[0-9]{1,9}$'`);
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(6, '0')}`;
}

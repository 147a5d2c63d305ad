import type { DatabasePool } from '../../src/db/client.ts';
import { indexLeftOver, markMissing } from '../../src/db/stores/search-documents.ts';

/** Every document as it stands, by id. */
export async function storedDocuments(pool: DatabasePool): Promise<Record<string, string>> {
  const rows = await pool.$client.unsafe<{ id: string; row: string }[]>(
    'select id, d::text as row from search_documents d order by id',
  );
  return Object.fromEntries(rows.map(({ id, row }) => [id, row]));
}

/** Every document as it would be if all were made now. The stored ones are replaced by it. */
export async function documentsMadeAnew(pool: DatabasePool): Promise<Record<string, string>> {
  await pool.$client.unsafe('truncate search_documents, search_pending');
  await markMissing(pool);
  await indexLeftOver(pool);
  return await storedDocuments(pool);
}

/** How many rows wait for their document. */
export async function pendingDocuments(pool: DatabasePool): Promise<number> {
  const [row] = await pool.$client.unsafe<{ n: string }[]>('select count(*) as n from search_pending');
  return Number(row?.n);
}

import { type SQL, sql } from 'drizzle-orm';
import { type DocumentSource, documentOf } from '../../search/document.ts';
import { tokensVersion } from '../../search/tokens.ts';
import type { Database, DatabasePool } from '../client.ts';
import { organizations } from '../tables/organizations.ts';
import { products } from '../tables/products.ts';
import { resourceItems, resources } from '../tables/resources.ts';
import { scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { searchDocuments, searchPending } from '../tables/search.ts';
import { bulkInsert, idList } from './bulk.ts';

/** Nouns that are searched. */
type SearchedNoun = 'Organization' | 'Product' | 'Resource' | 'Scenario';

/** Rows of one batch of {@link indexLeftOver}: a transaction of well below a second on the embedded engine. */
const batchSize = 500;

/**
 * Makes the documents of all rows that this transaction has changed. Whoever changes the catalog calls it once, behind
 * the last change; triggers have noted what there is to do.
 *
 * @returns how many documents were made or taken away
 */
export async function indexChanged(tx: Database): Promise<number> {
  const taken = await tx.execute<Marked>(sql`delete from ${searchPending}
    where marked_by = pg_current_xact_id_if_assigned()::text::bigint returning noun, id`);
  return await index(tx, [...taken]);
}

/**
 * Makes the documents that are missing, made by an older version, or marked by somebody who did not make them: after a
 * migration or a restore, and after a hand at the console. In batches, each a transaction of its own, so it may be stopped
 * anywhere and goes on where it was; processes that do it at once share the work.
 *
 * @param signal stops it between two batches
 * @returns how many documents were made or taken away
 */
export async function indexLeftOver(pool: DatabasePool, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (let batch = batchSize; batch === batchSize && signal?.aborted !== true; done += batch) {
    batch = await pool.transaction(async (tx) => {
      const taken = await tx.execute<Marked>(sql`delete from ${searchPending} where (noun, id) in (
        select p.noun, p.id from ${searchPending} p limit ${batchSize} for update skip locked) returning noun, id`);
      return await index(tx, [...taken]);
    });
  }
  return done;
}

/**
 * Marks every row that has no document, or one of another version of the tokens.
 *
 * @returns how many there are
 */
export async function markMissing(pool: DatabasePool): Promise<number> {
  const marked = await pool.transaction(async (tx) => {
    // As many rows as the catalog has may be looked at: no statement gone astray.
    await tx.execute(sql`set local statement_timeout = 0`);
    return await tx.execute(sql`insert into ${searchPending} (noun, id, marked_by)
      select rows.noun, rows.id, 0 from (
        select 'Organization' as noun, id from ${organizations} union all select 'Product', id from ${products}
        union all select 'Resource', id from ${resources} union all select 'Scenario', id from ${scenarios}) rows
      where not exists (select from ${searchDocuments} d where d.id = rows.id and d.version = ${tokensVersion})
      on conflict do nothing returning 1`);
  });
  return marked.length;
}

type Marked = { noun: SearchedNoun; id: string };
type Row = { id: string; title: string; code: string; abstract: string | null; parts: (string | null)[] };

async function index(tx: Database, marked: readonly Marked[]): Promise<number> {
  if (marked.length === 0) return 0;
  await tx.execute(sql`delete from ${searchDocuments} where id = any(${idList(marked.map(({ id }) => id))})`);
  for (const noun of ['Organization', 'Product', 'Resource', 'Scenario'] as const) {
    const ids = marked.flatMap((each) => (each.noun === noun ? [each.id] : []));
    for (let from = 0; from < ids.length; from += batchSize) {
      const rows = await tx.execute<Row>(sources[noun](idList(ids.slice(from, from + batchSize))));
      await bulkInsert(tx, searchDocuments, [...rows].map(documentRow(noun)));
    }
  }
  return marked.length;
}

const documentRow = (noun: SearchedNoun) => (row: Row & DocumentSource) => {
  const { tokens, ...texts } = documentOf(row);
  return { id: row.id, noun, ...texts, tokens: tokens.map((token) => `'${token}'`).join(' ') };
};

/** What is searched of each noun. */
const sources: Readonly<Record<SearchedNoun, (ids: SQL) => SQL>> = {
  Organization: (ids) => sql`select o.id, o.name as title, o.code, o.description as abstract,
      json_build_array(o.unified_social_credit_code) as parts
    from ${organizations} o where o.id = any(${ids})`,
  Product: (ids) => sql`select p.id, p.name as title, p.code, p.abstract, json_build_array(o.name) as parts
    from ${products} p join ${organizations} o on o.id = p.operator_id where p.id = any(${ids})`,
  Resource: (ids) => sql`select r.id, r.title, r.code, r.abstract, (
      select json_agg(p.name) from (select o.name union all select r.category
        union all (select i.name from ${resourceItems} i where i.resource_id = r.id order by i.position)) p) as parts
    from ${resources} r join ${organizations} o on o.id = r.provider_id where r.id = any(${ids})`,
  Scenario: (ids) => sql`select s.id, s.title, s.code, s.description as abstract, (
      select json_agg(p.name) from (select o.name union all (
        select n.title from ${scenarioNeeds} n where n.scenario_id = s.id order by n.position)) p) as parts
    from ${scenarios} s left join ${organizations} o on o.id = s.owner_id where s.id = any(${ids})`,
};

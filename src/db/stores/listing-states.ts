import { type SQL, sql } from 'drizzle-orm';
import type { CodeRange } from '../../rules/exchange/digest.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import type { Database } from '../client.ts';
import { agreements } from '../tables/applications.ts';
import { certificates } from '../tables/certificates.ts';
import { listings } from '../tables/listings.ts';
import { organizations } from '../tables/organizations.ts';
import { productFees } from '../tables/prices.ts';
import { productScenarios, products } from '../tables/products.ts';
import { registrations } from '../tables/registrations.ts';
import { scenarios } from '../tables/scenarios.ts';
import { idList } from './bulk.ts';

/** The state of a listing, with the ids that entries of the feed hang on. */
export interface HeldState {
  readonly id: string;
  readonly productId: string;
  readonly exchangeId: string;
  readonly operatorId: string;
  readonly state: ListingState;
}

const instant = (column: SQL | typeof listings.listedAt) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** States of listings; `held` gives their rows. They are cut before anything is joined to them, so no others are looked at. */
const statesOf = (held: SQL): SQL => sql`
  select l.id, l.product_id as "productId", l.exchange_id as "exchangeId", l.operator_id as "operatorId",
    jsonb_build_object(
      'listing', l.code, 'revision', l.revision, 'status', l.status, 'cause', l.cause, 'reason', l.reason,
      'exchange', x.code, 'exchangeReference', l.exchange_reference, 'listedAt', ${instant(sql`l.listed_at`)},
      'product', jsonb_build_object('code', p.code, 'name', p.name,
        'version', p.version_major || '.' || p.version_minor, 'type', p.product_type, 'deliveryForm', p.delivery_form,
        'useClass', coalesce(ps.use_class, p.use_class)),
      'operator', jsonb_build_object('code', o.code, 'name', o.name),
      'scenario', case when s.id is null then null else jsonb_build_object('code', s.code, 'title', s.title) end,
      'agreement', g.code,
      'registrations', coalesce((select jsonb_agg(jsonb_build_object('track', r.track, 'registrar', ro.code,
          'number', r.registration_number, 'queryCode', r.query_code, 'registeredOn', r.registered_on,
          'expiresOn', r.expires_on) order by r.code collate "C")
        from ${registrations} r join ${organizations} ro on ro.id = r.registrar_id
        where r.product_id = l.product_id and r.status = 'registered'), '[]'),
      'certificates', coalesce((select jsonb_agg(jsonb_build_object('number', c.number, 'queryCode', c.query_code,
          'status', c.status, 'validUntilOn', c.valid_until_on) order by c.number collate "C")
        from ${certificates} c where c.product_id = l.product_id and c.status <> 'revoked'), '[]'),
      'fee', case when f.id is null then null else jsonb_build_object('form', f.form, 'unit', f.unit,
        'amountFen', f.amount_fen, 'startsOn', f.starts_on, 'endsOn', f.ends_on) end) as state
  from (${held}) l join ${products} p on p.id = l.product_id
  join ${organizations} x on x.id = l.exchange_id join ${organizations} o on o.id = l.operator_id
  left join ${agreements} g on g.id = p.agreement_id left join ${scenarios} s on s.id = g.scenario_id
  left join ${productScenarios} ps on ps.product_id = p.id and ps.scenario_id = g.scenario_id
  left join ${productFees} f on f.id = l.fee_id`;

/** How listings stand now, as their exchanges are told; in the order of their ids. */
export async function listingStates(db: Database, ids: readonly string[]): Promise<HeldState[]> {
  if (ids.length === 0) return [];
  const held = sql`select * from ${listings} where id = any(${idList(ids)})`;
  const rows = await db.execute(sql`${statesOf(held)} order by l.id`);
  return rows as unknown as HeldState[];
}

/** How the listings of an exchange in a range of codes stand now, in the order of their codes as bytes. */
export async function statesInRange(
  db: Database,
  exchangeId: string,
  { from, before }: CodeRange,
  limit: number,
): Promise<ListingState[]> {
  const lower = from === null ? sql`` : sql`and code collate "C" >= ${from}`;
  const upper = before === null ? sql`` : sql`and code collate "C" < ${before}`;
  const held = sql`select * from ${listings} where exchange_id = ${exchangeId} ${lower} ${upper}
    order by code collate "C" limit ${limit}`;
  const rows = await db.execute<{ state: ListingState }>(sql`${statesOf(held)} order by l.code collate "C"`);
  return rows.map(({ state }) => state);
}

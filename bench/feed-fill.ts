import type { DatabasePool } from '../src/db/client.ts';
import { statesInRange } from '../src/db/stores/listing-states.ts';
import { exchangeCode } from './listings-fill.ts';

/**
 * Fills the feed of the exchange, whose listings are there: each entry holds the whole state of a listing in its turn, of its
 * next revision. They are numbered as they arrive, and none of them is acknowledged. Bulk statements.
 *
 * @param entries how many
 */
export async function fillFeed(pool: DatabasePool, entries: number): Promise<void> {
  const [found] = await pool.$client<{ id: string }[]>`select id from organizations where code = ${exchangeCode}`;
  if (found === undefined) throw new Error(`no organisation ${exchangeCode}`);
  const states = await statesInRange(pool, found.id, { from: null, before: null }, 1_000_000);
  await pool.$client.begin(async (tx) => {
    await tx`create temporary table bench_states on commit drop as
      select s.place, l.id as listing, l.product_id as product, s.state
      from jsonb_array_elements(${JSON.stringify(states)}::text::jsonb) with ordinality as s(state, place)
      join listings l on l.code = s.state->>'listing'`;
    await tx`analyze bench_states`;
    await tx`insert into feed_entries (id, exchange_id, sequence, type, product_id, listing_id, payload, occurred_at)
      select gen_random_uuid(), ${found.id}, n, (array['listing_changed', 'product_changed', 'registration_changed',
          'delisted'])[1 + n % 4]::feed_entry_type, s.product, s.listing,
        jsonb_set(s.state, '{revision}', to_jsonb(1 + (n - 1) / ${states.length}::int)),
        timestamptz '2026-03-01' + n * interval '1 second'
      from generate_series(1, ${entries}::int) n join bench_states s on s.place = 1 + (n - 1) % ${states.length}::int
      order by n`;
    await tx`insert into feed_heads (exchange_id, last, acknowledged) values (${found.id}, ${entries}::int, 0)`;
  });
  await pool.$client`vacuum analyze feed_entries`;
}

import { readFileSync } from 'node:fs';
import { statesByHand } from './listing-questions.ts';
import { exchangeCode } from './listings-fill.ts';
import type { Question } from './questions.ts';

/** Entries of a page, and listings of a range. */
export const pageSize = 100;

const readOperation = (name: string): string => readFileSync(`operations/exchange/${name}.graphql`, 'utf8');
const exchange = `(select id from organizations where code = '${exchangeCode}')`;

/** What an exchange sends over and over, in the form of the questions of the floor; the code is where it goes on. */
export const feedQuestions: readonly Question[] = [
  {
    name: 'feed',
    meaning: `a page of ${pageSize} entries`,
    document: readOperation('ReadFeed'),
    variables: (after) => ({ after: Number(after), first: pageSize }),
    floor: `select json_build_object('data', json_build_object('exchangeFeed', (select json_build_object(
        'hasMore', exists (select from feed_entries e where e.exchange_id = h.exchange_id and e.sequence > $1::bigint + ${pageSize}),
        'head', h.last, 'acknowledged', h.acknowledged, 'entries', (select json_agg(row_to_json(x)) from (
          select e.id, e.sequence, upper(e.type::text) as type, e.payload->>'listing' as listing,
            e.payload->'product'->>'code' as product, e.payload->'revision' as revision, upper(e.payload->>'status') as status,
            to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt", e.payload as state
          from feed_entries e where e.exchange_id = h.exchange_id and e.sequence > $1::bigint
          order by e.sequence limit ${pageSize}) x))
      from feed_heads h where h.exchange_id = ${exchange})))::text as data`,
    floorValues: (after) => [after],
  },
  {
    name: 'digest',
    meaning: `a digest over ${pageSize} listings`,
    document: readOperation('CompareListings'),
    variables: (number) => ({ from: codeOf(Number(number)), before: codeOf(Number(number) + pageSize), parts: 16 }),
    // Not the same digest: JSON has no canonical form in the database. As much is read, and hashed.
    floor: `select json_build_object('data', json_build_object('count', count(*), 'digest',
      encode(sha256(convert_to(string_agg(s.state::text, E'\\n'), 'UTF8')), 'hex')))::text as data
      from (${statesByHand(pageSize)}) s`,
    floorValues: (number) => [codeOf(Number(number))],
  },
  {
    name: 'acknowledge',
    meaning: 'an acknowledgement, with its event and audit entry',
    document: readOperation('AcknowledgeFeed'),
    variables: (upTo) => ({ input: { exchange: exchangeCode, upTo: Number(upTo), idempotencyKey: `bench-${upTo}` } }),
    floor: `with kept as (insert into idempotency_keys (caller, command, key, input_hash, created_at, outcome)
        values ('bench', 'bench', gen_random_uuid()::text, 'x', now(), '{}')),
      moved as (update feed_heads set acknowledged = greatest(acknowledged, $1::bigint), acknowledged_at = now()
        where exchange_id = ${exchange} returning *),
      told as (insert into events (id, type, version, occurred_at, actor_kind, subject_type, subject_id, subject_code,
          subject_revision, is_public, data, changes)
        select gen_random_uuid(), 'feed.acknowledged', 1, now(), 'system', 'ExchangeFeed', exchange_id, '${exchangeCode}', 1, false,
          '{}', '{}' from moved),
      noted as (insert into audit_entries (id, at, actor_kind, action, outcome, subject_type, subject_id, detail)
        select gen_random_uuid(), now(), 'system', 'acknowledgeFeed', 'done', 'ExchangeFeed', exchange_id, '{}' from moved)
      select json_build_object('data', json_build_object('head', last, 'acknowledged', acknowledged))::text as data from moved`,
    floorValues: (upTo) => [upTo],
  },
];

/** The code of a listing of the exchange. */
const codeOf = (number: number): string => `${exchangeCode}/M${String(number).padStart(6, '0')}`;

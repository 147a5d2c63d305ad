import { sql } from 'drizzle-orm';
import type { ProductContent } from '../../rules/product/content.ts';
import type { InputFacts, ProductAgreement, ProductFacts } from '../../rules/product/facts.ts';
import type { ReviewingBody } from '../../rules/product/reviewers.ts';
import type { OrganizationKind } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { organizations } from '../tables/organizations.ts';
import { productLineage, products } from '../tables/products.ts';
import { resourceItems, resources } from '../tables/resources.ts';
import { steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';
import { isOffList } from './offer-facts.ts';
import { inputsOf } from './product-versions.ts';

/** What facts are asked of: a content under an agreement, of a product or of none yet. */
export interface AskedProduct {
  /** Tells the answers apart. */
  readonly key: string;
  readonly productId: string | null;
  readonly agreementId: string;
  readonly content: ProductContent;
}

/**
 * Everything that the rules look at of contents of products, in one statement.
 *
 * @returns facts by key; one whose agreement is not there is missing
 */
export async function productFactsOf(db: Database, asked: readonly AskedProduct[]): Promise<Map<string, ProductFacts>> {
  const given = asked.map(({ key, productId: product, agreementId: agreement, content }) => ({
    ...{ key, product, agreement, items: inputsOf(content) },
  }));
  const rows = await db.execute<{ key: string; found: string }>(sql`
    with asked as (select x.key, x.product, x.agreement,
        array(select e::uuid from json_array_elements_text(x.items) e) as items
      from json_to_recordset(${JSON.stringify(given)}::text::json)
        as x(key text, product uuid, agreement uuid, items json))
    select x.key, json_build_object('agreement', json_build_object('id', g.id, 'code', g.code, 'status', g.status,
        'startsOn', g.starts_on, 'expiresOn', g.expires_on, 'trialStartsOn', g.trial_starts_on,
        'operatorId', g.operator_id, 'authorityId', g.authority_id, 'scenarioId', g.scenario_id),
      'inputs', (select coalesce(json_agg(json_build_object('demandItemId', i.id, 'demandCode', d.code,
          'demandStatus', d.status, 'demandEndsOn', d.ends_on,
          'agreement', json_build_object('id', h.id, 'code', h.code, 'status', h.status, 'expiresOn', h.expires_on),
          'isDelivered', i.delivered_at is not null, 'resourceCode', a.resource_code, 'itemName', a.item_name,
          'itemNames', case when a.item_name is not null then json_build_array(a.item_name)
            else (select coalesce(json_agg(t.name), '[]') from ${resourceItems} t where t.resource_id = r.id) end,
          'grade', greatest(i.grade, coalesce((select t.grade from ${resourceItems} t
            where t.resource_id = r.id and t.name = a.item_name), r.grade)),
          'isClosed', r.status = 'withdrawn' or r.opening_attribute = 'prohibited' or ${isOffList},
          'isOpen', r.opening_attribute = 'unconditional') order by array_position(x.items, i.id)), '[]')
        from ${demandItems} i join ${dataDemands} d on d.id = i.demand_id join ${agreements} h on h.id = d.agreement_id
        join ${applicationItems} a on a.id = i.list_item_id join ${resources} r on r.id = a.resource_id
        where i.id = any(x.items) and d.operator_id = g.operator_id),
      'deliveredBefore', (select coalesce(json_agg(p.code order by p.code), '[]') from ${products} p
        where p.operator_id = g.operator_id and p.delivered_on is not null and p.id is distinct from x.product
          and exists (select from ${productLineage} b where b.product_id = p.id and b.demand_item_id = any(x.items)))
      )::text as found
    from asked x join ${agreements} g on g.id = x.agreement`);
  const contents = new Map(asked.map(({ key, content }) => [key, content]));
  return new Map(
    rows.flatMap(({ key, found }) => {
      const content = contents.get(key);
      const read = JSON.parse(found) as {
        readonly agreement: ProductAgreement;
        readonly inputs: readonly InputFacts[];
        readonly deliveredBefore: readonly string[];
      };
      return content === undefined ? [] : [[key, { content, ...read }] as const];
    }),
  );
}

/** An opinion that is asked for or was given, with whose it is. */
export interface OpinionRow {
  readonly productId: string;
  readonly code: string;
  readonly status: 'open' | 'paused' | 'done' | 'cancelled';
  readonly outcome: string | null;
}

/** Opinions of the last submission of products, by organisation. */
export async function opinionsOf(db: Database, ids: readonly string[]): Promise<OpinionRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<OpinionRow & Record<string, unknown>>(sql`
    select s.product_id as "productId", o.code, s.status, s.outcome from ${steps} s
    join ${organizations} o on o.id = s.organization_id
    where s.product_id = any(${idList(ids)}) and s.kind = 'product_opinion'
      and s.submission = (select max(m.submission) from ${steps} m where m.product_id = s.product_id)
    order by o.code collate "C"`);
  return [...rows];
}

/** Expert committees and operators of the platform, by code. */
export async function productReviewers(db: Database): Promise<readonly ReviewingBody[]> {
  return [
    ...(await db.execute<{ id: string; code: string; kinds: OrganizationKind[] }>(sql`
      select id, code, to_json(kinds) as kinds from ${organizations}
      where kinds && array['expert_committee', 'platform_operator']::organization_kind[] order by code collate "C"`)),
  ];
}

import { and, desc, eq, sql } from 'drizzle-orm';
import type { DisclosureContent } from '../../rules/disclosure/content.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements, applications } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { disclosures } from '../tables/disclosures.ts';
import { domains } from '../tables/domains.ts';
import { organizations } from '../tables/organizations.ts';
import { feeCeilings, productFees } from '../tables/prices.ts';
import { productScenarios, products, productVersions } from '../tables/products.ts';
import { scenarioDomains, scenarios } from '../tables/scenarios.ts';

const body = (alias: string) => {
  const o = sql.raw(alias);
  return sql`json_build_object('code', ${o}.code, 'name', ${o}.name,
    'unifiedSocialCreditCode', ${o}.unified_social_credit_code)`;
};

const price = (alias: string) => {
  const p = sql.raw(alias);
  return sql`'form', ${p}.form, 'unit', ${p}.unit, 'amountFen', ${p}.amount_fen, 'startsOn', ${p}.starts_on,
    'endsOn', ${p}.ends_on`;
};

/**
 * What an implementing body discloses about a year, in one statement: agreements that ran on any of its days, with the list
 * and the state of its last day, what was made available under them by its end, products that had passed their review by
 * then, and their prices of the year.
 *
 * @returns null when there is no such body
 */
export async function assembleDisclosure(
  db: Database,
  authorityId: string,
  year: number,
): Promise<DisclosureContent | null> {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const after = sql`(${last}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const inYear = (alias: string) => {
    const p = sql.raw(alias);
    return sql`${p}.starts_on <= ${last}::date and coalesce(${p}.ends_on, 'infinity') >= greatest(${first}::date, ${p}.starts_on)`;
  };
  const [row] = await db.execute<{ content: string }>(sql`
    with granted as (
      select g.* from ${agreements} g
      where g.authority_id = ${authorityId} and g.signed_at is not null
        and least(g.starts_on, coalesce(g.trial_starts_on, g.starts_on)) <= ${last}::date
        and coalesce(g.ended_on, g.expires_on) >= ${first}::date
    )
    select json_build_object('year', ${year}::int, 'implementingBody', ${body('h')},
      'authorisations', (select coalesce(json_agg(json_build_object('code', g.code, 'operator', ${body('o')},
          'scenario', json_build_object('code', s.code, 'title', s.title),
          'domains', (select coalesce(json_agg(d.name order by d.position), '[]') from ${scenarioDomains} x
            join ${domains} d on d.id = x.domain_id where x.scenario_id = s.id),
          'status', case when coalesce(g.ended_on, g.expires_on) > ${last}::date
            and g.status in ('expired', 'terminated', 'revoked') then 'active' else g.status::text end,
          'startsOn', g.starts_on, 'expiresOn', g.expires_on,
          'endedOn', case when g.ended_on <= ${last}::date then g.ended_on end,
          'resources', (select count(distinct i.resource_id) from ${applicationItems} i
            where i.application_id = coalesce((select z.id from ${applications} z where z.agreement_id = g.id
                and z.kind = 'list_change' and z.status = 'agreed' and z.updated_at < ${after}
              order by z.created_at desc, z.id desc limit 1), g.application_id)
            and i.removed_in is null)) order by g.code collate "C"), '[]')
        from granted g join ${organizations} o on o.id = g.operator_id join ${scenarios} s on s.id = g.scenario_id),
      'resources', (select coalesce(json_agg(json_build_object('code', r.code, 'title', r.title, 'provider', r.provider,
          'agreement', r.agreement, 'items', r.items) order by r.agreement collate "C", r.code collate "C"), '[]')
        from (select i.resource_code as code, i.resource_title as title, o.name as provider, g.code as agreement,
            count(distinct i.id) as items
          from granted g join ${dataDemands} d on d.agreement_id = g.id join ${demandItems} e on e.demand_id = d.id
            join ${applicationItems} i on i.id = e.list_item_id join ${organizations} o on o.id = i.provider_id
          where e.delivered_at < ${after}
          group by 1, 2, 3, 4) r),
      'products', (select coalesce(json_agg(json_build_object('code', p.code, 'name', p.name, 'type', p.product_type,
          'useClass', coalesce((select x.use_class from ${productScenarios} x where x.product_id = p.id
            and x.scenario_id = g.scenario_id), p.use_class),
          'status', p.status, 'operator', o.name, 'agreement', g.code,
          'ceilings', (select coalesce(json_agg(json_build_object(${price('c')}, 'isTrial', c.is_trial)
            order by c.form, c.starts_on), '[]') from ${feeCeilings} c where c.product_id = p.id and ${inYear('c')}),
          'fees', (select coalesce(json_agg(json_build_object(${price('f')}) order by f.form, f.starts_on), '[]')
            from ${productFees} f where f.product_id = p.id and ${inYear('f')})) order by p.code collate "C"), '[]')
        from granted g join ${products} p on p.agreement_id = g.id join ${organizations} o on o.id = p.operator_id
        where exists (select from ${productVersions} v where v.product_id = p.id
          and v.status in ('approved', 'superseded') and v.decided_at < ${after}))
    )::text as content
    from ${organizations} h where h.id = ${authorityId}`);
  return row === undefined ? null : (JSON.parse(row.content) as DisclosureContent);
}

/** A disclosure that was published. */
export interface PublishedDisclosure {
  readonly id: string;
  readonly code: string;
  readonly year: number;
  readonly version: number;
  readonly content: DisclosureContent;
  readonly digest: string;
}

/** The last version of a year that a body has published; null when there is none. */
export async function lastDisclosure(
  db: Database,
  authorityId: string,
  year: number,
): Promise<PublishedDisclosure | null> {
  const d = disclosures;
  const [row] = await db
    .select({ id: d.id, code: d.code, year: d.year, version: d.version, content: d.content, digest: d.digest })
    .from(d)
    .where(and(eq(d.authorityId, authorityId), eq(d.year, year)))
    .orderBy(desc(d.version))
    .limit(1);
  return row === undefined ? null : { ...row, content: row.content as DisclosureContent };
}

/** The same, by the public code of the body. */
export async function lastDisclosureOf(db: Database, code: string, year: number): Promise<PublishedDisclosure | null> {
  const [body_] = await db.select({ id: organizations.id }).from(organizations).where(eq(organizations.code, code));
  return body_ === undefined ? null : await lastDisclosure(db, body_.id, year);
}

/** A disclosure by its id, with the body it is of. */
export async function disclosureById(
  db: Database,
  id: string,
): Promise<(PublishedDisclosure & { readonly authorityId: string }) | null> {
  const [row] = await db.select().from(disclosures).where(eq(disclosures.id, id));
  return row === undefined ? null : { ...row, content: row.content as DisclosureContent };
}

/** Publishes a disclosure: it stays as it is. */
export async function insertDisclosure(
  tx: Database,
  row: PublishedDisclosure & { readonly authorityId: string; readonly publishedBy: string | null },
  now: Date,
): Promise<void> {
  await tx.insert(disclosures).values({ ...row, publishedAt: now });
}

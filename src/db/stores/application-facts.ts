import { sql } from 'drizzle-orm';
import type {
  AgreementFacts,
  ApplicationFacts,
  ListedResource,
  NamedOrganization,
  NoticeFacts,
  ScenarioFacts,
} from '../../rules/application/facts.ts';
import { mappedCodes } from '../../rules/scenario/content.ts';
import type { DomainCode, SensitivityGrade } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { domains } from '../tables/domains.ts';
import { noticeDomains, notices } from '../tables/notices.ts';
import { organizations } from '../tables/organizations.ts';
import { implementationPlans } from '../tables/plans.ts';
import { resourceDomains, resourceItems, resources } from '../tables/resources.ts';
import { scenarios } from '../tables/scenarios.ts';
import { idList, textList } from './bulk.ts';
import { readScenarioContents } from './scenario-content.ts';

const organization = (alias: string) => {
  const o = sql.identifier(alias);
  return sql`json_build_object('id', ${o}.id, 'code', ${o}.code, 'name', ${o}.name, 'jurisdictionCode', ${o}.jurisdiction_code)`;
};

const noticeFacts = sql`json_build_object('id', n.id, 'code', n.code, 'revision', n.revision, 'title', n.title,
  'status', n.status, 'mode', n.mode, 'authority', ${organization('oa')},
  'lead', case when n.lead_id is not null then ${organization('ol')} end, 'planCode', p.code,
  'domains', (select coalesce(json_agg(d.code order by d.position), '[]') from ${noticeDomains} x
    join ${domains} d on d.id = x.domain_id where x.notice_id = n.id),
  'resourceCodes', n.resource_codes, 'jurisdictionCodes', n.jurisdiction_codes, 'conditions', n.conditions,
  'criteria', n.criteria, 'requirements', n.requirements, 'requiredPapers', n.required_papers, 'opensOn', n.opens_on,
  'closesOn', n.closes_on, 'reviewDays', n.review_days, 'objectionDays', n.objection_days)`;

const agreementFacts = (alias: string) => {
  const g = sql.identifier(alias);
  return sql`json_build_object('id', ${g}.id, 'code', ${g}.code, 'status', ${g}.status, 'operatorId', ${g}.operator_id,
    'scenarioId', ${g}.scenario_id, 'expiresOn', ${g}.expires_on)`;
};

/** An organisation with the division it belongs to. */
export type PlacedOrganization = NamedOrganization & { readonly jurisdictionCode: string };

type Raw = Pick<
  ApplicationFacts,
  'id' | 'code' | 'status' | 'kind' | 'submission' | 'content' | 'agreement' | 'cited'
> & {
  readonly applicant: NamedOrganization;
  readonly notice: NoticeFacts;
  readonly scenario: Omit<ScenarioFacts, 'content'>;
  readonly inForce: readonly AgreementFacts[];
  readonly running: readonly string[];
  readonly province: NamedOrganization | null;
};

/**
 * Everything that is looked at before applications are handed in: three statements, however many they are.
 *
 * @returns by id; those that are not there are missing
 */
export async function readApplicationFacts(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ApplicationFacts>> {
  const rows = [
    ...(await db.execute<Raw & Record<string, unknown>>(sql`
    select a.id, a.code, a.status, a.kind, a.submission, a.content,
      ${organization('o')} as applicant, ${noticeFacts} as notice,
      json_build_object('id', s.id, 'code', s.code, 'status', s.status, 'revision', s.revision, 'ownerId', s.owner_id)
        as scenario,
      case when g.id is not null then ${agreementFacts('g')} end as agreement,
      (select coalesce(json_agg(${agreementFacts('h')} order by h.expires_on desc), '[]') from ${agreements} h
        where h.operator_id = a.applicant_id and h.scenario_id = a.scenario_id and h.status in ('active', 'suspended'))
        as "inForce",
      (select coalesce(json_agg(b.code order by b.code), '[]') from ${applications} b
        where b.applicant_id = a.applicant_id and b.scenario_id = a.scenario_id and b.id <> a.id
          and b.status in ('draft', 'submitted', 'returned', 'under_review', 'granted', 'published')) as running,
      case when c.id is not null then json_build_object('id', c.id, 'code', c.code, 'status', c.status,
        'wasAuthorised', exists (select 1 from ${agreements} w where w.scenario_id = c.id and w.signed_at is not null))
        end as cited,
      (select ${organization('op')} from ${organizations} op where 'provincial_authority' = any(op.kinds)
        order by op.code collate "C" limit 1) as province
    from ${applications} a join ${organizations} o on o.id = a.applicant_id
      join ${notices} n on n.id = a.notice_id join ${organizations} oa on oa.id = n.authority_id
      left join ${organizations} ol on ol.id = n.lead_id join ${implementationPlans} p on p.id = n.plan_id
      join ${scenarios} s on s.id = a.scenario_id left join ${agreements} g on g.id = a.agreement_id
      left join ${scenarios} c on c.id = a.cited_scenario_id
    where a.id = any(${idList(ids)})`)),
  ];
  const contents = await readScenarioContents(db, [...new Set(rows.map(({ scenario }) => scenario.id))]);
  const listed = await listedResources(db, [...new Set([...contents.values()].flatMap(mappedCodes))]);
  return new Map(
    rows.map((row) => {
      const content = contents.get(row.scenario.id);
      if (content === undefined) throw new Error(`the scenario ${row.scenario.code} is there and says nothing`);
      const resourcesOf = new Map(
        mappedCodes(content).flatMap((code) => {
          const found = listed.get(code);
          return found === undefined ? [] : [[code, found] as const];
        }),
      );
      return [row.id, { ...row, scenario: { ...row.scenario, content }, resources: resourcesOf }];
    }),
  );
}

/**
 * Holds what an application is judged by as it is until the transaction ends: notice, agreement, scenarios, resources.
 * The application is locked.
 */
export async function holdApplicationFacts(tx: Database, id: string): Promise<ApplicationFacts> {
  await tx.execute(sql`select from ${notices} n where n.id = (select a.notice_id from ${applications} a where a.id = ${id})
    for share of n`);
  await tx.execute(sql`select from ${scenarios} s where s.id in (select unnest(array[a.scenario_id, a.cited_scenario_id])
    from ${applications} a where a.id = ${id}) order by s.id for share of s`);
  await tx.execute(sql`select from ${agreements} g where g.id in (select h.id from ${agreements} h
    join ${applications} a on a.id = ${id} and (h.id = a.agreement_id
      or (h.operator_id = a.applicant_id and h.scenario_id = a.scenario_id))) order by g.id for share of g`);
  const before = (await readApplicationFacts(tx, [id])).get(id);
  if (before === undefined) throw new Error(`the application ${id} is locked and yet not there`);
  const codes = mappedCodes(before.scenario.content);
  await tx.execute(sql`select from ${resources} r where r.code = any(${textList(codes)}) order by r.id for share of r`);
  return { ...before, resources: await listedResources(tx, codes) };
}

type RawResource = Omit<ListedResource, 'items' | 'itemGrades' | 'providerId'> & {
  readonly items: readonly { readonly id: string; readonly name: string; readonly grade: SensitivityGrade }[];
  readonly domains: readonly DomainCode[];
};

/** What a list says of resources, by public code; what is not there is missing. */
async function listedResources(db: Database, codes: readonly string[]): Promise<Map<string, ListedResource>> {
  if (codes.length === 0) return new Map();
  const rows = await db.execute<RawResource & Record<string, unknown>>(sql`
    select r.id, r.code, r.title, r.status, r.revision, r.opening_attribute as "openingAttribute",
      ${organization('o')} as provider, r.provincial_return as "isProvincialReturn", r.grade,
      (select coalesce(json_agg(d.code order by d.position), '[]') from ${resourceDomains} x
        join ${domains} d on d.id = x.domain_id where x.resource_id = r.id) as domains,
      (select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'grade', i.grade)), '[]')
        from ${resourceItems} i where i.resource_id = r.id) as items
    from ${resources} r join ${organizations} o on o.id = r.provider_id where r.code = any(${textList(codes)})`);
  return new Map(
    [...rows].map(({ items, ...row }) => [
      row.code,
      {
        ...row,
        providerId: row.provider.id,
        items: new Map(items.map(({ name, id }) => [name, id])),
        itemGrades: new Map(items.map(({ name, grade }) => [name, grade])),
      },
    ]),
  );
}

import type { DatabasePool } from '../../src/db/client.ts';
import { type FilterField, filters } from '../../src/rules/catalog/filters.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import * as vocabulary from '../../src/rules/vocabulary.ts';
import { type FilteredNoun, filteredNouns } from './catalog-nouns.ts';

/** A row as plain SQL reads it, with the rows it leads to. */
export interface OracleRow {
  readonly noun: FilteredNoun;
  readonly id: string;
  readonly visible: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly related: Record<string, OracleRow[]>;
}

export type Catalog = Readonly<Record<FilteredNoun, readonly OracleRow[]>>;

/** Eight hours ahead, all year round. */
const modifiedYear = `to_char(modified_at at time zone 'UTC' + interval '8 hours', 'YYYY')::int`;

function isPublic(product: string): string {
  return `${product}.status in ('registered', 'listed', 'suspended')`;
}

/** Columns by filter, written out here once more, on purpose: this is the second opinion. */
const columns: Readonly<Record<FilteredNoun, { table: string; visible: string; values: Record<string, string> }>> = {
  Domain: { table: 'domains', visible: 'true', values: { code: 'code', name: 'name' } },
  Sector: { table: 'sectors', visible: 'true', values: { code: 'code', name: 'name' } },
  Organization: {
    table: 'organizations',
    visible: 'true',
    values: {
      code: 'code',
      name: 'name',
      kinds: 'kinds::text[]',
      jurisdictionCode: 'jurisdiction_code',
      unifiedSocialCreditCode: 'unified_social_credit_code',
      hasResource: `(0 < (select count(*) from resources r where r.provider_id = organizations.id and r.status = 'published'))`,
      hasProduct: `(0 < (select count(*) from products p where p.operator_id = organizations.id and ${isPublic('p')}))`,
    },
  },
  Resource: {
    table: 'resources',
    visible: `status = 'published'`,
    values: {
      ...{ code: 'code', title: 'title', abstract: 'abstract', category: 'category', formats: 'formats' },
      ...{ class: 'resource_class', sharingType: 'sharing_type', openingAttribute: 'opening_attribute' },
      ...{ updateCycle: 'update_cycle', accessKind: 'access_kind', grade: 'grade', source: 'source', status: 'status' },
      ...{ isProvincialReturn: 'provincial_return', spatialCoverage: 'spatial_coverage' },
      ...{ temporalStartOn: 'temporal_start_on::text', temporalEndOn: 'temporal_end_on::text' },
      ...{ issuedAt: micros('issued_at'), modifiedAt: micros('modified_at'), modifiedYear },
      hasFormat: 'coalesce(array_length(formats, 1), 0) > 0',
      hasScenario: `(select count(*) > 0 from need_matches m, scenario_needs n, scenarios s
        where m.resource_id = resources.id and n.id = m.need_id and s.id = n.scenario_id and s.status = 'published')`,
      hasProduct: `(select count(*) > 0 from product_inputs i, products p
        where i.resource_id = resources.id and p.id = i.product_id and ${isPublic('p')})`,
      isAuthorised: `resources.id in (select i.resource_id from agreements g join application_items i on i.removed_in is null
        and i.application_id = (select a.id from applications a where a.id = g.application_id or a.agreement_id = g.id
          and a.kind = 'list_change' and a.status = 'agreed' order by (a.kind = 'list_change') desc, a.created_at desc limit 1)
        where g.status = 'active')`,
    },
  },
  ResourceItem: {
    table: 'resource_items',
    visible: `(select r.status = 'published' from resources r where r.id = resource_id)`,
    values: { name: 'name', dataType: 'data_type', grade: 'grade' },
  },
  Scenario: {
    table: 'scenarios',
    visible: `status = 'published'`,
    values: {
      ...{ code: 'code', title: 'title', description: 'description', jurisdictionCode: 'jurisdiction_code' },
      ...{ issuedAt: micros('issued_at'), modifiedAt: micros('modified_at'), status: 'status', modifiedYear },
      hasResource: `(select count(*) > 0 from need_matches m, scenario_needs n, resources r
        where n.scenario_id = scenarios.id and m.need_id = n.id and r.id = m.resource_id and r.status = 'published')`,
      hasProduct: `(select count(*) > 0 from product_scenarios l, products p
        where l.scenario_id = scenarios.id and p.id = l.product_id and ${isPublic('p')})`,
    },
  },
  ScenarioNeed: {
    table: 'scenario_needs',
    visible: `(select s.status = 'published' from scenarios s where s.id = scenario_id)`,
    values: {
      title: 'title',
      importance: 'importance',
      isMet: `0 < (select count(*) from need_matches m, resources r
        where m.resource_id = r.id and m.need_id = scenario_needs.id and r.status = 'published')`,
    },
  },
  Product: {
    table: 'products',
    visible: `status in ('registered', 'listed', 'suspended')`,
    values: {
      ...{ code: 'code', name: 'name', abstract: 'abstract', type: 'product_type', deliveryForm: 'delivery_form' },
      ...{ useClass: 'use_class', status: 'status', issuedAt: micros('issued_at'), modifiedAt: micros('modified_at') },
      modifiedYear,
    },
  },
};

/** Pairs of ids by relation filter. */
const links: Readonly<Record<string, string>> = {
  'Organization.parent': 'select id, parent_id from organizations where parent_id is not null',
  'Organization.resources': 'select provider_id, id from resources',
  'Organization.products': 'select operator_id, id from products',
  'Resource.provider': 'select id, provider_id from resources',
  'Resource.domains': 'select resource_id, domain_id from resource_domains',
  'Resource.sectors': 'select resource_id, sector_id from resource_sectors',
  'Resource.items': 'select resource_id, id from resource_items',
  'Resource.scenarios':
    'select distinct m.resource_id, n.scenario_id from need_matches m join scenario_needs n on n.id = m.need_id',
  'Resource.products': 'select resource_id, product_id from product_inputs',
  'Scenario.domains': 'select scenario_id, domain_id from scenario_domains',
  'Scenario.needs': 'select scenario_id, id from scenario_needs',
  'Scenario.resources':
    'select distinct n.scenario_id, m.resource_id from need_matches m join scenario_needs n on n.id = m.need_id',
  'ScenarioNeed.scenario': 'select id, scenario_id from scenario_needs',
  'ScenarioNeed.resources': 'select need_id, resource_id from need_matches',
  'Scenario.products': 'select scenario_id, product_id from product_scenarios',
  'Product.operator': 'select id, operator_id from products',
  'Product.domains': 'select product_id, domain_id from product_domains',
  'Product.scenarios': 'select product_id, scenario_id from product_scenarios',
  'Product.inputs': 'select product_id, resource_id from product_inputs',
};

function micros(column: string): string {
  return `(extract(epoch from ${column}) * 1000000)::bigint::text`;
}

/** Reads the whole catalog by plain SQL. Fails on a filter that it has no column or pairs for. */
export async function loadCatalog(pool: DatabasePool): Promise<Catalog> {
  const catalog: Partial<Record<FilteredNoun, OracleRow[]>> = {};
  const byId = new Map<string, OracleRow>();
  for (const noun of filteredNouns) {
    const { table, visible, values } = columns[noun];
    const pairs = Object.entries(values).map(([name, column]) => `'${name}', ${column}`);
    const rows = await pool.$client.unsafe<{ id: string; visible: boolean; data: string }[]>(
      `select id, ${visible} as visible, json_build_object(${pairs.join(', ')})::text as data from ${table} order by id`,
    );
    const made = rows.map(
      ({ id, visible, data }): OracleRow => ({ noun, id, visible, values: JSON.parse(data), related: {} }),
    );
    for (const row of made) byId.set(row.id, row);
    catalog[noun] = made;
  }
  for (const noun of filteredNouns) {
    for (const [name, field] of Object.entries(filters[noun] as Readonly<Record<string, FilterField>>)) {
      // Found by tokens, which are judged by tests of their own.
      if (field.kind === 'search') continue;
      if (!('noun' in field)) {
        if (field.kind !== 'id' && !(name in columns[noun].values)) throw new Error(`no oracle for ${noun}.${name}`);
        continue;
      }
      const pairs = links[`${noun}.${name}`];
      if (!pairs) throw new Error(`no oracle for ${noun}.${name}`);
      for (const row of catalog[noun] ?? []) row.related[name] = [];
      for (const [from, to] of await pool.$client.unsafe(pairs).values()) {
        const target = byId.get(String(to));
        if (target) byId.get(String(from))?.related[name]?.push(target);
      }
    }
  }
  return catalog as Catalog;
}

type Where = Readonly<Record<string, unknown>>;

/** Whether a row matches a where, by the words of the contract: unknown values match nothing, `not` is the rest. */
export function matches(row: OracleRow, where: Where): boolean {
  return Object.entries(where).every(([key, value]) => {
    if (key === 'and') return (value as Where[]).every((each) => matches(row, each));
    if (key === 'or') return (value as Where[]).some((each) => matches(row, each));
    if (key === 'not') return !matches(row, value as Where);
    const field = (filters[row.noun] as Readonly<Record<string, FilterField>>)[key];
    if (!field) throw new Error(`no filter ${key}`);
    if (!('noun' in field)) {
      const own = field.kind === 'id' ? encodeGlobalId(row.noun, row.id) : row.values[key];
      return Object.entries(value as Where).every(([operator, operand]) => compares(field, own, operator, operand));
    }
    const seen = (row.related[key] ?? []).filter((each) => each.visible);
    if (field.kind === 'one') return seen.some((each) => matches(each, value as Where));
    return Object.entries(value as Where).every(([quantifier, inner]) => {
      const hits = seen.filter((each) => matches(each, inner as Where)).length;
      return quantifier === 'some' ? hits > 0 : hits === (quantifier === 'none' ? 0 : seen.length);
    });
  });
}

function compares(field: FilterField, own: unknown, operator: string, operand: unknown): boolean {
  if (own === null || own === undefined) return false;
  const rank = ranks(field);
  const one = (value: unknown): boolean => rank(own) === rank(value);
  const many = operand as readonly unknown[];
  switch (operator) {
    case 'eq':
      return one(operand);
    case 'in':
      return many.some(one);
    case 'contains':
      return String(own).toLowerCase().includes(String(operand).toLowerCase());
    case 'startsWith':
      return String(own).toLowerCase().startsWith(String(operand).toLowerCase());
    case 'has':
      return (own as unknown[]).some((each) => rank(each) === rank(operand));
    case 'hasAny':
      return (own as unknown[]).some((each) => many.some((value) => rank(each) === rank(value)));
    case 'gt':
      return rank(own) > rank(operand);
    case 'gte':
      return rank(own) >= rank(operand);
    case 'lt':
      return rank(own) < rank(operand);
    case 'lte':
      return rank(own) <= rank(operand);
    default:
      throw new Error(`no oracle for the operator ${operator}`);
  }
}

type Rank = string | number | bigint | boolean;

/** What values of a field are compared by. */
function ranks(field: FilterField): (value: unknown) => Rank {
  if (field.kind === 'instant')
    return (value) => (/^-?\d+$/.test(String(value)) ? BigInt(String(value)) : microsOf(String(value)));
  if (field.kind === 'rankedEnum') {
    const order = Object.keys(vocabulary.sensitivityGrades);
    return (value) => order.indexOf(String(value).toLowerCase());
  }
  if (field.kind === 'enum' || field.kind === 'enums') return (value) => String(value).toLowerCase();
  return (value) => value as Rank;
}

/** Microseconds since 1970 of an instant in ISO 8601. */
export function microsOf(text: string): bigint {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  const seconds = Date.parse(text.replace(/\.\d+/, '')) / 1000;
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

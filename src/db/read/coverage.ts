import { type SQL, sql } from 'drizzle-orm';
import type { CoverageDimension } from '../../rules/vocabulary.ts';
import { domains, sectors } from '../tables/domains.ts';
import { organizations } from '../tables/organizations.ts';
import { productInputs } from '../tables/products.ts';
import { resourceDomains, resourceSectors } from '../tables/resources.ts';
import { needMatches, scenarioDomains, scenarioNeeds } from '../tables/scenarios.ts';
import type { FigureScope } from './figures.ts';
import type { BoundNoun } from './noun.ts';
import type { Figures } from './read.ts';

/** Which of the figures that cost a look into other tables are asked for. */
export interface CoverageParts {
  readonly used: boolean;
  readonly productised: boolean;
  readonly demand: boolean;
}

/** What a grid is asked for; the filter of resources and that of needs stand among the inputs, in this order. */
export interface CoverageQuestion {
  readonly rows: CoverageDimension;
  readonly columns: CoverageDimension;
  /** How many values of an open dimension get a line of their own. */
  readonly limit: number;
  readonly parts: CoverageParts;
  /** Place of the filter of resources among the inputs; that of needs follows. */
  readonly filtersAt: number;
}

/** Counts of resources: supply, used, productised, listed. */
export type SupplyCounts = readonly [supply: number, used: number, productised: number, listed: number];
/** Counts of needs: all, met. */
export type DemandCounts = readonly [demand: number, met: number];
/** The key of a line: its value, null where it is not known, `#` for the values that are folded. */
export type LineKey = string | null;

/** One axis as it is counted. */
export interface RawAxis {
  /** Values with a line of their own, in order, as far as the database knows them: key, public code, name. */
  readonly lines: readonly (readonly [key: string, code: string, name: string])[] | null;
  /** How many values are folded into one line. */
  readonly folded: number;
  readonly supply: readonly (readonly [LineKey, ...SupplyCounts])[];
  readonly demand: readonly (readonly [LineKey, ...DemandCounts])[];
}

/** A grid as the statement answers it: what is not empty. */
export interface RawCoverage {
  readonly supply: readonly (readonly [LineKey, LineKey, ...SupplyCounts])[];
  readonly demand: readonly (readonly [LineKey, LineKey, ...DemandCounts])[];
  readonly rows: RawAxis;
  readonly columns: RawAxis;
  readonly total: { readonly supply: SupplyCounts; readonly demand: DemandCounts };
}

type Column = 'provider_id' | 'grade' | 'update_cycle' | 'status';

const unknownWords: Readonly<Partial<Record<Column, string>>> = { grade: 'ungraded', update_cycle: 'unknown' };

/** How a dimension is read: where its value stands, and whether a resource may have several. */
interface Axis {
  /** The column of a resource that holds it, where there is one. */
  readonly column?: Column;
  /** Joins to a resource `b` and its value there. */
  readonly join: SQL;
  readonly key: SQL;
  readonly several: boolean;
  /** The same for a need `n` that a resource `a` may answer. */
  readonly needJoin: SQL;
  readonly needKey: SQL;
  /** Values of which only the first few get a line; null where there are few. */
  readonly open: 'provider' | 'jurisdiction' | null;
}

const none = sql``;
const plain = (column: Column): Omit<Axis, 'open'> => ({
  column,
  join: none,
  key: sql.raw(`b.${column}`),
  several: false,
  needJoin: none,
  needKey: sql.raw(`a.${column}`),
});

const axes: Readonly<Record<CoverageDimension, Axis>> = {
  domain: {
    join: sql`left join ${resourceDomains} bd on bd.resource_id = b.id`,
    key: sql`bd.domain_id`,
    several: true,
    needJoin: sql`left join ${scenarioDomains} nd on nd.scenario_id = n.scenario_id`,
    needKey: sql`nd.domain_id`,
    open: null,
  },
  sector: {
    join: sql`left join ${resourceSectors} bs on bs.resource_id = b.id`,
    key: sql`bs.sector_id`,
    several: true,
    needJoin: sql`left join ${resourceSectors} ns on ns.resource_id = a.id`,
    needKey: sql`ns.sector_id`,
    open: null,
  },
  provider: { ...plain('provider_id'), open: 'provider' },
  // Counted by provider first, and by the division of the provider afterwards: there are far fewer of them.
  jurisdiction: { ...plain('provider_id'), open: 'jurisdiction' },
  grade: { ...plain('grade'), open: null },
  update_cycle: { ...plain('update_cycle'), open: null },
  status: { ...plain('status'), open: null },
};

/**
 * The figures of a coverage grid. Resources are counted by the values they have, needs by those of the resources that
 * answer them and the domains of their scenario; each once on a line, in a cell and in the total. Small groups are made
 * first; names are looked up for the lines that are left.
 */
export function coverageFigures(question: CoverageQuestion): Figures {
  const { rows, columns, limit, parts, filtersAt } = question;
  return {
    name: JSON.stringify(['coverage', rows, columns, parts, filtersAt]),
    values: [limit],
    write: (scope) => grid(scope, question),
  };
}

function grid(scope: FigureScope, { rows, columns, parts, filtersAt }: CoverageQuestion): SQL {
  const row = axes[rows];
  const column = axes[columns];
  const limit = sql`${scope.value(0)}::text::int`;
  return sql`with ${base(scope, [row, column], parts, filtersAt)}, ${demandOf(scope, parts, row, column, filtersAt + 1)},
    counted as (${countedBy(parts, row, column)}),
    row_counted as (${totalsOf(parts, row, column, 'rk')}),
    column_counted as (${totalsOf(parts, column, row, 'ck')}),
    ${lines('row', 'rk', row, limit)}, ${lines('column', 'ck', column, limit)},
    need_cells as (select distinct p.id, p.met, ${folded('p.rk', 'row', row)} as rk, ${folded('p.ck', 'column', column)} as ck
      from need_pairs p ${place('p.rk', 'row', row)} ${place('p.ck', 'column', column)})
  select json_build_object(
    'supply', (select coalesce(json_agg(json_build_array(x.rk, x.ck, x.supply, x.used, x.productised, x.listed)), '[]'::json)
      from (select ${folded('c.rk', 'row', row)} as rk, ${folded('c.ck', 'column', column)} as ck, ${sums}
        from counted c ${place('c.rk', 'row', row)} ${place('c.ck', 'column', column)} group by 1, 2) x),
    'demand', (select coalesce(json_agg(json_build_array(x.rk, x.ck, x.demand, x.met)), '[]'::json)
      from (select rk, ck, ${needCounts} from need_cells group by 1, 2) x),
    'rows', ${axisJson('row', 'rk', row, rows)}, 'columns', ${axisJson('column', 'ck', column, columns)},
    'total', json_build_object(
      'supply', (select json_build_array(coalesce(sum(supply), 0), coalesce(sum(used), 0), coalesce(sum(productised), 0),
        coalesce(sum(listed), 0)) from (${grandTotal(parts, row, column)}) t),
      'demand', (select json_build_array(count(*), count(*) filter (where met)) from needs)))`;
}

/**
 * The resources that are counted, as narrow as can be: of a large catalog its width is what costs. What is told of each
 * is looked up here, once, and where the tables stand by themselves: the database knows nothing of how often a value
 * occurs in a part of a statement that it keeps, and would sort both sides of every join to it.
 */
function base(scope: FigureScope, both: readonly Axis[], parts: CoverageParts, input: number): SQL {
  const r = scope.bind('Resource');
  const columns = [...new Set(both.flatMap(({ column }) => column ?? []))].map((name) => sql`, ${columnOf(r, name)}`);
  const flags = [
    ...(parts.used ? [sql`, used.id is not null as used`] : []),
    ...(parts.productised ? [sql`, made.id is not null as made, made.listed as listed`] : []),
  ];
  const joins = [
    ...(parts.used ? [sql` left join (${usedResources(scope)}) used on used.id = ${r.key}`] : []),
    ...(parts.productised ? [sql` left join (${madeResources(scope)}) made on made.id = ${r.key}`] : []),
  ];
  return sql`base as (select ${r.key} as id${sql.join(columns)}${sql.join(flags)}
    from ${r.from}${sql.join(joins)} where ${scope.seen(r)} and ${scope.matching(r, input)})`;
}

/** A column of a resource; the word of its list that says that nothing is known counts as none. */
function columnOf({ alias }: BoundNoun, column: Column): SQL {
  const name = sql.raw(column);
  const nothing = unknownWords[column];
  return nothing === undefined
    ? sql`${alias}.${name}`
    : sql`nullif(${alias}.${name}, ${sql.raw(`'${nothing}'`)}) as ${name}`;
}

/** Resources that answer a need of a visible scenario, each once. */
export function usedResources(scope: FigureScope): SQL {
  const scenario = scope.bind('Scenario');
  return sql`select distinct m.resource_id as id from ${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id
    join ${scenario.from} on ${scenario.key} = n.scenario_id where ${scope.seen(scenario)}`;
}

/** Resources that visible products are made from, each once, and whether one of them is listed. */
export function madeResources(scope: FigureScope): SQL {
  const product = scope.bind('Product');
  return sql`select i.resource_id as id, bool_or(${product.fields['status']} = 'listed') as listed from ${productInputs} i
    join ${product.from} on ${product.key} = i.product_id where ${scope.seen(product)} group by 1`;
}

/**
 * The needs that are counted, and on which lines each of them lies. Whether one is met follows from its answers, which
 * are read anyway, by the meaning that `isMet` of a need has: published resources count, whoever asks.
 */
function demandOf(scope: FigureScope, parts: CoverageParts, row: Axis, column: Axis, input: number): SQL {
  const n = scope.bind('ScenarioNeed');
  const r = scope.bind('Resource');
  const columns = [...new Set([row, column].flatMap((axis) => axis.column ?? []))].map(
    (name) => sql`, ${columnOf(r, name)}`,
  );
  const isAsked = parts.demand ? sql`true` : sql`false`;
  const joins =
    row === column || row.needJoin === column.needJoin ? row.needJoin : sql`${row.needJoin} ${column.needJoin}`;
  return sql`asked_needs as (select ${n.key} as id, ${n.alias}.scenario_id
      from ${n.from} where ${isAsked} and ${scope.seen(n)} and ${scope.matching(n, input)}),
    answers as (select m.need_id, ${r.key} as id, ${scope.seen(r)} as seen, ${r.fields['status']} = 'published' as published${sql.join(columns)}
      from ${needMatches} m join asked_needs q on q.id = m.need_id join ${r.from} on ${r.key} = m.resource_id
      where ${scope.seen(r)} or ${r.fields['status']} = 'published'),
    needs as (select q.*, q.id in (select a.need_id from answers a where a.published) as met from asked_needs q),
    need_pairs as (select distinct n.id, n.met, ${division(row.open, row.needKey)} as rk, ${division(column.open, column.needKey)} as ck
      from needs n left join answers a on a.need_id = n.id and a.seen ${joins})`;
}

/** The line key of a provider's division, where the dimension is that. */
const division = (open: Axis['open'], provider: SQL): SQL =>
  open === 'jurisdiction'
    ? sql`(select o.jurisdiction_code from ${organizations} o where o.id = ${provider})`
    : provider;

/** Resources by both values. */
function countedBy(parts: CoverageParts, row: Axis, column: Axis): SQL {
  const joins = sql`${row.join} ${row.join === column.join ? none : column.join}`;
  const groups = sql`select ${row.key} as rk, ${column.key} as ck, ${counts(parts)} from base b ${joins} group by 1, 2`;
  if (row.open !== 'jurisdiction' && column.open !== 'jurisdiction') return groups;
  return sql`select ${division(row.open, sql`g.rk`)} as rk, ${division(column.open, sql`g.ck`)} as ck, ${sums}
    from (${groups}) g group by 1, 2`;
}

const counts = (parts: CoverageParts): SQL =>
  sql`count(*) as supply, ${countIf(parts.used, 'b.used')} as used, ${countIf(parts.productised, 'b.made')} as productised,
    ${countIf(parts.productised, 'b.listed')} as listed`;

const countIf = (isAsked: boolean, flag: string): SQL =>
  isAsked ? sql`count(*) filter (where ${sql.raw(flag)})` : sql`0::bigint`;

const sums = sql`sum(supply) as supply, sum(used) as used, sum(productised) as productised, sum(listed) as listed`;
const needCounts = sql`count(*) as demand, count(*) filter (where met) as met`;

/** Resources by one value. Where the other is a single one, each resource lies in one cell of the line, so cells add up. */
function totalsOf(parts: CoverageParts, own: Axis, other: Axis, key: 'rk' | 'ck'): SQL {
  const name = sql.raw(key);
  if (!other.several) return sql`select ${name}, ${sums} from counted group by 1`;
  const groups = sql`select ${own.key} as key, ${counts(parts)} from base b ${own.join} group by 1`;
  return sql`select ${division(own.open, sql`g.key`)} as ${name}, ${sums} from (${groups}) g group by 1`;
}

function grandTotal(parts: CoverageParts, row: Axis, column: Axis): SQL {
  if (!row.several) return sql`select ${sums} from row_counted`;
  if (!column.several) return sql`select ${sums} from column_counted`;
  return sql`select ${counts(parts)} from base b`;
}

/** The values of an open dimension that get a line: those with most resources, then by code. */
function lines(name: 'row' | 'column', key: 'rk' | 'ck', axis: Axis, limit: SQL): SQL {
  const top = sql.raw(`${name}_lines`);
  if (axis.open === null) return sql`${top} as (select null::uuid as key where false)`;
  const each = sql.raw(key);
  const values = sql`(select ${each} as key, sum(supply) as supply from
    (select ${each}, supply from ${sql.raw(`${name}_counted`)} union all select ${each}, 0 from need_pairs) v
    where ${each} is not null group by 1) v`;
  const named =
    axis.open === 'provider'
      ? sql`select v.key, v.supply, o.code, o.name from ${values} join ${organizations} o on o.id = v.key`
      : sql`select v.key, v.supply, v.key as code,
          (select min(o.jurisdiction_name) from ${organizations} o where o.jurisdiction_code = v.key) as name from ${values}`;
  return sql`${top} as (select key, code, name, place, of from (select x.*,
    row_number() over (order by supply desc, code collate "C") as place, count(*) over () as of from (${named}) x) y
    where place <= ${limit})`;
}

/** Joins the line of a value, where not every value has one. */
const place = (key: string, name: 'row' | 'column', axis: Axis): SQL =>
  axis.open === null ? none : sql.raw(`left join ${name}_lines on ${name}_lines.key = ${key}`);

const folded = (key: string, name: 'row' | 'column', axis: Axis): SQL =>
  sql.raw(
    axis.open === null
      ? `${key}::text`
      : `case when ${key} is null then null when ${name}_lines.key is null then '#' else ${key}::text end`,
  );

function axisJson(name: 'row' | 'column', key: 'rk' | 'ck', axis: Axis, dimension: CoverageDimension): SQL {
  const each = sql.raw(key);
  const from = sql.raw(`${name}_counted`);
  return sql`json_build_object('lines', ${named(name, axis, dimension)},
    'folded', ${axis.open === null ? sql`0` : sql`(select coalesce(max(of) - count(*), 0) from ${sql.raw(`${name}_lines`)})`},
    'supply', (select coalesce(json_agg(json_build_array(x.key, x.supply, x.used, x.productised, x.listed)), '[]'::json)
      from (select ${folded(`c.${key}`, name, axis)} as key, ${sums} from ${from} c ${place(`c.${key}`, name, axis)} group by 1) x),
    'demand', (select coalesce(json_agg(json_build_array(x.key, x.demand, x.met)), '[]'::json)
      from (select ${each} as key, ${needCounts} from (select distinct id, met, ${each} from need_cells) d group by 1) x))`;
}

/** The lines there are, in order; null where the rules know them. */
function named(name: 'row' | 'column', axis: Axis, dimension: CoverageDimension): SQL {
  const list = (from: SQL, order: SQL): SQL =>
    sql`(select coalesce(json_agg(json_build_array(key, code, name) order by ${order}), '[]'::json) from ${from} l)`;
  if (axis.open !== null) return list(sql.raw(`${name}_lines`), sql`place`);
  if (dimension === 'domain') return list(sql`(select id as key, code, name, position from ${domains})`, sql`position`);
  if (dimension === 'sector') return list(sql`(select id as key, code, name, position from ${sectors})`, sql`position`);
  return sql`null::json`;
}

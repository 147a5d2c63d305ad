import { type SQL, sql } from 'drizzle-orm';
import { publicProductStatuses } from '../../rules/permissions.ts';
import type { CoverageDimension } from '../../rules/vocabulary.ts';
import { coverageNeeds, coverageResources } from '../tables/coverage.ts';
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
  readonly authorised: boolean;
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

/** Counts of resources; those authorised are not known of an instant that has passed. */
export type SupplyCounts = readonly [
  supply: number,
  used: number,
  authorised: number | null,
  productised: number,
  listed: number,
];
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
  /** The column of a resource that holds it, or the list of several where they are kept. */
  readonly column: Column | Several;
  readonly several: boolean;
  /** The value of a resource, and of a need that a resource may answer. */
  readonly key: SQL;
  readonly needKey: SQL;
  /** Joins to a resource `b`, and to a need `n` that a resource `a` answers, the rows that hold its values. */
  readonly join: SQL;
  readonly needJoin: SQL;
  /** Values of which only the first few get a line; null where there are few. */
  readonly open: 'provider' | 'jurisdiction' | null;
}

type Several = 'domains' | 'sectors';

const none = sql``;
const plain = (column: Column): Omit<Axis, 'open'> => ({
  ...{ column, several: false, key: sql.raw(column), needKey: sql.raw(column), join: none, needJoin: none },
});

const axes: Readonly<Record<CoverageDimension, Axis>> = {
  domain: {
    ...{ column: 'domains', several: true, key: sql`domain_id`, needKey: sql`domain_id`, open: null },
    join: sql`left join ${resourceDomains} bd on bd.resource_id = b.id`,
    needJoin: sql`left join ${scenarioDomains} nd on nd.scenario_id = n.scenario_id`,
  },
  sector: {
    ...{ column: 'sectors', several: true, key: sql`sector_id`, needKey: sql`sector_id`, open: null },
    join: sql`left join ${resourceSectors} bs on bs.resource_id = b.id`,
    needJoin: sql`left join ${resourceSectors} ns on ns.resource_id = a.id`,
  },
  provider: { ...plain('provider_id'), open: 'provider' },
  // Counted by provider first, and by the division of the provider afterwards: there are far fewer of them.
  jurisdiction: { ...plain('provider_id'), open: 'jurisdiction' },
  grade: { ...plain('grade'), open: null },
  update_cycle: { ...plain('update_cycle'), open: null },
  status: { ...plain('status'), open: null },
};

/** A list taken apart, one null where it is empty: faster than a join to it, and that is most of what a grid costs. */
const each = (list: string): SQL => sql.raw(`unnest(coalesce(nullif(${list}, '{}'), '{null}'))`);

/** Resources or needs `of` a table, with a row for each of the several values that they have of these dimensions. */
function spread(of: SQL, both: readonly Axis[], alias: SQL): SQL {
  const lists = both.flatMap(({ column, several, key }) => (several ? [{ column, key }] : []));
  const rows = lists.reduce(
    (from, { column, key }) => sql`(select s.*, ${each(`s.${column}`)} as ${key} from ${from} s)`,
    of,
  );
  return sql`${rows} ${alias}`;
}

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
  const spreadBase: Spread = (...by) =>
    scope.isPast
      ? sql`base b ${sql.join(
          by.map(({ join }) => join),
          sql` `,
        )}`
      : spread(sql`base`, by, sql`b`);
  const base = scope.isPast
    ? singles(scope, [row, column], parts, filtersAt)
    : groups(scope, [row, column], parts, filtersAt);
  const summed = sumsOf(parts, scope.isPast);
  return sql`with base as ${scope.isPast ? none : sql`not materialized `}(${base}), ${demandOf(scope, parts, row, column, filtersAt + 1)},
    counted as (${countedBy(summed, spreadBase, row, column)}),
    row_counted as (${totalsOf(summed, spreadBase, row, column, 'rk')}),
    column_counted as (${totalsOf(summed, spreadBase, column, row, 'ck')}),
    ${lines('row', 'rk', row, limit)}, ${lines('column', 'ck', column, limit)},
    need_cells as (select distinct p.id, p.met, ${folded('p.rk', 'row', row)} as rk, ${folded('p.ck', 'column', column)} as ck
      from need_pairs p ${place('p.rk', 'row', row)} ${place('p.ck', 'column', column)})
  select json_build_object(
    'supply', (select coalesce(json_agg(json_build_array(x.rk, x.ck, ${counted('x')})), '[]'::json)
      from (select ${folded('c.rk', 'row', row)} as rk, ${folded('c.ck', 'column', column)} as ck, ${sums}
        from counted c ${place('c.rk', 'row', row)} ${place('c.ck', 'column', column)} group by 1, 2) x),
    'demand', (select coalesce(json_agg(json_build_array(x.rk, x.ck, x.demand, x.met)), '[]'::json)
      from (select rk, ck, ${needCounts} from need_cells group by 1, 2) x),
    'rows', ${axisJson('row', 'rk', row, rows)}, 'columns', ${axisJson('column', 'ck', column, columns)},
    'total', json_build_object(
      'supply', (select json_build_array(${sql.join(
        figures.map((figure) => sql.raw(figure === 'authorised' && scope.isPast ? 'null' : `coalesce(${figure}, 0)`)),
        sql`, `,
      )}) from (${grandTotal(summed, row, column)}) t),
      'demand', (select json_build_array(count(*), count(*) filter (where met)) from needs)))`;
}

/** What a resource counts for beside its supply. */
type Flag = 'used' | 'authorised' | 'productised' | 'listed';
const figures = ['supply', 'used', 'authorised', 'productised', 'listed'] as const;

/** The flags that are asked for, and the part of the question that asks for each. */
const flagsOf = (parts: CoverageParts): readonly Flag[] => [
  ...(parts.used ? (['used'] as const) : []),
  ...(parts.authorised ? (['authorised'] as const) : []),
  ...(parts.productised ? (['productised', 'listed'] as const) : []),
];

/**
 * The resources of now, in groups of those that count under the same values, with their number `n`: of a large catalog the
 * number of groups is what costs. The groups are kept; where a filter asks for more than they know, or the viewer sees
 * more than everyone, they are made of the rows, each with the values it is kept under.
 */
function groups(scope: FigureScope, both: readonly Axis[], parts: CoverageParts, input: number): SQL {
  const flags = flagsOf(parts);
  const columns = [...new Set(both.map(({ column }) => column))];
  const listed = (alias: SQL, flag: (name: Flag) => SQL): SQL =>
    sql.join(
      [...columns.map((name) => known(alias, name)), ...flags.map((name) => sql`${flag(name)} as ${sql.raw(name)}`)],
      sql`, `,
    );
  const by = sql.raw(Array.from({ length: columns.length + flags.length }, (_, index) => index + 1).join());
  const kept = scope.kept(input);
  const isTold = (!parts.used || scope.isPublic('Scenario')) && (!parts.productised || scope.isPublic('Product'));
  if (kept !== null && isTold) {
    const { alias, from } = kept.row;
    return sql`select ${listed(alias, (flag) => sql`${alias}.${sql.raw(flag)}`)}, ${alias}.delta as n
      from ${from} where ${kept.met}`;
  }
  const r = scope.bind('Resource');
  const further = { used: furtherUsed(scope), productised: furtherMade(scope) };
  const joins = (['used', 'productised'] as const)
    .filter((name) => parts[name] && further[name] !== null)
    .map((name) => sql` left join (${further[name]}) ${sql.raw(name)} on ${sql.raw(name)}.id = ${r.key}`);
  const flag = (name: Flag): SQL =>
    (name === 'used' || name === 'productised') && further[name] !== null
      ? sql`(k.${sql.raw(name)} or ${sql.raw(name)}.id is not null)`
      : sql`k.${sql.raw(name)}`;
  return sql`select ${listed(sql`k`, flag)}, count(*)::int as n
    from ${r.from} join ${coverageResources} k on k.resource_id = ${r.key}${sql.join(joins)}
    where ${scope.seen(r)} and ${scope.matching(r, input)} group by ${by}`;
}

/** Resources that answer needs of scenarios that not everyone sees; null for viewers who see none of these. */
function furtherUsed(scope: FigureScope): SQL | null {
  if (scope.isPublic('Scenario')) return null;
  return usedResources(scope, (scenario) => sql`${scenario.fields['status']} <> 'published'`);
}

/** The same of products. */
function furtherMade(scope: FigureScope): SQL | null {
  if (scope.isPublic('Product')) return null;
  const everyone = sql.raw(publicProductStatuses.map((status) => `'${status}'`).join());
  return sql`select made.id from (${madeResources(scope, (product) => sql`${product.fields['status']} not in (${everyone})`)}) made`;
}

/**
 * The resources of an instant one by one, as narrow as can be. What is told of each is looked up here, once, and where the
 * tables stand by themselves: the database knows nothing of how often a value occurs in a part of a statement that it
 * keeps, and would sort both sides of every join to it.
 */
function singles(scope: FigureScope, both: readonly Axis[], parts: CoverageParts, input: number): SQL {
  const r = scope.bind('Resource');
  const columns = [...new Set(both.flatMap(({ column, several }) => (several ? [] : column)))].map(
    (name) => sql`, ${known(r.alias, name)}`,
  );
  const flags = [
    ...(parts.used ? [sql`, used.id is not null as used`] : []),
    ...(parts.productised ? [sql`, made.id is not null as productised, made.listed as listed`] : []),
  ];
  const joins = [
    ...(parts.used ? [sql` left join (${usedResources(scope)}) used on used.id = ${r.key}`] : []),
    ...(parts.productised ? [sql` left join (${madeResources(scope)}) made on made.id = ${r.key}`] : []),
  ];
  return sql`select ${r.key} as id, 1 as n${sql.join(columns)}${sql.join(flags)}
    from ${r.from}${sql.join(joins)} where ${scope.seen(r)} and ${scope.matching(r, input)}`;
}

/** A column of a resource; the word of its list that says that nothing is known counts as none. */
function known(alias: SQL, column: Axis['column']): SQL {
  const name = sql.raw(column);
  const nothing = column in unknownWords ? unknownWords[column as Column] : undefined;
  return nothing === undefined
    ? sql`${alias}.${name}`
    : sql`nullif(${alias}.${name}, ${sql.raw(`'${nothing}'`)}) as ${name}`;
}

type Narrowing = (row: BoundNoun) => SQL;
const every: Narrowing = () => sql`true`;

/** Resources that answer a need of a visible scenario, each once. */
export function usedResources(scope: FigureScope, which = every): SQL {
  const scenario = scope.bind('Scenario');
  return sql`select distinct m.resource_id as id from ${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id
    join ${scenario.from} on ${scenario.key} = n.scenario_id where ${scope.seen(scenario)} and ${which(scenario)}`;
}

/** Resources that visible products are made from, each once, and whether one of them is listed. */
export function madeResources(scope: FigureScope, which = every): SQL {
  const product = scope.bind('Product');
  return sql`select i.resource_id as id, bool_or(${product.fields['status']} = 'listed') as listed from ${productInputs} i
    join ${product.from} on ${product.key} = i.product_id where ${scope.seen(product)} and ${which(product)} group by 1`;
}

/** The needs that are counted, as `needs`, and on which lines each of them lies, as `need_pairs`. */
function demandOf(scope: FigureScope, parts: CoverageParts, row: Axis, column: Axis, input: number): SQL {
  const keys = sql`${division(row.open, row.needKey)} as rk, ${division(column.open, column.needKey)} as ck`;
  if (!scope.isPast && scope.isPublic('Scenario') && scope.isPublic('Resource'))
    return keptDemand(scope, parts, row, column, keys, input);
  return countedDemand(scope, parts, row, column, keys, input);
}

/** What everyone sees of needs is kept: a need is met when anything is there that answers it. */
function keptDemand(scope: FigureScope, parts: CoverageParts, row: Axis, column: Axis, keys: SQL, input: number): SQL {
  const n = scope.bind('ScenarioNeed');
  const filtered = scope.isFiltered(input)
    ? sql` where k.need_id in (select ${n.key} from ${n.from} where ${scope.matching(n, input)})`
    : none;
  const lists = { provider_id: 'providers', grade: 'grades', update_cycle: 'cycles', sectors: 'sectors' } as const;
  const answers = [...new Set([row.column, column.column])].map((name) => {
    if (name === 'domains') return sql`k.domains`;
    if (name === 'status')
      return sql`case when cardinality(k.providers) > 0 then 'published'::catalog_status end as status`;
    const list = each(`k.${lists[name]}`);
    if (name === 'sectors') return sql`${list}::uuid[] as sectors`;
    const nothing = unknownWords[name];
    return nothing === undefined
      ? sql`${list} as ${sql.raw(name)}`
      : sql`nullif(${list}, ${sql.raw(`'${nothing}'`)}) as ${sql.raw(name)}`;
  });
  return sql`needs as not materialized (select k.*, cardinality(k.providers) > 0 as met from ${coverageNeeds} k${parts.demand ? filtered : sql` where false`}),
    answered as not materialized (select k.need_id as id, k.met, ${sql.join(answers, sql`, `)}
      from needs k),
    need_pairs as (select n.id, n.met, ${keys} from ${spread(sql`answered`, [row, column], sql`n`)})`;
}

/** Whether a need is met follows from its answers, which are read anyway, by the meaning that `isMet` has: published ones. */
function countedDemand(
  scope: FigureScope,
  parts: CoverageParts,
  row: Axis,
  column: Axis,
  keys: SQL,
  input: number,
): SQL {
  const n = scope.bind('ScenarioNeed');
  const r = scope.bind('Resource');
  const columns = [...new Set([row, column].flatMap(({ column, several }) => (several ? [] : column)))].map(
    (name) => sql`, ${known(r.alias, name)}`,
  );
  return sql`asked_needs as (select ${n.key} as id, ${n.alias}.scenario_id
      from ${n.from} where ${parts.demand ? sql`true` : sql`false`} and ${scope.seen(n)} and ${scope.matching(n, input)}),
    answers as (select m.need_id, ${r.key} as id, ${scope.seen(r)} as seen, ${r.fields['status']} = 'published' as published${sql.join(columns)}
      from ${needMatches} m join asked_needs q on q.id = m.need_id join ${r.from} on ${r.key} = m.resource_id
      where ${scope.seen(r)} or ${r.fields['status']} = 'published'),
    needs as (select q.*, q.id in (select a.need_id from answers a where a.published) as met from asked_needs q),
    need_pairs as (select distinct n.id, n.met, ${keys}
      from needs n left join answers a on a.need_id = n.id and a.seen ${row.needJoin} ${column.needJoin})`;
}

/** The line key of a provider's division, where the dimension is that. */
const division = (open: Axis['open'], provider: SQL): SQL =>
  open === 'jurisdiction'
    ? sql`(select o.jurisdiction_code from ${organizations} o where o.id = ${provider})`
    : provider;

/** Resources with the rows that hold their values of some dimensions, as `b`. */
type Spread = (...by: readonly Axis[]) => SQL;

/** Resources by both values. Changes of counts that come to nothing leave none. */
function countedBy(summed: SQL, of: Spread, row: Axis, column: Axis): SQL {
  const groups = sql`select ${row.key} as rk, ${column.key} as ck, ${summed} from ${of(row, column)} group by 1, 2
    having sum(b.n) <> 0`;
  if (row.open !== 'jurisdiction' && column.open !== 'jurisdiction') return groups;
  return sql`select ${division(row.open, sql`g.rk`)} as rk, ${division(column.open, sql`g.ck`)} as ck, ${sums}
    from (${groups}) g group by 1, 2`;
}

/** The figures of resources in groups of `n`; what is not asked for is not counted, what cannot be known is null. */
function sumsOf(parts: CoverageParts, isPast: boolean): SQL {
  const asked = flagsOf(parts);
  return sql.raw(
    figures
      .map((figure) => {
        if (figure === 'supply') return 'sum(b.n) as supply';
        if (figure === 'authorised' && isPast) return 'null::bigint as authorised';
        return asked.includes(figure)
          ? `coalesce(sum(b.n) filter (where b.${figure}), 0) as ${figure}`
          : `0::bigint as ${figure}`;
      })
      .join(', '),
  );
}

const sums = sql.raw(figures.map((figure) => `sum(${figure}) as ${figure}`).join(', '));
const counted = (alias: string): SQL => sql.raw(figures.map((figure) => `${alias}.${figure}`).join(', '));
const needCounts = sql`count(*) as demand, count(*) filter (where met) as met`;

/** Resources by one value. Where the other is a single one, each resource lies in one cell of the line, so cells add up. */
function totalsOf(summed: SQL, of: Spread, own: Axis, other: Axis, key: 'rk' | 'ck'): SQL {
  const name = sql.raw(key);
  if (!other.several) return sql`select ${name}, ${sums} from counted group by 1`;
  const groups = sql`select ${own.key} as key, ${summed} from ${of(own)} group by 1 having sum(b.n) <> 0`;
  return sql`select ${division(own.open, sql`g.key`)} as ${name}, ${sums} from (${groups}) g group by 1`;
}

function grandTotal(summed: SQL, row: Axis, column: Axis): SQL {
  if (!row.several) return sql`select ${sums} from row_counted`;
  if (!column.several) return sql`select ${sums} from column_counted`;
  return sql`select ${summed} from base b`;
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
    'supply', (select coalesce(json_agg(json_build_array(x.key, ${counted('x')})), '[]'::json)
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

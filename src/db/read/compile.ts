import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { type ReadCondition, type ReadScope, readScopes, statusWords } from '../../rules/permissions.ts';
import { searchDocuments } from '../tables/search.ts';
import { asOf } from './as-of.ts';
import type { FacetScope } from './facet-counts.ts';
import { facetedNoun } from './facet-shape.ts';
import { summaryCondition } from './facet-summary.ts';
import { compileFacets } from './facets.ts';
import type { FigureScope } from './figures.ts';
import { FoundRows } from './found-rows.ts';
import { isKept, keptResources } from './kept-resources.ts';
import { model } from './model.ts';
import type { BoundNoun, Expression, Relations, ViewerValues } from './noun.ts';
import type { PageShape } from './page.ts';
import { searchStatement } from './search-statement.ts';
import type { PageParts, RelatedSelection, RootSelection, SearchParts, Selection } from './selection.ts';
import { suggestionStatement } from './suggestion-statement.ts';
import { isFound, type TextShape } from './text-match.ts';
import { compileWhere, textAtTop, type WhereScope } from './where.ts';

/** A statement that answers one text: the finished JSON. Parameters name their place as `input.value`. */
export interface Statement {
  readonly text: string;
  readonly params: readonly { readonly input: number; readonly value: number }[];
}

/** Which rows of a root field that is no page: by a unique field, or by ids. */
export interface RootKey {
  readonly field: 'id' | 'code' | 'number' | 'queryCode' | 'sequence' | 'ids';
}

/** What a viewer may see: of a noun, or, with a field, of that field of the rows they see. */
export type ScopeOf = (noun: NounName, field?: string) => ReadScope;

const dialect = new PgDialect();

/**
 * Writes the one statement of a root field. Pages, nested rows and counts are sub-selects that return JSON, and what the
 * viewer may see is part of every one of them.
 *
 * @param root what is asked for
 * @param shapes the shape of each page, by its place among the inputs
 * @param scopeOf what the viewer may see of a noun, or of one field of it
 * @param keys for `one` and `nodes`: how each noun is looked up; its values are the input after the pages
 * @param past whether it reads as of an instant, which is the one value of the input after those
 * @param write for `figures`: writes what is asked for; its own values are the input after the pages
 */
export function compile(
  root: RootSelection,
  shapes: readonly PageShape[],
  scopeOf: ScopeOf,
  keys: ReadonlyMap<NounName, RootKey>,
  past: boolean,
  write: ((scope: FigureScope) => SQL) | null = null,
): Statement {
  const writer = new StatementWriter(shapes, scopeOf, past);
  const asked = root.kind === 'figures' ? writer.figures(present(write, 'figures')) : writer.root(root, keys);
  const statement = sql`select (${asked})::text as data`;
  const query = dialect.sqlToQuery(past ? asOf(statement, writer.value(shapes.length + 2, 0)) : statement);
  const params = query.params.map((param) => {
    const [input, value] = String((param as { name?: string }).name)
      .split('.')
      .map(Number);
    if (input === undefined || value === undefined) throw new Error('a statement of the planner binds inputs only');
    return { input, value };
  });
  return { text: query.sql, params };
}

class StatementWriter {
  readonly #shapes: readonly PageShape[];
  readonly #scopeOf: ScopeOf;
  readonly #past: boolean;
  #aliases = 0;

  constructor(shapes: readonly PageShape[], scopeOf: ScopeOf, past: boolean) {
    this.#shapes = shapes;
    this.#scopeOf = scopeOf;
    this.#past = past;
  }

  root(root: Exclude<RootSelection, { kind: 'figures' }>, keys: ReadonlyMap<NounName, RootKey>): SQL {
    switch (root.kind) {
      case 'page':
        return this.#page(root.noun, this.#ownRows(root.own), root.selection, root.page);
      case 'search':
        return this.#search(root.selections, root.page);
      case 'suggestions':
        return this.#suggestions();
      case 'list':
        return this.#list(root.noun, everyRow, root.selection);
      case 'one':
        return this.#one(root.noun, (row) => this.#keyed(row, root.noun, keys), root.selection);
      case 'nodes':
        return sql`json_build_object(${sql.join(
          [...root.selections].map(
            ([noun, selection]) =>
              sql`${literal(noun)}, ${this.#list(noun, (row) => this.#keyed(row, noun, keys), selection)}`,
          ),
          sql`, `,
        )})`;
    }
  }

  /** Which rows a root page is about: those in the viewer's hands in a way, or every one. */
  #ownRows(way: string | undefined): (row: BoundNoun, name: string) => SQL {
    if (way === undefined) return everyRow;
    return (row) => present(row.own[way], way)(this.#viewer());
  }

  #search(selections: ReadonlyMap<NounName, Selection>, parts: SearchParts): SQL {
    const shape = this.#shapes[parts.input];
    if (shape?.search === undefined) throw new Error(`input ${parts.input} is no search`);
    return searchStatement(selections, { ...shape, search: shape.search }, parts, {
      bind: (noun) => this.#bind(noun).row,
      visible: (noun, row) => this.#visible(noun, row),
      filtered: (row, where, text) => this.#filtered(row, { where }, parts.input, text),
      columns: (row, selection) => this.#columns(row, row, selection),
      value: (index) => this.value(parts.input, index),
      facets: (asked, facetShape, where, rows) => {
        const { row } = this.#bind(asked.noun);
        const scope = this.#facetScope(row, parts.input, {
          kept: () => null,
          rows: (left, columns) => rows(row, listed(row.key, columns), left),
        });
        return compileFacets(asked.noun, facetShape, where, asked.nodes, scope);
      },
    });
  }

  #suggestions(): SQL {
    const [shape] = this.#shapes;
    if (shape === undefined) throw new Error('suggestions have one input');
    return suggestionStatement(shape, {
      bind: (noun) => this.#bind(noun).row,
      visible: (noun, row) => this.#visible(noun, row),
      value: (index) => this.value(0, index),
    });
  }

  /** Figures are written elsewhere, with rows and conditions from here: the same way into every noun. */
  figures(write: (scope: FigureScope) => SQL): SQL {
    return write({
      isPast: this.#past,
      isPublic: (noun) => JSON.stringify(this.#scopeOf(noun)) === JSON.stringify(readScopes[noun].public),
      isFiltered: (input) => present(this.#shapes[input], `input ${input}`).where !== null,
      kept: (input) => this.#keptCounts(present(this.#shapes[input], `input ${input}`), input),
      bind: (noun) => this.#bind(noun).row,
      seen: (row) => this.#visible(row.noun, row),
      matching: (row, input) => this.#filtered(row, present(this.#shapes[input], `input ${input}`), input),
      value: (value) => this.value(this.#shapes.length, value),
      row: (noun, key, selection) => this.#one(noun, (row) => sql`${row.key} = ${key}`, selection),
    });
  }

  /** Counts are kept of the resources of now, for viewers who see them by their state alone. */
  #keptCounts({ where }: PageShape, input: number): { row: BoundNoun; met: SQL } | null {
    const byState = this.#scopeOf('Resource').any.every((group) => group.every((condition) => 'status' in condition));
    if (this.#past || !byState || !isKept(where)) return null;
    const row = keptResources(`t${this.#aliases++}`);
    return { row, met: sql`${this.#visible('Resource', row)} and ${this.#filtered(row, { where }, input)}` };
  }

  /** The noun under an alias of its own in this statement. */
  #bind(noun: NounName): { row: BoundNoun; name: string } {
    const name = `t${this.#aliases++}`;
    return { row: model[noun](name), name };
  }

  /** A bound value, by its place among the inputs. */
  value(input: number, value: number): SQL {
    return sql`${sql.placeholder(`${input}.${value}`)}`;
  }

  /** Who asks, for rows that are seen because they are theirs: bound behind the pages and the keys. */
  #viewer(): ViewerValues {
    const input = this.#shapes.length + 1;
    return {
      organization: sql`${this.value(input, 0)}::text::uuid`,
      id: sql`${this.value(input, 1)}::text::uuid`,
    };
  }

  #keyed(row: BoundNoun, noun: NounName, keys: ReadonlyMap<NounName, RootKey>): SQL {
    const field = keys.get(noun)?.field ?? 'id';
    const value = this.value(this.#shapes.length, [...keys.keys()].indexOf(noun));
    if (field === 'ids') return sql`${row.fields['id']} = any(${value}::text[]::uuid[])`;
    return sql`${row.fields[field]} = ${value}`;
  }

  #one(noun: NounName, on: (row: BoundNoun, name: string) => SQL, selection: Selection): SQL {
    const { row, name } = this.#bind(noun);
    const { columns, joins } = this.#columns(row, row, selection);
    return sql`(select row_to_json(r) from (select ${columns}
      from ${row.from}${joins} where ${on(row, name)} and ${this.#visible(noun, row)}) r)`;
  }

  #list(noun: NounName, on: (row: BoundNoun, name: string) => SQL, selection: Selection): SQL {
    const { row, name } = this.#bind(noun);
    const { columns, joins } = this.#columns(row, row, selection);
    return sql`(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (select ${columns}
      from ${row.from}${joins} where ${on(row, name)} and ${this.#visible(noun, row)} order by ${row.listOrder}) r)`;
  }

  #page(noun: NounName, on: (row: BoundNoun, name: string) => SQL, selection: Selection, parts: PageParts): SQL {
    const shape = this.#shapes[parts.input];
    if (!shape) throw new Error(`no input ${parts.input}`);
    const { row, name } = this.#bind(noun);
    const visible = sql`${on(row, name)} and ${this.#visible(noun, row)}`;
    const matching = sql`${visible} and ${this.#filtered(row, shape, parts.input)}`;
    const found = this.#foundRows(noun, on, shape, parts);
    const source = pageSource(row, shape, found, matching);
    const members: SQL[] = [];
    if (parts.rows) members.push(sql`'rows', ${this.#rows(row, source, selection, shape, parts)}`);
    if (parts.total)
      members.push(sql`'total', ${found?.total ?? sql`(select count(*) from ${row.from} where ${matching})`}`);
    if (parts.ends && shape.seek) {
      const behind = sql`not ${this.#beyond(row, shape, parts.input)}`;
      members.push(sql`'behind', exists (select 1 from ${source.from} where ${source.met} and ${behind})`);
    }
    if (parts.facets.length > 0) members.push(sql`'facets', ${this.#facets(noun, on, parts, found)}`);
    const page = sql`json_build_object(${sql.join(members, sql`, `)})`;
    return found === null ? page : sql`(with ${found.tables()} select ${page})`;
  }

  /** What a text finds, where more than one part of the page needs all of it; null for a page of another kind. */
  #foundRows(
    noun: NounName,
    on: (row: BoundNoun, name: string) => SQL,
    shape: PageShape,
    parts: PageParts,
  ): FoundRows | null {
    const text = textAtTop(shape.where);
    const isRanked = shape.order.some(isRelevance);
    if (text === null || !(isRanked || parts.total || parts.facets.length > 0)) return null;
    const { row, name } = this.#bind(noun);
    return new FoundRows({
      ...{ row, rowName: name, text, isRanked, name: `f${this.#aliases++}`, document: `d${this.#aliases++}` },
      matching: sql`${on(row, name)} and ${this.#visible(noun, row)} and ${this.#filtered(row, shape, parts.input, text)}`,
      value: (index) => this.value(parts.input, index),
    });
  }

  #facets(
    noun: NounName,
    on: (row: BoundNoun, name: string) => SQL,
    { input, facets }: PageParts,
    found: FoundRows | null,
  ): SQL {
    const shape = present(this.#shapes[input], String(input));
    const { row, name } = found === null ? this.#bind(noun) : { row: found.row, name: found.rowName };
    const whole = JSON.stringify(shape.where);
    const counted = on === everyRow && row.only === null && !this.#past ? noun : null;
    const scope = this.#facetScope(row, input, {
      kept: (where) => summaryCondition(counted, this.#scopeOf(noun), where, (index) => this.value(input, index)),
      rows: (where, columns) =>
        found !== null && JSON.stringify(where) === whole
          ? found.columns(columns)
          : sql`select ${listed(row.key, columns)} from ${row.from}
              where ${on(row, name)} and ${this.#visible(noun, row)} and ${this.#filtered(row, { where }, input)}`,
    });
    const faceted = present(facetedNoun(noun), `facets of ${noun}`);
    const members = facets.map(({ property, nodes }, index) => {
      const asked = present(shape.facets[index], property);
      return sql`${literal(property)}, ${compileFacets(faceted, asked, shape.where, nodes, scope)}`;
    });
    return sql`json_build_object(${sql.join(members, sql`, `)})`;
  }

  /** What facets of some rows need of this statement. */
  #facetScope(row: BoundNoun, input: number, rows: Pick<FacetScope, 'kept' | 'rows'>): FacetScope {
    return {
      ...{ row, ...rows },
      value: (index) => this.value(input, index),
      name: () => `t${this.#aliases++}`,
      exists: (relation) => this.#exists(row, relation, () => sql`true`),
      guarded: (field, expression) => this.#guarded(row, field, expression),
      related: (relation) => this.#bindRelated(row, relation),
      node: (to, key, selection) => this.#one(to, (found) => sql`${found.key} = ${key}`, selection),
    };
  }

  #bindRelated(from: BoundNoun, relationName: string): ReturnType<FacetScope['related']> {
    const relation = present(from.relations[relationName], relationName);
    if (relation.kind === 'embed') throw new Error(`${relationName} is no relation to other rows`);
    const { row, name } = this.#bind(relation.to);
    const edge = this.#fieldVisible(from, relationName);
    if (edge !== null) throw new Error(`${relationName}: an edge with a scope of its own cannot be counted by`);
    return { row, name, visible: this.#visible(relation.to, row) };
  }

  /** The rows of a page: the page is cut first, what hangs on its rows is read for them alone. */
  #rows(row: BoundNoun, source: PageSource, selection: Selection, shape: PageShape, parts: PageParts): SQL {
    const seek = shape.seek ? sql` and ${this.#beyond(row, shape, parts.input)}` : sql``;
    const { columns, joins } = this.#columns(row, row, selection);
    const keys = [...shape.order.map((key) => sortKey(row, key.field)), row.key];
    const cursor = parts.cursors ? sql`, json_build_array(${sql.join(keys, sql`, `)}) as "#keys"` : sql``;
    const order = orderBy(row, shape);
    // One row more than the page has is fetched only to see whether there is more.
    const limit = this.value(parts.input, parts.ends ? shape.limitAt + 1 : shape.limitAt);
    const offset = shape.offsetAt === undefined ? sql`` : sql` offset ${this.value(parts.input, shape.offsetAt)}`;
    const cut = sql`(select ${row.alias}.* from ${source.from} where ${source.met}${seek} order by ${order}
      limit ${limit}${offset}) ${row.alias}`;
    return sql`(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (select ${columns}${cursor}
      from ${source.widen(cut)}${joins} order by ${order}) r)`;
  }

  /**
   * The columns of a selection, and the joins they need behind the `from` they are read from. A row that another leads
   * to is joined, so that the database reads such rows together and not one by one. An empty selection still makes a row.
   */
  #columns(
    row: BoundNoun,
    { fields, relations }: { readonly fields: Readonly<Record<string, Expression>>; readonly relations: Relations },
    selection: Selection,
  ): { columns: SQL; joins: SQL } {
    const joins: SQL[] = [];
    const own = selection.fields.map((name) => {
      const value = fields[name] ?? this.#viewed(row, name);
      return sql`${this.#guarded(row, name, present(value, name))} as ${sql.identifier(name)}`;
    });
    const related = selection.related.map(
      (each) => sql`${this.#related(row, relations, each, joins)} as ${sql.identifier(each.property)}`,
    );
    const columns = [...own, ...related];
    return {
      columns: columns.length === 0 ? sql`1 as "#"` : sql.join(columns, sql`, `),
      joins: joins.length === 0 ? sql`` : sql` ${sql.join(joins, sql` `)}`,
    };
  }

  /** A field whose value depends on who reads. */
  #viewed(row: BoundNoun, field: string): SQL | undefined {
    return row.viewed[field]?.(this.#viewer());
  }

  #related(row: BoundNoun, relations: Relations, asked: RelatedSelection, joins: SQL[]): SQL {
    const relation = present(relations[asked.relation], asked.relation);
    if (relation.kind === 'embed') {
      const inner = this.#columns(row, relation, asked.selection);
      joins.push(inner.joins);
      return sql`(select row_to_json(e) from (select ${inner.columns}) e)`;
    }
    const visible = this.#fieldVisible(row, asked.relation);
    if (relation.kind === 'one') {
      const tied = (name: string): SQL => sql`${relation.on(name)}${visible === null ? sql`` : sql` and ${visible}`}`;
      return this.#joined(relation.to, tied, asked.selection, joins);
    }
    if (visible !== null)
      throw new Error(`${asked.relation}: only fields and edges to one row have a scope of their own`);
    const on = (_row: BoundNoun, name: string) => relation.on(name);
    if (relation.kind === 'list') return this.#list(relation.to, on, asked.selection);
    return this.#page(relation.to, on, asked.selection, present(asked.page, asked.relation));
  }

  #joined(noun: NounName, on: (alias: string) => SQL, selection: Selection, joins: SQL[]): SQL {
    const { row, name } = this.#bind(noun);
    const { columns, joins: further } = this.#columns(row, row, selection);
    joins.push(sql`left join ${row.from} on ${on(name)} and ${this.#visible(noun, row)}${further}`);
    return sql`(select row_to_json(r) from (select ${columns} where ${row.key} is not null) r)`;
  }

  #filtered(row: BoundNoun, shape: Pick<PageShape, 'where'>, input: number, ranked: TextShape | null = null): SQL {
    if (!shape.where) return sql`true`;
    const value = (index: number): SQL => this.value(input, index);
    const scope: WhereScope = {
      value,
      exists: (from, relation, condition) => this.#exists(from, relation, condition),
      named: (from, relation, condition) => this.#named(from, relation, condition),
      found: (from, text) => (text === ranked ? sql`true` : this.#found(from, text, value)),
      guarded: (from, field, expression) => this.#guarded(from, field, expression),
      viewed: (from, field) => this.#viewed(from, field),
    };
    return compileWhere(shape.where, row, scope);
  }

  /** Asked of the index once, whatever the number of rows that are looked at. */
  #found(row: BoundNoun, text: TextShape, value: (index: number) => SQL): SQL {
    const d = sql`${sql.identifier(`d${this.#aliases++}`)}`;
    return sql`${row.key} in (select ${d}.id from ${searchDocuments} ${d} where ${isFound(d, text, value)})`;
  }

  #exists(from: BoundNoun, relationName: string, condition: (related: BoundNoun) => SQL): SQL {
    const relation = present(from.relations[relationName], relationName);
    if (relation.kind === 'embed') throw new Error(`${relationName} is no relation to other rows`);
    const { row, name } = this.#bind(relation.to);
    const { link } = relation;
    // An `in` over links that depend on the outer row runs for each pair of rows; a join begins at the links.
    const tables = link ? sql`${link.from}, ${row.from}` : row.from;
    const tie = link ? sql`${link.where} and ${row.key} = ${link.id}` : relation.on(name);
    const visible = this.#fieldVisible(from, relationName);
    return sql`exists (select 1 from ${tables} where ${visible === null ? sql`` : sql`${visible} and `}${tie}
      and ${this.#visible(relation.to, row)} and ${condition(row)})`;
  }

  /** The same of a row that is named: it is looked up once, and not for each row that leads to it. */
  #named(from: BoundNoun, relationName: string, condition: (related: BoundNoun) => SQL): SQL {
    const relation = present(from.relations[relationName], relationName);
    if (relation.kind === 'embed' || relation.reference === undefined)
      return this.#exists(from, relationName, condition);
    const { row } = this.#bind(relation.to);
    const visible = this.#fieldVisible(from, relationName);
    const one = sql`${relation.reference} = (select ${row.key} from ${row.from}
      where ${this.#visible(relation.to, row)} and ${condition(row)})`;
    return visible === null ? one : sql`(${visible} and ${one})`;
  }

  /** What the viewer may see of a noun, as a condition on its row. */
  #visible(noun: NounName, row: BoundNoun): SQL {
    const scope = this.#scoped(row, this.#scopeOf(noun)) ?? sql`true`;
    return row.only === null ? scope : sql`(${row.only} and ${scope})`;
  }

  /** Whether the viewer may see a field, or an edge to one row, of a row that they see; null where there is no question. */
  #fieldVisible(row: BoundNoun, field: string): SQL | null {
    return this.#scoped(row, this.#scopeOf(row.noun, field));
  }

  /** A field that only some may see is null for the others, whatever it is asked for: to be shown or to be filtered by. */
  #guarded(row: BoundNoun, field: string, expression: Expression): Expression {
    const visible = this.#fieldVisible(row, field);
    return visible === null ? expression : sql`case when ${visible} then ${expression} end`;
  }

  /** A scope as a condition on a row; null for everything. */
  #scoped(row: BoundNoun, { any }: ReadScope): SQL | null {
    if (any.some((group) => group.length === 0)) return null;
    if (any.length === 0) return sql`false`;
    const groups = any.map(
      (group) =>
        sql`(${sql.join(
          group.map((each) => this.#condition(row, each)),
          sql` and `,
        )})`,
    );
    return sql`(${sql.join(groups, sql` or `)})`;
  }

  #condition(row: BoundNoun, condition: ReadCondition): SQL {
    if ('visible' in condition) return this.#exists(row, condition.visible, () => sql`true`);
    if ('flag' in condition) return sql`${present(row.flags[condition.flag], condition.flag)}`;
    if ('own' in condition) return present(row.own[condition.own], condition.own)(this.#viewer());
    const words = condition.status.map((word) => literal(closedWord(word)));
    return sql`${row.fields['status']} in (${sql.join(words, sql`, `)})`;
  }

  /** Rows beyond the cursor, in the direction of the page. One row comparison where all keys go the same way. */
  #beyond(row: BoundNoun, shape: PageShape, input: number): SQL {
    const keys = sortKeys(row, shape).map((key, index) => ({
      ...key,
      value: this.value(input, shape.keysAt + index),
    }));
    const first = keys[0];
    if (first && keys.every((key) => key.descending === first.descending)) {
      const columns = sql.join(
        keys.map((key) => sql`${key.expression}`),
        sql`, `,
      );
      const values = sql.join(
        keys.map((key) => key.value),
        sql`, `,
      );
      return sql`(${columns}) ${first.descending ? sql`<` : sql`>`} (${values})`;
    }
    const alternatives = keys.map((key, index) => {
      const before = keys.slice(0, index).map((earlier) => sql`${earlier.expression} = ${earlier.value}`);
      const own = sql`${key.expression} ${key.descending ? sql`<` : sql`>`} ${key.value}`;
      return sql`(${sql.join([...before, own], sql` and `)})`;
    });
    return sql`(${sql.join(alternatives, sql` or `)})`;
  }
}

/** What a page is read from. */
interface PageSource {
  /** The rows under the alias of the page; its sort keys at least. */
  readonly from: SQL;
  /** What they have to meet. */
  readonly met: SQL;
  /** A page cut from it, with all columns. */
  widen(cut: SQL): SQL;
}

/** Where a text has found the rows already, those; a page by rank alone is cut before any other column is read. */
function pageSource(row: BoundNoun, shape: PageShape, found: FoundRows | null, matching: SQL): PageSource {
  const widen = (cut: SQL): SQL => cut;
  if (found === null) return { from: row.from, met: matching, widen };
  if (!shape.order.some(isRelevance)) return { from: row.from, met: sql`${row.key} in ${found.ids}`, widen };
  const ranked = found.ranked(row);
  if (shape.order.every(isRelevance)) return { from: ranked, met: sql`true`, widen: (cut) => found.whole(row, cut) };
  return { from: found.whole(row, ranked), met: sql`true`, widen };
}

const isRelevance = ({ field }: PageShape['order'][number]): boolean => field === 'relevance';

/** A key and the columns behind it, each under its name. */
const listed = (key: Expression, columns: readonly { readonly expression: Expression; readonly name: SQL }[]): SQL =>
  sql.join([sql`${key}`, ...columns.map(({ expression, name }) => sql`${expression} as ${name}`)], sql`, `);

/** Sort keys with the direction they are read in; the unique key breaks ties in the direction of the last one. */
function sortKeys(row: BoundNoun, shape: PageShape): { expression: Expression; descending: boolean }[] {
  const keys = shape.order.map(({ field, direction }) => ({
    expression: sortKey(row, field),
    descending: (direction === 'desc') !== shape.backward,
  }));
  return [...keys, { expression: row.key, descending: keys.at(-1)?.descending ?? shape.backward }];
}

function orderBy(row: BoundNoun, shape: PageShape): SQL {
  const keys = sortKeys(row, shape).map((key) =>
    key.descending ? sql`${key.expression} desc` : sql`${key.expression}`,
  );
  return sql.join(keys, sql`, `);
}

const everyRow = (): SQL => sql`true`;

const sortKey = (row: BoundNoun, field: string): Expression => present(row.sorts[field], field);

function present<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`the read model has no ${name}`);
  return value;
}

/** A word of our own lists as a constant, so that partial indexes over it can be used. */
function closedWord(word: string): string {
  if (!statusWords.has(word)) throw new Error(`${word} is no word of the vocabulary`);
  return word;
}

const literal = (word: string): SQL => sql.raw(`'${word.replaceAll("'", "''")}'`);

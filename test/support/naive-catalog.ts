import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, execute, getNamedType, isEnumType, isObjectType } from 'graphql';
import type { DatabasePool } from '../../src/db/client.ts';
import { groupBy } from '../../src/db/stores/group-by.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { catalogNoun, type NodeName, type PagedNoun } from './catalog-nouns.ts';
import { type Catalog, loadCatalog } from './catalog-oracle.ts';
import { type NaiveArguments, naivePage } from './naive-pages.ts';
import { loadRaw, type RawCatalog, type RawRow } from './naive-rows.ts';

const sdl = buildSchema(readFileSync('schema.graphql', 'utf8'));
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * The catalog once more, without planner, statements or pages of the database: rows in memory, each field a function.
 * What the real service answers must be what graphql-js makes of this.
 */
export class NaiveCatalog {
  readonly #raw: RawCatalog;
  readonly #catalog: Catalog;
  readonly #views = new Map<string, object>();
  readonly #rowsById: ReadonlyMap<NodeName, ReadonlyMap<unknown, RawRow>>;
  readonly #visible = new Map<NodeName, readonly RawRow[]>();
  readonly #groups = new Map<string, ReadonlyMap<string, readonly RawRow[]>>();
  readonly #matched: readonly { readonly resource: unknown; readonly scenario: unknown }[];

  private constructor(raw: RawCatalog, catalog: Catalog) {
    this.#raw = raw;
    this.#catalog = catalog;
    this.#rowsById = new Map(
      Object.entries(raw.rows).map(([noun, rows]) => [noun as NodeName, new Map(rows.map((row) => [row.id, row]))]),
    );
    this.#matched = raw.rows.NeedMatch.map((match) => ({
      resource: match['resource_id'],
      scenario: this.#row('ScenarioNeed', match['need_id'])?.['scenario_id'],
    }));
  }

  #row(noun: NodeName, id: unknown): RawRow | undefined {
    return this.#rowsById.get(noun)?.get(id);
  }

  static async load(pool: DatabasePool): Promise<NaiveCatalog> {
    return new NaiveCatalog(await loadRaw(pool), await loadCatalog(pool));
  }

  async answer(document: DocumentNode, variables: Readonly<Record<string, unknown>>, operationName?: string) {
    const sent = operationName === undefined ? {} : { operationName };
    return await execute({ schema: sdl, document, variableValues: variables, rootValue: this.#root(), ...sent });
  }

  #root(): object {
    const page = (noun: PagedNoun) => this.#page(noun, () => true);
    const one =
      (noun: NodeName) =>
      ({ by }: { by: { id?: string; code?: string } }) => {
        const id = decodeGlobalId(by.id ?? '');
        const row = this.#seen(noun).find((each) =>
          by.code === undefined
            ? id?.noun === noun && each.id === id.id
            : String(each['code']) === (noun === 'Domain' ? by.code.toLowerCase() : by.code),
        );
        return row ? this.#view(noun, row) : null;
      };
    const node = ({ id }: { id: string }) => this.#byId(id);
    return {
      ...{
        domains: this.#list('Domain', () => true),
        sectors: this.#list('Sector', () => true),
        domain: one('Domain'),
      },
      ...{ organizations: page('Organization'), organization: one('Organization') },
      ...{
        resources: page('Resource'),
        resource: one('Resource'),
        scenarios: page('Scenario'),
        scenario: one('Scenario'),
        scenarioNeeds: page('ScenarioNeed'),
      },
      ...{ products: page('Product'), product: one('Product'), node },
      nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node({ id })),
    };
  }

  #byId(text: string): object | null {
    const id = decodeGlobalId(text);
    if (id === null) return null;
    const noun = catalogNoun(id.noun);
    const row = this.#row(noun, id.id);
    return row && this.#isVisible(noun, row) ? this.#view(noun, row) : null;
  }

  #seen(noun: NodeName): readonly RawRow[] {
    const known = this.#visible.get(noun);
    if (known) return known;
    const seen = this.#raw.rows[noun].filter((row) => this.#isVisible(noun, row));
    this.#visible.set(noun, seen);
    return seen;
  }

  /** The visible rows of a noun with a value in a column. */
  #seenBy(noun: NodeName, column: string, value: unknown): readonly RawRow[] {
    const key = `${noun}.${column}`;
    const groups = this.#groups.get(key) ?? groupBy(this.#seen(noun), (row) => String(row[column]));
    this.#groups.set(key, groups);
    return groups.get(String(value)) ?? [];
  }

  #isVisible(noun: NodeName, row: RawRow): boolean {
    const up = (to: NodeName, column: string): boolean => {
      const found = this.#row(to, row[column]);
      return found !== undefined && this.#isVisible(to, found);
    };
    if (noun === 'Resource' || noun === 'Scenario') return row['status'] === 'published';
    if (noun === 'Product') return ['registered', 'listed', 'suspended'].includes(String(row['status']));
    if (noun === 'ResourceItem') return up('Resource', 'resource_id');
    if (noun === 'ScenarioNeed') return up('Scenario', 'scenario_id');
    if (noun === 'NeedMatch') return up('ScenarioNeed', 'need_id') && up('Resource', 'resource_id');
    if (noun === 'NeedMatchItem') return up('NeedMatch', 'match_id');
    if (noun === 'ScenarioFinding') return up('Scenario', 'scenario_id') && up('Resource', 'resource_id');
    return true;
  }

  #page(noun: PagedNoun, of: (row: RawRow) => boolean) {
    return this.#pageOf(noun, () => this.#seen(noun).filter(of));
  }

  #pageOf(noun: PagedNoun, found: () => readonly RawRow[]) {
    return (args: NaiveArguments) => {
      const rows = found().map((row) =>
        noun === 'NeedMatchItem' ? { ...row, position: this.#itemPosition(row) } : row,
      );
      return naivePage(noun, rows, args, this.#catalog, (row) => this.#view(noun, row));
    };
  }

  #itemPosition(row: RawRow): unknown {
    return this.#row('ResourceItem', row['item_id'])?.['position'];
  }

  #list(noun: 'Domain' | 'Sector', of: (row: RawRow) => boolean) {
    return () =>
      this.#seen(noun)
        .filter(of)
        .sort((one, other) => Number(one['position']) - Number(other['position']))
        .map((row) => this.#view(noun, row));
  }

  #one(noun: NodeName, id: unknown) {
    return () => this.#byId(encodeGlobalId(noun, String(id)));
  }

  /** The other ends of the links of a row. */
  #ends(table: string, side: 0 | 1, id: string): (row: RawRow) => boolean {
    const ends = new Set(
      (this.#raw.links[table] ?? []).filter((pair) => pair[side] === id).map((pair) => pair[side === 0 ? 1 : 0]),
    );
    return (row) => ends.has(row.id);
  }

  #view(noun: NodeName, row: RawRow): object {
    const known = this.#views.get(row.id);
    if (known) return known;
    const type = sdl.getType(noun);
    const fields = isObjectType(type) ? type.getFields() : {};
    const renamed: Record<string, unknown> = {
      class: row['resource_class'],
      type: row['product_type'],
      isProvincialReturn: row['provincial_return'],
    };
    for (const [name, value] of Object.entries(row)) renamed[camel(name)] = value;
    const view: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const value = renamed[name];
      const isEnum = isEnumType(getNamedType(field.type));
      const upper = (word: unknown): unknown => (isEnum && typeof word === 'string' ? word.toUpperCase() : word);
      view[name] = Array.isArray(value) ? value.map(upper) : upper(value);
    }
    Object.assign(view, this.#parts(row), this.#relations(noun, row), {
      __typename: noun,
      id: encodeGlobalId(noun, row.id),
    });
    this.#views.set(row.id, view);
    return view;
  }

  #parts(row: RawRow): object {
    const uses = this.#raw.uses
      .filter((use) => use.domain_id === row.id)
      .sort((one, other) => one.position - other.position);
    const source = this.#raw.sources.find(({ name }) => name === row['source']);
    const kinds: Record<string, string> = {
      open: 'OpenAccess',
      authorised_operation: 'AuthorisedOperationAccess',
      apply: 'ApplyAccess',
    };
    const access = this.#one('Organization', row['access_organization_id']);
    return {
      jurisdiction: { code: row['jurisdiction_code'], name: row['jurisdiction_name'] },
      reference: { title: row['source_title'], url: row['source_url'] },
      encouragedUses: uses.map(({ title }) => title),
      provenance: source
        ? { source: source.name, sourceTitle: source.title, sourceId: row['source_id'], url: row['source_url'] }
        : null,
      accessRoute: {
        __typename: kinds[String(row['access_kind'])],
        url: row['access_url'],
        platform: access,
        holder: access,
      },
      isMet: this.#raw.rows.NeedMatch.some(
        (match) => match['need_id'] === row.id && this.#seenBy('Resource', 'id', match['resource_id']).length > 0,
      ),
    };
  }

  #relations(noun: NodeName, row: RawRow): object {
    const { id } = row;
    const by = (column: string) => (other: RawRow) => other[column] === id;
    const having = (other: PagedNoun, column: string) => this.#pageOf(other, () => this.#seenBy(other, column, id));
    const matched = this.#matched;
    switch (noun) {
      case 'Domain':
        return {
          lead: this.#one('Organization', row['lead_id']),
          resources: this.#page('Resource', this.#ends('resource_domains', 1, id)),
          scenarios: this.#page('Scenario', this.#ends('scenario_domains', 1, id)),
          products: this.#page('Product', this.#ends('product_domains', 1, id)),
        };
      case 'Sector':
        return { resources: this.#page('Resource', this.#ends('resource_sectors', 1, id)) };
      case 'Organization':
        return {
          parent: this.#one('Organization', row['parent_id']),
          children: having('Organization', 'parent_id'),
          ledDomains: this.#list('Domain', by('lead_id')),
          resources: having('Resource', 'provider_id'),
          products: having('Product', 'operator_id'),
        };
      case 'Resource': {
        const [named, naming] = [this.#ends('resource_relations', 0, id), this.#ends('resource_relations', 1, id)];
        const scenarios = new Set(matched.filter(({ resource }) => resource === id).map(({ scenario }) => scenario));
        return {
          provider: this.#one('Organization', row['provider_id']),
          domains: this.#list('Domain', this.#ends('resource_domains', 0, id)),
          sectors: this.#list('Sector', this.#ends('resource_sectors', 0, id)),
          items: having('ResourceItem', 'resource_id'),
          related: this.#page('Resource', (other) => named(other) || naming(other)),
          scenarios: this.#page('Scenario', (other) => scenarios.has(other.id)),
          products: this.#page('Product', this.#ends('product_inputs', 1, id)),
        };
      }
      case 'Scenario': {
        const resources = new Set(matched.filter(({ scenario }) => scenario === id).map(({ resource }) => resource));
        return {
          owner: this.#one('Organization', row['owner_id']),
          domains: this.#list('Domain', this.#ends('scenario_domains', 0, id)),
          needs: having('ScenarioNeed', 'scenario_id'),
          resources: this.#page('Resource', (other) => resources.has(other.id)),
          products: this.#page('Product', this.#ends('product_scenarios', 1, id)),
          findings: having('ScenarioFinding', 'scenario_id'),
        };
      }
      case 'Product':
        return {
          operator: this.#one('Organization', row['operator_id']),
          domains: this.#list('Domain', this.#ends('product_domains', 0, id)),
          scenarios: this.#page('Scenario', this.#ends('product_scenarios', 0, id)),
          inputs: this.#page('Resource', this.#ends('product_inputs', 0, id)),
        };
      case 'ResourceItem':
      case 'ScenarioNeed':
      case 'NeedMatch':
      case 'NeedMatchItem':
      case 'ScenarioFinding':
        return {
          resource: this.#one('Resource', row['resource_id']),
          scenario: this.#one('Scenario', row['scenario_id']),
          substituteFor: this.#one('ScenarioNeed', row['substitute_for_id']),
          need: this.#one('ScenarioNeed', row['need_id']),
          item: this.#one('ResourceItem', row['item_id']),
          matches: having('NeedMatch', 'need_id'),
          resources: this.#pageOf('Resource', () => {
            const named = this.#raw.rows.NeedMatch.filter((match) => match['need_id'] === id);
            const resources = new Set(named.map((match) => match['resource_id']));
            return this.#seen('Resource').filter((other) => resources.has(other.id));
          }),
          items: having('NeedMatchItem', 'match_id'),
        };
    }
  }
}

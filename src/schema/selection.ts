import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  responsePathAsArray,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { FacetArguments } from '../db/read/facet-shape.ts';
import { type PageArguments, type PageInput, preparePage } from '../db/read/page.ts';
import type { ReadRequest } from '../db/read/read.ts';
import { prepareSearch, type SearchArguments, type SearchedNoun, searchedNouns } from '../db/read/search-page.ts';
import type {
  FacetParts,
  PageParts,
  RelatedSelection,
  RootSelection,
  SearchParts,
  Selection,
} from '../db/read/selection.ts';
import { prepareSuggestions } from '../db/read/suggestion-page.ts';
import { facetNodeNouns } from '../rules/catalog/facets.ts';
import type { PagedNoun } from '../rules/catalog/filters.ts';
import type { NounName } from '../rules/catalog/nouns.ts';
import { instantOf, rootInstant } from './as-of.ts';

/**
 * Turns what a GraphQL document asks for below a root field into a selection of the read planner. What depends on the
 * document alone is worked out once and kept with its operation; a request adds its arguments.
 *
 * Types tell how they are read through their extensions: `noun` (rows of their own), `connectionOf` (a page of them),
 * `embeds` (the same row seen as another type); a field computed from others names them in `reads`, and a connection with
 * arguments of its own turns them into those of every connection in `pageOf`. A root connection of the viewer's own rows
 * names the way of the read model in which they are theirs, in `own`.
 */

/** A connection in a document, whose arguments are read anew for each request. */
interface PageSite {
  readonly noun: PagedNoun | 'search' | 'suggestions';
  readonly place: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** The same of its facets. */
  readonly facets: readonly Pick<PageSite, 'field' | 'node'>[];
}

interface Plan {
  readonly root: RootSelection;
  readonly sites: readonly PageSite[];
}

type Asks<K extends RootSelection['kind']> = ReadRequest<Extract<RootSelection, { kind: K }>>;

const plans = new WeakMap<OperationDefinitionNode, Map<string, Plan>>();
const conditions = new WeakMap<OperationDefinitionNode, readonly string[]>();
const properties = new WeakMap<FieldNode, string>();

/** What a root connection is asked for. */
export function askedPage(info: GraphQLResolveInfo): Asks<'page'> {
  return asked(info, 'page', (planner) => {
    const { connection, parts } = planner.connection(info.parentType, info.fieldName, info.fieldNodes);
    const own = extension(info.parentType.getFields()[info.fieldName], 'own');
    const page = { kind: 'page', noun: connection.noun, selection: connection.selection, page: parts } as const;
    return typeof own === 'string' ? { ...page, own } : page;
  });
}

/** What a search over several nouns is asked for. */
export function askedSearch(info: GraphQLResolveInfo): Asks<'search'> {
  return asked(info, 'search', (planner) => ({
    kind: 'search',
    ...planner.search(info.parentType, info.fieldName, info.fieldNodes),
  }));
}

/** What suggestions are asked for. */
export function askedSuggestions(info: GraphQLResolveInfo): Asks<'suggestions'> {
  return asked(info, 'suggestions', (planner) => planner.suggestions(info.parentType, info.fieldName, info.fieldNodes));
}

/** What a root list of a closed noun is asked for. */
export function askedList(info: GraphQLResolveInfo): Asks<'list'> {
  return asked(info, 'list', (planner) => ({ kind: 'list', ...planner.rows(info.returnType, info.fieldNodes) }));
}

/** What a look-up of one row is asked for. */
export function askedOne(info: GraphQLResolveInfo): Asks<'one'> {
  return asked(info, 'one', (planner) => ({ kind: 'one', ...planner.rows(info.returnType, info.fieldNodes) }));
}

/**
 * What `node` or `nodes` is asked for, of the types that its ids are of.
 */
export function askedNodes(info: GraphQLResolveInfo): (nouns: readonly NounName[]) => Asks<'nodes'> {
  return (nouns) =>
    asked(
      info,
      'nodes',
      (planner) => ({
        kind: 'nodes',
        selections: new Map(nouns.map((noun) => [noun, planner.node(noun, info.fieldNodes)])),
      }),
      nouns.join(),
    );
}

/** Notes the instant of a root field that reads nothing itself, for the fields below it. */
export function noteInstant(info: GraphQLResolveInfo): object {
  rootInstant(info);
  return {};
}

/**
 * What figures are asked for: their parts by place, such as `nodes.need`, and the rows of nouns that stand among them.
 */
export function askedFigures(info: GraphQLResolveInfo): Asks<'figures'> {
  return asked(info, 'figures', (planner) => ({
    kind: 'figures',
    ...planner.figures(info.returnType, info.fieldNodes),
  }));
}

/**
 * The input of a connection below the root, for the resolver that hands out its page.
 */
export function inputAt(info: GraphQLResolveInfo, pages: WeakMap<object, PageInput>): PageInput {
  const known = pages.get(info.fieldNodes);
  if (known) return known;
  const field = info.parentType.getFields()[info.fieldName];
  const node = info.fieldNodes[0];
  if (!field || !node) throw new Error(`no field ${info.fieldName}`);
  const noun = extension(getNamedType(field.type), 'connectionOf') as PagedNoun;
  const input = prepare(
    { noun, place: `${info.parentType.name}.${info.fieldName}`, field, node, facets: [] },
    info,
    instantOf(info),
  );
  pages.set(info.fieldNodes, input);
  return input;
}

/**
 * The name under which a field stands in the planner's answer: its own, or, with arguments, its own and a digest of
 * them, so that the same field asked for twice with other arguments stands there twice.
 */
export function propertyOf(node: FieldNode): string {
  if (!node.arguments || node.arguments.length === 0) return node.name.value;
  let property = properties.get(node);
  if (property === undefined) {
    const text = node.arguments.map(print).sort().join();
    property = `${node.name.value}:${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`;
    properties.set(node, property);
  }
  return property;
}

function asked<K extends RootSelection['kind']>(
  info: GraphQLResolveInfo,
  kind: K,
  make: (planner: Planner) => Extract<RootSelection, { kind: K }>,
  variant = '',
): Asks<K> {
  const known = plans.get(info.operation) ?? new Map<string, Plan>();
  plans.set(info.operation, known);
  const asOf = rootInstant(info) ?? instantOf(info);
  const key = JSON.stringify([
    info.path.prev ? responsePathAsArray(info.path) : info.path.key,
    variant,
    conditionVariables(info).map((name) => info.variableValues[name]),
  ]);
  let plan = known.get(key);
  if (!plan) {
    const planner = new Planner(info);
    plan = { root: make(planner), sites: planner.sites };
    if (known.size < 1_000) known.set(key, plan);
  }
  if (plan.root.kind !== kind) throw new Error(`${info.fieldName} was planned as another kind`);
  return {
    root: plan.root as Extract<RootSelection, { kind: K }>,
    inputs: plan.sites.map((site) => prepare(site, info, asOf)),
    asOf,
  };
}

function prepare(site: PageSite, info: GraphQLResolveInfo, asOf: string | null): PageInput {
  const { noun, place, field, node } = site;
  const args = getArgumentValues(field, node, info.variableValues);
  const facets = site.facets.map((each) => ({
    noun: facetedBy(each.field) as SearchedNoun,
    args: getArgumentValues(each.field, each.node, info.variableValues) as unknown as FacetArguments,
  }));
  if (noun === 'search') return prepareSearch(place, args as unknown as SearchArguments, facets);
  if (noun === 'suggestions') return prepareSuggestions(place, args as Parameters<typeof prepareSuggestions>[1]);
  const translate = extension(field, 'pageOf') as ((args: PageArguments) => PageArguments) | undefined;
  const counted = facets.map((each) => each.args);
  return preparePage(noun, place, translate ? translate(args) : args, asOf, counted);
}

/** Variables that decide whether a part of the document is asked for at all. */
function conditionVariables(info: GraphQLResolveInfo): readonly string[] {
  const known = conditions.get(info.operation);
  if (known) return known;
  const names = new Set<string>();
  for (const part of [info.operation, ...Object.values(info.fragments)]) {
    visit(part, {
      Directive(directive) {
        for (const argument of directive.arguments ?? []) {
          if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
        }
      },
    });
  }
  conditions.set(info.operation, [...names]);
  return [...names];
}

const extension = (type: { extensions: Readonly<Record<string, unknown>> } | undefined, name: string): unknown =>
  type?.extensions[name];

/** The noun whose rows a field counts by facets; undefined for any other field. */
const facetedBy = (field: GraphQLField<unknown, unknown> | undefined): unknown =>
  extension(getNamedType(field?.type), 'facetOf');

class Planner {
  readonly sites: PageSite[] = [];
  readonly #schema: GraphQLSchema;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly #variables: Readonly<Record<string, unknown>>;

  constructor(info: GraphQLResolveInfo) {
    this.#schema = info.schema;
    this.#fragments = info.fragments;
    this.#variables = info.variableValues;
  }

  rows(type: GraphQLOutputType, nodes: readonly FieldNode[]): { noun: NounName; selection: Selection } {
    const rowType = getNamedType(type);
    if (!isObjectType(rowType)) throw new Error(`${String(type)} has no rows`);
    return { noun: extension(rowType, 'noun') as NounName, selection: this.#selection([rowType], nodes) };
  }

  /** Walks through types that are no nouns, down to the rows that are. */
  figures(type: GraphQLOutputType, nodes: readonly FieldNode[], place = '') {
    const parts: string[] = [];
    const rows = new Map<string, { noun: NounName; selection: Selection }>();
    const own = getNamedType(type);
    if (!isObjectType(own)) return { parts, rows };
    for (const [name, found] of this.#collect(own, nodes)) {
      const field = own.getFields()[name];
      const at = place === '' ? name : `${place}.${name}`;
      parts.push(at);
      if (field && extension(getNamedType(field.type), 'noun') !== undefined)
        rows.set(at, this.rows(field.type, found));
      else if (field) {
        const below = this.figures(field.type, found, at);
        parts.push(...below.parts);
        for (const [inner, row] of below.rows) rows.set(inner, row);
      }
    }
    return { parts, rows };
  }

  node(noun: NounName, nodes: readonly FieldNode[]): Selection {
    const type = this.#schema.getType(noun);
    if (!isObjectType(type)) throw new Error(`no type ${noun}`);
    const selection = this.#selection([type], nodes);
    return { ...selection, fields: [...new Set([...selection.fields, 'id'])] };
  }

  connection(parent: GraphQLObjectType, fieldName: string, nodes: readonly FieldNode[]) {
    const field = parent.getFields()[fieldName];
    const type = getNamedType(field?.type);
    const node = nodes[0];
    if (!field || !isObjectType(type) || !node) throw new Error(`${fieldName} is no connection`);
    const noun = extension(type, 'connectionOf') as PagedNoun;
    const asked = this.#collect(type, nodes);
    const facets = this.#facets(type, 'facets', asked.get('facets') ?? []);
    const place = `${parent.name}.${fieldName}`;
    const input = this.sites.push({ noun, place, field, node, facets: facets.map(({ site }) => site) }) - 1;
    const edges = this.#below(type, asked, 'edges');
    const rows = [...edges.collected('node'), ...(asked.get('nodes') ?? [])];
    const info = this.#below(type, asked, 'pageInfo');
    const rowType = this.#schema.getType(noun);
    if (!isObjectType(rowType)) throw new Error(`no type ${noun}`);
    const parts: PageParts = {
      input,
      rows: asked.has('edges') || asked.has('nodes') || info.names.length > 0,
      cursors: edges.names.includes('cursor') || info.names.some((name) => name.endsWith('Cursor')),
      total: asked.has('totalCount'),
      ends: info.names.some((name) => name.startsWith('has')),
      facets: facets.map(({ parts }) => parts),
    };
    return { connection: { noun: noun as NounName, selection: this.#selection([rowType], rows) }, parts };
  }

  /** The facets asked for, each set of arguments once, with what is asked of the rows that their values are. */
  #facets(type: GraphQLObjectType, fieldName: string, nodes: readonly FieldNode[]) {
    const field = type.getFields()[fieldName];
    const facet = getNamedType(field?.type);
    if (!field || !isObjectType(facet)) return [];
    return [...byProperty(nodes)].map(([property, own]) => {
      const values = this.#below(facet, this.#collect(facet, own), 'values').collected('node');
      const nouns = values.length === 0 ? [] : facetNodeNouns;
      const parts: FacetParts = { property, nodes: new Map(nouns.map((noun) => [noun, this.node(noun, values)])) };
      return { site: { field, node: own[0] }, parts };
    });
  }

  search(
    parent: GraphQLObjectType,
    fieldName: string,
    nodes: readonly FieldNode[],
  ): { selections: ReadonlyMap<NounName, Selection>; page: SearchParts } {
    const field = parent.getFields()[fieldName];
    const type = getNamedType(field?.type);
    const node = nodes[0];
    if (!field || !isObjectType(type) || !node) throw new Error(`${fieldName} is no search`);
    const place = `${parent.name}.${fieldName}`;
    const asked = this.#collect(type, nodes);
    const facets = [...asked].flatMap(([name, found]) => {
      const noun = facetedBy(type.getFields()[name]) as SearchedNoun | undefined;
      return noun === undefined ? [] : this.#facets(type, name, found).map((each) => ({ ...each, noun }));
    });
    const input = this.sites.push({ noun: 'search', place, field, node, facets: facets.map(({ site }) => site) }) - 1;
    const edges = this.#below(type, asked, 'edges');
    const info = this.#below(type, asked, 'pageInfo');
    const found = [...edges.collected('node'), ...(asked.get('nodes') ?? [])];
    const selections = searchedNouns.map((noun) => [noun, this.node(noun, found)] as const);
    return {
      selections: new Map(selections),
      page: {
        input,
        rows: asked.has('edges') || asked.has('nodes') || info.names.length > 0,
        cursors: true,
        total: asked.has('totalCount'),
        ends: info.names.some((name) => name.startsWith('has')),
        counts: asked.has('counts'),
        matches: edges.names.includes('matches'),
        nearest: asked.has('nearest'),
        facets: facets.map(({ parts, noun }) => ({ ...parts, noun })),
      },
    };
  }

  suggestions(
    parent: GraphQLObjectType,
    fieldName: string,
    [node]: readonly FieldNode[],
  ): { readonly kind: 'suggestions' } {
    const field = parent.getFields()[fieldName];
    if (!field || !node) throw new Error(`no field ${fieldName}`);
    this.sites.push({ noun: 'suggestions', place: `${parent.name}.${fieldName}`, field, node, facets: [] });
    return { kind: 'suggestions' };
  }

  /** The fields asked for below a field of a connection. */
  #below(type: GraphQLObjectType, asked: ReadonlyMap<string, readonly FieldNode[]>, name: string) {
    const child = getNamedType(type.getFields()[name]?.type);
    const found = isObjectType(child) ? this.#collect(child, asked.get(name) ?? []) : new Map<string, FieldNode[]>();
    return { names: [...found.keys()], collected: (field: string) => found.get(field) ?? [] };
  }

  /** What is asked of a row, as any of the given types. */
  #selection(types: readonly GraphQLObjectType[], nodes: readonly FieldNode[]): Selection {
    const fields = new Set<string>();
    const related = new Map<string, RelatedSelection>();
    for (const type of types) {
      for (const [name, found] of this.#collect(type, nodes)) {
        const field = type.getFields()[name];
        if (!field) continue;
        const reads = extension(field, 'reads');
        if (Array.isArray(reads)) for (const read of reads) fields.add(String(read));
        else if (isRead(field)) this.#relate(type, field, found, related);
        else fields.add(name);
      }
    }
    if (types.length > 1) fields.add('__typename');
    return { fields: [...fields], related: [...related.values()] };
  }

  #relate(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    related: Map<string, RelatedSelection>,
  ): void {
    const target = getNamedType(field.type);
    for (const [property, own] of byProperty(nodes)) {
      if (extension(target, 'connectionOf')) {
        const { connection, parts } = this.connection(type, field.name, own);
        related.set(property, { relation: field.name, property, selection: connection.selection, page: parts });
      } else {
        const types = isAbstractType(target) ? this.#schema.getPossibleTypes(target) : [target as GraphQLObjectType];
        related.set(property, { relation: field.name, property, selection: this.#selection(types, own), page: null });
      }
    }
  }

  /** The fields that apply to a type, by name, from everything the given fields select. */
  #collect(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    const walk = (set: SelectionSetNode | undefined): void => {
      for (const selection of set?.selections ?? []) {
        if (!this.#isAsked(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value;
          if (!name.startsWith('__')) found.set(name, [...(found.get(name) ?? []), selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (this.#applies(type, selection.typeCondition?.name.value)) walk(selection.selectionSet);
        } else if (!visited.has(selection.name.value)) {
          visited.add(selection.name.value);
          const fragment = this.#fragments[selection.name.value];
          if (fragment && this.#applies(type, fragment.typeCondition.name.value)) walk(fragment.selectionSet);
        }
      }
    };
    for (const node of nodes) walk(node.selectionSet);
    return found;
  }

  #applies(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = this.#schema.getType(condition);
    return isAbstractType(named) && this.#schema.isSubType(named, type);
  }

  #isAsked(node: Parameters<typeof getDirectiveValues>[1]): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }
}

/** The same field, as often as it is asked for with other arguments. */
function byProperty(nodes: readonly FieldNode[]): ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]> {
  const found = new Map<string, [FieldNode, ...FieldNode[]]>();
  for (const node of nodes) {
    const known = found.get(propertyOf(node));
    if (known) known.push(node);
    else found.set(propertyOf(node), [node]);
  }
  return found;
}

/** Whether a field leads to rows, a page of them, or the same row seen as another type. */
function isRead(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  return ['noun', 'connectionOf', 'embeds'].some((name) => extension(type, name) !== undefined);
}

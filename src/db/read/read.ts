import type { SQL } from 'drizzle-orm';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { RequestError } from '../../rules/errors.ts';
import { fieldScope, readScope, scopeName } from '../../rules/permissions.ts';
import { anonymous, organizationOf, type Viewer } from '../../rules/viewer.ts';
import type { DatabasePool } from '../client.ts';
import { compile, type RootKey, type ScopeOf, type Statement } from './compile.ts';
import type { FigureScope } from './figures.ts';
import type { PageInput } from './page.ts';
import type { SearchedNoun } from './search-page.ts';
import type { RootSelection } from './selection.ts';
import { awaitSettled } from './settled.ts';
import { isStorableText } from './storable-text.ts';
import { hasText } from './where.ts';

/** A root field to be read: what is asked for, and the values of this request. */
export interface ReadRequest<R extends RootSelection = RootSelection> {
  readonly root: R;
  /** The pages in it, by their place. */
  readonly inputs: readonly PageInput[];
  /** The instant, in ISO 8601, as of which everything in it is read; null for now. */
  readonly asOf: string | null;
}

/** A page as the statement answers it; `edgesOf` and its neighbours make a connection of it. */
export interface RawPage {
  readonly rows?: readonly object[];
  readonly total?: number;
  readonly behind?: boolean;
  readonly facets?: Readonly<Record<string, readonly RawFacet[]>>;
}

/** A facet as the statement answers it. */
export interface RawFacet {
  readonly field: string;
  readonly values: readonly RawFacetValue[];
  readonly otherCount: number;
  readonly missingCount: number;
  readonly distinctCount: number;
}

/** A value of a facet; `en` is its English label, where the vocabulary has one. */
export interface RawFacetValue {
  readonly value: string;
  readonly label: string;
  readonly en: string | null;
  readonly count: number;
  readonly nodeType?: string;
  readonly node?: object | null;
}

type Root<K extends RootSelection['kind']> = ReadRequest<Extract<RootSelection, { kind: K }>>;

const none: ReadonlyMap<NounName, RootKey> = new Map();

/** A statement that was written before. */
interface KnownStatement {
  readonly statement: Statement;
  /**
   * Whether it searches: then it is planned anew each time, since what is right for a rare word is wrong for one that nearly
   * every row has, and a plan that is kept knows neither.
   */
  readonly searches: boolean;
  uses: number;
}

/** Statements by selection and shape of its pages. Selections live as long as their document is cached. */
const statements = new WeakMap<RootSelection, Map<string, KnownStatement>>();
const statementsPerSelection = 50;

/**
 * Statements of which the server keeps a plan. One that is used again is prepared; beyond this many in one pool, or at
 * its first use, it is sent unprepared, so that callers with ever new filters cannot fill the server's memory.
 */
const preparedPerPool = 1_000;
const prepared = new WeakMap<DatabasePool, Set<string>>();

/** Reads a page of a connection. */
export async function readPage(pool: DatabasePool, viewer: Viewer, request: Root<'page'>): Promise<RawPage> {
  return (await read(pool, viewer, request, none, [])) as RawPage;
}

/** A hit of a search as the statement answers it. */
export interface RawHit {
  readonly relevance: number;
  readonly node: { readonly __typename: string };
  readonly texts?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** A page of a search as the statement answers it. */
export interface RawSearch extends RawPage {
  readonly rows?: readonly RawHit[];
  readonly counts?: Readonly<Record<string, number>>;
  /** Of the other texts, by their place from 1: how many rows they find, and one title among them. */
  readonly nearest?: readonly { readonly place: number; readonly count: number; readonly title: string }[];
}

/** Reads a page of a search. */
export async function readSearch(pool: DatabasePool, viewer: Viewer, request: Root<'search'>): Promise<RawSearch> {
  return (await read(pool, viewer, request, none, [])) as RawSearch;
}

/** Suggestions as the statement answers them: titles, and the places of terms, from 1. */
export interface RawSuggestions {
  readonly titles: readonly { readonly text: string; readonly noun: SearchedNoun }[];
  readonly terms: readonly number[];
}

/** Reads suggestions. */
export async function readSuggestions(
  pool: DatabasePool,
  viewer: Viewer,
  request: Root<'suggestions'>,
): Promise<RawSuggestions> {
  return (await read(pool, viewer, request, none, [])) as RawSuggestions;
}

/** Reads every row of a closed list. */
export async function readList(pool: DatabasePool, viewer: Viewer, request: Root<'list'>): Promise<readonly object[]> {
  return (await read(pool, viewer, request, none, [])) as readonly object[];
}

/**
 * Reads one row by its uuid, public code or number.
 *
 * @returns the row, or null when there is none that the viewer may see
 */
export async function readOne(
  pool: DatabasePool,
  viewer: Viewer,
  request: Root<'one'>,
  by: { readonly field: 'id' | 'code' | 'number' | 'queryCode' | 'sequence'; readonly value: string },
): Promise<object | null> {
  if (!isStorableText(by.value)) return null;
  const keys = new Map([[request.root.noun, { field: by.field }]]);
  return (await read(pool, viewer, request, keys, [by.value])) as object | null;
}

/**
 * Reads rows of several nouns by uuid, in one statement.
 *
 * @param ids uuids by noun; only the nouns in it are read
 * @returns the rows of each noun, those that exist and may be seen, in no order
 */
export async function readNodes(
  pool: DatabasePool,
  viewer: Viewer,
  request: Root<'nodes'>,
  ids: ReadonlyMap<NounName, readonly string[]>,
): Promise<Readonly<Record<string, readonly { id: string }[]>>> {
  const keys = new Map([...ids.keys()].map((noun) => [noun, { field: 'ids' } as const]));
  return (await read(pool, viewer, request, keys, [...ids.values()])) as Record<string, { id: string }[]>;
}

/** Figures to be read: values over many rows that are no noun of their own. */
export interface Figures {
  /** Names the statement that is written: equal names, equal statements. It holds no value of the caller's. */
  readonly name: string;
  /** Values of its own that it binds. */
  readonly values: readonly unknown[];
  /** An instant up to which it reads by itself, which must be settled before; left out, there is none. */
  readonly settled?: string | null;
  /** Whether it reads as of instants by itself. */
  readonly readsPast?: boolean;
  write(scope: FigureScope): SQL;
}

/**
 * Reads figures, in one statement.
 *
 * @param request the pages below rows that stand among them come first among its inputs
 * @param figures what is asked for; it sees rows as every other read does
 */
export async function readFigures(
  pool: DatabasePool,
  viewer: Viewer,
  request: Root<'figures'>,
  figures: Figures,
): Promise<unknown> {
  return await read(pool, viewer, request, none, figures.values, figures);
}

async function read(
  pool: DatabasePool,
  viewer: Viewer,
  request: ReadRequest,
  keys: ReadonlyMap<NounName, RootKey>,
  keyValues: readonly unknown[],
  figures: Figures | null = null,
): Promise<unknown> {
  if (request.asOf !== null || figures?.readsPast) refuseOfNow(request.inputs);
  const instant = request.asOf ?? figures?.settled ?? null;
  if (instant !== null) await awaitSettled(pool, instant);
  const found = statementFor(request, viewer, keys, figures);
  const inputs = [...request.inputs.map((input) => input.values), keyValues, viewerValues(viewer), [request.asOf]];
  const params = found.statement.params.map(({ input, value }) => inputs[input]?.[value]);
  const prepare = found.uses > 1 && !found.searches && mayPrepare(pool, found.statement.text);
  const rows = await pool.$client.unsafe<{ data: string | null }[]>(found.statement.text, params as string[], {
    prepare,
  });
  return JSON.parse(rows[0]?.data ?? 'null');
}

/** @throws RequestError naming the argument, where one can be read as of now alone */
function refuseOfNow(inputs: readonly PageInput[]): void {
  for (const input of inputs) {
    const refusal = input.ofNow?.();
    if (refusal !== undefined) throw new RequestError('BAD_USER_INPUT', refusal, ['where']);
  }
}

/** In the places the statement refers to: the organisation acted for, and the viewer's own id. */
const viewerValues = (viewer: Viewer): readonly (string | null)[] => [
  organizationOf(viewer)?.id ?? null,
  viewer.kind === 'person' || viewer.kind === 'service' ? viewer.id : null,
];

function statementFor(
  request: ReadRequest,
  viewer: Viewer,
  keys: ReadonlyMap<NounName, RootKey>,
  figures: Figures | null,
): KnownStatement {
  const known = statements.get(request.root) ?? new Map<string, KnownStatement>();
  statements.set(request.root, known);
  const shapes = request.inputs.map((input) => input.shape);
  const past = request.asOf !== null;
  // What was published then is for everyone: who may see today's drafts makes no difference.
  const reader = past && viewer.kind !== 'system' ? anonymous : viewer;
  const key = JSON.stringify([shapes, [...keys], scopeName(reader), past, figures?.name]);
  let found = known.get(key);
  if (!found) {
    const scopes: ScopeOf = (noun, field) =>
      field === undefined ? readScope(reader, noun) : fieldScope(reader, noun, field);
    const searches = shapes.some(
      ({ where, search, hasSound }) =>
        search !== undefined || hasSound !== undefined || (where !== null && hasText(where)),
    );
    const write = figures === null ? null : (scope: FigureScope): SQL => figures.write(scope);
    found = { statement: compile(request.root, shapes, scopes, keys, past, write), searches, uses: 0 };
    if (known.size >= statementsPerSelection) known.clear();
    known.set(key, found);
  }
  found.uses += 1;
  return found;
}

function mayPrepare(pool: DatabasePool, text: string): boolean {
  const texts = prepared.get(pool) ?? new Set<string>();
  prepared.set(pool, texts);
  if (texts.size < preparedPerPool) texts.add(text);
  return texts.has(text);
}

import type { DocumentNode } from 'graphql';
import type { DatabasePool } from '../../../src/db/client.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { ask, documentOf, system } from '../catalog-query.ts';
import type { MarkedIds } from './marked-rows.ts';
import { ANY_MARK, type Mark, marksIn } from './marks.ts';
import {
  type TextFilters,
  textFilters,
  type Way,
  wayFromIds,
  wayFromOneId,
  waysFromLists,
  whereAny,
} from './whole-schema.ts';

/** A way with what is sent along. */
export interface Walk extends Way {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A way, and what can be met on it. */
export interface Reached {
  readonly walk: Walk;
  /** Marks; null where that cannot be told. */
  readonly marks: readonly Mark[] | null;
  /** Types of the rows. */
  readonly met: ReadonlySet<string>;
}

/** What stands on every way for a part of the service, which sees everything: nobody meets more on it. */
export interface Reach {
  /** By lists to what is next to them. */
  readonly lists: readonly Reached[];
  /** By ids of what is marked. */
  readonly ids: readonly Reached[];
  /** By lists to what is next to that. */
  readonly further: readonly Reached[];
  /** Filters by which marked rows are found. */
  readonly filters: readonly TextFilters[];
}

/** As many ids as one request may name. */
const IDS = 50;

/** Requests that are under way at once: while one waits for the database, another is put together. */
const TOGETHER = 4;

/** Does work on each, a few at a time; the results in order. */
export async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += TOGETHER)
    results.push(...(await Promise.all(all.slice(from, from + TOGETHER).map(work))));
  return results;
}

/** Tries every way once, with everything in sight. */
export async function reachOf(pool: DatabasePool, ids: MarkedIds): Promise<Reach> {
  const { near, further } = waysFromLists();
  const plain = (ways: readonly Way[]): Walk[] => ways.map((way) => ({ ...way, variables: {} }));
  const byId = await eachOf(Object.entries(ids), async ([noun, rows]) => await walksFromIds(pool, noun, rows));
  const filters = await eachOf(textFilters(), async (each) => await finding(pool, each));
  const reached = async (walk: Walk): Promise<Reached> => await reachedBy(pool, walk);
  return {
    lists: await eachOf(plain(near), reached),
    ids: await eachOf(byId.flat(), reached),
    further: await eachOf(plain(further), reached),
    filters: filters.filter(({ paths }) => paths.length > 0),
  };
}

/** Marked ids alone: what leads to no mark with everything in sight leads to none with less. */
async function walksFromIds(pool: DatabasePool, noun: string, rows: readonly string[]): Promise<Walk[]> {
  const [way, one] = [wayFromIds(noun), wayFromOneId(noun)];
  const marked: string[] = [];
  for (const some of inParts(rows, IDS)) {
    const { data } = await ask(pool, documentOf(way.source), { ids: some }, { viewer: system });
    const nodes = (data?.['nodes'] ?? []) as unknown[];
    marked.push(...some.filter((_, index) => holdsMark(nodes[index]) || isCut(nodes[index])));
  }
  return [
    ...inParts(marked, IDS).map((some) => ({ ...way, variables: { ids: some } })),
    ...marked.map((id) => ({ ...one, variables: { id } })),
  ];
}

/** Parts of a list, none longer than told. */
export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size));

async function reachedBy(pool: DatabasePool, walk: Walk): Promise<Reached> {
  const { data, errors } = await ask(pool, documentOf(walk.source), walk.variables, { viewer: system });
  if (errors?.[0] !== undefined) throw errors[0];
  // What is asked for one's own, such as an inbox, is empty for a part of the service and not for others.
  const isOnesOwn = Object.values(data ?? {}).every((found) => isEmpty(found));
  const text = JSON.stringify(data);
  return { walk, marks: isOnesOwn || isCut(data) ? null : marksIn(text), met: typesIn(text) };
}

/** The types of the rows in an answer. */
export const typesIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/"__typename":"(\w+)"/g)].map(([, type = '']) => type));

/** As many texts as one request may look for. */
export const TEXTS = 10;

/** The filters that find something marked: those of a part that finds nothing do not. */
async function finding(pool: DatabasePool, { paths, ...filters }: TextFilters): Promise<TextFilters> {
  const document = documentOf(filters.source);
  const finds = async (some: TextFilters['paths']): Promise<boolean> =>
    (await foundBy(pool, document, some, [ANY_MARK], system)) !== null;
  const found: TextFilters['paths'][number][] = [];
  for (const some of inParts(paths, TEXTS)) {
    if (!(await finds(some))) continue;
    for (const path of some) if (await finds([path])) found.push(path);
  }
  return { ...filters, paths: found };
}

/** What is found by any of some paths of one list; null for nothing. An error is something. */
export async function foundBy(
  pool: DatabasePool,
  document: DocumentNode,
  paths: readonly (readonly string[])[],
  texts: readonly string[],
  viewer: Viewer,
): Promise<string | null> {
  const { data, errors } = await ask(pool, document, { where: whereAny(paths, texts) }, { viewer });
  if (errors?.[0] !== undefined) return errors[0].message;
  const page = data?.['found'] as { totalCount: number; nodes: unknown[] } | null | undefined;
  return (page?.totalCount ?? 0) > 0 || (page?.nodes.length ?? 0) > 0 ? 'found' : null;
}

const holdsMark = (value: unknown): boolean => marksIn(JSON.stringify(value ?? null)).length > 0;

const isEmpty = (found: unknown): boolean =>
  found === null || (typeof found === 'object' && 'totalCount' in found && found.totalCount === 0);

/** Whether a page in an answer holds fewer rows than there are. */
function isCut(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(isCut);
  const { totalCount, nodes } = value as { totalCount?: unknown; nodes?: unknown };
  if (typeof totalCount === 'number' && Array.isArray(nodes) && nodes.length < totalCount) return true;
  return Object.values(value).some(isCut);
}

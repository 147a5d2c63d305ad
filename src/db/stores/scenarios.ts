import { isNull, sql } from 'drizzle-orm';
import type { CatalogStatus, NeedImportance } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { needMatches, needMatchItems, scenarioDomains, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { bulkInsert, textList } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';

/** A resource that answers a need, with the items that are asked for and the reason for each. */
export interface MatchWrite {
  readonly resourceId: string;
  readonly justification: string;
  readonly items: readonly { readonly itemId: string; readonly justification: string }[];
}

/** A need of a scenario; its place is its place in the list. */
export interface NeedWrite {
  readonly title: string;
  readonly description: string;
  readonly importance: NeedImportance;
  /** Title of the need it stands in for. */
  readonly substituteFor: string | null;
  readonly matches: readonly MatchWrite[];
}

/** A scenario as it is to be stored, whole. */
export interface ScenarioWrite {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly jurisdictionCode: string;
  readonly jurisdictionName: string;
  /** The organisation that keeps it. */
  readonly ownerId: string | null;
  readonly issuedAt: Date;
  readonly modifiedAt: Date;
  readonly status: CatalogStatus;
  readonly domainIds: readonly string[];
  readonly needs: readonly NeedWrite[];
}

/**
 * Which of these public codes are taken, with the scenario's id.
 */
export async function scenarioIdsByCode(db: Database, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ code: scenarios.code, id: scenarios.id })
    .from(scenarios)
    .where(sql`${scenarios.code} = any(${textList(codes)})`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Gives scenarios that came without an owner to one; what they say stays, so their revision does as well. */
export async function adoptScenarios(tx: Database, ownerId: string): Promise<void> {
  await tx.update(scenarios).set({ ownerId }).where(isNull(scenarios.ownerId));
}

/**
 * Inserts new scenarios with their needs and mappings. The database refuses a mapping of a 禁止开放 resource.
 */
export async function insertScenarios(
  tx: Database,
  writes: readonly ScenarioWrite[],
  { now, newId }: WriteContext,
): Promise<void> {
  const owners = writes.map((write) => ({ id: newId(), write }));
  await bulkInsert(
    tx,
    scenarios,
    owners.map(({ id, write: { domainIds: _, needs: __, ...row } }) => ({
      id,
      ...row,
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })),
  );
  await bulkInsert(
    tx,
    scenarioDomains,
    owners.flatMap(({ id, write }) => write.domainIds.map((domainId) => ({ scenarioId: id, domainId }))),
  );
  const needs = owners.flatMap(({ id, write }) => needsOf(id, write, newId));
  await bulkInsert(
    tx,
    scenarioNeeds,
    needs.map(({ row }) => row),
  );
  const matches = needs.flatMap(({ row, matches: found }) =>
    found.map((match) => ({ id: newId(), needId: row.id, match })),
  );
  await insertMatches(tx, matches, now, newId);
}

function needsOf(scenarioId: string, write: ScenarioWrite, newId: () => string) {
  const ids = new Map(write.needs.map(({ title }) => [title, newId()]));
  return write.needs.map(({ matches, substituteFor, ...need }, index) => ({
    matches,
    row: {
      id: ids.get(need.title) ?? newId(),
      scenarioId,
      position: index + 1,
      ...need,
      substituteForId: substituteFor === null ? null : (ids.get(substituteFor) ?? null),
    },
  }));
}

async function insertMatches(
  tx: Database,
  matches: readonly { readonly id: string; readonly needId: string; readonly match: MatchWrite }[],
  now: Date,
  newId: () => string,
): Promise<void> {
  await bulkInsert(
    tx,
    needMatches,
    matches.map(({ id, needId, match: { resourceId, justification } }) => ({
      id,
      needId,
      resourceId,
      resourceMappable: true,
      justification,
      createdAt: now,
    })),
  );
  await bulkInsert(
    tx,
    needMatchItems,
    matches.flatMap(({ id, match }) =>
      match.items.map((item) => ({ id: newId(), matchId: id, resourceId: match.resourceId, ...item })),
    ),
  );
}

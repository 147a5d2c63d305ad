import { eq, sql } from 'drizzle-orm';
import type { OrganizationKind } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { events } from '../tables/ledger.ts';
import { organizations } from '../tables/organizations.ts';
import { bulkInsert, bulkUpsert, idList, textList, type WriteCounts } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';

/** An organisation as it is to be stored; the parent is named by its code. */
export interface OrganizationWrite {
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly OrganizationKind[];
  readonly jurisdictionCode: string;
  readonly jurisdictionName: string;
  readonly parent: string | null;
  readonly unifiedSocialCreditCode: string | null;
  readonly description: string | null;
  readonly sourceTitle: string;
  readonly sourceUrl: string | null;
}

/**
 * Which organisations there are, by public code.
 */
export async function organizationIdsByCode(db: Database): Promise<Map<string, string>> {
  const rows = await db.select({ code: organizations.code, id: organizations.id }).from(organizations);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Public codes of organisations by their ids. */
export async function organizationCodes(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: organizations.id, code: organizations.code })
    .from(organizations)
    .where(sql`${organizations.id} = any(${idList(ids)})`);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Codes of the organisations that people have made or changed here. */
async function codesKeptByPeople(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ code: events.subjectCode })
    .from(events)
    .where(eq(events.subjectType, 'Organization'));
  return new Set(rows.map(({ code }) => code));
}

/**
 * Inserts the organisations that are new and updates those that differ; a parent may be among them, in any order. What
 * people have changed stays as they left it.
 *
 * @param rows every parent is one of them or already there
 */
export async function putOrganizations(
  tx: Database,
  rows: readonly OrganizationWrite[],
  { now, newId }: WriteContext,
): Promise<WriteCounts> {
  const ids = await organizationIdsByCode(tx);
  const kept = await codesKeptByPeople(tx);
  for (const { code } of rows) if (!ids.has(code)) ids.set(code, newId());
  const idOf = (code: string): string => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`no organisation has the code ${code}`);
    return id;
  };
  return await bulkUpsert(
    tx,
    organizations,
    rows
      .filter(({ code }) => !kept.has(code))
      .map(({ parent, kinds, ...row }) => ({
        id: idOf(row.code),
        ...row,
        kinds: [...kinds],
        parentId: parent === null ? null : idOf(parent),
        revision: 1,
        createdAt: now,
        updatedAt: now,
      })),
    'code',
  );
}

/** A body as a foreign catalog names it, with the code it gets here should it be unknown. */
export interface NamedBody {
  readonly name: string;
  readonly code: string;
  readonly kind: OrganizationKind;
}

/** Where bodies of a foreign catalog belong. */
export interface BodyOrigin {
  readonly jurisdictionCode: string;
  readonly jurisdictionName: string;
  readonly title: string;
  readonly url: string | null;
}

/**
 * Finds the organisations that a foreign catalog names: first by the code made from the name, which stays when people
 * correct the name here, then by the same name in the same jurisdiction.
 *
 * @returns ids by the name in the foreign catalog; a body that is not there is missing
 */
export async function findBodies(
  db: Database,
  bodies: readonly NamedBody[],
  jurisdictionCode: string,
): Promise<Map<string, string>> {
  const found = await db
    .select({ id: organizations.id, code: organizations.code, name: organizations.name })
    .from(organizations)
    .where(
      sql`${organizations.code} = any(${textList(bodies.map((body) => body.code))})
        or (${organizations.jurisdictionCode} = ${jurisdictionCode}
          and ${organizations.name} = any(${textList(bodies.map((body) => body.name))}))`,
    )
    .orderBy(organizations.id);
  const byCode = new Map(found.map(({ code, id }) => [code, id]));
  const byName = new Map(found.toReversed().map(({ name, id }) => [name, id]));
  return new Map(
    bodies.flatMap(({ name, code }) => {
      const id = byCode.get(code) ?? byName.get(name);
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}

/**
 * Adds bodies of a foreign catalog that are not there yet.
 *
 * @returns their ids by name
 */
export async function addBodies(
  tx: Database,
  bodies: readonly NamedBody[],
  origin: BodyOrigin,
  { now, newId }: WriteContext,
): Promise<Map<string, string>> {
  const rows = bodies.map(({ name, code, kind }) => ({
    id: newId(),
    code,
    name,
    kinds: [kind],
    jurisdictionCode: origin.jurisdictionCode,
    jurisdictionName: origin.jurisdictionName,
    sourceTitle: origin.title,
    sourceUrl: origin.url,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  }));
  await bulkInsert(tx, organizations, rows);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/**
 * Locks an organisation by its public code until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockOrganization(tx: Database, code: string): Promise<{ id: string; code: string } | null> {
  const [found] = await tx
    .select({ id: organizations.id, code: organizations.code })
    .from(organizations)
    .where(eq(organizations.code, code))
    .for('no key update');
  return found ?? null;
}

/** The public-data authority (公共数据主管部门), the first by code where there are several; null when there is none. */
export async function dataAuthorityId(db: Database): Promise<string | null> {
  const [found] = await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(sql`'data_authority' = any(${organizations.kinds})`)
    .orderBy(sql`${organizations.code} collate "C"`)
    .limit(1);
  return found?.id ?? null;
}

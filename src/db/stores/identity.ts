import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Identity, KnownKey, KnownPerson, Membership } from '../../rules/identity.ts';
import type { ActingOrganization } from '../../rules/viewer.ts';
import type { Role } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { domains } from '../tables/domains.ts';
import { memberships, people, serviceAccounts, serviceKeys } from '../tables/identity.ts';
import { organizations } from '../tables/organizations.ts';
import type { WriteContext } from './resource-write.ts';

/** What a person says of themselves when they sign in for the first time. */
export interface PersonWrite extends Identity {
  readonly name: string | null;
  readonly email: string | null;
}

/** What a caller may be shown of themselves. */
export interface Profile {
  readonly name: string | null;
  /** One for each organisation, by its code. */
  readonly memberships: readonly Membership[];
}

/** The organisation of alias `o`, with the domains it leads, as JSON. */
export const actingOrganization = sql`json_build_object(
  'id', o.id, 'code', o.code, 'name', o.name, 'kinds', o.kinds,
  'ledDomainIds', coalesce((select json_agg(d.id order by d.position) from ${domains} d where d.lead_id = o.id), '[]'))`;

/** What the person of alias `p` may do, as JSON: memberships that have not ended, one element for each organisation. */
const membershipsOfPerson = sql`coalesce((
  select json_agg(json_build_object('organization', ${actingOrganization}, 'roles', held.roles) order by o.code)
  from (select m.organization_id, json_agg(m.role order by m.role) as roles from ${memberships} m
    where m.person_id = p.id and m.ended_at is null group by m.organization_id) held
  join ${organizations} o on o.id = held.organization_id), '[]')::text`;

/**
 * The hash by which an erased person is known again: put into `people.erased_identity` when issuer and subject go.
 */
export function erasedIdentityOf({ issuer, subject }: Identity): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');
}

/**
 * Finds a person with what they may do, in one statement; also one who is disabled or erased.
 */
export async function findPerson(db: Database, identity: Identity): Promise<KnownPerson | null> {
  return await personWhere(
    db,
    sql`(p.issuer = ${identity.issuer} and p.subject = ${identity.subject})
      or p.erased_identity = ${erasedIdentityOf(identity)}`,
  );
}

async function personWhere(db: Database, condition: SQL): Promise<KnownPerson | null> {
  const [row] = await db.execute<{ id: string; barred: boolean; memberships: string }>(
    sql`select p.id, (p.disabled_at is not null or p.erased_at is not null) as barred,
        ${membershipsOfPerson} as memberships
      from ${people} p where ${condition} order by barred desc limit 1`,
  );
  return row === undefined
    ? null
    : { id: row.id, isBarred: row.barred, memberships: JSON.parse(row.memberships) as Membership[] };
}

/**
 * Adds a person without roles.
 *
 * @returns the person, also when another request has added them meanwhile
 */
export async function addPerson(
  db: Database,
  { issuer, subject, name, email }: PersonWrite,
  { now, newId }: WriteContext,
): Promise<KnownPerson> {
  await db
    .insert(people)
    .values({ id: newId(), issuer, subject, name, email, revision: 1, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  const person = await findPerson(db, { issuer, subject });
  if (person === null) throw new Error('a person was added and is not there');
  return person;
}

/**
 * Finds a key by its hash, with its account, in one statement; also one that is worth nothing any more.
 */
export async function findKey(db: Database, hash: string): Promise<KnownKey | null> {
  const [row] = await db.execute<{
    expires: string;
    revoked: boolean;
    scopes: string;
    account: string;
    disabled: boolean;
    role: Role;
    organization: string;
  }>(
    sql`select extract(epoch from k.expires_at)::text as expires, k.revoked_at is not null as revoked,
        to_json(k.scopes)::text as scopes, a.id as account, a.disabled_at is not null as disabled, a.role,
        ${actingOrganization}::text as organization
      from ${serviceKeys} k join ${serviceAccounts} a on a.id = k.account_id
      join ${organizations} o on o.id = a.organization_id
      where k.hash = ${hash}`,
  );
  if (row === undefined) return null;
  return {
    expiresAt: new Date(Number(row.expires) * 1000),
    isRevoked: row.revoked,
    scopes: JSON.parse(row.scopes) as string[],
    account: {
      id: row.account,
      isDisabled: row.disabled,
      role: row.role,
      organization: JSON.parse(row.organization) as ActingOrganization,
    },
  };
}

/**
 * What a person is shown of themselves; null when there is no such person.
 */
export async function profileOfPerson(db: Database, id: string): Promise<Profile | null> {
  const [row] = await db.execute<{ name: string | null; memberships: string }>(
    sql`select p.name, ${membershipsOfPerson} as memberships from ${people} p where p.id = ${id}`,
  );
  return row === undefined ? null : { name: row.name, memberships: JSON.parse(row.memberships) as Membership[] };
}

/**
 * What a service account is shown of itself; null when there is none of that id.
 */
export async function profileOfService(db: Database, id: string): Promise<Profile | null> {
  const [row] = await db.execute<{ name: string; role: Role; organization: string }>(
    sql`select a.name, a.role, ${actingOrganization}::text as organization from ${serviceAccounts} a
      join ${organizations} o on o.id = a.organization_id where a.id = ${id}`,
  );
  if (row === undefined) return null;
  const organization = JSON.parse(row.organization) as ActingOrganization;
  return { name: row.name, memberships: [{ organization, roles: [row.role] }] };
}

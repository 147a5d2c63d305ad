import { and, eq, isNull, sql } from 'drizzle-orm';
import type { OrganizationContent } from '../../rules/organization/content.ts';
import type { Role } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { memberships, people, serviceAccounts } from '../tables/identity.ts';
import { organizations } from '../tables/organizations.ts';

/** An organisation as a command looks at it. */
export interface OrganizationRow {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly content: OrganizationContent;
}

/**
 * Locks an organisation until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockOrganizationRow(tx: Database, id: string): Promise<OrganizationRow | null> {
  const o = organizations;
  const [row] = await tx
    .select({
      id: o.id,
      code: o.code,
      revision: o.revision,
      parentId: o.parentId,
      ...{ name: o.name, kinds: o.kinds, description: o.description },
      ...{ jurisdictionCode: o.jurisdictionCode, jurisdictionName: o.jurisdictionName },
      ...{ unifiedSocialCreditCode: o.unifiedSocialCreditCode, sourceTitle: o.sourceTitle, sourceUrl: o.sourceUrl },
    })
    .from(o)
    .where(eq(o.id, id))
    .for('update');
  if (row === undefined) return null;
  const { id: own, code, revision, parentId, ...rest } = row;
  const [parent] = parentId === null ? [] : await tx.select({ code: o.code }).from(o).where(eq(o.id, parentId));
  return { id: own, code, revision, content: { ...rest, parent: parent?.code ?? null } };
}

/**
 * The codes of an organisation and of everything above it, from below. Only what is read under the lock `organizations`
 * stays true.
 *
 * @returns empty when nothing has the code
 */
export async function lineAbove(tx: Database, code: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ code: string }>(sql`
    with recursive line as (
      select o.id, o.code, o.parent_id, 1 as height from ${organizations} o where o.code = ${code}
      union all
      select o.id, o.code, o.parent_id, line.height + 1 from ${organizations} o join line on o.id = line.parent_id
        where line.height < 100)
    select code from line order by height`);
  return [...rows].map((row) => row.code);
}

/** Roles in force in an organisation, of people and of service accounts, each once. */
export async function rolesHeldIn(tx: Database, id: string): Promise<readonly Role[]> {
  const ofPeople = await tx
    .selectDistinct({ role: memberships.role })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.organizationId, id), isNull(memberships.endedAt)));
  const ofServices = await tx
    .selectDistinct({ role: serviceAccounts.role })
    .from(serviceAccounts)
    .where(and(eq(serviceAccounts.organizationId, id), isNull(serviceAccounts.disabledAt)));
  return [...new Set([...ofPeople, ...ofServices].map(({ role }) => role))];
}

/** Another organisation that has the same unique value; null when none has. */
export async function organizationWith(
  tx: Database,
  value: { readonly unifiedSocialCreditCode: string },
): Promise<string | null> {
  const [row] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.unifiedSocialCreditCode, value.unifiedSocialCreditCode));
  return row?.id ?? null;
}

/**
 * Adds an organisation at revision 1.
 *
 * @returns false when its code or its credit code is another one's
 */
export async function insertOrganization(
  tx: Database,
  { id, code, content }: Omit<OrganizationRow, 'revision'>,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insert(organizations)
    .values({ id, code, ...columnsOf(content), revision: 1, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: organizations.id });
  return added.length > 0;
}

/** Writes what an organisation is, with its next revision. */
export async function saveOrganization(
  tx: Database,
  id: string,
  content: OrganizationContent,
  now: Date,
): Promise<void> {
  await tx
    .update(organizations)
    .set({ ...columnsOf(content), revision: sql`${organizations.revision} + 1`, updatedAt: now })
    .where(eq(organizations.id, id));
}

const columnsOf = ({ parent, kinds, ...content }: OrganizationContent) => ({
  ...content,
  kinds: [...kinds],
  parentId: parent === null ? null : sql`(select p.id from ${organizations} p where p.code = ${parent})`,
});

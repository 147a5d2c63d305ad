import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { insertAccounts } from '../../../src/db/stores/accounts.ts';
import { serviceAccounts } from '../../../src/db/tables/identity.ts';
import { type ActingOrganization, anonymous, type PersonViewer, type Viewer } from '../../../src/rules/viewer.ts';
import { type Role, roles } from '../../../src/rules/vocabulary.ts';
import { personOf } from '../viewers.ts';

/** Owner of everything that is acted on, and somebody else. */
export const sides = { own: 'HZ-HEALTH', foreign: 'HZ-TRANSPORT' } as const;

/** Somebody who tries an action. */
export interface Caller {
  readonly name: string;
  readonly kind: 'anonymous' | 'person' | 'service';
  readonly role: Role | null;
  readonly side: keyof typeof sides;
  /** Whether a service's key is good for the action; true for people. */
  readonly hasScope: boolean;
  /** What they are to the subject. */
  readonly is: 'nobody' | 'submitter' | 'author' | 'self' | 'proposer';
  readonly viewer: (action: string) => Viewer;
}

const allRoles = Object.keys(roles) as Role[];

/** Everyone who has nothing to do with the subject but their role and organisation. */
export async function callersOf(pool: DatabasePool): Promise<Caller[]> {
  const callers: Caller[] = [
    {
      name: 'anonymous',
      kind: 'anonymous',
      role: null,
      side: 'foreign',
      hasScope: true,
      is: 'nobody',
      viewer: () => anonymous,
    },
  ];
  for (const side of ['own', 'foreign'] as const) {
    for (const role of [null, ...allRoles]) {
      const viewer = await personOf(pool, sides[side], ...(role === null ? [] : [role]));
      callers.push(asCaller(`person ${role} ${side}`, viewer, role, side, 'nobody'));
      if (role === null || viewer.organization === null) continue;
      const id = await accountOf(pool, `MATRIX-${side}-${role}`, viewer.organization, role);
      for (const hasScope of side === 'own' ? [true, false] : [true]) {
        callers.push(asService(id, viewer.organization, role, side, hasScope));
      }
    }
  }
  return callers;
}

/** A person as a caller. */
export const asCaller = (
  name: string,
  viewer: PersonViewer,
  role: Role | null,
  side: Caller['side'],
  is: Caller['is'],
): Caller => ({ name, kind: 'person', role, side, hasScope: true, is, viewer: () => viewer });

function asService(
  id: string,
  organization: ActingOrganization,
  role: Role,
  side: Caller['side'],
  hasScope: boolean,
): Caller {
  const name = `service ${role} ${side}${hasScope ? '' : ' without the scope'}`;
  const viewer = (action: string): Viewer => ({
    kind: 'service',
    id,
    organization,
    roles: [role],
    scopes: hasScope ? ['read', action] : ['read'],
  });
  return { name, kind: 'service', role, side, hasScope, is: 'nobody', viewer };
}

async function accountOf(
  pool: DatabasePool,
  name: string,
  { id: organizationId }: ActingOrganization,
  role: Role,
): Promise<string> {
  const code = name.toUpperCase().replaceAll('_', '-');
  await insertAccounts(pool, [{ code, name, organizationId, role }], { now: new Date(), newId: uuidv7 });
  const [row] = await pool
    .select({ id: serviceAccounts.id })
    .from(serviceAccounts)
    .where(eq(serviceAccounts.code, code));
  if (row === undefined) throw new Error(`no account ${code}`);
  return row.id;
}

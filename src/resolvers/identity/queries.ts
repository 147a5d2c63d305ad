import type { RequestContext } from '../../context.ts';
import { profileOfPerson, profileOfService } from '../../db/stores/identity.ts';
import { organizationOf, rolesOf } from '../../rules/viewer.ts';
import type { Role } from '../../rules/vocabulary.ts';

/** An organisation that a caller may act for. */
export interface Capacity {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A caller as they are shown themselves. */
export interface Me {
  readonly kind: 'person' | 'service';
  readonly name: string | null;
  readonly capacities: readonly Capacity[];
  readonly actingOrganization: Capacity | null;
  readonly roles: readonly Role[];
}

/**
 * Who is asking: what they may act for, and what they act for in this request. Null for an anonymous caller.
 */
export async function me({ db, viewer }: RequestContext): Promise<Me | null> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return null;
  const profile = await (viewer.kind === 'person' ? profileOfPerson : profileOfService)(db, viewer.id);
  if (profile === null) return null;
  const acting = organizationOf(viewer);
  const roles = rolesOf(viewer);
  return {
    kind: viewer.kind,
    name: profile.name,
    capacities: profile.memberships.map(({ organization: { code, name }, roles: held }) => ({
      code,
      name,
      roles: held,
    })),
    actingOrganization: acting && { code: acting.code, name: acting.name, roles },
    roles,
  };
}

import type { PermissionSubject } from '../../rules/permissions.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';

/**
 * Whose it is to decide on a product: the authority's that has signed its agreement (65号 二: 授权主体). A product that was
 * taken over from elsewhere has no agreement, and so no authority of its own: any officer decides on it, until it has one.
 */
export const authorityOf = (authorityId: string | null, viewer: Viewer): PermissionSubject => ({
  ownerId: authorityId ?? organizationOf(viewer)?.id ?? null,
});

import { eq, sql } from 'drizzle-orm';
import { serviceAccounts, serviceKeys } from '../../tables/identity.ts';
import { organizations } from '../../tables/organizations.ts';
import { byCodePoint, defineNoun, relation } from '../noun.ts';

export const serviceAccountNoun = defineNoun('ServiceAccount', serviceAccounts, (a) => ({
  fields: {
    id: a.id,
    code: a.code,
    name: a.name,
    role: a.role,
    isDisabled: sql`(${a.disabledAt} is not null)`,
    disabledAt: a.disabledAt,
    createdAt: a.createdAt,
    revision: a.revision,
  },
  relations: {
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, a.organizationId)),
    keys: relation('page', 'ServiceKey', serviceKeys, (k) => eq(k.accountId, a.id)),
  },
  filters: {},
  sorts: { code: byCodePoint(a.code), createdAt: a.createdAt },
  listOrder: byCodePoint(a.code),
}));

/** The hash is no field: nothing that reads could ever show it. */
export const serviceKeyNoun = defineNoun('ServiceKey', serviceKeys, (k) => ({
  fields: {
    id: k.id,
    prefix: k.prefix,
    scopes: k.scopes,
    createdAt: k.createdAt,
    expiresAt: k.expiresAt,
    revokedAt: k.revokedAt,
  },
  relations: {
    account: relation('one', 'ServiceAccount', serviceAccounts, (a) => eq(a.id, k.accountId)),
  },
  filters: {},
  sorts: { createdAt: k.createdAt },
  listOrder: k.createdAt,
}));

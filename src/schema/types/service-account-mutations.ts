import { serviceAccount } from '../../resolvers/catalog/queries.ts';
import { createServiceAccount } from '../../resolvers/service-accounts/create-service-account.ts';
import { disableServiceAccount } from '../../resolvers/service-accounts/disable-service-account.ts';
import { issueServiceKey } from '../../resolvers/service-accounts/issue-service-key.ts';
import { revokeServiceKey } from '../../resolvers/service-accounts/revoke-service-key.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, type Done, reasonField, successRow } from '../mutation.ts';
import { ServiceAccountRef } from '../refs.ts';

const accountField = successRow(
  'serviceAccount',
  ServiceAccountRef,
  'The service account as it stands now; null when the caller may not see it.',
  (id, context, asked) => serviceAccount(context, asked, { id: encodeGlobalId('ServiceAccount', id) }),
);

addMutation('createServiceAccount', {
  description: 'Makes an account for a machine, with one role in one organisation and no key yet. Administrators.',
  input: (t) => ({
    code: t.string({
      required: true,
      description: 'Public code: groups of capitals and digits joined by hyphens, at most 60 characters.',
    }),
    name: t.string({ required: true, description: 'What it is for, at most 200 characters.' }),
    organization: t.string({ required: true, description: 'Public code of the organisation it acts for.' }),
    role: t.field({ type: enums.Role, required: true, description: 'Its role; roles that decide are for people.' }),
  }),
  success: accountField,
  run: createServiceAccount,
});

addMutation('disableServiceAccount', {
  description: 'Ends a service account for good, with every key it has. Administrators.',
  input: (t) => ({ ...changeFields(t, 'service account'), reason: reasonField(t) }),
  success: accountField,
  run: disableServiceAccount,
});

const keyIdOf = ({ outcome }: Done): string => encodeGlobalId('ServiceKey', outcome['keyId'] ?? '');

addMutation('issueServiceKey', {
  description: 'Makes a key of a service account. The key is told in this one answer. Administrators.',
  input: (t) => ({
    ...changeFields(t, 'service account'),
    scopes: t.stringList({
      required: true,
      description: 'What it is good for: names of mutations that the role has, or `read`; 1 to 50.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'From when it is worth nothing; within 365 days.',
    }),
  }),
  success: (t) => ({
    ...accountField(t),
    keyId: t.id({ description: 'Global id of the key, by which it is revoked.', resolve: keyIdOf }),
    key: t.string({
      nullable: true,
      description:
        'The key itself, told here and kept nowhere. Null when this answer repeats an earlier one under the same idempotency key: then revoke the key and make another.',
      resolve: ({ outcome }) => outcome['key'] ?? null,
    }),
  }),
  run: issueServiceKey,
});

addMutation('revokeServiceKey', {
  description: 'Ends a key at once. Administrators.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Global id of the key.' }),
    reason: reasonField(t),
  }),
  success: (t) => ({
    ...accountField(t),
    keyId: t.id({ description: 'Global id of the key.', resolve: keyIdOf }),
  }),
  run: revokeServiceKey,
});

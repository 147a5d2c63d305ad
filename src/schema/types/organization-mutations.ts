import { organization } from '../../resolvers/catalog/queries.ts';
import { createOrganization } from '../../resolvers/organizations/create-organization.ts';
import { updateOrganization } from '../../resolvers/organizations/update-organization.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { OrganizationRef } from '../refs.ts';

const OrganizationContentInput = builder.inputType('OrganizationContentInput', {
  description: 'What an organisation is. A field left out keeps what it says; null clears what may be empty.',
  fields: (t) => ({
    name: t.string({ description: 'Name, at most 200 characters; asked for in a new one.' }),
    kinds: t.field({
      type: [enums.OrganizationKind],
      description: 'What it is in the scheme, at least one kind; asked for in a new one.',
    }),
    jurisdictionCode: t.string({
      description: 'Division it acts for: six digits of GB/T 2260; asked for in a new one.',
    }),
    jurisdictionName: t.string({ description: 'Name of that division; asked for in a new one.' }),
    parent: t.string({ description: 'Public code of the organisation it belongs to.' }),
    unifiedSocialCreditCode: t.string({
      description: '统一社会信用代码 (GB 32100-2015) with its right check character.',
    }),
    description: t.string({ description: 'What it does in the scheme, at most 4,000 characters.' }),
    sourceTitle: t.string({ description: 'Where this was read, for people; asked for in a new one.' }),
    sourceUrl: t.string({ description: 'Address of that source.' }),
  }),
});

const organizationField = successRow(
  'organization',
  OrganizationRef,
  'The organisation as it stands now.',
  (id, context, asked) => organization(context, asked, { id: encodeGlobalId('Organization', id) }),
);

addMutation('createOrganization', {
  description: 'Adds an organisation under a code of its own, which is never given again. Administrators.',
  input: (t) => ({
    code: t.string({
      required: true,
      description: 'Public code: groups of capitals and digits joined by hyphens, at most 60 characters.',
    }),
    content: t.field({ type: OrganizationContentInput, required: true, description: 'What it is.' }),
  }),
  success: organizationField,
  run: createOrganization,
});

addMutation('updateOrganization', {
  description:
    'Changes what an organisation is; its code stays. Kinds on which roles in force rest cannot be taken away. Administrators.',
  input: (t) => ({
    ...changeFields(t, 'organisation'),
    content: t.field({ type: OrganizationContentInput, required: true, description: 'What changes.' }),
  }),
  success: organizationField,
  run: updateOrganization,
});

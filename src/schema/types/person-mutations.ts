import { person } from '../../resolvers/catalog/queries.ts';
import { addPerson } from '../../resolvers/people/add-person.ts';
import { disablePerson } from '../../resolvers/people/disable-person.ts';
import { enablePerson } from '../../resolvers/people/enable-person.ts';
import { endRole } from '../../resolvers/people/end-role.ts';
import { erasePerson } from '../../resolvers/people/erase-person.ts';
import { exportPersonalData } from '../../resolvers/people/export-personal-data.ts';
import { grantRole } from '../../resolvers/people/grant-role.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { PersonalData } from '../../rules/identity/personal-data.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { PersonalDataRef, PersonRef } from '../refs.ts';

const personField = successRow(
  'person',
  PersonRef,
  'The person as they stand now; null when the caller may not see them.',
  (id, context, asked) => person(context, asked, { id: encodeGlobalId('Person', id) }),
);

addMutation('addPerson', {
  description: 'Adds a person before they sign in for the first time, without any role. Administrators.',
  input: (t) => ({
    issuer: t.string({
      required: true,
      description: 'Identity provider, as its tokens write it; at most 500 characters.',
    }),
    subject: t.string({ required: true, description: 'Id of the person there: 1 to 255 characters of ASCII.' }),
    name: t.string({ description: 'Name, at most 100 characters.' }),
    email: t.string({ description: 'E-mail address, at most 254 characters.' }),
  }),
  success: personField,
  run: addPerson,
});

addMutation('disablePerson', {
  description: 'Bars a person, whatever roles they hold. Administrators; never the last one of them.',
  input: (t) => ({ ...changeFields(t, 'person'), reason: reasonField(t) }),
  success: personField,
  run: disablePerson,
});

addMutation('enablePerson', {
  description: 'Lets a disabled person act again, in the roles they hold. Administrators.',
  input: (t) => ({ ...changeFields(t, 'person'), reason: reasonField(t) }),
  success: personField,
  run: enablePerson,
});

addMutation('grantRole', {
  description:
    'Gives a person a role in an organisation whose kind has it. Administrators; nobody gives one to themselves.',
  input: (t) => ({
    ...changeFields(t, 'person'),
    organization: t.string({ required: true, description: 'Public code of the organisation.' }),
    role: t.field({ type: enums.Role, required: true, description: 'The role.' }),
  }),
  success: personField,
  run: grantRole,
});

addMutation('endRole', {
  description: 'Ends a role of a person in an organisation. Administrators; never the role of the last of them.',
  input: (t) => ({
    ...changeFields(t, 'person'),
    organization: t.string({ required: true, description: 'Public code of the organisation.' }),
    role: t.field({ type: enums.Role, required: true, description: 'The role.' }),
  }),
  success: personField,
  run: endRole,
});

addMutation('erasePerson', {
  description:
    'Erases a person: name, address, identity, and what they wrote in correction requests; their roles end. For good. Administrators, and each person themselves; never the last administrator.',
  input: (t) => ({ ...changeFields(t, 'person'), reason: reasonField(t) }),
  success: personField,
  run: erasePerson,
});

addMutation('exportPersonalData', {
  description:
    'Tells everything the service keeps of a person, and leaves an entry in the audit log. Administrators, and each person themselves.',
  input: (t) => ({ id: t.id({ required: true, description: 'Global id of the person.' }) }),
  success: (t) => ({
    personalData: t.field({
      type: PersonalDataRef,
      nullable: true,
      description: 'What is kept; null when this answer repeats an earlier one under the same idempotency key.',
      resolve: ({ outcome }) => (outcome['data'] === undefined ? null : (JSON.parse(outcome['data']) as PersonalData)),
    }),
  }),
  run: exportPersonalData,
});

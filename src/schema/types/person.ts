import { people, person } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { MembershipRef, NodeRef, OrganizationRef, PersonRef } from '../refs.ts';

PersonRef.implement({
  description:
    'Somebody who signs in. Administrators and auditors see everybody, a person sees themselves. Of who was erased, the id is left.',
  interfaces: [NodeRef],
  extensions: { noun: 'Person' },
  fields: (t) => ({
    id: t.id(globalId('Person')),
    name: t.exposeString('name', { nullable: true, description: 'Name; null when not known or erased.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address; null when not known or erased.' }),
    issuer: t.exposeString('issuer', { nullable: true, description: 'Identity provider; null once erased.' }),
    subject: t.exposeString('subject', {
      nullable: true,
      description: 'Id at the identity provider; null once erased.',
    }),
    isDisabled: t.exposeBoolean('isDisabled', { description: 'Whether they may not act any more.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when they may not act.',
    }),
    erasedAt: t.expose('erasedAt', { type: 'DateTime', nullable: true, description: 'When they were erased.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were added.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    memberships: t.field(pageField('Membership', 'Roles they hold or held, the last given first.')),
    corrections: t.field(pageField('Correction', 'Comments and correction requests they wrote.')),
  }),
});

MembershipRef.implement({
  description: 'A role of a person in an organisation; ended, never deleted.',
  interfaces: [NodeRef],
  extensions: { noun: 'Membership' },
  fields: (t) => ({
    id: t.id(globalId('Membership')),
    role: t.expose('role', { type: enums.Role, description: 'The role.' }),
    isActive: t.exposeBoolean('isActive', { description: 'Whether it is held still.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When it was given.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it is held.',
    }),
    person: t.field(rowField(PersonRef, 'Who holds it.')),
    organization: t.field(rowField(OrganizationRef, 'Where it is held.')),
  }),
});

const PersonBy = builder.inputType('PersonBy', {
  description: 'Names one person.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Global id.' }) }),
});

builder.queryFields((t) => ({
  people: t.field({
    type: connectionTo('Person'),
    nullable: true,
    args: pageArguments('Person'),
    description: 'People who sign in, the last added first; everybody for administrators and auditors.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, people),
  }),
  person: t.field({
    type: PersonRef,
    nullable: true,
    description: 'One person; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: PersonBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, person, by),
  }),
}));

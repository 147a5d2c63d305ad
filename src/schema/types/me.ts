import { me } from '../../resolvers/identity/queries.ts';
import { roles, wordsOf } from '../../rules/vocabulary.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { CapacityRef, MeRef } from '../refs.ts';

/** A person has each role once in an organisation. */
const roleCount = wordsOf(roles).length;
/** Nobody works for more bodies than this; the database sets no bound. */
const capacityCount = 100;

CapacityRef.implement({
  description: 'An organisation that a caller may act for, with their roles in it.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its public code: what the header acting-organization takes.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    roles: t.expose('roles', {
      type: [enums.Role],
      description: 'Roles in it.',
      extensions: { maxItems: roleCount },
    }),
  }),
});

MeRef.implement({
  description: 'The caller, as the catalog knows them. Roles are read anew at most two seconds after they change.',
  fields: (t) => ({
    kind: t.expose('kind', { type: enums.ActorKind, description: 'PERSON or SERVICE.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name, where the identity provider gave one.' }),
    capacities: t.expose('capacities', {
      type: [CapacityRef],
      description: 'Organisations the caller may act for, by code; one of them in each request.',
      extensions: { maxItems: capacityCount },
    }),
    actingOrganization: t.expose('actingOrganization', {
      type: CapacityRef,
      nullable: true,
      description:
        'What the caller acts for in this request: named by the header acting-organization, or the only one there is; null while several are to choose from.',
    }),
    roles: t.expose('roles', {
      type: [enums.Role],
      description: 'Roles that count in this request: those in the acting organisation.',
      extensions: { maxItems: roleCount },
    }),
  }),
});

builder.queryFields((t) => ({
  me: t.field({
    type: MeRef,
    nullable: true,
    description: 'The caller; null for one who has not signed in.',
    resolve: (_root, _args, context) => me(context),
  }),
}));

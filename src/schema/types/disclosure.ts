import { disclosure, disclosures } from '../../resolvers/catalog/queries.ts';
import { publishDisclosure } from '../../resolvers/disclosure/publish-disclosure.ts';
import { type DisclosureDraft, differenceFromLastYear, draftOfDisclosure } from '../../resolvers/disclosure/queries.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { DisclosureDifference, PartDifference } from '../../rules/disclosure/difference.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { addMutation, successRow } from '../mutation.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { DisclosureRef, NodeRef, OrganizationRef } from '../refs.ts';

/** Codes that one list of a difference tells at most. */
const mostCodes = 1000;

const PartDifferenceRef = builder.objectRef<PartDifference>('DisclosurePartDifference').implement({
  description: 'What became different in one part of a disclosure, by public code.',
  fields: (t) => ({
    added: t.stringList({
      description: 'New; the first 1,000.',
      extensions: { maxItems: mostCodes },
      resolve: ({ added }) => added.slice(0, mostCodes),
    }),
    removed: t.stringList({
      description: 'Not there any more; the first 1,000.',
      extensions: { maxItems: mostCodes },
      resolve: ({ removed }) => removed.slice(0, mostCodes),
    }),
    changed: t.stringList({
      description: 'Said otherwise; the first 1,000.',
      extensions: { maxItems: mostCodes },
      resolve: ({ changed }) => changed.slice(0, mostCodes),
    }),
  }),
});

const DifferenceRef = builder.objectRef<DisclosureDifference>('DisclosureDifference').implement({
  description: 'What became different from last year’s disclosure; all is new where there was none.',
  fields: (t) => ({
    authorisations: t.field({
      type: PartDifferenceRef,
      description: 'Agreements.',
      resolve: ({ authorisations }) => authorisations,
    }),
    resources: t.field({
      type: PartDifferenceRef,
      description: 'Resources obtained, each with its agreement before it.',
      resolve: ({ resources }) => resources,
    }),
    products: t.field({
      type: PartDifferenceRef,
      description: 'Products and services, with their prices.',
      resolve: ({ products }) => products,
    }),
  }),
});

DisclosureRef.implement({
  description:
    'The yearly disclosure (信息披露) of an implementing body and its operators, due by the end of March: whom, what, scope, term, resources obtained, products and services, ceilings and fees (27号 arts 18–19). What was published stays as it was; a correction is a further version. Files: /disclosures/<code of the body>/<year>.csv and .json.',
  interfaces: [NodeRef],
  extensions: { noun: 'Disclosure' },
  fields: (t) => ({
    id: t.id(globalId('Disclosure')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    year: t.exposeInt('year', { description: 'The year it is about.' }),
    version: t.exposeInt('version', { description: 'Number of the version, from 1; the last one stands.' }),
    content: t.expose('content', { type: 'JSON', description: 'What is disclosed.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of the canonical text of the content, in hexadecimal.' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: 'When it was published.' }),
    authority: t.field(rowField(OrganizationRef, 'The implementing body (实施机构).')),
    differenceFromLastYear: t.field({
      type: DifferenceRef,
      nullable: true,
      description: 'What is different from the last version of the year before.',
      extensions: { reads: ['id'] },
      resolve: async ({ id }, _args, context) => await differenceFromLastYear(context, id),
    }),
  }),
});

const DraftRef = builder.objectRef<DisclosureDraft>('DisclosureDraft').implement({
  description: 'What would be disclosed about a year now.',
  fields: (t) => ({
    content: t.field({
      type: 'JSON',
      description: 'What would be disclosed.',
      resolve: ({ content }) => content as unknown as Readonly<Record<string, unknown>>,
    }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'The day it is due.' }),
    differenceFromLastYear: t.field({
      type: DifferenceRef,
      description: 'What is different from the last version of the year before.',
      resolve: ({ difference }) => difference,
    }),
  }),
});

const DisclosureBy = builder.inputType('DisclosureBy', {
  description: 'Names one disclosure: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  disclosures: t.field({
    type: connectionTo('Disclosure'),
    nullable: true,
    args: pageArguments('Disclosure'),
    description: 'Yearly disclosures (信息披露), the last published first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, disclosures),
  }),
  disclosure: t.field({
    type: DisclosureRef,
    nullable: true,
    description: 'One disclosure; null when there is none.',
    args: { by: t.arg({ type: DisclosureBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, disclosure, by),
  }),
  disclosureDraft: t.field({
    type: DraftRef,
    nullable: true,
    description: 'What the body the caller acts for would disclose about a year now; null for who may not publish it.',
    args: { year: t.arg.int({ required: true, description: 'The year, 2000 to 9998.' }) },
    resolve: async (_root, { year }, context) =>
      year >= 2000 && year <= 9998 ? await draftOfDisclosure(context, year) : null,
  }),
}));

addMutation('publishDisclosure', {
  description:
    'Publishes what is to be disclosed about a year that is over, as its next version. The authority, for itself. Refused when nothing has become different since the last version.',
  input: (t) => ({
    year: t.int({ required: true, description: 'The year it is about.' }),
    authority: t.string({
      description: 'Public code of the implementing body; the one the caller acts for if left out.',
    }),
  }),
  success: successRow('disclosure', DisclosureRef, 'The version that was published.', (id, context, asked) =>
    disclosure(context, asked, { id: encodeGlobalId('Disclosure', id) }),
  ),
  run: publishDisclosure,
});

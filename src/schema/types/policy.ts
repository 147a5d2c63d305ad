import { maxProvisions, policy, policyConflicts } from '../../resolvers/policy/queries.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums, StrictnessEnum } from '../enums.ts';
import { PolicyConflictRef, ProvisionRef, ProvisionValueRef, QuantityRef, WordListRef } from '../refs.ts';

const maxWords = 40;

QuantityRef.implement({
  description: 'An amount with its unit.',
  fields: (t) => ({
    amount: t.exposeFloat('amount', { description: 'How much; 0 or more.' }),
    unit: t.expose('unit', { type: enums.QuantityUnit, description: 'Of what.' }),
  }),
});

WordListRef.implement({
  description: 'A list of words of this service, such as the parties that must consent.',
  fields: (t) => ({
    words: t.stringList({
      description: 'The words, in the order of the text. A day of each year is written `MM-DD`.',
      extensions: { maxItems: maxWords },
      resolve: (words) => [...words],
    }),
  }),
});

ProvisionRef.implement({
  description:
    'A provision (规定) in force: what a rule of this service rests on. Shown to everybody, the unconfirmed ones too, which never block.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of this version; opaque, never reused. `node` does not answer it.',
      resolve: ({ id }) => encodeGlobalId('Provision', id),
    }),
    code: t.exposeString('code', { description: 'Names the provision across its versions.' }),
    title: t.exposeString('title', { description: 'What it is about, in Chinese, in our words.' }),
    document: t.exposeString('document', { description: 'Title of the document it stands in.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'Number of the document (文号); null where it has none or none was seen.',
    }),
    article: t.exposeString('article', { nullable: true, description: 'Article; null where it is not known.' }),
    quotation: t.exposeString('quotation', {
      description: 'Its own words, at most a sentence; of one that was not seen, what is said of it.',
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was read; null for what was not.' }),
    layer: t.expose('layer', { type: enums.ProvisionLayer, description: 'Layer of its document.' }),
    mark: t.expose('mark', { type: enums.EvidenceMark, description: 'How well it is known.' }),
    parameter: t.exposeString('parameter', {
      nullable: true,
      description: 'The limit it sets, such as `agreement.term`; null where it sets none.',
    }),
    value: t.field({
      type: ProvisionValueRef,
      nullable: true,
      description: 'What it fixes; null where the text names the matter and gives no value.',
      resolve: ({ value }) => value,
    }),
    stricter: t.expose('stricter', {
      type: StrictnessEnum,
      nullable: true,
      description: 'Which value of its parameter is the stricter one; null where there is no order.',
    }),
    isNamed: t.exposeBoolean('isNamed', {
      description: 'Whether the scheme depends on it, so that it is enforced even as a secondary account or a reading.',
    }),
    isEnforced: t.exposeBoolean('isEnforced', {
      description: 'Whether it can block: its wording was seen, or it is named and known at second hand or inferred.',
    }),
    isBinding: t.exposeBoolean('isBinding', {
      description: 'Whether the value that binds for its parameter on the day asked for comes from it.',
    }),
    startsOn: t.field({ type: 'Date', description: 'Its first day in force.', resolve: ({ validFrom }) => validFrom }),
    endsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its last day in force; null while no end is known.',
      resolve: ({ validTo }) => validTo,
    }),
    note: t.exposeString('note', { nullable: true, description: 'How we read it, or why it was changed.' }),
  }),
});

PolicyConflictRef.implement({
  description: 'Two enforced provisions that cannot both be followed as they are written.',
  fields: (t) => ({
    parameter: t.exposeString('parameter', { description: 'The limit both set.' }),
    kind: t.expose('kind', { type: enums.ConflictKind, description: 'Why they contradict each other.' }),
    prevailing: t.expose('prevailing', { type: ProvisionRef, description: 'The one that prevails.' }),
    overruled: t.expose('overruled', { type: ProvisionRef, description: 'The one that has no part in what binds.' }),
  }),
});

const dayArgument = 'The day; today in Asia/Shanghai when left out.';

builder.queryFields((t) => ({
  policy: t.field({
    type: [ProvisionRef],
    nullable: true,
    description: `The provisions in force on a day, the highest layer first. More than ${maxProvisions} are refused, not cut.`,
    extensions: { maxItems: maxProvisions },
    args: {
      on: t.arg({ type: 'Date', description: dayArgument }),
      layer: t.arg({ type: enums.ProvisionLayer, description: 'Of this layer only.' }),
      parameter: t.arg.string({ description: 'Those that set this limit only, such as `agreement.term`.' }),
      includeUnconfirmed: t.arg.boolean({
        defaultValue: true,
        description: 'Whether those that were only observed or recalled are among them; they never block.',
      }),
    },
    resolve: (_root, args, context) => policy(context, args),
  }),
  policyConflicts: t.field({
    type: [PolicyConflictRef],
    nullable: true,
    description:
      'Provisions that contradict each other on a day. Told to administrators, authority officers and auditors; null for everybody else.',
    extensions: { maxItems: maxProvisions },
    args: { on: t.arg({ type: 'Date', description: dayArgument }) },
    resolve: (_root, args, context) => policyConflicts(context, args),
  }),
}));

import type { RequestContext } from '../context.ts';
import { provisionByCode } from '../resolvers/policy/queries.ts';
import { denialFinding } from '../rules/available-action.ts';
import type { InputIssue, Refusal } from '../rules/errors.ts';
import type { Text } from '../rules/finding.ts';
import { builder } from './builder.ts';
import { FindingStatusEnum } from './enums.ts';
import { AvailableActionRef, FindingRef, ProvisionRef } from './refs.ts';

/** Why a mutation had no effect, as types of the API: every mutation answers its success or one of these. */

/** A text in the language of the caller. */
export const inLanguage = (text: Text, { language }: RequestContext): string => text[language];

type Refused<K extends Refusal['kind']> = Extract<Refusal, { kind: K }>;

/** Code and message of each refusal. */
const words: { readonly [K in Refusal['kind']]: { readonly code: string; readonly message: Text } } = {
  invalid_input: {
    code: 'INVALID_INPUT',
    message: { zh: '输入有误，请按所列问题逐项修改。', en: 'The input is not right; mend each of the issues.' },
  },
  rules_violated: {
    code: 'RULES_VIOLATED',
    message: { zh: '不符合规则，请查看各项结论。', en: 'The rules refuse it; see each of the findings.' },
  },
  revision_conflict: {
    code: 'REVISION_CONFLICT',
    message: {
      zh: '内容已被他人修改，请重新读取后再提交。',
      en: 'It has been changed meanwhile; read it again and repeat the change.',
    },
  },
  idempotency_conflict: {
    code: 'IDEMPOTENCY_CONFLICT',
    message: {
      zh: '该幂等键已用于另一份输入，请换一个键。',
      en: 'The idempotency key was used with another input; choose another key.',
    },
  },
  not_found: {
    code: 'NOT_FOUND',
    message: { zh: '没有该对象，或当前身份看不到它。', en: 'There is none that the caller may see.' },
  },
  not_permitted: {
    code: 'NOT_PERMITTED',
    message: { zh: '当前身份不能执行此操作。', en: 'The caller may not do this.' },
  },
};

/** The exchange’s own reference, where it was used before with something else. */
const referenceConflict: Text = {
  zh: '该业务编号（reference）此前已用于另一份内容；重报请与原内容一致，内容不同请换一个编号。',
  en: 'The reference was used with something else; tell the same again, or choose another reference.',
};

/** What a caller is told of a refusal. */
const messageOf = (refusal: Refusal): Text =>
  refusal.kind === 'idempotency_conflict' && refusal.field === 'reference'
    ? referenceConflict
    : words[refusal.kind].message;

const ErrorRef = builder.interfaceRef<Refusal>('Error').implement({
  description: 'Why a mutation had no effect.',
  fields: (t) => ({
    code: t.string({ description: 'A constant that programs can rely on.', resolve: ({ kind }) => words[kind].code }),
    message: t.string({
      description: 'For people, in the language of the request.',
      resolve: (refusal, _args, context) => inLanguage(messageOf(refusal), context),
    }),
  }),
});

const refused = <K extends Refusal['kind']>(kind: K, name: string) => ({
  ref: builder.objectRef<Refused<K>>(name),
  options: { interfaces: [ErrorRef], isTypeOf: (value: unknown) => (value as Refusal).kind === kind },
});

const FactRef = builder.objectRef<{ name: string; value: string }>('Fact').implement({
  description: 'Something a rule looked at.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is.' }),
    value: t.exposeString('value', { description: 'What it was.' }),
  }),
});

FindingRef.implement({
  description: 'One answer of one rule: what it found, on what ground, from which facts, and what would clear it.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Name of the rule; a constant.' }),
    status: t.expose('status', { type: FindingStatusEnum, description: 'What it found.' }),
    message: t.string({
      description: 'For people, in the language of the request.',
      resolve: ({ message }, _args, context) => inLanguage(message, context),
    }),
    provisionCode: t.string({
      nullable: true,
      description: 'Code of the provision it rests on; null for a rule of this service.',
      resolve: ({ provision }) => provision,
    }),
    provision: t.field({
      type: ProvisionRef,
      nullable: true,
      description: 'The provision it rests on, as it is in force today.',
      resolve: async ({ provision }, _args, context) =>
        provision === null ? null : await provisionByCode(context, provision),
    }),
    facts: t.field({
      type: [FactRef],
      description: 'What it looked at.',
      extensions: { maxItems: 50 },
      resolve: ({ facts }) => Object.entries(facts).map(([name, value]) => ({ name, value })),
    }),
    remedy: t.string({
      nullable: true,
      description: 'What would clear it; null when nothing is to be done.',
      resolve: ({ remedy }, _args, context) => (remedy === null ? null : inLanguage(remedy, context)),
    }),
  }),
});

AvailableActionRef.implement({
  description: 'What the caller may do now with something, from the same rules as the mutation of that name.',
  fields: (t) => ({
    action: t.exposeString('action', { description: 'Name of the mutation.' }),
    allowed: t.exposeBoolean('allowed', { description: 'Whether the mutation would be let through as things stand.' }),
    blockedBy: t.field({
      type: [FindingRef],
      description: 'Everything that stands in the way; empty when it is allowed.',
      extensions: { maxItems: 50 },
      resolve: ({ blockedBy }) => [...blockedBy],
    }),
    deadlineOn: t.expose('deadlineOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day for it, in Asia/Shanghai; null where nothing gives one.',
    }),
  }),
});

const IssueRef = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'One fault of an input.',
  fields: (t) => ({
    path: t.stringList({
      description: 'Where it is, outermost first; places in lists count from 0.',
      extensions: { maxItems: 20 },
      resolve: ({ path }) => path.map(String),
    }),
    code: t.exposeString('code', { description: 'Kind of the fault; a constant.' }),
    message: t.string({
      description: 'What is wrong and the remedy, in the language of the request.',
      resolve: ({ message }, _args, context) => inLanguage(message, context),
    }),
  }),
});

const invalidInput = refused('invalid_input', 'InvalidInput');
invalidInput.ref.implement({
  ...invalidInput.options,
  description: 'The input is not right.',
  fields: (t) => ({
    issues: t.field({
      type: [IssueRef],
      description: 'Every fault of it.',
      extensions: { maxItems: 100 },
      resolve: ({ issues }) => [...issues],
    }),
  }),
});

const rulesViolated = refused('rules_violated', 'RulesViolated');
rulesViolated.ref.implement({
  ...rulesViolated.options,
  description: 'The rules refuse it.',
  fields: (t) => ({
    findings: t.field({
      type: [FindingRef],
      description: 'What every rule found, also those that are met.',
      extensions: { maxItems: 100 },
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

const revisionConflict = refused('revision_conflict', 'RevisionConflict');
revisionConflict.ref.implement({
  ...revisionConflict.options,
  description: 'It has been changed since the caller read it.',
  fields: (t) => ({
    currentRevision: t.exposeInt('currentRevision', { description: 'Its revision now.' }),
    changedFields: t.stringList({
      description: 'What has changed since the expected revision; an import does not name fields.',
      extensions: { maxItems: 100 },
      resolve: ({ changedFields }) => [...changedFields],
    }),
  }),
});

const idempotencyConflict = refused('idempotency_conflict', 'IdempotencyConflict');
idempotencyConflict.ref.implement({
  ...idempotencyConflict.options,
  description: 'The idempotency key, or the exchange’s own reference, was used before with another input.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Which field of the input was used before: idempotencyKey or reference. It takes another value.',
    }),
  }),
});

const notFound = refused('not_found', 'NotFound');
notFound.ref.implement({
  ...notFound.options,
  description: 'There is none that the caller may see; unknown and invisible look the same.',
});

const notPermitted = refused('not_permitted', 'NotPermitted');
notPermitted.ref.implement({
  ...notPermitted.options,
  description: 'The caller may not do this.',
  fields: (t) => ({
    because: t.string({
      description: 'Why not, in the language of the request.',
      resolve: ({ because }, _args, context) => inLanguage(denialFinding(because).message, context),
    }),
  }),
});

/** Every refusal, for the union of each mutation. */
export const refusalRefs = [
  invalidInput.ref,
  rulesViolated.ref,
  revisionConflict.ref,
  idempotencyConflict.ref,
  notFound.ref,
  notPermitted.ref,
] as const;

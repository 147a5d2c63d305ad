import type { InputFieldBuilder, InputFieldMap, ObjectFieldsShape, ObjectRef } from '@pothos/core';
import type { RequestContext } from '../context.ts';
import type { Outcome } from '../resolvers/command/run-command.ts';
import type { Refusal } from '../rules/errors.ts';
import type { Action } from '../rules/permissions.ts';
import { builder, type Types } from './builder.ts';
import { refusalRefs } from './errors.ts';
import { askedOne } from './selection.ts';

/** What a command that took effect made or changed, by name. */
export type Done = { readonly kind: 'done'; readonly outcome: Readonly<Record<string, string>> };

type InputFields = InputFieldBuilder<Types, 'InputObject'>;

/** A mutation of the API. */
export interface MutationOptions {
  readonly description: string;
  /** Fields of its input beside those that every input of its kind holds. */
  readonly input: (t: InputFields) => InputFieldMap;
  /** Fields of its success. */
  readonly success: ObjectFieldsShape<Types, Done>;
  /** The operation of the same name. */
  readonly run: (context: RequestContext, input: object) => Promise<Outcome>;
}

/**
 * Adds a mutation: its input, its success, the union of both with every refusal, and the field.
 *
 * @param name verb and noun; also the name of its permission
 */
export function addMutation(name: Action, options: MutationOptions): void {
  const typeName = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const input = builder.inputType(`${typeName}Input`, {
    description: `Input of ${name}.`,
    fields: (t) => ({
      idempotencyKey: t.string({
        required: true,
        description:
          'Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days.',
      }),
      ...options.input(t),
    }),
  });
  const success = builder.objectRef<Done>(`${typeName}Success`).implement({
    description: `What ${name} has done.`,
    isTypeOf: (value) => (value as Done | Refusal).kind === 'done',
    fields: options.success,
  });
  const result = builder.unionType(`${typeName}Result`, {
    description: `What came of ${name}: its success, or why it had no effect.`,
    types: [success, ...refusalRefs],
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: result,
      nullable: true,
      description: options.description,
      args: { input: t.arg({ type: input, required: true, description: 'What is asked for.' }) },
      resolve: async (_root, args, context) => resultOf(await options.run(context, args.input)),
    }),
  );
}

const resultOf = (outcome: Outcome): Done | Refusal => (outcome.kind === 'done' ? outcome : outcome.refusal);

/** Input fields of every change of something that exists. */
export const changeFields = (t: InputFields, noun: string) => ({
  id: t.id({ required: true, description: `Global id of the ${noun}.` }),
  expectedRevision: t.int({
    required: true,
    description: 'Its revision as the caller has seen it; when it is another by now, nothing is changed.',
  }),
});

/** The input field that asks why, where others will want to know. */
export const reasonField = (t: InputFields) =>
  t.string({ required: true, description: 'Why; kept with the event. 2 to 2,000 characters.' });

/** Reads one row for the success of a mutation, as the caller may see it. */
type ReadRow = (id: string, context: RequestContext, asked: ReturnType<typeof askedOne>) => Promise<object | null>;

/**
 * The field of a success that holds what was made or changed, read through the planner.
 *
 * @param key under which the command's outcome names its uuid
 */
export function successRow<T extends object>(
  name: string,
  ref: ObjectRef<Types, T>,
  description: string,
  read: ReadRow,
  key = 'id',
): ObjectFieldsShape<Types, Done> {
  // Which noun it is does not matter here: rows are handed on as they are.
  const rowRef = ref as unknown as ObjectRef<Types, object>;
  return (t) => ({
    [name]: t.field({
      type: rowRef,
      nullable: true,
      description,
      resolve: async ({ outcome }, _args, context, info) => await read(outcome[key] ?? '', context, askedOne(info)),
    }),
  });
}

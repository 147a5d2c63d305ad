import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { mutationOf, Reference } from './reference.ts';
import {
  type Answer,
  type Command,
  isAgreementOp,
  isApplicationOp,
  type Line,
  type Op,
  type Persona,
  type Standing,
  waits,
} from './words.ts';

/** What is tested against the reference: the authorisations of one operator for one scenario. */
export interface Subject {
  /** @param startsOn first day for an agreement that is drafted or revised */
  act(command: Command, day: string, startsOn: string): Promise<Answer> | Answer;
  button(command: Command, day: string): Promise<boolean> | boolean;
  mayBeGranted(persona: Persona, target: number, day: string): Promise<boolean | null> | boolean | null;
  standing(): Promise<Standing> | Standing;
}

/** One step, as chance has it. */
interface Draw {
  /** Three steps in four are drawn from what is possible, so that lives get somewhere. */
  readonly isPossible: boolean;
  readonly op: number;
  readonly which: number;
}

/** How far a life is carried straight on before chance takes over. */
export const beginnings = [
  ...(['nothing', 'submitted', 'under_review', 'reviewed', 'granted', 'published', 'active'] as const),
  // Of an agreement: in its last half year, and after its end, which nobody has put down yet.
  ...(['ageing', 'over'] as const),
] as const;

export interface Sequence {
  readonly list: readonly Line[];
  readonly beginning: (typeof beginnings)[number];
  readonly draws: readonly Draw[];
}

const large = fc.nat({ max: 99_999 });

/** Random lives of authorisations. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  list: fc.constantFrom<readonly Line[]>(['clinics'], ['health', 'clinics'], ['clinics', 'returned']),
  beginning: fc.constantFrom(...beginnings),
  draws: fc.array(fc.record({ isPossible: fc.nat({ max: 3 }).map((value) => value > 0), op: large, which: large }), {
    minLength: 8,
    maxLength: 25,
    size: 'max',
  }),
});

/** Straight on to a signed agreement, and beyond its end. */
const onwards: readonly Op[] = [
  ...(['draft', 'submit', 'accept', 'pass', 'consent', 'support', 'grant', 'publish'] as const),
  ...(['draftAgreement', 'acceptAgreement', 'sign', 'wait400', 'wait200', 'wait200'] as const),
];
/** What was done last before a beginning. */
const lastOf: Readonly<Record<(typeof beginnings)[number], number>> = {
  ...{
    nothing: 0,
    submitted: 2,
    under_review: 3,
    reviewed: 6,
    granted: 7,
    published: 8,
    active: 11,
    ageing: 13,
    over: 14,
  },
};

/** How often each command was done, by stage before. */
export type Reached = Map<string, number>;

/**
 * Takes a subject and the reference through the same life.
 *
 * @throws when they differ, with the step at which they do; and where something is left that nobody could bring to an end
 */
export async function compareLives(
  { list, beginning, draws }: Sequence,
  make: (list: readonly Line[]) => Promise<Subject> | Subject,
  reached: Reached = new Map(),
): Promise<void> {
  const reference = new Reference(list);
  const subject = await make(list);
  for (const op of onwards.slice(0, lastOf[beginning])) {
    for (;;) {
      const next = reference.possible().find((command) => command.op === op);
      if (next === undefined) break;
      await carryOn(subject, reference, next);
      if (!['pass', 'consent', 'support'].includes(op)) break;
    }
  }
  for (const [index, draw] of draws.entries()) {
    const command = drawn(draw, reference);
    const { op, persona, target, step } = command;
    const of = step === null ? target : `${target} (${step.kind} ${step.body})`;
    const where = `step ${index + 1} from ${beginning}, ${reference.day}: ${persona} ${op} ${of} in ${reference.stage()}`;
    const key = `${op} in ${reference.stage()}`;
    await compareButtons(subject, reference, command, where);
    if ((await compareStep(subject, reference, command, where)) === 'done')
      reached.set(key, (reached.get(key) ?? 0) + 1);
    same(await subject.standing(), reference.standing(), `${where}, afterwards`);
    same(reference.stuck(), [], `${where}, what cannot go on`);
  }
}

/** A command of the beginning: whatever it comes to is seen by the first one that is compared in full. */
async function carryOn(subject: Subject, reference: Reference, command: Command): Promise<void> {
  await compareStep(subject, reference, command, `${command.op} of the beginning`);
  same(await subject.standing(), reference.standing(), `after ${command.op} of the beginning`);
}

/** The buttons say what the mutation is about to answer. */
async function compareButtons(subject: Subject, reference: Reference, command: Command, where: string): Promise<void> {
  if (mutationOf(command.op) === null) return;
  const { persona, target, op } = command;
  // A button does not know what will be written: an outcome of another kind is refused when it is sent.
  const isKnown = !['pass', 'fail', 'support', 'oppose'].includes(op) || isFitting(command);
  if (isKnown) same(await subject.button(command, reference.day), reference.button(command), `${where}, button`);
  if (op !== 'grant') return;
  const found = await subject.mayBeGranted(persona, target, reference.day);
  same(found, reference.mayBeGranted(persona, target), `${where}, findings of a grant`);
}

const isFitting = ({ op, step }: Command): boolean =>
  (step?.kind === 'member_opinion') === (op === 'support' || op === 'oppose');

async function compareStep(subject: Subject, reference: Reference, command: Command, where: string): Promise<Answer> {
  const { op, target } = command;
  const startsOn = op === 'reviseAgreement' ? reference.startForAgreement(target) : reference.startFor(target);
  const answer = await subject.act(command, reference.day, startsOn);
  same(answer, reference.act(command), where);
  return answer;
}

/** What ends a life is drawn more seldom than what carries it on. */
const endings: readonly Op[] = ['withdraw', 'refuse', 'rescind', 'abandon', 'terminate', 'revoke', 'wait400', 'fail'];

function drawn({ isPossible, op, which }: Draw, reference: Reference): Command {
  const all = isPossible ? reference.possible() : reference.commands();
  const isRare = (name: Op): boolean => endings.includes(name) && which % 4 !== 0;
  const names = [...new Set(all.map((each) => each.op))].filter((name) => !isRare(name));
  // Days may always pass: one step in six is one of waiting.
  const isWait = (name: Op): boolean => Object.hasOwn(waits, name) || name === 'retitle' || name === 'expire';
  const kept = names.filter((name) => isWait(name) === (op % 6 === 0));
  const choices = kept.length > 0 ? kept : names;
  const chosen = choices[Math.floor(op / 6) % Math.max(choices.length, 1)];
  const fitting = all.filter((each) => each.op === chosen);
  const latest = Math.max(...fitting.map(({ target }) => target));
  // Three times in four what is newest, where there is more than one.
  const isNewest = (isAgreementOp(chosen ?? 'draft') || isApplicationOp(chosen ?? 'draft')) && which % 4 !== 3;
  const choice = isNewest ? fitting.filter(({ target }) => target === latest) : fitting;
  const found = choice[Math.floor(which / 4) % Math.max(choice.length, 1)];
  if (found === undefined) throw new Error('there is always something to try');
  return found;
}

function same(found: unknown, expected: unknown, where: string): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${where}: the service has ${JSON.stringify(found)}, the reference ${JSON.stringify(expected)}`);
}

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Reference } from './reference.ts';
import {
  type Answer,
  type Command,
  type Line,
  mutationOf,
  nounOf,
  type Op,
  ops,
  type Persona,
  type Standing,
  waits,
} from './words.ts';

/** What is tested against the reference: the authorisations of one operator for one scenario. */
export interface Subject {
  /** @param date what is written where a day has to be: of an agreement the first, of a rectification the last, of a round its own */
  act(command: Command, day: string, date: string): Promise<Answer> | Answer;
  button(command: Command, day: string): Promise<boolean> | boolean;
  mayBeGranted(persona: Persona, target: number, day: string): Promise<boolean | null> | boolean | null;
  /** @param after the command since the last time, where what it cannot have touched need not be read again */
  standing(after?: Command): Promise<Standing> | Standing;
}

/** One step, as chance has it. */
interface Draw {
  /** Three steps in four are drawn from what is possible, so that lives get somewhere. */
  readonly isPossible: boolean;
  readonly op: number;
  readonly which: number;
}

const reviewed: readonly Op[] = ['draft', 'submit', 'accept', 'pass', 'consent', 'support'];
const published: readonly Op[] = [...reviewed, 'grant', 'publish'];
const active: readonly Op[] = [...published, 'wait30', 'draftAgreement', 'acceptAgreement', 'sign'];
/** The same once more, for an agreement that there is. */
const again: readonly Op[] = ['submit', 'accept', 'pass', 'consent', 'support', 'grant', 'publish'];

/** How far a life is carried straight on before chance takes over. */
export const beginnings = {
  nothing: [],
  submitted: ['draft', 'submit'],
  under_review: ['draft', 'submit', 'accept'],
  reviewed,
  advised: [...reviewed, 'askExpert', 'askAdviser', 'declareClear'],
  // Its reviews have expired, and nobody has opened them anew yet.
  outlived: [...reviewed, 'wait400', 'wait400'],
  granted: [...reviewed, 'grant'],
  published,
  disputed: [...published, 'object'],
  active,
  mended: [...active, 'order'],
  changing: [...active, 'relist', 'draftChange', ...again, 'wait30'],
  renewing: [...active, 'draftRenewal', ...again, 'wait30'],
  // In its last half year, and after its end, which nobody has put down yet.
  ageing: [...active, 'wait400', 'wait200'],
  over: [...active, 'wait400', 'wait200', 'wait200'],
} as const satisfies Readonly<Record<string, readonly Op[]>>;
export type Beginning = keyof typeof beginnings;

export interface Sequence {
  readonly list: readonly Line[];
  /** Working days in which objections are taken; null where none are. */
  readonly objectionDays: number | null;
  readonly beginning: Beginning;
  readonly draws: readonly Draw[];
}

const large = fc.nat({ max: 99_999 });

/** Random lives of authorisations. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  list: fc.constantFrom<readonly Line[]>(['clinics'], ['health', 'clinics'], ['clinics', 'returned']),
  objectionDays: fc.constantFrom(null, 10),
  beginning: fc.constantFrom(...(Object.keys(beginnings) as Beginning[])),
  draws: fc.array(fc.record({ isPossible: fc.nat({ max: 3 }).map((value) => value > 0), op: large, which: large }), {
    minLength: 8,
    maxLength: 25,
    size: 'max',
  }),
});

/** How often each command was done, by stage before. */
export type Reached = Map<string, number>;

/**
 * Takes a subject and the reference through the same life.
 *
 * @throws when they differ, with the step at which they do; and where something is left that nobody could bring to an end
 */
export async function compareLives(
  { list, objectionDays, beginning, draws }: Sequence,
  make: (list: readonly Line[], objectionDays: number | null) => Promise<Subject> | Subject,
  reached: Reached = new Map(),
): Promise<void> {
  const reference = new Reference(list, objectionDays);
  const subject = await make(list, objectionDays);
  for (const op of beginnings[beginning]) {
    for (;;) {
      const [next] = reference.possible([op]);
      if (next === undefined) break;
      await carryOn(subject, reference, next);
      reached.set(`${op} in ${beginning}`, 1);
      if (!['pass', 'consent', 'support', 'declareClear'].includes(op)) break;
    }
  }
  same(await subject.standing(), reference.standing(), `at the end of ${beginning}`);
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

/** A command of the beginning: what else it has touched is seen where all of the beginning is compared. */
async function carryOn(subject: Subject, reference: Reference, command: Command): Promise<void> {
  await compareStep(subject, reference, command, `${command.op} of the beginning`);
  same(await subject.standing(command), reference.standing(), `after ${command.op} of the beginning`);
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
  const answer = await subject.act(command, reference.day, reference.dateFor(command));
  same(answer, reference.act(command), where);
  return answer;
}

/** What ends a life is drawn more seldom than what carries it on. */
const endings: readonly Op[] = [
  ...(['withdraw', 'refuse', 'rescind', 'abandon', 'terminate', 'revoke', 'wait400', 'fail', 'sustain'] as const),
];

/** Days may always pass, and the scenario be changed: one step in six is one of these. */
const isWait = (name: Op): boolean =>
  Object.hasOwn(waits, name) || ['retitle', 'relist', 'expire', 'watch'].includes(name);
const waiting = ops.filter(isWait);
const acting = ops.filter((name) => !isWait(name));
/** A prime of which neither length is a multiple, so that every one is come by. */
const STRIDE = 31;

function drawn({ isPossible, op, which }: Draw, reference: Reference): Command {
  const kept = (op % 6 === 0 ? waiting : acting).filter((name) => !endings.includes(name) || which % 4 === 0);
  // From a place that chance has chosen onwards, so that not everything has to be asked for.
  for (let step = 0; step < kept.length; step += 1) {
    const chosen = kept[(Math.floor(op / 6) + step * STRIDE) % kept.length] ?? 'wait1';
    const fitting = isPossible ? reference.possible([chosen]) : reference.commands([chosen]);
    const latest = Math.max(...fitting.map(({ target }) => target));
    // Three times in four what is newest, where there is more than one.
    const isNewest = nounOf(chosen) !== null && which % 4 !== 3;
    const choice = isNewest ? fitting.filter(({ target }) => target === latest) : fitting;
    const found = choice[Math.floor(which / 4) % Math.max(choice.length, 1)];
    if (found !== undefined) return found;
  }
  return { op: 'wait1', persona: 'clock', target: 0, step: null };
}

function same(found: unknown, expected: unknown, where: string): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${where}: the service has ${JSON.stringify(found)}, the reference ${JSON.stringify(expected)}`);
}

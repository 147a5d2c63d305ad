import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  type Answer,
  type Kind,
  kinds,
  mutationOf,
  type Operation,
  operationsOf,
  type Persona,
  personas,
  Reference,
  type View,
} from './reference.ts';

/** What is tested against the reference: one resource or scenario of the service. */
export interface Subject {
  act(persona: Persona, operation: Operation, expectedRevision: number, title: string): Promise<Answer> | Answer;
  see(persona: Persona): Promise<View> | View;
}

/** One step, as chance has it. */
interface Step {
  /** Three steps in four are drawn from what is possible, so that sequences get somewhere. */
  readonly isPossible: boolean;
  readonly persona: number;
  readonly operation: number;
  /** One step in eight is based on another revision. */
  readonly isStale: boolean;
  readonly observer: number;
}

export interface Sequence {
  readonly kind: Kind;
  /** Half of the lives begin with a publication, so that they come further. */
  readonly startsPublished: boolean;
  readonly steps: readonly Step[];
}

const large = fc.nat({ max: 9_999 });

/** Random lives of resources and scenarios. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  kind: fc.constantFrom(...kinds),
  startsPublished: fc.boolean(),
  steps: fc.array(
    fc.record({
      isPossible: fc.nat({ max: 3 }).map((value) => value > 0),
      persona: large,
      operation: large,
      isStale: fc.nat({ max: 7 }).map((value) => value === 0),
      observer: large,
    }),
    { minLength: 4, maxLength: 16, size: 'max' },
  ),
});

const given = (persona: Persona, operation: Operation) => ({
  drawn: { persona, operation },
  isStale: false,
  observer: 0,
});
const publication = [given('owner', 'complete'), given('colleague', 'submit'), given('member', 'publish')];

/** How often each step was taken, by kind, stage before and operation. */
export type Reached = Map<string, number>;

/**
 * Takes a subject and the reference through the same life.
 *
 * @param make makes the subject; given the kind and its title
 * @throws when they differ, with the step at which they do
 */
export async function compareLives(
  { kind, startsPublished, steps }: Sequence,
  make: (kind: Kind, title: string) => Promise<Subject> | Subject,
  reached: Reached = new Map(),
): Promise<void> {
  const reference = new Reference(kind, 'title 0');
  const subject = await make(kind, 'title 0');
  for (const [index, step] of [...(startsPublished ? publication : []), ...steps].entries()) {
    const { persona, operation } = 'drawn' in step ? step.drawn : drawn(step, reference);
    const title = `title ${index + 1}`;
    const where = `step ${index + 1}: ${persona} ${operation} in ${reference.stage()}`;
    const before = await subject.see(persona);
    same(before, reference.see(persona), `${where}, seen before`);
    const button = before?.actions[mutationOf(kind, operation)] ?? false;
    const expected = reference.revision + (step.isStale ? (reference.revision === 1 ? 1 : -1) : 0);
    const key = `${kind}: ${operation} in ${reference.stage()}`;
    const answer = await subject.act(persona, operation, expected, title);
    same(answer, reference.act(persona, operation, expected, title), where);
    if (answer === 'done') reached.set(key, (reached.get(key) ?? 0) + 1);
    // The button said what the mutation then answered; what it cannot know is whose revision is stale, or what is sent.
    const letsThrough = answer === 'done' || answer === 'RevisionConflict' || answer === 'InvalidInput';
    if (answer !== 'RevisionConflict' || button) same(button, letsThrough, `${where}, button`);
    for (const observer of ['owner', 'anonymous', personas[step.observer % personas.length] ?? 'owner'] as const) {
      same(await subject.see(observer), reference.see(observer), `${where}, seen by ${observer} after`);
    }
  }
}

function drawn(step: Step, reference: Reference): { persona: Persona; operation: Operation } {
  const all = operationsOf(reference.kind);
  const possible = step.isPossible ? reference.possible() : [];
  // Withdrawal ends a life: it is drawn more seldom than the others.
  const open = [...new Set(possible.map(({ operation }) => operation))].filter(
    (operation) => operation !== 'withdraw' || step.persona % 5 === 0,
  );
  const operation = open[step.operation % Math.max(open.length, 1)] ?? all[step.operation % all.length] ?? 'revise';
  const able = possible.filter((choice) => choice.operation === operation).map(({ persona }) => persona);
  const cast = able.length > 0 ? able : personas;
  return { persona: cast[step.persona % cast.length] ?? 'owner', operation };
}

function same(found: unknown, expected: unknown, where: string): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${where}: the service has ${JSON.stringify(found)}, the reference ${JSON.stringify(expected)}`);
}

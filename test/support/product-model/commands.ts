import fc from 'fast-check';

/** Two operators, each with an agreement and a demand of three items: items 0 to 2 are of the first, 3 to 5 of the second. */
export const itemsOfEach = 3;
export const operations = [0, 1] as const;
export const operationOf = (item: number): number => Math.floor(item / itemsOfEach);
const items = [0, 1, 2, 3, 4, 5];
/** Delivered from the first: one of each is not. */
export const deliveredAtFirst: readonly number[] = [0, 1, 3, 4];

export const ops = [
  ...(['deliver', 'close', 'end', 'draft', 'rename', 'rework', 'submit', 'review'] as const),
  ...(['return', 'approve', 'reject', 'withdraw', 'takeBack'] as const),
] as const;
export type Op = (typeof ops)[number];

/** Something that is done: to an item, an operation, or a product by the order in which they were drafted. */
export interface Command {
  readonly op: Op;
  readonly of: number;
  /** What a product is to be made from. */
  readonly inputs: readonly number[];
  /** Tells names apart. */
  readonly turn: number;
}

export type Answer = 'done' | 'refused';

/** How products stand: state, version, and what each is made from. */
export type Standing = readonly {
  readonly status: string;
  readonly version: string;
  readonly lineage: readonly number[];
}[];

/** What a sequence of commands is taken through. */
export interface Subject {
  act(command: Command): Promise<Answer> | Answer;
  standing(): Promise<Standing> | Standing;
  /** What is wrong with the lineage, in either direction. */
  faults(): Promise<readonly string[]> | readonly string[];
}

/** How many products there are in a life: few, so that they get somewhere. */
export const mostProducts = 2;

/** Chances: what leads on is drawn more often than what ends things. */
const drawn: readonly Op[] = [
  ...Array<Op>(3).fill('draft'),
  ...Array<Op>(7).fill('submit'),
  ...Array<Op>(7).fill('review'),
  ...Array<Op>(7).fill('approve'),
  ...Array<Op>(4).fill('rework'),
  ...(['rename', 'return', 'reject', 'withdraw', 'takeBack', 'takeBack', 'deliver', 'close', 'end'] as const),
];

/** Straight on to an approved product, before chance takes over. */
const onwards: readonly Omit<Command, 'turn'>[] = (['draft', 'submit', 'review', 'approve'] as const).map((op) => ({
  ...{ op, of: 0, inputs: [0, 1] },
}));

const draws = fc.array(
  fc.record({
    op: fc.constantFrom(...drawn),
    of: fc.nat({ max: 5 }),
    inputs: fc.oneof(
      { weight: 3, arbitrary: fc.subarray([0, 1], { minLength: 1 }) },
      { weight: 2, arbitrary: fc.subarray([3, 4], { minLength: 1 }) },
      { weight: 1, arbitrary: fc.subarray(items) },
    ),
  }),
  { minLength: 12, maxLength: 30, size: 'max' },
);

/** Random lives of products, carried some way straight on; no name comes twice. */
export const sequence: fc.Arbitrary<readonly Command[]> = fc
  .tuple(fc.nat({ max: onwards.length }), draws)
  .map(([far, list]) => [...onwards.slice(0, far), ...list].map((command, turn) => ({ ...command, turn })));

/** Takes a subject and its reference through commands, and tells the first thing in which they differ. */
export async function compare(
  commands: readonly Command[],
  subject: Subject,
  reference: Subject,
  reached: Map<string, number>,
): Promise<void> {
  for (const [place, command] of commands.entries()) {
    const [answer, expected] = [await subject.act(command), await reference.act(command)];
    const told = `${place}: ${JSON.stringify(command)}`;
    if (answer !== expected) throw new Error(`${told} is ${answer}, expected ${expected}`);
    if (answer === 'done') reached.set(command.op, (reached.get(command.op) ?? 0) + 1);
    const [found, right] = [JSON.stringify(await subject.standing()), JSON.stringify(await reference.standing())];
    if (found !== right) throw new Error(`${told}\n  leaves ${found}\nexpected ${right}`);
    const faults = [...(await subject.faults()), ...(await reference.faults())];
    if (faults.length > 0) throw new Error(`${told}: ${faults.join('; ')}`);
  }
}

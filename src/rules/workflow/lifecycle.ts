import type { Finding } from '../finding.ts';
import { judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import type { Word } from '../words.ts';

/** What moves something along without anybody acting: a day that has come. */
export type ByTime = 'by_time';

/**
 * The life of something as a table. What is not in it is refused; mutations, buttons, the model test and the printed
 * reference all read it.
 */
export interface Lifecycle<S extends string> {
  /** Name of its type in the contract. */
  readonly noun: string;
  readonly zh: string;
  /** Its states. */
  readonly states: Readonly<Record<S, Word>>;
  /** The actions that make one, with the states it may begin in. */
  readonly begins: Readonly<Partial<Record<Action, readonly S[]>>>;
  /** Where each action leads from each state: to one state, or to one of several, as the decision says. */
  readonly moves: Readonly<Partial<Record<Action | ByTime, Readonly<Partial<Record<S, readonly S[]>>>>>>;
}

/** States that a thing can be brought to by an action; empty where it is refused. */
export function statesAfter<S extends string>(life: Lifecycle<S>, action: Action | ByTime, from: S): readonly S[] {
  return life.moves[action]?.[from] ?? [];
}

/** States from which an action leads somewhere. */
export function statesAllowing<S extends string>(life: Lifecycle<S>, action: Action | ByTime): readonly S[] {
  return Object.keys(life.moves[action] ?? {}) as S[];
}

/** Actions on something that exists, in the order of the table. */
export function actionsOf<S extends string>(life: Lifecycle<S>): readonly Action[] {
  return Object.keys(life.moves).filter((name) => name !== 'by_time') as Action[];
}

/** States in which nothing leads any further. */
export function endsOf<S extends string>(life: Lifecycle<S>): readonly S[] {
  const states = Object.keys(life.states) as S[];
  return states.filter((state) => Object.values(life.moves).every((from) => movesOf<S>(from)[state] === undefined));
}

const movesOf = <S extends string>(from: unknown) => (from ?? {}) as Readonly<Partial<Record<S, readonly S[]>>>;

/**
 * Says whether the state allows an action: the first rule of every command.
 */
export function stateFinding<S extends string>(life: Lifecycle<S>, action: Action, state: S): Finding {
  const allowed = statesAllowing(life, action);
  const named = (of: readonly S[]) => of.map((each) => `“${life.states[each].zh}”`).join('、');
  return judged(
    'state-allows-action',
    statesAfter(life, action, state).length > 0,
    {
      pass: { zh: `当前状态“${life.states[state].zh}”允许此操作。`, en: `The state ${state} allows it.` },
      fail: {
        zh: `当前状态为“${life.states[state].zh}”，不允许此操作。`,
        en: `The state is ${state}, which does not allow it.`,
      },
      remedy: {
        zh: allowed.length === 0 ? '没有状态允许此操作。' : `仅在${named(allowed)}时可行。`,
        en: `It can be done in ${allowed.length === 0 ? 'no state' : allowed.join(', ')}.`,
      },
    },
    { state },
  );
}

import { describe, expect, it } from 'vitest';
import { actions } from '../../../src/rules/permissions.ts';
import { planLife } from '../../../src/rules/plan/lifecycle.ts';
import { lifeCycles } from '../../../src/rules/workflow/life-cycles.ts';
import { endsOf, type Lifecycle } from '../../../src/rules/workflow/lifecycle.ts';

type Life = Lifecycle<string>;

/** Where each life ends, told a second time in plain words. */
const ends: Readonly<Record<string, readonly string[]>> = {
  Resource: ['withdrawn'],
  Scenario: ['withdrawn'],
  ImplementationPlan: ['superseded', 'withdrawn'],
  Notice: ['cancelled'],
  Application: ['agreed', 'refused', 'withdrawn', 'rescinded'],
  AuthorisationResult: ['rescinded'],
  Agreement: ['expired', 'terminated', 'revoked', 'abandoned'],
  SupervisionRecord: ['recorded', 'closed', 'failed'],
  DataDemand: ['rejected', 'withdrawn', 'closed'],
  PermittedRevenue: ['in_force', 'withdrawn'],
  ProductVersion: ['superseded'],
  Listing: [],
  Step: ['done', 'cancelled'],
  ReviewRound: ['closed'],
  ExpertAssignment: ['conflicted', 'advised'],
  Objection: ['sustained', 'dismissed'],
  Registration: ['rejected', 'withdrawn', 'replaced', 'cancelled', 'revoked'],
  RegistrationObjection: ['sustained', 'dismissed'],
  RegistrationCorrectionRequest: ['consented', 'upheld', 'dismissed', 'withdrawn'],
};

/** States in which a life may rest for good, though it can begin anew. */
const rests: Readonly<Record<string, readonly string[]>> = { Listing: ['rejected', 'delisted'] };

/** How each life begins. */
const begins: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Resource: { draftResource: ['draft'] },
  Scenario: { proposeScenario: ['draft'] },
  ImplementationPlan: { draftPlan: ['draft'] },
  Notice: { draftNotice: ['draft'] },
  Application: { draftApplication: ['draft'] },
  AuthorisationResult: { publishResult: ['published'] },
  Agreement: { draftAgreement: ['draft'] },
  SupervisionRecord: {
    submitOperatingReport: ['recorded'],
    evaluateAgreement: ['recorded'],
    recordInspection: ['recorded'],
    reportProviderContract: ['open'],
    orderRectification: ['open'],
  },
  DataDemand: { draftDataDemand: ['draft'] },
  PermittedRevenue: { proposePermittedRevenue: ['proposed'] },
  ProductVersion: { draftProduct: ['draft'], reviseProduct: ['draft', 'approved'] },
  Listing: { requestListing: ['requested'] },
  // Opened with its file, by what happens to that.
  Step: {},
  ReviewRound: { openRound: ['open'] },
  ExpertAssignment: { requestExpertAdvice: ['drawn'] },
  Objection: { objectToResult: ['open'] },
  Registration: {
    draftRegistration: ['draft'],
    consentToRegistrationCorrection: ['accepted'],
    answerRegistrationCorrection: ['accepted'],
  },
  RegistrationObjection: { objectToRegistration: ['open'] },
  RegistrationCorrectionRequest: { requestRegistrationCorrection: ['open'] },
};

/** States that a life begins in without an action of its own. */
const opened: Readonly<Record<string, readonly string[]>> = { Step: ['open'] };

interface Arrow {
  readonly from: string;
  readonly to: string;
}

const arrowsOf = (life: Life): Arrow[] =>
  Object.values(life.moves).flatMap((ways) =>
    Object.entries(ways ?? {}).flatMap(([from, to]) => (to ?? []).map((each) => ({ from, to: each }))),
  );

/** All that can be come to, along arrows in one direction or the other. */
function reached(from: readonly string[], arrows: readonly Arrow[]): Set<string> {
  const found = new Set(from);
  for (let grown = -1; grown !== found.size; ) {
    grown = found.size;
    for (const arrow of arrows) if (found.has(arrow.from)) found.add(arrow.to);
  }
  return found;
}

/** What is wrong with a table. */
function faultsOf(life: Life): string[] {
  const states = Object.keys(life.states);
  const arrows = arrowsOf(life);
  const starts = [...Object.values(life.begins).flatMap((to) => to ?? []), ...(opened[life.noun] ?? [])];
  const unknown = [...starts, ...arrows.flatMap(({ from, to }) => [from, to])].filter((each) => !states.includes(each));
  const reachable = reached(starts, arrows);
  const done = ends[life.noun] ?? [];
  const ending = reached(
    [...done, ...(rests[life.noun] ?? [])],
    arrows.map(({ from, to }) => ({ from: to, to: from })),
  );
  const actual = endsOf(life).join();
  return [
    ...unknown.map((state) => `${state} is no state`),
    ...states.filter((state) => !reachable.has(state)).map((state) => `nothing leads to ${state}`),
    ...states.filter((state) => !ending.has(state)).map((state) => `no way from ${state} to an end`),
    ...(actual === states.filter((state) => done.includes(state)).join() ? [] : [`ends in ${actual}`]),
    ...(JSON.stringify(life.begins) === JSON.stringify(begins[life.noun]) ? [] : ['begins otherwise']),
    ...Object.keys({ ...life.begins, ...life.moves })
      .filter((name) => name !== 'by_time' && !actions.some((action) => action === name))
      .map((name) => `${name} is permitted to nobody`),
  ];
}

/** Actions that move two things at once, and more. */
const inTwo: Readonly<Record<string, readonly string[]>> = {
  decideProduct: ['ProductVersion', 'Listing'],
  objectToRegistration: ['Registration', 'RegistrationObjection'],
  closeDataDemand: ['DataDemand', 'Listing'],
  objectToResult: ['AuthorisationResult', 'Objection'],
  publishResult: ['Application', 'AuthorisationResult'],
  requestExpertAdvice: ['Application', 'ExpertAssignment'],
  rescindGrant: ['Application', 'AuthorisationResult'],
  resumeAgreement: ['Agreement', 'Listing'],
  revokeAgreement: ['Agreement', 'Listing'],
  signAgreement: ['Application', 'Agreement'],
  supplementAgreement: ['Application', 'Agreement', 'Listing'],
  suspendAgreement: ['Agreement', 'Listing'],
  terminateAgreement: ['Agreement', 'Listing'],
};

const block = actions.slice(actions.indexOf('draftPlan'), actions.indexOf('withdrawApproval') + 1);

/** Actions of the block that do not stand in the tables in which they should. */
function misplaced(lives: readonly Life[]): string[] {
  return block.flatMap((action) => {
    const found = lives
      .filter((life) => Object.hasOwn({ ...life.begins, ...life.moves }, action))
      .map(({ noun }) => noun);
    const right = Object.hasOwn(inTwo, action) ? found.join() === inTwo[action]?.join() : found.length === 1;
    return right ? [] : [`${action}: ${found.join() || 'nowhere'}`];
  });
}

describe('the tables of life cycles', () => {
  it.each(lifeCycles.map((life) => [life.noun, life] as const))(
    '%s: every state is reached, has a way to an end or is one, and begins as it should',
    (_noun, life) => {
      expect(faultsOf(life)).toEqual([]);
    },
  );

  it('hold every action of authorised operation where it belongs', () => {
    expect(block).toContain('decideApplication');
    expect(misplaced(lifeCycles)).toEqual([]);
  });

  it('are found wrong where they are', () => {
    const broken = (change: Partial<Life>): string[] => faultsOf({ ...(planLife as Life), ...change });
    const { withdrawPlan, by_time, recordPlanApproval, ...rest } = planLife.moves;
    expect(withdrawPlan && by_time && recordPlanApproval).toBeDefined();
    expect(broken({ moves: { ...rest, by_time, recordPlanApproval } as Life['moves'] })).toEqual([
      'nothing leads to withdrawn',
    ]);
    expect(broken({ moves: { ...rest, withdrawPlan, recordPlanApproval } as Life['moves'] })).toEqual([
      'nothing leads to superseded',
      'no way from approved to an end',
    ]);
    expect(broken({ begins: { draftPlan: ['approved'] } })).toContain('begins otherwise');
    expect(broken({ moves: { ...planLife.moves, returnPlan: { superseded: ['nowhere'] } } as Life['moves'] })).toEqual(
      expect.arrayContaining(['nowhere is no state', 'ends in withdrawn']),
    );
    expect(misplaced(lifeCycles.filter(({ noun }) => noun !== 'Notice'))).toContain('draftNotice: nowhere');
    expect(misplaced([...lifeCycles, planLife as Life])).toContain('draftPlan: ImplementationPlan,ImplementationPlan');
  });
});

/** The words in which the life of an authorisation is told, to the reference and to the service. */

/**
 * `operator` applies; `rival` is another operator; `officer` and `deputy` are of the authority, `foreigner` is an officer of
 * another body; `cdc`, `health` and `market` provide data, the last what the province returned; `drc`, `cac` and `psb` are
 * members of the mechanism; `expert` and `adviser` are all the experts there are; `clock` is the jobs that end agreements and
 * open reviews anew.
 */
export const personas = [
  ...(['operator', 'rival', 'officer', 'deputy', 'foreigner', 'cdc', 'health', 'market', 'province'] as const),
  ...(['drc', 'cac', 'psb', 'expert', 'adviser', 'anonymous', 'clock'] as const),
] as const;
export type Persona = (typeof personas)[number];

/** Officers of the authority of the notice. */
export const authority: readonly Persona[] = ['officer', 'deputy'];
export const officers: readonly Persona[] = [...authority, 'foreigner'];
export const members: readonly Persona[] = ['drc', 'cac', 'psb'];
export const stewards: readonly Persona[] = ['cdc', 'health', 'market'];
export const experts = ['expert', 'adviser'] as const satisfies readonly Persona[];
export type ExpertPersona = (typeof experts)[number];
export const isExpert = (persona: string): persona is ExpertPersona => experts.some((each) => each === persona);

/** For whom they act. */
export const bodyOf: Readonly<Record<Persona, string>> = {
  ...{ operator: 'applicant', rival: 'OP-HENGXING', officer: 'HZ-DATA', deputy: 'HZ-DATA', cdc: 'HZ-CDC' },
  ...{ health: 'HZ-HEALTH', market: 'HZ-MARKET', province: 'ZJ-DATA', drc: 'HZ-DRC', cac: 'HZ-CAC', psb: 'HZ-PSB' },
  ...{ foreigner: 'HZ-XIAOSHAN', expert: 'HZ-EXPERT', adviser: 'HZ-EXPERT', anonymous: '', clock: '' },
};

/** What is done with an application, by the mutation that does it. */
export const applicationOps = {
  ...{ spoil: 'reviseApplication', complete: 'reviseApplication', makeInitial: 'reviseApplication' },
  ...{ submit: 'submitApplication', withdraw: 'withdrawApplication', accept: 'acceptApplication' },
  ...{ return: 'returnApplication', grant: 'decideApplication', refuse: 'decideApplication' },
  ...{ publish: 'publishResult', rescind: 'rescindGrant', draftAgreement: 'draftAgreement' },
  ...{ draftLong: 'draftAgreement', assign: 'assignToRound' },
  ...{ askExpert: 'requestExpertAdvice', askAdviser: 'requestExpertAdvice' },
} as const;
export const stepOps = {
  ...{ pass: 'concludeStep', fail: 'concludeStep', support: 'concludeStep', oppose: 'concludeStep' },
  ...{ consent: 'answerItemConsents', consentPart: 'answerItemConsents', decline: 'answerItemConsents' },
} as const;
export const agreementOps = {
  ...{ reviseAgreement: 'reviseAgreement', acceptAgreement: 'acceptAgreement', sign: 'signAgreement' },
  ...{ abandon: 'abandonAgreement', suspend: 'suspendAgreement', resume: 'resumeAgreement' },
  ...{ terminate: 'terminateAgreement', revoke: 'revokeAgreement', fileAgreement: 'recordAgreementFiling' },
  ...{ supplement: 'supplementAgreement', order: 'orderRectification' },
} as const;
/** What a drawn expert does. */
export const expertOps = {
  ...{ declareClear: 'declareInterest', declareConflict: 'declareInterest', advise: 'giveExpertAdvice' },
} as const;
export const resultOps = { fileResult: 'recordResultFiling', object: 'objectToResult' } as const;
/** Of the latest objection to a result. */
export const objectionOps = { sustain: 'answerObjection', dismiss: 'answerObjection' } as const;
/** Of something that is to be mended. */
export const recordOps = {
  ...{ answerRecord: 'answerRectification', closeRecord: 'reviewRectification' },
  ...{ againRecord: 'reviewRectification', failRecord: 'reviewRectification' },
} as const;
export const roundOps = { closeRound: 'closeRound' } as const;
/** What only the calendar, the scenario or a new application is about. */
export const waits = { wait1: 1, wait30: 30, wait200: 200, wait400: 400 } as const;
/** What is done with nothing that is there already, or by nobody. */
const free = [
  ...(['draft', 'draftRenewal', 'draftChange', 'openRound', 'retitle', 'relist', 'expire', 'watch'] as const),
  ...(['wait1', 'wait30', 'wait200', 'wait400'] as const),
] as const;
/** Every mutation of one thing, by what it is a thing of. */
const tables = {
  ...{ application: applicationOps, step: stepOps, agreement: agreementOps, expertAssignment: expertOps },
  ...{ authorisationResult: resultOps, objection: objectionOps, supervisionRecord: recordOps, reviewRound: roundOps },
} as const;
type Tables = typeof tables;
export type Noun = keyof Tables;
export type OpOf<N extends Noun> = { [K in N]: keyof Tables[K] }[N];
export type FreeOp = (typeof free)[number];
export type Op = OpOf<Noun> | FreeOp;

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[];
export const ops: readonly Op[] = [...free, ...Object.values(tables).flatMap((table) => Object.keys(table) as Op[])];

const nouns = new Map(
  keysOf(tables).flatMap((noun) => Object.keys(tables[noun]).map((op) => [op as Op, noun] as const)),
);
/** The noun whose thing is acted on; null where there is none. */
export const nounOf = (op: Op): Noun | null => nouns.get(op) ?? null;
export const isOf = <N extends Noun>(noun: N, op: Op): op is OpOf<N> & Op => nouns.get(op) === noun;
/** The mutation by which something is done; null for what is no mutation of one thing. */
export function mutationOf(op: Op): string | null {
  const noun = nounOf(op);
  return noun === null ? null : ((tables[noun] as Readonly<Record<string, string>>)[op] ?? null);
}

/**
 * A review or a consent of a file, by what it is and whom it waits for, or an expert by their name; the latest of these is
 * meant.
 */
export interface StepName {
  readonly kind: string;
  readonly body: string;
}

/** One thing that somebody tries. */
export interface Command {
  readonly op: Op;
  readonly persona: Persona;
  /** Number of the application, agreement, record or round, in the order in which they were made. */
  readonly target: number;
  /** For steps and experts alone. */
  readonly step: StepName | null;
}

export type Answer = 'done' | 'NotFound' | 'NotPermitted' | 'RulesViolated' | 'InvalidInput';

/** Everything as it stands. */
export interface Standing {
  readonly applications: readonly { readonly status: string; readonly steps: readonly string[] }[];
  readonly agreements: readonly {
    readonly status: string;
    readonly expiresOn: string;
    readonly isFiled: boolean;
    /** Number of the application whose list is authorised. */
    readonly list: number;
    readonly steps: readonly string[];
  }[];
  /** Kind and last day of the reviews of the applicant. */
  readonly reviews: readonly string[];
  /** Of each application: what became of its result, and of each objection to it; null for none. */
  readonly results: readonly (ShownResult | null)[];
  /** What is to be mended. */
  readonly records: readonly { readonly state: string; readonly dueOn: string; readonly steps: readonly string[] }[];
  readonly rounds: readonly string[];
}

export interface ShownResult {
  readonly status: string;
  readonly objectionsEndOn: string | null;
  readonly isFiled: boolean;
  readonly objections: readonly string[];
}

/** Resources on the list, with who provides them and how many items of each are asked for. */
export const lines = {
  health: { body: 'HZ-CDC', items: 2, isReturned: false },
  clinics: { body: 'HZ-HEALTH', items: 1, isReturned: false },
  returned: { body: 'HZ-MARKET', items: 1, isReturned: true },
} as const;
export type Line = keyof typeof lines;

/** The words in which the life of an authorisation is told, to the reference and to the service. */

/**
 * `operator` applies; `rival` is another operator; `officer` is of the authority, `foreigner` an officer of another body;
 * `cdc`, `health` and `market` provide data, the last what the province returned; `drc`, `cac` and `psb` are members of the
 * mechanism; `clock` is the job that ends agreements.
 */
export const personas = [
  ...(['operator', 'rival', 'officer', 'foreigner', 'cdc', 'health', 'market', 'province', 'drc', 'cac'] as const),
  ...(['psb', 'anonymous', 'clock'] as const),
] as const;
export type Persona = (typeof personas)[number];

export const officers: readonly Persona[] = ['officer', 'foreigner'];
export const members: readonly Persona[] = ['drc', 'cac', 'psb'];
export const stewards: readonly Persona[] = ['cdc', 'health', 'market'];

/** For whom they act. */
export const bodyOf: Readonly<Record<Persona, string>> = {
  ...{ operator: 'applicant', rival: 'OP-HENGXING', officer: 'HZ-DATA', foreigner: 'HZ-XIAOSHAN', cdc: 'HZ-CDC' },
  ...{ health: 'HZ-HEALTH', market: 'HZ-MARKET', province: 'ZJ-DATA', drc: 'HZ-DRC', cac: 'HZ-CAC', psb: 'HZ-PSB' },
  ...{ anonymous: '', clock: '' },
};

/** What is done with an application, by the mutation that does it. */
export const applicationOps = {
  ...{ spoil: 'reviseApplication', complete: 'reviseApplication', makeInitial: 'reviseApplication' },
  ...{ submit: 'submitApplication', withdraw: 'withdrawApplication', accept: 'acceptApplication' },
  ...{ return: 'returnApplication', grant: 'decideApplication', refuse: 'decideApplication' },
  ...{ publish: 'publishResult', rescind: 'rescindGrant', draftAgreement: 'draftAgreement' },
  ...{ draftLong: 'draftAgreement' },
} as const;
export const stepOps = {
  ...{ pass: 'concludeStep', fail: 'concludeStep', support: 'concludeStep', oppose: 'concludeStep' },
  ...{ consent: 'answerItemConsents', consentPart: 'answerItemConsents', decline: 'answerItemConsents' },
} as const;
export const agreementOps = {
  ...{ reviseAgreement: 'reviseAgreement', acceptAgreement: 'acceptAgreement', sign: 'signAgreement' },
  ...{ abandon: 'abandonAgreement', suspend: 'suspendAgreement', resume: 'resumeAgreement' },
  ...{ terminate: 'terminateAgreement', revoke: 'revokeAgreement' },
} as const;
/** What only the calendar, the scenario or a new application is about. */
export const waits = { wait1: 1, wait30: 30, wait200: 200, wait400: 400 } as const;
export type ApplicationOp = keyof typeof applicationOps;
export type StepOp = keyof typeof stepOps;
export type AgreementOp = keyof typeof agreementOps;
export type FreeOp = 'draft' | 'draftRenewal' | 'retitle' | 'expire' | keyof typeof waits;
export type Op = ApplicationOp | StepOp | AgreementOp | FreeOp;

const free: readonly FreeOp[] = ['draft', 'draftRenewal', 'retitle', 'expire', 'wait1', 'wait30', 'wait200', 'wait400'];
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[];
export const ops: readonly Op[] = [...free, ...keysOf(applicationOps), ...keysOf(stepOps), ...keysOf(agreementOps)];

export const isApplicationOp = (op: Op): op is ApplicationOp => Object.hasOwn(applicationOps, op);
export const isStepOp = (op: Op): op is StepOp => Object.hasOwn(stepOps, op);
export const isAgreementOp = (op: Op): op is AgreementOp => Object.hasOwn(agreementOps, op);

/** A review or a consent of a file, by what it is and whom it waits for; the latest of these is meant. */
export interface StepName {
  readonly kind: string;
  readonly body: string;
}

/** One thing that somebody tries. */
export interface Command {
  readonly op: Op;
  readonly persona: Persona;
  /** Number of the application or agreement, in the order in which they were drafted. */
  readonly target: number;
  /** For steps alone. */
  readonly step: StepName | null;
}

export type Answer = 'done' | 'NotFound' | 'NotPermitted' | 'RulesViolated' | 'InvalidInput';

/** Everything as it stands. */
export interface Standing {
  readonly applications: readonly { readonly status: string; readonly steps: readonly string[] }[];
  readonly agreements: readonly {
    readonly status: string;
    readonly expiresOn: string;
    readonly steps: readonly string[];
  }[];
  /** Kind and last day of the reviews of the applicant. */
  readonly reviews: readonly string[];
  /** Of each application: what became of its result; null for none. */
  readonly results: readonly (string | null)[];
}

/** Resources on the list, with who provides them and how many items of each are asked for. */
export const lines = {
  health: { body: 'HZ-CDC', items: 2, isReturned: false },
  clinics: { body: 'HZ-HEALTH', items: 1, isReturned: false },
  returned: { body: 'HZ-MARKET', items: 1, isReturned: true },
} as const;
export type Line = keyof typeof lines;

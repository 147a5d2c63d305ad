import { lastOfTerm, later, monthsLater } from './days.ts';
import {
  type AgreementOp,
  type Answer,
  type ApplicationOp,
  agreementOps,
  applicationOps,
  bodyOf,
  type Command,
  isAgreementOp,
  isApplicationOp,
  isStepOp,
  type Line,
  lines,
  members,
  officers,
  ops,
  type Persona,
  personas,
  type Standing,
  type StepName,
  type StepOp,
  stepOps,
  stewards,
  waits,
} from './words.ts';

/**
 * The life of an authorisation, told a second time: in plain conditions, from what the issue and the texts ask, without the
 * tables and rules of `src/rules`. One operator, one scenario with one list; applications one after the other.
 */

interface Review {
  readonly kind: string;
  readonly passedOn: string;
  readonly lastDay: string;
}

interface Step {
  readonly kind: string;
  readonly body: string;
  status: 'open' | 'paused' | 'done' | 'cancelled';
  outcome: string | null;
  review: Review | null;
  /** What was said of each item that is asked about. */
  consents: ('pending' | 'consented' | 'declined')[];
}

interface Agreement {
  status: 'draft' | 'accepted' | 'abandoned' | 'active' | 'suspended' | 'expired' | 'terminated' | 'revoked';
  startsOn: string;
  expiresOn: string;
  readonly application: Application;
  readonly follows: Agreement | null;
  readonly steps: Step[];
}

const running = ['draft', 'submitted', 'returned', 'under_review', 'granted', 'published'] as const;
const over = ['agreed', 'refused', 'withdrawn', 'rescinded'] as const;

interface Application {
  kind: 'initial' | 'renewal';
  follows: Agreement | null;
  status: (typeof running)[number] | (typeof over)[number];
  complete: boolean;
  submissions: number;
  isTakenUp: boolean;
  /** Version of the scenario that was handed in last. */
  scenario: number;
  result: 'published' | 'rescinded' | null;
  readonly steps: Step[];
}

/** First and last day of the window of the notice. */
export const noticeWindow = { opensOn: '2026-01-01', closesOn: '2028-06-30' } as const;
export const firstDay = '2026-03-02';

const reviewsOfApplicant = ['basic_security', 'technical_security'];
const reviewsOfAuthority = [...reviewsOfApplicant, 'scenario_review', 'network_security', 'emergency_plan'];
const consentKinds = ['provider_consent', 'provincial_consent'];
const step = (kind: string, body: string, items = 0): Step => ({
  ...{ kind, body, status: 'open', outcome: null, review: null },
  consents: Array.from({ length: items }, () => 'pending'),
});
const isRunning = (status: string): boolean => running.some((each) => each === status);
const waitsStill = ({ status }: Step): boolean => status === 'open' || status === 'paused';

/** Everything as it should be. */
export class Reference {
  day = firstDay;
  readonly #list: readonly Line[];
  readonly #applications: Application[] = [];
  readonly #agreements: Agreement[] = [];
  readonly #reviews: Review[] = [];
  #scenario = 1;

  constructor(list: readonly Line[]) {
    this.#list = list;
  }

  /** What a command should be answered. */
  answerTo(command: Command): Answer {
    const { op, persona, target } = command;
    if (isApplicationOp(op)) return this.#answerToApplication(op, persona, this.#applications[target]);
    if (isStepOp(op)) return this.#answerToStep(op, persona, this.#applications[target], command.step);
    if (isAgreementOp(op)) return this.#answerToAgreement(op, persona, this.#agreements[target]);
    if (op === 'draft' || op === 'draftRenewal') {
      if (persona === 'anonymous') return 'NotFound';
      if (persona !== 'operator') return persona === 'rival' ? 'InvalidInput' : 'NotPermitted';
      return this.#applications.some(({ status }) => isRunning(status)) ? 'RulesViolated' : 'done';
    }
    return 'done';
  }

  /** Does a command, where it is to be done. */
  act(command: Command): Answer {
    const answer = this.answerTo(command);
    if (answer === 'done') this.#do(command);
    return answer;
  }

  /** Whether nothing stands in the way of granting it, for whoever may see that; null for the others and at other times. */
  mayBeGranted(persona: Persona, target: number): boolean | null {
    const application = this.#applications[target];
    if (application === undefined || application.status !== 'under_review') return null;
    return members.includes(persona) || officers.includes(persona) ? this.#isGrantable(application) : null;
  }

  /** Whether there is a button that can be pressed; null where there is none to be asked for. */
  button(command: Command): boolean {
    // A decision is possible as long as there is one to take: it may always be a refusal.
    const op = command.op === 'grant' ? 'refuse' : command.op;
    return this.answerTo({ ...command, op }) === 'done';
  }

  standing(): Standing {
    return {
      applications: this.#applications.map(({ status, steps }) => ({ status, steps: steps.map(shown).sort() })),
      agreements: this.#agreements.map(({ status, expiresOn, steps }) => ({
        ...{ status, expiresOn },
        steps: steps.map(shown).sort(),
      })),
      reviews: this.#reviews.map(({ kind, lastDay }) => `${kind} ${lastDay}`).sort(),
      results: this.#applications.map(({ result }) => result),
    };
  }

  /** Every command that names something there is, whoever tries it and whatever comes of it. */
  commands(): Command[] {
    return ops.flatMap((op) =>
      personasFor(op).flatMap((persona) => this.#targetsOf(op).map((on) => ({ op, persona, ...on }))),
    );
  }

  /** Commands that would be done now. */
  possible(): Command[] {
    return this.commands().filter((command) => this.answerTo(command) === 'done');
  }

  /** Whatever has neither come to its end nor a command of somebody that leads on to one. */
  stuck(): string[] {
    const can = (op: 'withdraw' | 'rescind' | 'abandon' | 'terminate', target: number) =>
      (['operator', 'officer', 'drc'] as const).some(
        (persona) => this.answerTo({ op, persona, target, step: null }) === 'done',
      );
    return [
      ...this.#applications.flatMap(({ status }, target) => {
        const isOpen = isRunning(status);
        return !isOpen || can('withdraw', target) || can('rescind', target) ? [] : [`application ${status}`];
      }),
      ...this.#agreements.flatMap(({ status, expiresOn }, target) => {
        const isOpen = ['draft', 'accepted', 'active', 'suspended'].includes(status);
        const isOver = ['active', 'suspended'].includes(status) && this.day > expiresOn;
        return !isOpen || isOver || can('abandon', target) || can('terminate', target) ? [] : [`agreement ${status}`];
      }),
      ...[...this.#applications, ...this.#agreements].flatMap(({ status, steps }) =>
        ['withdrawn', 'refused', 'abandoned', 'rescinded', 'expired', 'terminated', 'revoked'].includes(status)
          ? steps.filter(waitsStill).map(({ kind }) => `${kind} of what is ${status}`)
          : [],
      ),
    ];
  }

  /** Where the latest application and agreement stand, for counting what was reached. */
  stage(): string {
    return `${this.#applications.at(-1)?.status ?? 'nothing'}, ${this.#agreements.at(-1)?.status ?? 'nothing'}`;
  }

  #targetsOf(op: Command['op']): { target: number; step: StepName | null }[] {
    const number = isAgreementOp(op) ? this.#agreements.length : this.#applications.length;
    const targets = Array.from({ length: number }, (_, target) => target);
    if (isStepOp(op))
      return targets.flatMap((target) => this.#stepsFor(op, target).map((on) => ({ target, step: on })));
    if (isApplicationOp(op) || isAgreementOp(op)) return targets.map((target) => ({ target, step: null }));
    return op === 'draftRenewal' && this.#agreements.length === 0 ? [] : [{ target: 0, step: null }];
  }

  #stepsFor(op: StepOp, target: number): StepName[] {
    const kinds = stepOps[op] === 'concludeStep' ? [...reviewsOfAuthority, 'member_opinion'] : consentKinds;
    const found = (this.#applications[target]?.steps ?? []).filter(({ kind }) => kinds.includes(kind));
    const names = new Map(found.map(({ kind, body }) => [`${kind} ${body}`, { kind, body }]));
    return [...names.values()];
  }

  #sees(persona: Persona, { submissions, steps }: Application): boolean {
    if (persona === 'operator') return true;
    if (officers.includes(persona) || members.includes(persona)) return submissions > 0;
    return steps.some(({ body }) => body === bodyOf[persona]);
  }

  #answerToApplication(op: ApplicationOp, persona: Persona, application: Application | undefined): Answer {
    if (application === undefined || !this.#sees(persona, application)) return 'NotFound';
    const owns = ['spoil', 'complete', 'makeInitial', 'submit', 'withdraw'].includes(op);
    const decides = ['grant', 'refuse', 'rescind'].includes(op);
    const may = owns ? persona === 'operator' : (decides ? members : officers).includes(persona);
    if (!may) return 'NotPermitted';
    return this.#isTimeFor(op, application) ? 'done' : 'RulesViolated';
  }

  #isTimeFor(op: ApplicationOp, application: Application): boolean {
    const { status, result } = application;
    switch (op) {
      case 'spoil':
      case 'complete':
      case 'makeInitial':
        return status === 'draft' || status === 'returned';
      case 'submit':
        return (status === 'draft' || status === 'returned') && this.#mayBeHandedIn(application);
      case 'withdraw':
        return ['draft', 'submitted', 'returned', 'under_review'].includes(status);
      case 'accept':
        return status === 'submitted';
      case 'return':
        return status === 'submitted' || status === 'under_review';
      case 'refuse':
        return status === 'under_review';
      case 'grant':
        return status === 'under_review' && this.#isGrantable(application);
      case 'publish':
        return status === 'granted';
      case 'rescind':
        return status === 'granted' || status === 'published';
      case 'draftAgreement':
      case 'draftLong':
        return status === 'published' && result === 'published' && this.#agreementOf(application) === null;
    }
  }

  #agreementOf(application: Application): Agreement | null {
    return this.#agreements.find((each) => each.application === application && each.status !== 'abandoned') ?? null;
  }

  #runs({ status, expiresOn }: Agreement): boolean {
    return (status === 'active' || status === 'suspended') && this.day <= expiresOn;
  }

  #mayBeHandedIn({ complete, submissions, kind, follows }: Application): boolean {
    if (!complete) return false;
    if (submissions === 0 && (this.day < noticeWindow.opensOn || this.day > noticeWindow.closesOn)) return false;
    const isInTime = ({ expiresOn }: Agreement): boolean => this.day <= monthsLater(expiresOn, -3);
    if (kind === 'renewal') return follows !== null && this.#runs(follows) && isInTime(follows);
    const [last] = this.#agreements
      .filter((each) => this.#runs(each))
      .sort((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1));
    return last === undefined || !isInTime(last);
  }

  #isGrantable({ steps }: Application): boolean {
    const standing = steps.filter(({ status }) => status !== 'cancelled');
    const latest = (kind: string) => standing.filter((each) => each.kind === kind).at(-1);
    const passed = reviewsOfAuthority.every((kind) => {
      const found = latest(kind);
      if (found === undefined || found.status !== 'done') return false;
      if (found.outcome !== 'passed' && found.outcome !== 'cited') return false;
      return found.review === null || (found.review.passedOn <= this.day && this.day <= found.review.lastDay);
    });
    const asked = standing.filter(({ kind }) => consentKinds.includes(kind));
    const consented = asked.every(({ consents }) => consents.every((each) => each === 'consented'));
    const spoken = standing.filter(({ kind }) => kind === 'member_opinion').every(({ status }) => status === 'done');
    return passed && asked.length > 0 && consented && spoken;
  }

  #answerToStep(op: StepOp, persona: Persona, application: Application | undefined, name: StepName | null): Answer {
    const found = application?.steps.filter(({ kind, body }) => kind === name?.kind && body === name.body).at(-1);
    if (application === undefined || found === undefined || !this.#sees(persona, application)) return 'NotFound';
    const isConclusion = stepOps[op] === 'concludeStep';
    const acts = isConclusion ? [...officers, ...members] : [...stewards, 'province'];
    if (!acts.includes(persona) || bodyOf[persona] !== found.body) return 'NotPermitted';
    if (found.status !== 'open' || application.status !== 'under_review') return 'RulesViolated';
    if (!isConclusion) return consentKinds.includes(found.kind) ? 'done' : 'RulesViolated';
    if (found.kind === 'member_opinion') return op === 'support' || op === 'oppose' ? 'done' : 'RulesViolated';
    return reviewsOfAuthority.includes(found.kind) && (op === 'pass' || op === 'fail') ? 'done' : 'RulesViolated';
  }

  #answerToAgreement(op: AgreementOp, persona: Persona, agreement: Agreement | undefined): Answer {
    if (agreement === undefined) return 'NotFound';
    const isSecret = ['draft', 'accepted', 'abandoned'].includes(agreement.status);
    const isParty = persona === 'operator' || officers.includes(persona) || members.includes(persona);
    if (isSecret && !isParty) return 'NotFound';
    const actors: Readonly<Record<string, readonly Persona[]>> = {
      ...{ acceptAgreement: ['operator'], terminate: members, revoke: members },
    };
    if (!(actors[op] ?? ['officer']).includes(persona)) return 'NotPermitted';
    return this.#isTimeForAgreement(op, agreement) ? 'done' : 'RulesViolated';
  }

  #isTimeForAgreement(op: AgreementOp, agreement: Agreement): boolean {
    const { status } = agreement;
    switch (op) {
      case 'reviseAgreement':
      case 'abandon':
        return status === 'draft' || status === 'accepted';
      case 'acceptAgreement':
        return status === 'draft' && this.#isContract(agreement);
      case 'sign':
        return status === 'accepted' && this.#isContract(agreement);
      case 'suspend':
        return status === 'active' && this.#runs(agreement);
      case 'resume':
        return status === 'suspended' && this.#runs(agreement);
      case 'terminate':
      case 'revoke':
        return this.#runs(agreement);
    }
  }

  /** Two years at most, not begun yet, and right behind the one that it renews while that has not ended. */
  #isContract({ startsOn, expiresOn, follows, application }: Agreement): boolean {
    if (startsOn < this.day || expiresOn > lastOfTerm(startsOn, 24) || application.result !== 'published') return false;
    const next = this.#dayAfter(follows);
    return next === null || startsOn === next;
  }

  /** The day on which a renewal has to begin; null where it may begin on any day to come. */
  #dayAfter(follows: Agreement | null): string | null {
    if (follows === null || !['active', 'suspended'].includes(follows.status)) return null;
    const next = later(follows.expiresOn, 1);
    return next >= this.day ? next : null;
  }

  /** First day that a careful officer would write. */
  startFor(target: number): string {
    return this.#dayAfter(this.#applications[target]?.follows ?? null) ?? this.day;
  }

  startForAgreement(target: number): string {
    return this.#dayAfter(this.#agreements[target]?.follows ?? null) ?? this.day;
  }

  #do(command: Command): void {
    const { op, target } = command;
    if (isApplicationOp(op)) this.#doApplication(op, this.#application(target), target);
    else if (isStepOp(op)) this.#doStep(op, this.#application(target), command.step);
    else if (isAgreementOp(op)) this.#doAgreement(op, this.#agreement(target), target);
    else if (op === 'draft' || op === 'draftRenewal') {
      const follows = op === 'draft' ? null : (this.#agreements.at(-1) ?? null);
      const blank = { status: 'draft', complete: true, submissions: 0, isTakenUp: false, result: null } as const;
      const kind = op === 'draft' ? 'initial' : 'renewal';
      this.#applications.push({ ...blank, kind, follows, scenario: 0, steps: [] });
    } else if (op === 'retitle') this.#scenario += 1;
    else if (op === 'expire') this.#expire();
    else this.day = later(this.day, waits[op]);
  }

  #application(target: number): Application {
    const found = this.#applications[target];
    if (found === undefined) throw new Error(`no application ${target}`);
    return found;
  }

  #agreement(target: number): Agreement {
    const found = this.#agreements[target];
    if (found === undefined) throw new Error(`no agreement ${target}`);
    return found;
  }

  #doApplication(op: ApplicationOp, application: Application, target: number): void {
    const { steps } = application;
    switch (op) {
      case 'spoil':
      case 'complete':
        application.complete = op === 'complete';
        return;
      case 'makeInitial':
        application.kind = 'initial';
        application.follows = null;
        return;
      case 'submit':
        this.#handIn(application);
        return;
      case 'withdraw':
      case 'refuse':
        if (op === 'refuse') finish(steps, 'decision', 'completed');
        cancel(steps);
        application.status = op === 'withdraw' ? 'withdrawn' : 'refused';
        return;
      case 'accept':
        finish(steps, 'acceptance', 'passed');
        application.status = 'under_review';
        application.isTakenUp = true;
        this.#openReviews(application);
        return;
      case 'return':
        for (const each of steps) if (each.status === 'open') each.status = 'paused';
        steps.push(step('supplement', 'applicant'));
        application.status = 'returned';
        return;
      case 'grant':
        finish(steps, 'decision', 'completed');
        cancel(steps);
        steps.push(step('publication', 'HZ-DATA'));
        application.status = 'granted';
        return;
      case 'publish':
        finish(steps, 'publication', 'completed');
        steps.push(step('filing', 'HZ-DATA'));
        application.status = 'published';
        application.result = 'published';
        return;
      case 'rescind':
        this.#rescind(application);
        return;
      case 'draftAgreement':
      case 'draftLong': {
        const startsOn = this.startFor(target);
        const expiresOn = lastOfTerm(startsOn, op === 'draftLong' ? 36 : 24);
        const { follows } = application;
        const signing = [step('signing', 'applicant')];
        this.#agreements.push({ status: 'draft', startsOn, expiresOn, application, follows, steps: signing });
      }
    }
  }

  #rescind(application: Application): void {
    cancel(application.steps);
    application.status = 'rescinded';
    if (application.result !== null) application.result = 'rescinded';
    const draft = this.#agreementOf(application);
    if (draft === null) return;
    cancel(draft.steps);
    draft.status = 'abandoned';
  }

  #handIn(application: Application): void {
    const { steps, submissions, scenario } = application;
    application.submissions += 1;
    application.scenario = this.#scenario;
    if (submissions === 0) {
      steps.push(step('acceptance', 'HZ-DATA'));
      application.status = 'submitted';
      return;
    }
    finish(steps, 'supplement', 'completed');
    for (const each of steps) if (each.status === 'paused') each.status = 'open';
    application.status = application.isTakenUp ? 'under_review' : 'submitted';
    if (!application.isTakenUp) return;
    for (const kind of reviewsOfAuthority) this.#reopen(application, kind, scenario !== this.#scenario);
  }

  /** Looks at a review anew that had failed, and at the scenario where it has changed. */
  #reopen(application: Application, kind: string, isScenarioChanged: boolean): void {
    const found = application.steps.filter((each) => each.kind === kind && each.status !== 'cancelled').at(-1);
    const isOther = kind === 'scenario_review' && isScenarioChanged;
    if (!isOther && found?.outcome !== 'failed') return;
    if (found !== undefined && waitsStill(found)) found.status = 'cancelled';
    this.#openReview(application, kind);
  }

  #openReviews(application: Application): void {
    for (const kind of reviewsOfAuthority) this.#openReview(application, kind);
    for (const line of this.#list) {
      const { body, items, isReturned } = lines[line];
      application.steps.push(step('provider_consent', body, items));
      if (isReturned) application.steps.push(step('provincial_consent', 'ZJ-DATA', items));
    }
    for (const member of members) application.steps.push(step('member_opinion', bodyOf[member]));
    application.steps.push(step('decision', 'HZ-MECH'));
  }

  /** A review of the applicant that is still valid stands in for another one. */
  #openReview(application: Application, kind: string): void {
    const opened = step(kind, 'HZ-DATA');
    application.steps.push(opened);
    const [valid] = this.#reviews
      .filter((each) => each.kind === kind && each.passedOn <= this.day && this.day <= each.lastDay)
      .sort((a, b) => (a.lastDay < b.lastDay ? 1 : -1));
    if (valid === undefined) return;
    opened.status = 'done';
    opened.outcome = 'cited';
    opened.review = valid;
  }

  #doStep(op: StepOp, { steps }: Application, name: StepName | null): void {
    const found = steps.filter(({ kind, body }) => kind === name?.kind && body === name.body).at(-1);
    if (found === undefined) throw new Error('no such step');
    const words = { pass: 'passed', fail: 'failed', support: 'supported', oppose: 'opposed' } as const;
    if (op === 'consent' || op === 'consentPart' || op === 'decline') {
      const said = op === 'decline' ? 'declined' : 'consented';
      found.consents = found.consents.map((before, index) => (op === 'consentPart' && index > 0 ? before : said));
      if (found.consents.includes('pending')) return;
      found.outcome = found.consents.includes('declined') ? 'declined' : 'consented';
    } else found.outcome = words[op];
    found.status = 'done';
    if (op !== 'pass' || !reviewsOfApplicant.includes(found.kind)) return;
    found.review = { kind: found.kind, passedOn: this.day, lastDay: monthsLater(this.day, 24) };
    this.#reviews.push(found.review);
  }

  #doAgreement(op: AgreementOp, agreement: Agreement, target: number): void {
    const { steps, application, status } = agreement;
    switch (op) {
      case 'reviseAgreement':
        agreement.startsOn = this.startForAgreement(target);
        agreement.expiresOn = lastOfTerm(agreement.startsOn, 24);
        agreement.status = 'draft';
        if (status !== 'accepted') return;
        cancel(steps);
        steps.push(step('signing', 'applicant'));
        return;
      case 'acceptAgreement':
        finish(steps, 'signing', 'completed');
        steps.push(step('signing', 'HZ-DATA'));
        agreement.status = 'accepted';
        return;
      case 'sign':
        finish(steps, 'signing', 'completed');
        steps.push(step('filing', 'HZ-DATA'));
        agreement.status = 'active';
        application.status = 'agreed';
        return;
      case 'abandon':
        cancel(steps);
        agreement.status = 'abandoned';
        return;
      case 'suspend':
        agreement.status = 'suspended';
        return;
      case 'resume':
        agreement.status = 'active';
        return;
      case 'terminate':
      case 'revoke':
        cancel(steps);
        agreement.status = op === 'terminate' ? 'terminated' : 'revoked';
    }
  }

  #expire(): void {
    for (const agreement of this.#agreements) {
      if (!['active', 'suspended'].includes(agreement.status) || this.day <= agreement.expiresOn) continue;
      agreement.status = 'expired';
      cancel(agreement.steps);
    }
  }
}

/** Who may try something: only the clock lets days pass and ends agreements, only the operator writes the scenario. */
function personasFor(op: Command['op']): readonly Persona[] {
  if (op === 'retitle') return ['operator'];
  if (op === 'expire' || Object.hasOwn(waits, op)) return ['clock'];
  return personas.filter((persona) => persona !== 'clock');
}

function finish(steps: readonly Step[], kind: string, outcome: string): void {
  for (const each of steps) {
    if (each.kind !== kind || !waitsStill(each)) continue;
    each.status = 'done';
    each.outcome = outcome;
  }
}

function cancel(steps: readonly Step[]): void {
  for (const each of steps) if (waitsStill(each)) each.status = 'cancelled';
}

const shown = ({ kind, body, status, outcome }: Step): string => `${kind} ${body} ${status} ${outcome ?? ''}`.trim();

/** The mutation by which something is done; null for what is no mutation of one thing. */
export function mutationOf(op: Command['op']): string | null {
  if (isApplicationOp(op)) return applicationOps[op];
  if (isStepOp(op)) return stepOps[op];
  return isAgreementOp(op) ? agreementOps[op] : null;
}

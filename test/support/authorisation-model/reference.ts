import { lastOfTerm, later, monthsLater, workableDay, workdaysLater } from './days.ts';
import {
  type Answer,
  authority,
  bodyOf,
  type Command,
  type ExpertPersona,
  experts,
  isExpert,
  isOf,
  type Line,
  lines,
  members,
  nounOf,
  type OpOf,
  officers,
  ops,
  type Persona,
  personas,
  type Standing,
  type StepName,
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
  readonly experts: { readonly who: ExpertPersona; state: 'drawn' | 'clear' | 'conflicted' | 'advised' }[];
}

interface Agreement {
  status: 'draft' | 'accepted' | 'abandoned' | 'active' | 'suspended' | 'expired' | 'terminated' | 'revoked';
  startsOn: string;
  expiresOn: string;
  readonly application: Application;
  readonly follows: Agreement | null;
  /** The application whose list is authorised: its own, or that of a supplement. */
  list: Application;
  isFiled: boolean;
  readonly steps: Step[];
}

interface Objection {
  state: 'open' | 'sustained' | 'dismissed';
  readonly author: Persona;
}

/** Something that an officer has ordered to be mended. */
interface RectificationRecord {
  state: 'open' | 'answered' | 'closed' | 'failed';
  dueOn: string;
  readonly by: string;
  readonly steps: Step[];
}

interface Round {
  readonly convenesOn: string;
  status: 'open' | 'closed';
}

const running = ['draft', 'submitted', 'returned', 'under_review', 'granted', 'published'] as const;
const over = ['agreed', 'refused', 'withdrawn', 'rescinded'] as const;

interface Application {
  kind: 'initial' | 'renewal' | 'list_change';
  follows: Agreement | null;
  status: (typeof running)[number] | (typeof over)[number];
  complete: boolean;
  submissions: number;
  isTakenUp: boolean;
  /** The scenario and the list that were handed in last. */
  scenario: string;
  list: readonly Line[];
  round: Round | null;
  result: 'published' | 'rescinded' | null;
  objectionsEndOn: string | null;
  isFiled: boolean;
  readonly objections: Objection[];
  readonly steps: Step[];
}

/** First and last day of the window of the notice. */
export const noticeWindow = { opensOn: '2026-01-01', closesOn: '2028-06-30' } as const;
export const firstDay = '2026-03-02';

const reviewsOfApplicant = ['basic_security', 'technical_security'];
const reviewsOfAuthority = [...reviewsOfApplicant, 'scenario_review', 'network_security', 'emergency_plan'];
const consentKinds = ['provider_consent', 'provincial_consent'];
const step = (kind: string, body: string, items = 0): Step => ({
  ...{ kind, body, status: 'open', outcome: null, review: null, experts: [] },
  consents: Array.from({ length: items }, () => 'pending'),
});
/** Which expert an officer asks for. */
const asked = { askExpert: 'expert', askAdviser: 'adviser' } as const;
/** The consents that a line of the list needs. */
function consentsOf(line: Line): Step[] {
  const { body, items, isReturned } = lines[line];
  const provider = step('provider_consent', body, items);
  return isReturned ? [provider, step('provincial_consent', 'ZJ-DATA', items)] : [provider];
}
const isDecider = (persona: Persona): boolean => officers.includes(persona) || members.includes(persona);
const isSigned = (agreement: Agreement | null): boolean =>
  agreement !== null && ['active', 'suspended'].includes(agreement.status);
const isRunning = (status: string): boolean => running.some((each) => each === status);
const waitsStill = ({ status }: Step): boolean => status === 'open' || status === 'paused';

/** Everything as it should be. */
export class Reference {
  day = firstDay;
  #list: readonly Line[];
  readonly #objectionDays: number | null;
  readonly #applications: Application[] = [];
  readonly #agreements: Agreement[] = [];
  readonly #reviews: Review[] = [];
  readonly #records: RectificationRecord[] = [];
  readonly #rounds: Round[] = [];
  #title = 1;

  /** @param objectionDays working days in which objections to a result are taken; null where none are */
  constructor(list: readonly Line[], objectionDays: number | null) {
    this.#list = list;
    this.#objectionDays = objectionDays;
  }

  get #scenario(): string {
    return `${this.#title}: ${this.#list.join()}`;
  }

  /** What a command should be answered. */
  answerTo(command: Command): Answer {
    const { op, persona, target, step: name } = command;
    const application = this.#applications[target];
    if (isOf('application', op)) return this.#answerToApplication(op, persona, application);
    if (isOf('step', op)) return this.#answerToStep(op, persona, application, name);
    if (isOf('expertAssignment', op)) return this.#answerToExpert(op, persona, application, name);
    if (isOf('authorisationResult', op)) return this.#answerToResult(op, persona, application);
    if (isOf('objection', op)) return this.#answerToObjection(persona, application);
    if (isOf('agreement', op)) return this.#answerToAgreement(op, persona, this.#agreements[target]);
    if (isOf('supervisionRecord', op)) return this.#answerToRecord(op, persona, this.#records[target]);
    if (isOf('reviewRound', op)) return this.#answerToRound(persona, this.#rounds[target]);
    if (op === 'draft' || op === 'draftRenewal' || op === 'draftChange') {
      if (persona === 'anonymous') return 'NotFound';
      if (persona !== 'operator') return persona === 'rival' ? 'InvalidInput' : 'NotPermitted';
      return this.#applications.some(({ status }) => isRunning(status)) ? 'RulesViolated' : 'done';
    }
    return op === 'openRound' && !authority.includes(persona) ? 'NotPermitted' : 'done';
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

  /** Whether there is a button that can be pressed: whether there is something to write that would be taken. */
  button(command: Command): boolean {
    const { op, persona, target } = command;
    const can = (...others: Command['op'][]) =>
      others.some((each) => this.answerTo({ ...command, op: each }) === 'done');
    switch (op) {
      // A decision is possible as long as there is one to take: it may always be a refusal.
      case 'grant':
        return can('refuse');
      case 'askExpert':
      case 'askAdviser':
        return can('askExpert', 'askAdviser');
      case 'declareClear':
        return can('declareConflict');
      case 'closeRecord':
      case 'againRecord':
        return can('failRecord');
      // It does not know which round or application will be named.
      case 'assign':
        return officers.includes(persona) && this.#isTimeToAssign(this.#application(target));
      case 'supplement':
        return authority.includes(persona) && this.#runs(this.#agreement(target));
      default:
        return can(op);
    }
  }

  standing(): Standing {
    return {
      applications: this.#applications.map(({ status, steps }) => ({ status, steps: steps.map(shown).sort() })),
      agreements: this.#agreements.map(({ status, expiresOn, isFiled, list, steps }) => ({
        ...{ status, expiresOn, isFiled, list: this.#applications.indexOf(list) },
        steps: steps.map(shown).sort(),
      })),
      reviews: this.#reviews.map(({ kind, lastDay }) => `${kind} ${lastDay}`).sort(),
      results: this.#applications.map(({ result, objectionsEndOn, isFiled, objections }) =>
        result === null
          ? null
          : { status: result, objectionsEndOn, isFiled, objections: objections.map(({ state }) => state) },
      ),
      records: this.#records.map(({ state, dueOn, steps }) => ({ state, dueOn, steps: steps.map(shown).sort() })),
      rounds: this.#rounds.map(({ status }) => status),
    };
  }

  /** Every command that names something there is, whoever tries it and whatever comes of it. */
  commands(of: readonly Command['op'][] = ops): Command[] {
    return of.flatMap((op) => {
      const targets = this.#targetsOf(op);
      return personasFor(op).flatMap((persona) => targets.map((on) => ({ op, persona, ...on })));
    });
  }

  /** Commands that would be done now. */
  possible(of: readonly Command['op'][] = ops): Command[] {
    return this.commands(of).filter((command) => this.answerTo(command) === 'done');
  }

  /** Whatever has neither come to its end nor a command of somebody that leads on to one. */
  stuck(): string[] {
    const can = (op: Command['op'], target: number) =>
      (['operator', 'officer', 'deputy', 'drc'] as const).some(
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
      ...this.#applications.flatMap(({ objections }, target) =>
        objections.at(-1)?.state !== 'open' || can('dismiss', target) ? [] : ['objection'],
      ),
      ...this.#records.flatMap(({ state }, target) => {
        const isOver = state === 'closed' || state === 'failed';
        return isOver || can('answerRecord', target) || can('closeRecord', target) ? [] : [`record ${state}`];
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
    const noun = nounOf(op);
    const all = (rows: readonly unknown[]) => rows.map((_, target) => ({ target, step: null }));
    const once = [{ target: 0, step: null }];
    switch (noun) {
      case 'step':
      case 'expertAssignment':
        return this.#applications.flatMap((_, target) =>
          this.#stepsFor(op, target).map((on) => ({ target, step: on })),
        );
      case 'application':
        return op === 'assign' && this.#rounds.length === 0 ? [] : all(this.#applications);
      case 'authorisationResult':
        return all(this.#applications).filter(({ target }) => this.#application(target).result !== null);
      case 'objection':
        return all(this.#applications).filter(({ target }) => this.#application(target).objections.length > 0);
      case 'agreement':
        return all(this.#agreements);
      case 'supervisionRecord':
        return all(this.#records);
      case 'reviewRound':
        return all(this.#rounds);
      case null:
        if (op === 'openRound') return this.#rounds.length > 2 ? [] : once;
        return (op === 'draftRenewal' || op === 'draftChange') && this.#agreements.length === 0 ? [] : once;
    }
  }

  #stepsFor(op: Command['op'], target: number): StepName[] {
    const { steps } = this.#application(target);
    if (isOf('expertAssignment', op)) {
      const drawn = experts.filter((who) => this.#assignmentOf(this.#application(target), who) !== null);
      return drawn.map((body) => ({ kind: 'expert_advice', body }));
    }
    const isConclusion = isOf('step', op) && stepOps[op] === 'concludeStep';
    const kinds = isConclusion ? [...reviewsOfAuthority, 'member_opinion'] : consentKinds;
    const found = steps.filter(({ kind }) => kinds.includes(kind));
    const names = new Map(found.map(({ kind, body }) => [`${kind} ${body}`, { kind, body }]));
    return [...names.values()];
  }

  /** The latest part of an expert in a file; null where they were never drawn. */
  #assignmentOf({ steps }: Application, who: string) {
    const step = steps.filter((each) => each.experts.some((expert) => expert.who === who)).at(-1);
    const expert = step?.experts.find((each) => each.who === who);
    return step === undefined || expert === undefined ? null : { step, expert };
  }

  #sees(persona: Persona, { submissions, steps }: Application): boolean {
    if (persona === 'operator') return true;
    if (officers.includes(persona) || members.includes(persona)) return submissions > 0;
    if (isExpert(persona))
      return steps.some((each) => each.experts.some(({ who, state }) => who === persona && state !== 'conflicted'));
    return steps.some(({ body }) => body === bodyOf[persona]);
  }

  #answerToApplication(op: OpOf<'application'>, persona: Persona, application: Application | undefined): Answer {
    if (application === undefined || !this.#sees(persona, application)) return 'NotFound';
    const owns = ['spoil', 'complete', 'makeInitial', 'submit', 'withdraw'].includes(op);
    const decides = ['grant', 'refuse', 'rescind'].includes(op);
    const may = owns ? persona === 'operator' : (decides ? members : officers).includes(persona);
    if (!may) return 'NotPermitted';
    return this.#isTimeFor(op, application) ? 'done' : 'RulesViolated';
  }

  #isTimeFor(op: OpOf<'application'>, application: Application): boolean {
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
      case 'publish': {
        const isKnown = this.#objectionDays === null || workdaysLater(this.day, this.#objectionDays) !== null;
        return status === 'granted' && isKnown && (application.kind !== 'list_change' || isSigned(application.follows));
      }
      case 'rescind':
        return status === 'granted' || status === 'published';
      case 'draftAgreement':
      case 'draftLong':
        return (
          status === 'published' &&
          result === 'published' &&
          application.kind !== 'list_change' &&
          application.objections.every(({ state }) => state !== 'sustained') &&
          this.#agreementOf(application) === null
        );
      case 'assign':
        return this.#isTimeToAssign(application) && this.#rounds.at(-1)?.status === 'open';
      case 'askExpert':
      case 'askAdviser': {
        const drawn = this.#adviceOf(application)?.experts ?? [];
        return status === 'under_review' && drawn.every(({ who }) => who !== asked[op]);
      }
    }
  }

  #isTimeToAssign({ status }: Application): boolean {
    return status === 'submitted' || status === 'under_review';
  }

  /** The step of advice that waits. */
  #adviceOf({ steps }: Application): Step | null {
    return steps.find(({ kind, status }) => kind === 'expert_advice' && status === 'open') ?? null;
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
    if (kind === 'list_change') return follows !== null && this.#runs(follows);
    if (kind === 'renewal') return follows !== null && this.#runs(follows) && isInTime(follows);
    const [last] = this.#agreements
      .filter((each) => this.#runs(each))
      .sort((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1));
    return last === undefined || !isInTime(last);
  }

  #isGrantable({ steps, round }: Application): boolean {
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
    const convened = round === null || round.convenesOn <= this.day;
    return passed && asked.length > 0 && consented && spoken && convened;
  }

  #answerToStep(
    op: OpOf<'step'>,
    persona: Persona,
    application: Application | undefined,
    name: StepName | null,
  ): Answer {
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

  #answerToExpert(
    op: OpOf<'expertAssignment'>,
    persona: Persona,
    application: Application | undefined,
    name: StepName | null,
  ): Answer {
    const found = application === undefined ? null : this.#assignmentOf(application, name?.body ?? '');
    if (application === undefined || found === null) return 'NotFound';
    if (persona !== name?.body) return isDecider(persona) ? 'NotPermitted' : 'NotFound';
    const states = { declareClear: ['drawn'], declareConflict: ['drawn', 'clear'], advise: ['clear'] }[op];
    return application.status === 'under_review' && states.includes(found.expert.state) ? 'done' : 'RulesViolated';
  }

  #answerToResult(op: OpOf<'authorisationResult'>, persona: Persona, application: Application | undefined): Answer {
    if (application === undefined || application.result === null) return 'NotFound';
    const { result, objectionsEndOn, objections } = application;
    if (op === 'fileResult' ? !authority.includes(persona) : persona === 'anonymous') return 'NotPermitted';
    const isTime = objectionsEndOn !== null && this.day <= objectionsEndOn;
    const isFirst = objections.every(({ author, state }) => author !== persona || state !== 'open');
    return result === 'published' && (op === 'fileResult' || (isTime && isFirst)) ? 'done' : 'RulesViolated';
  }

  #answerToObjection(persona: Persona, application: Application | undefined): Answer {
    const found = application?.objections.at(-1);
    if (found === undefined) return 'NotFound';
    if (!isDecider(persona) && persona !== found.author && persona !== 'operator') return 'NotFound';
    if (!authority.includes(persona)) return 'NotPermitted';
    return found.state === 'open' && found.author !== persona ? 'done' : 'RulesViolated';
  }

  #answerToRecord(op: OpOf<'supervisionRecord'>, persona: Persona, record: RectificationRecord | undefined): Answer {
    if (record === undefined || (!isDecider(persona) && persona !== 'operator')) return 'NotFound';
    const may = op === 'answerRecord' ? persona === 'operator' : officers.includes(persona);
    if (!may) return 'NotPermitted';
    const isOverdue = op === 'failRecord' && record.state === 'open' && this.day > record.dueOn;
    const isTime = op === 'answerRecord' ? record.state === 'open' : record.state === 'answered' || isOverdue;
    return isTime ? 'done' : 'RulesViolated';
  }

  #answerToRound(persona: Persona, round: Round | undefined): Answer {
    if (round === undefined || !isDecider(persona)) return 'NotFound';
    if (!authority.includes(persona)) return 'NotPermitted';
    const isEmpty = this.#applications.every(
      (each) => each.round !== round || !['submitted', 'returned', 'under_review'].includes(each.status),
    );
    return round.status === 'open' && (round.convenesOn <= this.day || isEmpty) ? 'done' : 'RulesViolated';
  }

  #answerToAgreement(op: OpOf<'agreement'>, persona: Persona, agreement: Agreement | undefined): Answer {
    if (agreement === undefined) return 'NotFound';
    const isSecret = ['draft', 'accepted', 'abandoned'].includes(agreement.status);
    const isParty = persona === 'operator' || officers.includes(persona) || members.includes(persona);
    if (isSecret && !isParty) return 'NotFound';
    const actors: Readonly<Record<string, readonly Persona[]>> = {
      ...{ acceptAgreement: ['operator'], terminate: members, revoke: members, order: officers },
    };
    if (!(actors[op] ?? authority).includes(persona)) return 'NotPermitted';
    return this.#isTimeForAgreement(op, agreement) ? 'done' : 'RulesViolated';
  }

  #isTimeForAgreement(op: OpOf<'agreement'>, agreement: Agreement): boolean {
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
      case 'fileAgreement':
        return isSigned(agreement);
      case 'supplement': {
        const changed = this.#applications.at(-1);
        const isOfThis = changed?.kind === 'list_change' && changed.follows === agreement;
        return this.#runs(agreement) && isOfThis && changed.status === 'published' && this.#isUndisputed(changed);
      }
      case 'order':
        return !['draft', 'accepted', 'abandoned'].includes(status);
    }
  }

  /** Public, and nobody objects to it any more. */
  #isUndisputed({ result, objectionsEndOn, objections }: Application): boolean {
    const isOver = objectionsEndOn === null || this.day > objectionsEndOn;
    return result === 'published' && isOver && objections.every(({ state }) => state === 'dismissed');
  }

  /** Two years at most, not begun yet, and right behind the one that it renews while that has not ended. */
  #isContract({ startsOn, expiresOn, follows, application }: Agreement): boolean {
    if (startsOn < this.day || expiresOn > lastOfTerm(startsOn, 24) || !this.#isUndisputed(application)) return false;
    const next = this.#dayAfter(follows);
    return next === null || startsOn === next;
  }

  /** The day on which a renewal has to begin; null where it may begin on any day to come. */
  #dayAfter(follows: Agreement | null): string | null {
    if (follows === null || !['active', 'suspended'].includes(follows.status)) return null;
    const next = later(follows.expiresOn, 1);
    return next >= this.day ? next : null;
  }

  /** A day that has to be written: the first of an agreement, the last for mending something, that of a round. */
  dateFor({ op, target }: Command): string {
    if (op === 'order' || op === 'againRecord') return workableDay(this.day, 20);
    if (op === 'openRound') return later(this.day, 30);
    const renewed = op === 'reviseAgreement' ? this.#agreements[target] : this.#applications[target];
    return this.#dayAfter(renewed?.follows ?? null) ?? this.day;
  }

  #do(command: Command): void {
    const { op, persona, target, step: name } = command;
    if (isOf('application', op)) this.#doApplication(op, this.#application(target), this.dateFor(command));
    else if (isOf('step', op)) this.#doStep(op, this.#application(target), name);
    else if (isOf('expertAssignment', op)) this.#doExpert(op, this.#application(target), name);
    else if (isOf('authorisationResult', op)) this.#doResult(op, this.#application(target), persona);
    else if (isOf('objection', op)) this.#answer(this.#application(target), op);
    else if (isOf('agreement', op)) this.#doAgreement(op, this.#agreement(target), command);
    else if (isOf('supervisionRecord', op)) this.#doRecord(op, target, this.dateFor(command));
    else if (isOf('reviewRound', op)) this.#closeRound(target);
    else this.#doFree(op, this.dateFor(command));
  }

  #doFree(op: Exclude<Command['op'], OpOf<Exclude<ReturnType<typeof nounOf>, null>>>, date: string): void {
    switch (op) {
      case 'draft':
      case 'draftRenewal':
      case 'draftChange': {
        const follows = op === 'draft' ? null : (this.#agreements.at(-1) ?? null);
        const kind = ({ draft: 'initial', draftRenewal: 'renewal', draftChange: 'list_change' } as const)[op];
        const blank = { status: 'draft', complete: true, submissions: 0, isTakenUp: false, round: null } as const;
        const result = { result: null, objectionsEndOn: null, isFiled: false, objections: [] };
        this.#applications.push({ ...blank, ...result, kind, follows, scenario: '', list: [], steps: [] });
        return;
      }
      case 'openRound':
        this.#rounds.push({ convenesOn: date, status: 'open' });
        return;
      case 'retitle':
        this.#title += 1;
        return;
      case 'relist':
        this.#list = this.#list.includes('returned')
          ? this.#list.filter((line) => line !== 'returned')
          : [...this.#list, 'returned'];
        return;
      case 'expire':
        this.#expire();
        return;
      case 'watch':
        for (const application of this.#applications) {
          if (application.status !== 'under_review') continue;
          for (const kind of reviewsOfApplicant)
            if (this.#hasExpired(application, kind)) this.#openReview(application, kind);
        }
        return;
      default:
        this.day = later(this.day, waits[op]);
    }
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

  #doApplication(op: OpOf<'application'>, application: Application, startsOn: string): void {
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
        application.objectionsEndOn =
          this.#objectionDays === null ? null : workdaysLater(this.day, this.#objectionDays);
        return;
      case 'rescind':
        this.#rescind(application);
        return;
      case 'draftAgreement':
      case 'draftLong': {
        const expiresOn = lastOfTerm(startsOn, op === 'draftLong' ? 36 : 24);
        const { follows } = application;
        const signing = [step('signing', 'applicant')];
        const terms = { startsOn, expiresOn, application, follows, list: application, isFiled: false };
        this.#agreements.push({ status: 'draft', ...terms, steps: signing });
        return;
      }
      case 'assign':
        application.round = this.#rounds.at(-1) ?? null;
        return;
      case 'askExpert':
      case 'askAdviser': {
        const drawn = { who: asked[op], state: 'drawn' as const };
        const there = this.#adviceOf(application);
        if (there === null) steps.push({ ...step('expert_advice', 'HZ-EXPERT'), experts: [drawn] });
        else there.experts.push(drawn);
      }
    }
  }

  #doExpert(op: OpOf<'expertAssignment'>, application: Application, name: StepName | null): void {
    const found = this.#assignmentOf(application, name?.body ?? '');
    if (found === null) throw new Error('no such expert');
    const states = { declareClear: 'clear', declareConflict: 'conflicted', advise: 'advised' } as const;
    found.expert.state = states[op];
    const counted = found.step.experts.filter(({ state }) => state !== 'conflicted');
    if (counted.length === 0 || counted.some(({ state }) => state !== 'advised')) return;
    finish([found.step], 'expert_advice', 'advised');
  }

  #doResult(op: OpOf<'authorisationResult'>, application: Application, persona: Persona): void {
    if (op === 'object') application.objections.push({ state: 'open', author: persona });
    else {
      application.isFiled = true;
      finish(application.steps, 'filing', 'completed');
    }
  }

  #answer({ objections }: Application, op: OpOf<'objection'>): void {
    const found = objections.at(-1);
    if (found !== undefined) found.state = op === 'sustain' ? 'sustained' : 'dismissed';
  }

  #doRecord(op: OpOf<'supervisionRecord'>, target: number, dueOn: string): void {
    const record = this.#records[target];
    if (record === undefined) throw new Error(`no record ${target}`);
    const states = {
      answerRecord: 'answered',
      closeRecord: 'closed',
      againRecord: 'open',
      failRecord: 'failed',
    } as const;
    record.state = states[op];
    finish(record.steps, 'rectification', op === 'failRecord' ? 'failed' : 'completed');
    if (op === 'answerRecord') record.steps.push(step('rectification', record.by));
    if (op !== 'againRecord') return;
    record.dueOn = dueOn;
    record.steps.push(step('rectification', 'applicant'));
  }

  #closeRound(target: number): void {
    const round = this.#rounds[target];
    if (round !== undefined) round.status = 'closed';
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
    const { steps, submissions, scenario, list } = application;
    application.submissions += 1;
    application.scenario = this.#scenario;
    application.list = this.#list;
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
    for (const line of list.filter((each) => !this.#list.includes(each))) {
      for (const each of steps.filter(({ kind, body }) =>
        consentsOf(line).some((of) => of.kind === kind && of.body === body),
      ))
        Object.assign(each, { status: 'cancelled', outcome: null });
    }
    for (const line of this.#list.filter((each) => !list.includes(each))) steps.push(...consentsOf(line));
  }

  #latest({ steps }: Application, kind: string): Step | undefined {
    return steps.filter((each) => each.kind === kind && each.status !== 'cancelled').at(-1);
  }

  #hasExpired(application: Application, kind: string): boolean {
    const found = this.#latest(application, kind);
    return found?.status === 'done' && found.review !== null && this.day > found.review.lastDay;
  }

  /** Looks at a review anew that had failed or has expired, and at the scenario where it has changed. */
  #reopen(application: Application, kind: string, isScenarioChanged: boolean): void {
    const found = this.#latest(application, kind);
    const isOther = kind === 'scenario_review' && isScenarioChanged;
    if (!isOther && found?.outcome !== 'failed' && !this.#hasExpired(application, kind)) return;
    if (found !== undefined && waitsStill(found)) found.status = 'cancelled';
    this.#openReview(application, kind);
  }

  #openReviews(application: Application): void {
    for (const kind of reviewsOfAuthority) this.#openReview(application, kind);
    for (const line of application.list) application.steps.push(...consentsOf(line));
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

  #doStep(op: OpOf<'step'>, { steps }: Application, name: StepName | null): void {
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

  #doAgreement(op: OpOf<'agreement'>, agreement: Agreement, command: Command): void {
    const { steps, application, status } = agreement;
    switch (op) {
      case 'reviseAgreement':
        agreement.startsOn = this.dateFor(command);
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
        return;
      case 'fileAgreement':
        finish(steps, 'filing', 'completed');
        agreement.isFiled = true;
        return;
      case 'supplement': {
        const changed = this.#application(this.#applications.length - 1);
        changed.status = 'agreed';
        agreement.list = changed;
        return;
      }
      case 'order': {
        const by = bodyOf[command.persona];
        const mended = [step('rectification', 'applicant')];
        this.#records.push({ state: 'open', dueOn: this.dateFor(command), by, steps: mended });
      }
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

/** Who may try something: only the clock lets days pass and does what jobs do, only the operator writes the scenario. */
function personasFor(op: Command['op']): readonly Persona[] {
  if (op === 'retitle' || op === 'relist') return ['operator'];
  if (op === 'expire' || op === 'watch' || Object.hasOwn(waits, op)) return ['clock'];
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

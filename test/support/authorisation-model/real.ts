import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { organizations } from '../../../src/db/tables/organizations.ts';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { reopenExpiredReviews } from '../../../src/jobs/reopen-reviews.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { Policy } from '../../../src/rules/policy/policy.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { wholeContent } from '../agreements.ts';
import { completeContent, Filing, listed, type Made, made } from '../authorisation/filing.ts';
import { personaOf } from '../authorisation/personas.ts';
import { answer, system } from '../catalog-query.ts';
import { keptPolicy } from '../kept-policy.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import type { Subject } from './sequences.ts';
import {
  type Answer,
  bodyOf,
  type Command,
  type ExpertPersona,
  experts,
  isExpert,
  type Line,
  members,
  mutationOf,
  nounOf,
  officers,
  type Persona,
  personas,
  type ShownResult,
  type Standing,
  type StepName,
  waits,
} from './words.ts';

/** People who take part, as signing in would make them; the operator is made anew for each life. */
export type Cast = Readonly<Record<Exclude<Persona, 'operator'>, Viewer>>;

const roleOf = (persona: Persona) => {
  if (officers.includes(persona)) return 'authority_officer';
  if (members.includes(persona)) return 'mechanism_member';
  if (persona === 'province') return 'provincial_authority';
  return persona === 'rival' ? 'operator_staff' : 'data_steward';
};

/** Makes everybody but the operator. Of the experts of the worked example two go on, so that all can have been drawn. */
export async function castOf(pool: DatabasePool): Promise<Cast> {
  const entries: [Persona, Viewer][] = [
    ['anonymous', anonymous],
    ['clock', system],
  ];
  for (const persona of personas) {
    if (persona === 'operator' || persona === 'anonymous' || persona === 'clock' || isExpert(persona)) continue;
    entries.push([persona, await personOf(pool, bodyOf[persona], roleOf(persona))]);
  }
  const [expert, adviser] = [await personaOf(pool, 'expert'), await personaOf(pool, 'expert-second')];
  await pool.execute(sql`update memberships set ended_at = now()
    where role = 'expert' and person_id not in (${expert.id}, ${adviser.id})`);
  return { ...(Object.fromEntries(entries) as Omit<Cast, ExpertPersona>), expert, adviser };
}

const stepFields = 'nodes { id kind status outcome revision organization { code } }';
const fieldsOf = {
  application: `id status revision steps(first: 100) { ${stepFields} }
    advice: steps(first: 100, where: { kind: { eq: EXPERT_ADVICE } }) {
      nodes { experts(first: 10) { nodes { id revision person { id } } } } }
    result { id status revision filedOn objectionsEndOn objections(first: 50) { nodes { id state revision } } }`,
  agreement: `id status revision expiresOn filedOn listApplication { id } steps(first: 100) { ${stepFields} }`,
  supervisionRecord: `id state revision dueOn steps(first: 50) { ${stepFields} }`,
  reviewRound: 'id status revision',
} as const;

interface StepRow {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly revision: number;
  readonly organization: { readonly code: string };
}
interface Row {
  readonly id: string;
  readonly revision: number;
}
interface Nodes<R> {
  readonly nodes: readonly R[];
}
interface ObjectionRow extends Row {
  readonly state: string;
}
interface ApplicationRow extends Row {
  readonly status: string;
  readonly steps: Nodes<StepRow>;
  readonly advice: Nodes<{ readonly experts: Nodes<Row & { readonly person: { readonly id: string } }> }>;
  readonly result:
    | (Row & {
        readonly status: string;
        readonly filedOn: string | null;
        readonly objectionsEndOn: string | null;
        readonly objections: Nodes<ObjectionRow>;
      })
    | null;
}
interface AgreementRow extends Row {
  readonly status: string;
  readonly expiresOn: string;
  readonly filedOn: string | null;
  readonly listApplication: { readonly id: string };
  readonly steps: Nodes<StepRow>;
}
interface RecordRow extends Row {
  readonly state: string;
  readonly dueOn: string;
  readonly steps: Nodes<StepRow>;
}
interface RoundRow extends Row {
  readonly status: string;
}
interface Read {
  readonly applications: readonly ApplicationRow[];
  readonly agreements: readonly AgreementRow[];
  readonly records: readonly RecordRow[];
  readonly rounds: readonly RoundRow[];
  readonly reviews: readonly { readonly kind: string; readonly expiresOn: string }[];
}

type Button = { readonly action: string; readonly allowed: boolean };

/** An authorisation of the service itself, moved by its mutations and read by its queries. */
export class Real implements Subject {
  readonly #pool: DatabasePool;
  readonly #cast: Cast;
  readonly #operator: Viewer;
  readonly #applicant: string;
  readonly #notice: string;
  readonly #scenario: { readonly id: string; readonly code: string };
  #scenarioRevision: number;
  #isReturnedListed = false;
  #need: string | null = null;
  readonly #policy: Policy;
  readonly #applications: string[] = [];
  readonly #agreements: string[] = [];
  readonly #records: string[] = [];
  readonly #rounds: string[] = [];
  /** Of each application, in the order in which they were made. */
  readonly #objections = new Map<string, string[]>();
  #read: Read = { applications: [], agreements: [], records: [], rounds: [], reviews: [] };
  #seconds = 0;

  private constructor(pool: DatabasePool, cast: Cast, policy: Policy, filing: Filing, scenario: Made) {
    this.#pool = pool;
    this.#cast = cast;
    this.#policy = policy;
    this.#operator = filing.operator;
    this.#applicant = filing.operator.organization?.code ?? '';
    this.#notice = filing.notice;
    this.#scenario = scenario;
    this.#scenarioRevision = scenario.revision;
  }

  /**
   * Makes an operator of its own with a scenario.
   *
   * @param notice code of a notice that is published
   */
  static async make(pool: DatabasePool, cast: Cast, notice: string, list: readonly Line[]): Promise<Real> {
    const id = uuidv7();
    const code = `OP-${id.replaceAll('-', '').slice(8).toUpperCase()}`;
    const now = new Date();
    await pool.insert(organizations).values({
      ...{ id, code, name: `运营单位 ${code}`, kinds: ['operator'], jurisdictionCode: '330100' },
      ...{ jurisdictionName: '杭州市', sourceTitle: '测试', revision: 1, createdAt: now, updatedAt: now },
    });
    const filing = await Filing.on(pool, code, notice);
    // What may go and come is mapped to a need that stays.
    const scenario = await filing.scenario(list.filter((line) => line !== 'returned'));
    const real = new Real(pool, cast, await keptPolicy(pool), filing, scenario);
    if (list.includes('returned')) await real.#relist('2026-01-05');
    return real;
  }

  async act(command: Command, day: string, date: string): Promise<Answer> {
    const { op } = command;
    if (Object.hasOwn(waits, op)) return 'done';
    if (op === 'expire') {
      await expireAgreements(this.#pool, { now: this.#at(day), newId: uuidv7 });
      return 'done';
    }
    if (op === 'watch') {
      await reopenExpiredReviews(this.#pool, this.#policy, { now: this.#at(day), newId: uuidv7 });
      return 'done';
    }
    if (op === 'retitle') return await this.#edit('reviseScenario', { content: this.#title() }, day);
    if (op === 'relist') return await this.#relist(day);
    if (op === 'draft' || op === 'draftRenewal' || op === 'draftChange') return await this.#draft(command, day);
    const action = mutationOf(op) ?? 'openRound';
    const input = { ...this.#namedBy(command), ...(await this.#inputOf(command, day, date)) };
    const field = makes[action];
    const fields = field === undefined ? '__typename' : `${field} { id }`;
    const result = await mutate(this.#pool, this.#viewer(command.persona), action, input, fields, this.#at(day));
    if (field !== undefined && wordOf(result) === 'done') this.#keep(command, made(result, field).id);
    return wordOf(result);
  }

  /** What is acted on, as the mutation names it. */
  #namedBy(command: Command): object {
    if (command.op === 'openRound') return { authority: bodyOf.officer };
    const { id, revision } = this.#targetOf(command);
    if (command.op === 'draftAgreement' || command.op === 'draftLong') return { application: id };
    if (command.op === 'order') return { agreement: id };
    return command.op === 'object' ? { result: id } : { id, expectedRevision: revision };
  }

  /** Remembers what a mutation has made. */
  #keep({ op, target }: Command, id: string): void {
    if (op === 'order') this.#records.push(id);
    else if (op === 'openRound') this.#rounds.push(id);
    else if (op === 'object') {
      const application = this.#applications[target] ?? '';
      this.#objections.set(application, [...(this.#objections.get(application) ?? []), id]);
    } else this.#agreements.push(id);
  }

  /** What the buttons say to a persona of what a command is about. */
  async button(command: Command, day: string): Promise<boolean> {
    const action = mutationOf(command.op);
    const noun = nounOf(command.op);
    if (action === null || noun === null) return true;
    const { id } = this.#targetOf(command);
    const shown = 'availableActions { action allowed }';
    const { seen } = await answer<{ seen: { availableActions: readonly Button[] } | null }>(
      this.#pool,
      `query($id: ID!) { seen: ${noun}(by: { id: $id }) { ${shown} } }`,
      { id },
      { viewer: this.#viewer(command.persona), now: this.#at(day) },
    );
    const buttons = (seen?.availableActions ?? []).filter((each) => each.action === action);
    if (buttons.length > 1) throw new Error(`${action} has ${buttons.length} buttons`);
    return buttons[0]?.allowed ?? false;
  }

  async mayBeGranted(persona: Persona, target: number, day: string): Promise<boolean | null> {
    const { seen } = await answer<{ seen: { grantFindings: readonly { status: string }[] | null } | null }>(
      this.#pool,
      'query($id: ID!) { seen: application(by: { id: $id }) { grantFindings { status } } }',
      { id: this.#applications[target] ?? '' },
      { viewer: this.#viewer(persona), now: this.#at(day) },
    );
    const findings = seen?.grantFindings ?? null;
    return findings === null ? null : findings.every(({ status }) => status !== 'FAIL');
  }

  async standing(after?: Command): Promise<Standing> {
    this.#read = after === undefined || isFarReaching(after) ? await this.#readAll() : await this.#readOf(after);
    const { applications, agreements, records, rounds, reviews } = this.#read;
    return {
      applications: applications.map(({ status, steps }) => ({
        status: status.toLowerCase(),
        steps: this.#shown(steps.nodes),
      })),
      agreements: agreements.map(({ status, expiresOn, filedOn, listApplication, steps }) => ({
        ...{ status: status.toLowerCase(), expiresOn, isFiled: filedOn !== null },
        list: this.#applications.indexOf(listApplication.id),
        steps: this.#shown(steps.nodes),
      })),
      reviews: reviews.map(({ kind, expiresOn }) => `${kind.toLowerCase()} ${expiresOn}`).sort(),
      results: applications.map((application) => this.#resultOf(application)),
      records: records.map(({ state, dueOn, steps }) => ({
        ...{ state: state.toLowerCase(), dueOn },
        steps: this.#shown(steps.nodes),
      })),
      rounds: rounds.map(({ status }) => status.toLowerCase()),
    };
  }

  #resultOf({ id, result }: ApplicationRow): ShownResult | null {
    if (result === null) return null;
    const stateOf = new Map(result.objections.nodes.map((each) => [each.id, each.state.toLowerCase()]));
    return {
      ...{ status: result.status.toLowerCase(), objectionsEndOn: result.objectionsEndOn },
      isFiled: result.filedOn !== null,
      objections: (this.#objections.get(id) ?? []).map((objection) => stateOf.get(objection) ?? 'gone'),
    };
  }

  #shown(steps: readonly StepRow[]): string[] {
    return steps
      .map(({ kind, organization, status, outcome }) =>
        `${kind.toLowerCase()} ${this.#bodyOf(organization.code)} ${status.toLowerCase()} ${(outcome ?? '').toLowerCase()}`.trim(),
      )
      .sort();
  }

  #bodyOf(code: string): string {
    return code === this.#applicant ? 'applicant' : code;
  }

  /** Each command a second after the one before it. */
  #at(day: string): Date {
    this.#seconds += 1;
    return new Date(Date.parse(`${day}T09:00:00+08:00`) + this.#seconds * 1000);
  }

  #viewer(persona: Persona): Viewer {
    return persona === 'operator' ? this.#operator : this.#cast[persona];
  }

  #targetOf({ op, target, step }: Command): Row {
    const application = this.#read.applications[target];
    const row = {
      application: () => application,
      step: () => this.#stepOf(target, step),
      agreement: () => this.#read.agreements[target],
      expertAssignment: () => this.#assignmentOf(application, step),
      authorisationResult: () => application?.result,
      objection: () => this.#latestObjection(application),
      supervisionRecord: () => this.#read.records[target],
      reviewRound: () => this.#read.rounds[target],
    }[nounOf(op) ?? 'application']();
    if (row == null) throw new Error(`there is nothing to ${op}`);
    return row;
  }

  #assignmentOf(application: ApplicationRow | undefined, name: StepName | null): Row | undefined {
    const who = experts.find((each) => each === name?.body);
    const person = who === undefined ? '' : this.#personId(who);
    return application?.advice.nodes
      .flatMap((each) => each.experts.nodes)
      .findLast((each) => each.person.id === person);
  }

  #personId(who: ExpertPersona): string {
    const viewer = this.#cast[who];
    return encodeGlobalId('Person', viewer.kind === 'person' ? viewer.id : '');
  }

  #latestObjection(application: ApplicationRow | undefined): Row | undefined {
    const last = this.#objections.get(application?.id ?? '')?.at(-1);
    return application?.result?.objections.nodes.find(({ id }) => id === last);
  }

  #stepOf(target: number, name: StepName | null): StepRow | undefined {
    const steps = this.#read.applications[target]?.steps.nodes ?? [];
    return steps.filter((each) => isNamed(each, name, (code) => this.#bodyOf(code))).at(-1);
  }

  async #readAll(): Promise<Read> {
    return {
      applications: await this.#rows('application', this.#applications),
      agreements: await this.#rows('agreement', this.#agreements),
      records: await this.#rows('supervisionRecord', this.#records),
      rounds: await this.#rows('reviewRound', this.#rounds),
      reviews: await this.#reviewsOf(),
    };
  }

  /** What was read before, with the file anew that a command was about. */
  async #readOf({ op, target }: Command): Promise<Read> {
    if (nounOf(op) === null) return this.#read;
    const [row] = await this.#rows<ApplicationRow>('application', this.#applications.slice(target, target + 1));
    const applications = this.#read.applications.map((each, index) => (index === target && row ? row : each));
    return { ...this.#read, applications, reviews: op === 'pass' ? await this.#reviewsOf() : this.#read.reviews };
  }

  async #rows<R>(noun: keyof typeof fieldsOf, ids: readonly string[]): Promise<R[]> {
    const source = `query($id: ID!) { row: ${noun}(by: { id: $id }) { ${fieldsOf[noun]} } }`;
    const rows: R[] = [];
    for (const id of ids) rows.push((await answer<{ row: R }>(this.#pool, source, { id }, { viewer: system })).row);
    return rows;
  }

  async #reviewsOf(): Promise<Read['reviews']> {
    const { entityReviews } = await answer<{ entityReviews: { nodes: Read['reviews'] } }>(
      this.#pool,
      `query($applicant: String!) {
        entityReviews(first: 100, where: { organization: { code: { eq: $applicant } } }) { nodes { kind expiresOn } } }`,
      { applicant: this.#applicant },
      { viewer: system },
    );
    return entityReviews.nodes;
  }

  #title(): object {
    return { title: `场景 ${this.#scenarioRevision}` };
  }

  /** Takes what the province returned onto the list, or off it. */
  async #relist(day: string): Promise<Answer> {
    const { resource, items } = listed.returned;
    const named = { need: this.#need ?? (await this.#needOf()), resource };
    this.#need = named.need;
    const mapped = items.map((name) => ({ name, justification: `需要${name}` }));
    const result = this.#isReturnedListed
      ? await this.#edit('unmapResource', { ...named, reason: '不再需要' }, day)
      : await this.#edit('mapResource', { ...named, justification: '场景需要', items: mapped }, day);
    this.#isReturnedListed = !this.#isReturnedListed;
    return result;
  }

  async #needOf(): Promise<string> {
    const { scenario } = await answer<{ scenario: { needs: Nodes<{ readonly id: string }> } }>(
      this.#pool,
      'query($id: ID!) { scenario(by: { id: $id }) { needs { nodes { id } } } }',
      { id: this.#scenario.id },
      { viewer: system },
    );
    return scenario.needs.nodes[0]?.id ?? '';
  }

  /** Changes the scenario, which is a draft of the operator all its life. */
  async #edit(action: string, change: object, day: string): Promise<Answer> {
    const input = { id: this.#scenario.id, expectedRevision: this.#scenarioRevision, ...change };
    const fields = 'scenario { id code revision status }';
    const result = await mutate(this.#pool, this.#operator, action, input, fields, this.#at(day));
    this.#scenarioRevision = made(result, 'scenario').revision;
    return wordOf(result);
  }

  async #draft({ op, persona }: Command, day: string): Promise<Answer> {
    const kind = op === 'draftChange' ? 'LIST_CHANGE' : 'RENEWAL';
    const renewed = op === 'draft' ? {} : { kind, agreement: this.#agreements.at(-1) };
    const named = { notice: this.#notice, scenario: this.#scenario.code, content: completeContent, ...renewed };
    const viewer = this.#viewer(persona);
    const result = await mutate(this.#pool, viewer, 'draftApplication', named, 'application { id }', this.#at(day));
    if (wordOf(result) === 'done') this.#applications.push(made(result, 'application').id);
    return wordOf(result);
  }

  async #inputOf({ op, target, step }: Command, day: string, date: string): Promise<object> {
    const opinion = '符合要求';
    switch (op) {
      case 'spoil':
        return { content: { statement: '' } };
      case 'complete':
        return { content: { statement: completeContent.statement } };
      case 'makeInitial':
        return { kind: 'INITIAL' };
      case 'return':
        return { reason: '请补充', points: ['补充说明'] };
      case 'grant':
      case 'refuse':
        return { decision: op.toUpperCase(), reason: '经审议决定' };
      case 'draftAgreement':
      case 'draftLong':
        return { startsOn: date, termMonths: op === 'draftLong' ? 36 : 24, content: wholeContent };
      case 'reviseAgreement':
        return { startsOn: date, termMonths: 24 };
      case 'sign':
        return { deliberatedOn: day };
      case 'supplement':
        return { deliberatedOn: day, application: this.#applications.at(-1) };
      case 'fileResult':
      case 'fileAgreement':
        return { filedOn: day, reference: '备案一号' };
      case 'object':
        return { message: '有异议', evidence: '证据如下' };
      case 'sustain':
      case 'dismiss':
        return { decision: op === 'sustain' ? 'SUSTAINED' : 'DISMISSED', answer: '经核查答复' };
      case 'order':
        return { summary: '须整改', dueOn: date };
      case 'answerRecord':
        return { answer: '已整改' };
      case 'closeRecord':
      case 'failRecord':
        return { decision: op === 'closeRecord' ? 'CLOSED' : 'FAILED' };
      case 'againRecord':
        return { decision: 'AGAIN', dueOn: date };
      case 'openRound':
        return { title: '评审批次', convenesOn: date };
      case 'assign':
        return { round: this.#rounds.at(-1) };
      case 'askExpert':
      case 'askAdviser':
        return { experts: [this.#personId(op === 'askExpert' ? 'expert' : 'adviser')], question: '是否可行' };
      case 'declareClear':
        return { hasConflict: false };
      case 'declareConflict':
        return { hasConflict: true, reason: '曾任职于申请单位' };
      case 'advise':
        return { recommendation: 'SUPPORTED', advice: '建议予以支持' };
      case 'pass':
      case 'fail':
        return { outcome: op === 'pass' ? 'PASSED' : 'FAILED', opinion };
      case 'support':
      case 'oppose':
        return { outcome: op === 'support' ? 'SUPPORTED' : 'OPPOSED', opinion };
      case 'consent':
      case 'consentPart':
      case 'decline':
        return { answers: await this.#answersOf(op, target, step) };
      case 'terminate':
      case 'revoke':
        return { reason: '经审议决定', impactDigest: await this.#digest(target) };
      case 'withdraw':
      case 'rescind':
      case 'abandon':
      case 'suspend':
      case 'resume':
        return { reason: '情况有变' };
      default:
        return {};
    }
  }

  async #answersOf(op: 'consent' | 'consentPart' | 'decline', target: number, step: StepName | null) {
    const { row } = await answer<{ row: { consents: { nodes: readonly { item: { id: string } }[] } } }>(
      this.#pool,
      'query($id: ID!) { row: step(by: { id: $id }) { consents(first: 100) { nodes { item { id } } } } }',
      { id: this.#stepOf(target, step)?.id },
      { viewer: system },
    );
    const asked = row.consents.nodes.map(({ item }) => item.id);
    const decision = op === 'decline' ? 'DECLINED' : 'CONSENTED';
    const answered = op === 'consentPart' ? asked.slice(0, 1) : asked;
    return answered.map((item) => ({ item, decision, reason: '经研究' }));
  }

  /** As a member sees it; somebody who may not end it never comes as far as to have theirs compared. */
  async #digest(target: number): Promise<string> {
    const { row } = await answer<{ row: { endImpact: { digest: string } | null } | null }>(
      this.#pool,
      'query($id: ID!) { row: agreement(by: { id: $id }) { endImpact { digest } } }',
      { id: this.#agreements[target] },
      { viewer: this.#cast.drc },
    );
    return row?.endImpact?.digest ?? 'none';
  }
}

/** Whether a command may change anything but the application it is about. */
const isFarReaching = ({ op }: Command): boolean => {
  if (Object.hasOwn(waits, op) || op === 'retitle' || op === 'relist') return false;
  const noun = nounOf(op);
  return noun === 'step' || noun === 'expertAssignment'
    ? false
    : !['submit', 'accept', 'grant', 'publish'].includes(op);
};

/** What a mutation makes that is remembered. */
const makes: Readonly<Record<string, string>> = {
  ...{ draftAgreement: 'agreement', orderRectification: 'supervisionRecord', openRound: 'reviewRound' },
  objectToResult: 'objection',
};

const isNamed = (row: StepRow, name: StepName | null, bodyFor: (code: string) => string): boolean =>
  row.kind.toLowerCase() === name?.kind && bodyFor(row.organization.code) === name.body;

/** A success, or the type of the refusal. */
const wordOf = ({ __typename }: MutationResult): Answer =>
  __typename.endsWith('Success') ? 'done' : (__typename as Answer);

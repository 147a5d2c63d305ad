import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { organizations } from '../../../src/db/tables/organizations.ts';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { wholeContent } from '../agreements.ts';
import { completeContent, Filing, type Made, made } from '../authorisation/filing.ts';
import { answer, system } from '../catalog-query.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import { mutationOf } from './reference.ts';
import type { Subject } from './sequences.ts';
import {
  type Answer,
  bodyOf,
  type Command,
  isAgreementOp,
  isStepOp,
  type Line,
  members,
  officers,
  type Persona,
  personas,
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

/** Makes everybody but the operator. */
export async function castOf(pool: DatabasePool): Promise<Cast> {
  const entries: [Persona, Viewer][] = [
    ['anonymous', anonymous],
    ['clock', system],
  ];
  for (const persona of personas) {
    if (persona === 'operator' || persona === 'anonymous' || persona === 'clock') continue;
    entries.push([persona, await personOf(pool, bodyOf[persona], roleOf(persona))]);
  }
  return Object.fromEntries(entries) as Cast;
}

const stepFields = 'steps(first: 100) { nodes { id kind status outcome revision organization { code } } }';

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
  readonly status: string;
  readonly revision: number;
  readonly steps: { readonly nodes: readonly StepRow[] };
}
interface ApplicationRow extends Row {
  readonly result: { readonly status: string } | null;
}
interface AgreementRow extends Row {
  readonly expiresOn: string;
}
interface Read {
  readonly applications: readonly ApplicationRow[];
  readonly agreements: readonly AgreementRow[];
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
  readonly #applications: string[] = [];
  readonly #agreements: string[] = [];
  #read: Read = { applications: [], agreements: [], reviews: [] };
  #seconds = 0;

  private constructor(pool: DatabasePool, cast: Cast, filing: Filing, scenario: Made) {
    this.#pool = pool;
    this.#cast = cast;
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
    return new Real(pool, cast, filing, await filing.scenario(list));
  }

  async act(command: Command, day: string, startsOn: string): Promise<Answer> {
    const { op } = command;
    if (Object.hasOwn(waits, op)) return 'done';
    if (op === 'expire') {
      await expireAgreements(this.#pool, { now: this.#at(day), newId: uuidv7 });
      return 'done';
    }
    if (op === 'retitle') return await this.#retitle(day);
    if (op === 'draft' || op === 'draftRenewal') return await this.#draft(command, day);
    const action = mutationOf(op) ?? '';
    const what = this.#targetOf(command);
    const fields = action === 'draftAgreement' ? 'agreement { id }' : '__typename';
    const named =
      action === 'draftAgreement' ? { application: what.id } : { id: what.id, expectedRevision: what.revision };
    const input = { ...named, ...(await this.#inputOf(command, day, startsOn)) };
    const result = await mutate(this.#pool, this.#viewer(command.persona), action, input, fields, this.#at(day));
    if (action === 'draftAgreement' && wordOf(result) === 'done') this.#agreements.push(made(result, 'agreement').id);
    return wordOf(result);
  }

  /** What the buttons say to a persona of what a command is about. */
  async button(command: Command, day: string): Promise<boolean> {
    const action = mutationOf(command.op);
    if (action === null) return true;
    const { id } = this.#targetOf(command);
    const noun = isStepOp(command.op) ? 'step' : isAgreementOp(command.op) ? 'agreement' : 'application';
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

  async standing(): Promise<Standing> {
    this.#read = await this.#readAll();
    const { applications, agreements, reviews } = this.#read;
    return {
      applications: applications.map(({ status, steps }) => ({
        status: status.toLowerCase(),
        steps: this.#shown(steps.nodes),
      })),
      agreements: agreements.map(({ status, expiresOn, steps }) => ({
        ...{ status: status.toLowerCase(), expiresOn },
        steps: this.#shown(steps.nodes),
      })),
      reviews: reviews.map(({ kind, expiresOn }) => `${kind.toLowerCase()} ${expiresOn}`).sort(),
      results: applications.map(({ result }) => result?.status.toLowerCase() ?? null),
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

  #targetOf({ op, target, step }: Command): { readonly id: string; readonly revision: number } {
    const row = (isAgreementOp(op) ? this.#read.agreements : this.#read.applications)[target];
    const found = isStepOp(op) ? this.#stepOf(target, step) : row;
    if (found === undefined) throw new Error(`there is nothing to ${op}`);
    return found;
  }

  #stepOf(target: number, name: StepName | null): StepRow | undefined {
    const steps = this.#read.applications[target]?.steps.nodes ?? [];
    return steps.filter((each) => isNamed(each, name, (code) => this.#bodyOf(code))).at(-1);
  }

  async #readAll(): Promise<Read> {
    const variables = { applicant: this.#applicant };
    const fields = `id status revision ${stepFields}`;
    const read = async <R>(noun: string, id: string, more: string): Promise<R> => {
      const source = `query($id: ID!) { row: ${noun}(by: { id: $id }) { ${fields} ${more} } }`;
      return (await answer<{ row: R }>(this.#pool, source, { id }, { viewer: system })).row;
    };
    const { entityReviews } = await answer<{ entityReviews: { nodes: Read['reviews'] } }>(
      this.#pool,
      `query($applicant: String!) {
        entityReviews(first: 100, where: { organization: { code: { eq: $applicant } } }) { nodes { kind expiresOn } } }`,
      variables,
      { viewer: system },
    );
    const applications: ApplicationRow[] = [];
    for (const id of this.#applications) applications.push(await read('application', id, 'result { status }'));
    const agreements: AgreementRow[] = [];
    for (const id of this.#agreements) agreements.push(await read('agreement', id, 'expiresOn'));
    return { applications, agreements, reviews: entityReviews.nodes };
  }

  async #retitle(day: string): Promise<Answer> {
    const input = {
      id: this.#scenario.id,
      expectedRevision: this.#scenarioRevision,
      content: { title: `场景 ${this.#scenarioRevision}` },
    };
    const fields = 'scenario { id code revision status }';
    const result = await mutate(this.#pool, this.#operator, 'reviseScenario', input, fields, this.#at(day));
    this.#scenarioRevision = made(result, 'scenario').revision;
    return wordOf(result);
  }

  async #draft({ op, persona }: Command, day: string): Promise<Answer> {
    const renewed = op === 'draft' ? {} : { kind: 'RENEWAL', agreement: this.#agreements.at(-1) };
    const named = { notice: this.#notice, scenario: this.#scenario.code, content: completeContent, ...renewed };
    const viewer = this.#viewer(persona);
    const result = await mutate(this.#pool, viewer, 'draftApplication', named, 'application { id }', this.#at(day));
    if (wordOf(result) === 'done') this.#applications.push(made(result, 'application').id);
    return wordOf(result);
  }

  async #inputOf({ op, target, step }: Command, day: string, startsOn: string): Promise<object> {
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
        return { startsOn, termMonths: op === 'draftLong' ? 36 : 24, content: wholeContent };
      case 'reviseAgreement':
        return { startsOn, termMonths: 24 };
      case 'sign':
        return { deliberatedOn: day };
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

const isNamed = (row: StepRow, name: StepName | null, bodyFor: (code: string) => string): boolean =>
  row.kind.toLowerCase() === name?.kind && bodyFor(row.organization.code) === name.body;

/** A success, or the type of the refusal. */
const wordOf = ({ __typename }: MutationResult): Answer =>
  __typename.endsWith('Success') ? 'done' : (__typename as Answer);

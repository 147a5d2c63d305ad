import type { DatabasePool } from '../../../src/db/client.ts';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { answer } from '../catalog-query.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { at, type Made, paper } from './filing.ts';
import { personaOf } from './personas.ts';

/** Every paper that the notices of the worked example ask for. */
export const allPapers = [
  'AUDIT_REPORT',
  'FINANCIAL_REPORT',
  'DATA_SECURITY_PLEDGE',
  'SECURITY_SELF_ASSESSMENT',
  'EMERGENCY_PLAN',
];

/** What an application says when nothing is missing. */
export const wholeApplication = {
  ...{ statement: '让小微企业凭公共数据获得服务', securityPlan: '原始数据不出域，平台内加工' },
  ...{ technicalPlan: '隐私计算与分级访问', expectedBenefits: '审批由五天缩短为一天', termMonths: 24 },
  applicant: { kind: 'LEGAL_PERSON', incidentFreeYears: 5 },
  papers: { add: allPapers.map((kind) => paper(kind)) },
};

/** One resource that a scenario needs, with the items that are taken of it. */
export interface Needed {
  readonly resource: string;
  readonly items: readonly string[];
}

/** A scenario that its operator is at, with its needs. */
export interface StoryScenario extends Made {
  readonly needs: { readonly nodes: readonly { readonly id: string; readonly title: string }[] };
  /** What is proposed for one that is published; null where nothing is. */
  readonly proposal: {
    readonly content: { readonly needs: readonly { readonly key: string; readonly title: string }[] };
  } | null;
}

/** A step that waits in an inbox. */
export interface InboxStep {
  readonly id: string;
  readonly kind: string;
  readonly revision: number;
  readonly allowedOutcomes: readonly string[];
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
  readonly consents: { readonly nodes: readonly { readonly state: string; readonly item: { readonly id: string } }[] };
}

/** What is answered for one body: an outcome other than the first that a kind of step allows, or a refusal of consent. */
export interface Verdict {
  readonly outcomes?: Readonly<Record<string, string>>;
  readonly isDeclined?: boolean;
  /** Kinds of steps that are left alone. */
  readonly except?: readonly string[];
}

/**
 * A story of the worked example, told by its personas: each call is one GraphQL operation of a persona, by handle, on a day.
 *
 *     const story = new Story(pool);
 *     await story.act('officer', 'acceptApplication', file, {}, '2026-06-03');
 */
export class Story {
  readonly #pool: DatabasePool;
  readonly #people = new Map<string, PersonViewer>();

  constructor(pool: DatabasePool) {
    this.#pool = pool;
  }

  /** Reads as a persona on a day. */
  async read<T>(handle: string, source: string, variables: Readonly<Record<string, unknown>>, day: string): Promise<T> {
    const viewer = await this.#persona(handle);
    return await answer<T>(this.#pool, source, variables, { viewer, now: at(day) });
  }

  /** Sends a mutation as a persona on a day; answers a refusal too. */
  async send(handle: string, name: string, input: object, day: string, fields = '__typename'): Promise<MutationResult> {
    return await mutate(this.#pool, await this.#persona(handle), name, { ...input }, fields, at(day));
  }

  /**
   * Sends a mutation that has to succeed.
   *
   * @param field of the success: the thing that was made or changed
   */
  async done(handle: string, name: string, input: object, day: string, field = 'application'): Promise<Made> {
    const result = await this.send(
      handle,
      name,
      input,
      day,
      `${field} { ${shown[field] ?? 'id code revision status'} }`,
    );
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result[field] as Made;
  }

  /** Changes a thing by its revision, which has to succeed. */
  async act(handle: string, name: string, thing: Made, input: object, day: string, field?: string): Promise<Made> {
    return await this.done(handle, name, { ...change(thing), ...input }, day, field);
  }

  /** Has an operator propose a scenario with one need for each resource, and the authority publish it. */
  async published(handle: string, content: object, needed: readonly Needed[], day: string): Promise<StoryScenario> {
    const needs = { add: needed.map(({ resource }) => ({ ...needOf(resource) })) };
    const said = { content: { ...content, needs } };
    let scenario = (await this.done(handle, 'proposeScenario', said, day, 'scenario')) as StoryScenario;
    for (const each of needed) scenario = await this.mapped(handle, scenario, each, day);
    return await this.republished(handle, scenario, day);
  }

  /** Maps a resource to the need that bears its code. */
  async mapped(handle: string, scenario: StoryScenario, needed: Needed, day: string): Promise<StoryScenario> {
    const proposed = scenario.proposal?.content.needs.map(({ key, title }) => ({ id: key, title }));
    const known = proposed ?? scenario.needs.nodes;
    const need = known.find(({ title }) => title === needOf(needed.resource).title)?.id;
    const items = needed.items.map((name) => ({ name, justification: `评估须用到${name}` }));
    const mapping = { need, resource: needed.resource, justification: '场景所需的最小范围', items };
    return (await this.act(handle, 'mapResource', scenario, mapping, day, 'scenario')) as StoryScenario;
  }

  /** Hands a scenario in and has it published. */
  async republished(handle: string, scenario: StoryScenario, day: string): Promise<StoryScenario> {
    const submitted = await this.act(handle, 'submitScenario', scenario, {}, day, 'scenario');
    return (await this.act('officer', 'publishScenario', submitted, {}, day, 'scenario')) as StoryScenario;
  }

  /** What waits in the inbox of a persona's organisation for an application. */
  async inbox(handle: string, { code }: Made, day: string): Promise<readonly InboxStep[]> {
    const { inbox } = await this.read<{ inbox: { nodes: readonly InboxStep[] } }>(
      handle,
      `query($code: String!) { inbox(first: 50, where: { application: { code: { eq: $code } } }) { nodes {
        id kind revision allowedOutcomes availableActions { action allowed }
        consents(first: 50) { nodes { state item { id } } } } } }`,
      { code },
      day,
    );
    return inbox.nodes;
  }

  /**
   * Has a persona answer whatever of their inbox they may answer for an application: a body may hold steps of several offices.
   *
   * @returns the kinds of steps that were answered
   */
  async reviewed(handle: string, file: Made, day: string, verdict: Verdict = {}): Promise<readonly string[]> {
    const { outcomes = {}, isDeclined = false, except = [] } = verdict;
    const answered: string[] = [];
    for (const step of await this.inbox(handle, file, day)) {
      const action = step.availableActions.find(({ allowed }) => allowed)?.action;
      if (action === undefined || except.includes(step.kind)) continue;
      const said = isDeclined ? { decision: 'DECLINED', reason: '不宜提供' } : { decision: 'CONSENTED' };
      const given =
        action === 'answerItemConsents'
          ? { answers: step.consents.nodes.map(({ item }) => ({ item: item.id, ...said })) }
          : { outcome: outcomes[step.kind] ?? step.allowedOutcomes[0], opinion: '经审核，意见如上。' };
      await this.done(handle, action, { ...change(step), ...given }, day, 'step');
      answered.push(step.kind);
    }
    return answered.sort();
  }

  /** Types of what has happened to a thing itself, in order, as a persona reads them. */
  async events(handle: string, { code, id }: Made): Promise<readonly string[]> {
    await sequenceNow(this.#pool);
    const { events } = await this.read<{ events: { nodes: readonly { readonly type: string }[] } }>(
      handle,
      `query($code: String!, $id: ID!) { events(first: 100, where: { subjectCode: { eq: $code }, subjectId: { eq: $id } },
        orderBy: [{ field: SEQUENCE }]) { nodes { type } } }`,
      { code, id },
      '2026-11-01',
    );
    return events.nodes.map(({ type }) => type);
  }

  /** What the organisation of a persona was told of a thing: kinds with the step or change, sorted. */
  async told(handle: string, { code }: Made): Promise<readonly string[]> {
    const { notifications } = await this.read<{
      notifications: { nodes: readonly { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }[] };
    }>(
      handle,
      `query($code: String!) { notifications(first: 100, where: { subjectCode: { eq: $code } }) {
        nodes { kind data } } }`,
      { code },
      '2026-11-01',
    );
    return notifications.nodes
      .map(({ kind, data: { step, change, status } }) =>
        [kind, step ?? change ?? status].filter((word) => word !== undefined).join(' '),
      )
      .sort();
  }

  async #persona(handle: string): Promise<PersonViewer> {
    const person = this.#people.get(handle) ?? (await personaOf(this.#pool, handle));
    this.#people.set(handle, person);
    return person;
  }
}

/** What is read of things that have no code, or more than that. */
const shown: Readonly<Record<string, string>> = {
  scenario: 'id code revision status needs { nodes { id title } } proposal { content { needs { key title } } }',
  step: 'id revision status',
};

/** A thing by id and revision, as a change names it. */
const change = ({ id, revision }: Pick<Made, 'id' | 'revision'>) => ({ id, expectedRevision: revision });

const needOf = (resource: string) => ({
  ...{ ref: resource, title: `需求 ${resource}`, description: '用于本场景的评估', importance: 'REQUIRED' },
});

import { expect } from 'vitest';
import type { DatabasePool } from '../../src/db/client.ts';
import type { PersonViewer, Viewer } from '../../src/rules/viewer.ts';
import { answer } from './catalog-query.ts';
import { type MutationResult, mutate } from './mutate.ts';
import { personOf } from './viewers.ts';

/** A scenario or resource as its people see it. */
export interface Life {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly revision: number;
  readonly withdrawalImpact: { readonly digest: string } | null;
  readonly needs: {
    readonly nodes: readonly { readonly id: string; readonly matches: { readonly totalCount: number } }[];
  };
  readonly findings: { readonly nodes: readonly { readonly rule: string }[] };
  readonly proposal: {
    readonly content: { readonly needs: readonly { readonly matches: readonly object[] }[] };
  } | null;
}

const shared = 'id code status revision withdrawalImpact { digest }';
const scenarioFields = `${shared} needs(first: 5) { nodes { id matches(first: 5) { totalCount } } }
  findings(first: 5) { nodes { rule } } proposal { content { needs { matches { resource } } } }`;

const completeResource = {
  title: '就诊记录',
  abstract: '说明',
  domains: ['HEALTH'],
  sharingType: 'UNCONDITIONAL',
  openingAttribute: 'RESTRICTED',
  updateCycle: 'DAILY',
  items: {
    replace: [
      { name: '日期', grade: 'L2' },
      { name: '科室', grade: 'L2' },
    ],
  },
};

/** Steps that tests of mappings share: the people, and lives of resources and scenarios up to a stage. */
export class ScenarioLives {
  readonly #pool: DatabasePool;
  readonly operator: PersonViewer;
  readonly steward: PersonViewer;
  readonly officer: PersonViewer;

  private constructor(pool: DatabasePool, people: readonly [PersonViewer, PersonViewer, PersonViewer]) {
    this.#pool = pool;
    [this.operator, this.steward, this.officer] = people;
  }

  static async on(pool: DatabasePool): Promise<ScenarioLives> {
    return new ScenarioLives(pool, [
      await personOf(pool, 'OP-QILAN', 'operator_staff'),
      await personOf(pool, 'HZ-HEALTH', 'data_steward'),
      await personOf(pool, 'HZ-DATA', 'authority_officer'),
    ]);
  }

  /** Runs a mutation, whatever comes of it. */
  async run(viewer: Viewer, name: string, input: object): Promise<MutationResult> {
    const isResource = name.endsWith('Resource') && !/^(un)?map/.test(name);
    const success = isResource ? `resource { ${shared} }` : `scenario { ${scenarioFields} }`;
    return await mutate(this.#pool, viewer, name, { ...input }, success);
  }

  /** Runs a mutation that takes effect. */
  async done(viewer: Viewer, name: string, input: object): Promise<Life> {
    const result = await this.run(viewer, name, input);
    const row = result['resource'] ?? result['scenario'];
    expect(result.__typename, JSON.stringify(result)).toMatch(/Success$/);
    return row as Life;
  }

  async scenario(id: string): Promise<Life> {
    const query = `query($id: ID!) { scenario(by: { id: $id }) { ${scenarioFields} } }`;
    return (await answer<{ scenario: Life }>(this.#pool, query, { id }, { viewer: this.operator })).scenario;
  }

  async publishedResource(given: object = {}): Promise<Life> {
    const draft = await this.done(this.steward, 'draftResource', { content: { ...completeResource, ...given } });
    return await this.published(draft, 'Resource');
  }

  /** Hands in and publishes. */
  async published(life: Life, noun: 'Resource' | 'Scenario'): Promise<Life> {
    const keeper = noun === 'Resource' ? this.steward : this.operator;
    const submitted = await this.done(keeper, `submit${noun}`, at(life));
    return await this.done(this.officer, `publish${noun}`, at(submitted));
  }

  /** A complete draft whose only need takes the resource, with one item. */
  async draftMapping(resource: Life): Promise<Life> {
    const needs = { add: [{ title: '就诊核验', importance: 'REQUIRED' }] };
    const content = { title: '信用就医', description: '说明', domains: ['HEALTH'], needs };
    const draft = await this.done(this.operator, 'proposeScenario', { content });
    return await this.done(this.operator, 'mapResource', {
      ...at(draft),
      need: draft.needs.nodes[0]?.id,
      resource: resource.code,
      justification: '核验需要',
      items: [{ name: '日期', justification: '统计' }],
    });
  }

  async withdrawResource(resource: Life): Promise<MutationResult> {
    const query = 'query($id: ID!) { resource(by: { id: $id }) { revision withdrawalImpact { digest } } }';
    const seen = await answer<{ resource: Life }>(this.#pool, query, { id: resource.id }, { viewer: this.steward });
    const { revision, withdrawalImpact } = seen.resource;
    return await this.run(this.steward, 'withdrawResource', {
      id: resource.id,
      expectedRevision: revision,
      reason: '停止归集',
      impactDigest: withdrawalImpact?.digest,
    });
  }
}

export const at = ({ id, revision }: Life) => ({ id, expectedRevision: revision });

/** Names of the rules that stand in the way. */
export const failed = (result: MutationResult): string[] | undefined =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

import type { DatabasePool } from '../../../src/db/client.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { answer } from '../catalog-query.ts';
import { mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import { personRoles } from './in-memory.ts';
import { type Answer, type Kind, mutationOf, type Operation, type Persona, personas, type View } from './reference.ts';
import type { Subject } from './sequences.ts';

/** People who take part, as signing in would make them. */
export type Cast = Readonly<Record<Kind, Readonly<Record<Persona, Viewer>>>>;

/** Makes the people of every kind of life. */
export async function castOf(pool: DatabasePool): Promise<Cast> {
  const of = async (kind: Kind): Promise<Record<Persona, Viewer>> => {
    const entries: [Persona, Viewer][] = [];
    for (const persona of personas) {
      if (persona === 'anonymous') entries.push([persona, anonymous]);
      else {
        const { organization, roles } = personRoles[kind][persona];
        entries.push([persona, await personOf(pool, organization, ...roles)]);
      }
    }
    return Object.fromEntries(entries) as Record<Persona, Viewer>;
  };
  return {
    resource: await of('resource'),
    scenario: await of('scenario'),
    authority_scenario: await of('authority_scenario'),
  };
}

const completeResource = {
  abstract: '说明',
  domains: ['HEALTH'],
  sharingType: 'UNCONDITIONAL',
  openingAttribute: 'RESTRICTED',
  updateCycle: 'DAILY',
  items: { replace: [{ name: '日期', dataType: 'DATE', grade: 'L3' }] },
};

interface SeenRow {
  readonly status: string;
  readonly revision: number;
  readonly title: string;
  readonly proposal: { readonly state: string; readonly content: { readonly title: string } } | null;
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
}

/** A resource or scenario of the service itself, moved by its mutations and read by its queries. */
export class Real implements Subject {
  readonly #pool: DatabasePool;
  readonly #cast: Cast;
  readonly #kind: Kind;
  readonly #id: string;
  readonly #need: string;

  private constructor(pool: DatabasePool, cast: Cast, kind: Kind, made: { id: string; need: string }) {
    this.#pool = pool;
    this.#cast = cast;
    this.#kind = kind;
    this.#id = made.id;
    this.#need = made.need;
  }

  static async make(pool: DatabasePool, cast: Cast, kind: Kind, title: string): Promise<Real> {
    const { owner } = cast[kind];
    if (kind === 'resource') {
      const made = await mutate(pool, owner, 'draftResource', { content: { title } }, 'resource { id }');
      return new Real(pool, cast, kind, { ...(made['resource'] as { id: string }), need: '' });
    }
    const needs = { add: [{ title: '需求', importance: 'OPTIONAL' }] };
    const fields = 'scenario { id needs(first: 1) { nodes { id } } }';
    const made = await mutate(pool, owner, 'proposeScenario', { content: { title, needs } }, fields);
    const scenario = made['scenario'] as { id: string; needs: { nodes: { id: string }[] } };
    return new Real(pool, cast, kind, { id: scenario.id, need: scenario.needs.nodes[0]?.id ?? '' });
  }

  async act(persona: Persona, operation: Operation, expectedRevision: number, title: string): Promise<Answer> {
    const viewer = this.#cast[this.#kind][persona];
    const input = { id: this.#id, expectedRevision, ...(await this.#inputOf(operation, title)) };
    const { __typename: answered } = await mutate(this.#pool, viewer, mutationOf(this.#kind, operation), input);
    return answered.endsWith('Success') ? 'done' : (answered as Answer);
  }

  async see(persona: Persona): Promise<View> {
    const row = this.#kind === 'resource' ? 'resource' : 'scenario';
    const { seen } = await answer<{ seen: SeenRow | null }>(
      this.#pool,
      `query($id: ID!) { seen: ${row}(by: { id: $id }) { status revision title
        proposal { state content { title } } availableActions { action allowed } } }`,
      { id: this.#id },
      { viewer: this.#cast[this.#kind][persona] },
    );
    if (seen === null) return null;
    const { proposal } = seen;
    return {
      status: seen.status.toLowerCase(),
      revision: seen.revision,
      title: seen.title,
      proposal: proposal && { state: proposal.state.toLowerCase(), title: proposal.content.title },
      actions: Object.fromEntries(seen.availableActions.map(({ action, allowed }) => [action, allowed])),
    };
  }

  async #inputOf(operation: Operation, title: string): Promise<object> {
    const isResource = this.#kind === 'resource';
    const mapping = { need: this.#need, resource: 'HZ-FIN-001' };
    switch (operation) {
      case 'revise':
        return { content: { title } };
      case 'complete':
        return { content: isResource ? completeResource : { description: '说明', domains: ['HEALTH'] } };
      case 'spoil':
        return { content: isResource ? { abstract: '' } : { description: '' } };
      case 'map':
        return { ...mapping, justification: '需要' };
      case 'unmap':
        return { ...mapping, reason: '不再需要' };
      case 'return':
        return { reason: '请修改' };
      case 'suspend':
        return isResource ? { reason: '核对数据' } : {};
      case 'withdraw':
        return { reason: '停止归集', impactDigest: await this.#digest() };
      default:
        return {};
    }
  }

  /** As the owner sees it; somebody who may not withdraw never comes as far as to have theirs compared. */
  async #digest(): Promise<string> {
    const row = this.#kind === 'resource' ? 'resource' : 'scenario';
    const { seen } = await answer<{ seen: { withdrawalImpact: { digest: string } | null } | null }>(
      this.#pool,
      `query($id: ID!) { seen: ${row}(by: { id: $id }) { withdrawalImpact { digest } } }`,
      { id: this.#id },
      { viewer: this.#cast[this.#kind].owner },
    );
    return seen?.withdrawalImpact?.digest ?? 'none';
  }
}

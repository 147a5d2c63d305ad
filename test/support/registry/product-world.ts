import type { DatabasePool } from '../../../src/db/client.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { noon } from '../agreements.ts';
import { answer } from '../catalog-query.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import type { Operation } from './products.ts';

/** A product or a step as the API tells it. */
export interface Told {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly version: string | null;
  readonly revision: number;
}

/** Who acts in the tests of products. */
export interface ProductPeople {
  readonly operator: PersonViewer;
  readonly officer: PersonViewer;
  readonly expert: PersonViewer;
  readonly platform: PersonViewer;
}

/** New people of each body. */
export async function productPeople(pool: DatabasePool, operator = 'OP-QILAN'): Promise<ProductPeople> {
  return {
    operator: await personOf(pool, operator, 'operator_staff'),
    officer: await personOf(pool, 'HZ-DATA', 'authority_officer'),
    expert: await personOf(pool, 'HZ-EXPERT', 'expert'),
    platform: await personOf(pool, 'HZ-PLATFORM', 'platform_operator'),
  };
}

/** The global id of an item of a data demand. */
export const demandItemId = (uuid: string): string => encodeGlobalId('DemandItem', uuid);

/** What a draft says that lacks nothing. */
export const wholeDraft = (operation: Operation, more: object = {}) => ({
  ...{ agreement: operation.agreement.id, name: '企业经营稳定分值', abstract: '返回分值与区间。', type: 'API' },
  ...{ deliveryForm: 'ONLINE_API', useClass: 'INDUSTRY', changeNote: '首个版本' },
  specification: {
    inputs: operation.items.map(({ uuid }) => ({ item: demandItemId(uuid), purpose: '计算经营稳定分值' })),
    outputs: [{ name: '经营稳定分值', description: '0 到 100 的整数，由多项指标计算得出。' }],
    ...{ update: '每月更新一次', serviceLevel: '可用性 99.5%', documentation: '见平台的产品文档。' },
  },
  ...more,
});

/** A step of a review that waits for an organisation. */
export interface WaitingStep {
  readonly id: string;
  readonly kind: string;
  readonly revision: number;
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
}

/** Works on products by the API alone, at instants that it is given. */
export class ProductWorld {
  readonly pool: DatabasePool;
  readonly people: ProductPeople;

  constructor(pool: DatabasePool, people: ProductPeople) {
    this.pool = pool;
    this.people = people;
  }

  /** Sends a mutation on a day. */
  async send(who: Viewer, name: string, input: object, day: string, fields = '__typename'): Promise<MutationResult> {
    return await mutate(this.pool, who, name, { ...input }, fields, noon(day));
  }

  /** Drafts a product and expects a success. */
  async drafted(operation: Operation, day: string, more: object = {}): Promise<Told> {
    return await this.#done(this.people.operator, 'draftProduct', wholeDraft(operation, more), day);
  }

  /** Acts on a product and expects a success; answers it as it stands then. */
  async act(who: Viewer, name: string, product: Told, input: object, day: string): Promise<Told> {
    return await this.#done(who, name, { ...change(product), ...input }, day);
  }

  /** Acts on a product and answers the rules that refuse it. */
  async refused(who: Viewer, name: string, product: Told, input: object, day: string): Promise<readonly string[]> {
    const result = await this.send(who, name, { ...change(product), ...input }, day);
    const rules = (result.findings ?? []).flatMap(({ rule, status }) => (status === 'FAIL' ? [rule] : []));
    return [result.__typename, ...rules];
  }

  /** Has somebody give the opinion that is waited for from their organisation. */
  async opinion(who: Viewer, product: Told, day: string, outcome = 'SUPPORTED'): Promise<MutationResult> {
    const step = (await this.waiting(who, product, day)).find(({ kind }) => kind === 'PRODUCT_OPINION');
    if (step === undefined) throw new Error(`nothing waits: ${product.code}`);
    const given = { outcome, opinion: '经审核，意见如上。' };
    return await this.send(who, 'giveProductOpinion', { ...change(step), ...given }, day, 'step { id status outcome }');
  }

  /** What waits in the inbox of somebody's organisation for a product. */
  async waiting(who: Viewer, { code }: Told, day: string): Promise<readonly WaitingStep[]> {
    const { inbox } = await answer<{ inbox: { nodes: readonly WaitingStep[] } }>(
      this.pool,
      `query($code: String!) { inbox(first: 50, where: { product: { code: { eq: $code } } }) { nodes {
        id kind revision availableActions { action allowed } } } }`,
      { code },
      { viewer: who, now: noon(day) },
    );
    return inbox.nodes;
  }

  /** Hands a product in, has everybody support it and the authority approve it. */
  async approved(product: Told, day: string, more: object = {}): Promise<Told> {
    const { operator, officer, expert, platform } = this.people;
    const submitted = await this.act(operator, 'submitProduct', product, {}, day);
    for (const who of [officer, expert, platform]) await this.opinion(who, product, day);
    return await this.act(officer, 'decideProduct', submitted, { decision: 'APPROVE', reason: '通过', ...more }, day);
  }

  /** Reads a product on a day. */
  async read<T>(who: Viewer, { id }: Pick<Told, 'id'>, fields: string, day: string): Promise<T | null> {
    const source = `query($id: ID!) { product(by: { id: $id }) { ${fields} } }`;
    const { product } = await answer<{ product: T | null }>(this.pool, source, { id }, { viewer: who, now: noon(day) });
    return product;
  }

  async #done(who: Viewer, name: string, input: object, day: string): Promise<Told> {
    const result = await this.send(who, name, input, day, 'product { id code status version revision }');
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result['product'] as Told;
  }
}

const change = ({ id, revision }: Pick<Told, 'id' | 'revision'>) => ({ id, expectedRevision: revision });

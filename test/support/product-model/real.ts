import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../../src/db/client.ts';
import { demandItemId, ProductWorld, productPeople, type Told } from '../registry/product-world.ts';
import { anOperation, type Operation } from '../registry/products.ts';
import {
  type Answer,
  type Command,
  deliveredAtFirst,
  itemsOfEach,
  mostProducts,
  operationOf,
  type Standing,
  type Subject,
} from './commands.ts';

const day = '2026-06-01';
const operators = ['OP-QILAN', 'OP-HENGXING'] as const;
/** Items of resources that are not open to everyone; two of them of one resource. */
const asked = [
  { resource: 'HZ-FIN-005', item: '税种代码' },
  { resource: 'HZ-FIN-005', item: '所属期起始日' },
  { resource: 'HZ-FIN-011', item: '计费月份' },
];

/** Products of a database, changed by the API alone; deliveries and ends come from elsewhere. */
export class Real implements Subject {
  readonly #pool: DatabasePool;
  readonly #worlds: readonly ProductWorld[];
  readonly #operations: readonly Operation[];
  readonly #products: { told: Told; readonly operation: number }[] = [];

  private constructor(pool: DatabasePool, worlds: readonly ProductWorld[], operations: readonly Operation[]) {
    this.#pool = pool;
    this.#worlds = worlds;
    this.#operations = operations;
  }

  /** People of both operators; they may be used for many lives. */
  static async worlds(pool: DatabasePool): Promise<readonly ProductWorld[]> {
    return await Promise.all(
      operators.map(async (operator) => new ProductWorld(pool, await productPeople(pool, operator))),
    );
  }

  static async make(pool: DatabasePool, worlds: readonly ProductWorld[]): Promise<Real> {
    const made: Operation[] = [];
    for (const [place, operator] of operators.entries()) {
      const isUndelivered = (index: number): boolean => !deliveredAtFirst.includes(place * itemsOfEach + index);
      const items = asked.map((item, index) => ({ ...item, isUndelivered: isUndelivered(index) }));
      made.push(await anOperation(pool, { operator, items }));
    }
    return new Real(pool, worlds, made);
  }

  async act(command: Command): Promise<Answer> {
    return (await this.#does(command)) ? 'done' : 'refused';
  }

  async standing(): Promise<Standing> {
    const standing: Standing[number][] = [];
    for (const { told } of this.#products) {
      const [row] = await this.#pool.execute<{ status: string; version: string; items: string[] }>(sql`
        select p.status, case when p.version_major > 0 then p.version_major || '.' || p.version_minor else '' end as version,
          (select coalesce(json_agg(l.demand_item_id), '[]') from product_lineage l where l.product_id = p.id) as items
        from products p where p.code = ${told.code}`);
      const lineage = (row?.items ?? []).map((id) => this.#indexOf(id)).sort((a, b) => a - b);
      standing.push({ status: row?.status ?? '', version: row?.version ?? '', lineage });
    }
    return standing;
  }

  async faults(): Promise<readonly string[]> {
    const rows = await this.#pool.execute<{ fault: string }>(sql`
      select p.code || ' is made from an item that was not delivered to its operator' as fault
      from product_lineage l join products p on p.id = l.product_id join demand_items i on i.id = l.demand_item_id
      join data_demands d on d.id = i.demand_id where i.delivered_at is null or d.operator_id <> p.operator_id
      union all select p.code || ' is shown as made from a resource without an item of it' from product_inputs x
      join products p on p.id = x.product_id where p.agreement_id is not null and not exists (select from product_lineage l
        join demand_items i on i.id = l.demand_item_id join application_items a on a.id = i.list_item_id
        where l.product_id = p.id and a.resource_id = x.resource_id)
      union all select p.code || ' is not shown as made from a resource' from product_lineage l
      join products p on p.id = l.product_id join demand_items i on i.id = l.demand_item_id
      join application_items a on a.id = i.list_item_id where not exists (select from product_inputs x
        where x.product_id = p.id and x.resource_id = a.resource_id)
      union all select p.code || ' is made from something else than its version says' from products p
      join product_versions v on v.product_id = p.id and v.status = 'approved' where p.agreement_id is not null
        and (select coalesce(array_agg(l.demand_item_id order by l.demand_item_id), '{}') from product_lineage l
          where l.product_id = p.id) <> (select coalesce(array_agg((i->>'demandItemId')::uuid
          order by (i->>'demandItemId')::uuid), '{}') from jsonb_array_elements(v.content->'specification'->'inputs') i)`);
    return rows.map(({ fault }) => fault);
  }

  async #does(command: Command): Promise<boolean> {
    const { op, of, inputs } = command;
    const operation = of % 2;
    if (op === 'deliver') return await this.#delivers(of);
    if (op === 'close') return await this.#closes(operation);
    if (op === 'end') return await this.#ends(operation);
    if (op === 'draft') return this.#products.length < mostProducts && (await this.#drafts(operation, inputs));
    const product = this.#products[of % Math.max(1, this.#products.length)];
    return product !== undefined && (await this.#changes(product, command));
  }

  async #changes(product: { told: Told; readonly operation: number }, { op, inputs, turn }: Command): Promise<boolean> {
    const world = this.#worlds[product.operation];
    if (world === undefined) throw new Error('an operation has its people');
    const { operator, officer, expert, platform } = world.people;
    if (op === 'review') {
      const waiting = await world.waiting(expert, product.told, day);
      if (waiting.length === 0) return false;
      for (const who of [officer, expert, platform]) await world.opinion(who, product.told, day);
      return true;
    }
    const note = { changeNote: '变更' };
    const attempts = {
      rename: ['reviseProduct', operator, { name: `产品${turn}`, ...note }],
      rework: ['reviseProduct', operator, { specification: { inputs: this.#inputs(inputs) }, ...note }],
      submit: ['submitProduct', operator, {}],
      return: ['returnProduct', officer, { reason: '请修改' }],
      approve: ['decideProduct', officer, { decision: 'APPROVE', reason: '通过' }],
      reject: ['decideProduct', officer, { decision: 'REJECT', reason: '不符' }],
      withdraw: ['withdrawProduct', operator, { reason: '另作安排' }],
      takeBack: ['withdrawApproval', officer, { reason: '不再合规' }],
    } as const;
    const [name, who, input] = attempts[op as keyof typeof attempts];
    const { id, revision: expectedRevision } = product.told;
    // Whoever may not see a draft finds nothing: that is a refusal as well.
    const result = await world.send(who, name, { id, expectedRevision, ...input }, day, 'product { revision }');
    if (!result.__typename.endsWith('Success')) return false;
    product.told = { ...product.told, revision: (result['product'] as { revision: number }).revision };
    return true;
  }

  async #drafts(operation: number, inputs: readonly number[]): Promise<boolean> {
    const [world, of] = [this.#worlds[operation], this.#operations[operation]];
    if (world === undefined || of === undefined) throw new Error('an operation has its people');
    const draft = {
      ...{ agreement: of.agreement.id, name: '产品', abstract: '简介', type: 'API', deliveryForm: 'ONLINE_API' },
      ...{ useClass: 'INDUSTRY' },
      specification: {
        inputs: this.#inputs(inputs),
        outputs: [{ name: '分值', description: '说明' }],
        ...{ update: '每月', serviceLevel: '99.5%', documentation: '见平台' },
      },
    };
    const fields = 'product { id code status version revision }';
    const result = await world.send(world.people.operator, 'draftProduct', draft, day, fields);
    if (!result.__typename.endsWith('Success')) return false;
    this.#products.push({ told: result['product'] as Told, operation });
    return true;
  }

  async #delivers(item: number): Promise<boolean> {
    const rows = await this.#pool.execute(sql`update demand_items i set delivered_at = now(), platform_reference = 'PF'
      from data_demands d where d.id = i.demand_id and d.status <> 'closed' and i.delivered_at is null
        and i.id = ${this.#uuid(item)} returning i.id`);
    return rows.length > 0;
  }

  async #closes(operation: number): Promise<boolean> {
    const rows = await this.#pool.execute(sql`update data_demands set status = 'closed', closed_on = ${day},
      close_reason = '到期' where id = ${this.#operations[operation]?.demand.uuid} and status <> 'closed' returning id`);
    return rows.length > 0;
  }

  async #ends(operation: number): Promise<boolean> {
    const rows =
      await this.#pool.execute(sql`update agreements set status = 'revoked', ended_on = ${day}, end_reason = '撤销'
      where id = ${this.#operations[operation]?.agreement.uuid} and status = 'active' returning id`);
    return rows.length > 0;
  }

  #uuid(item: number): string {
    return this.#operations[operationOf(item)]?.items[item % itemsOfEach]?.uuid ?? '';
  }

  #indexOf(uuid: string): number {
    const place = this.#operations.findIndex(({ items }) => items.some((item) => item.uuid === uuid));
    return place * itemsOfEach + (this.#operations[place]?.items.findIndex((item) => item.uuid === uuid) ?? 0);
  }

  #inputs(inputs: readonly number[]) {
    return inputs.map((item) => ({ item: demandItemId(this.#uuid(item)), purpose: '计算' }));
  }
}

import { type SQL, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { NodeName } from '../../../src/rules/catalog/nouns.ts';
import type { ProductContent } from '../../../src/rules/product/content.ts';
import { CatalogRows } from '../catalog-rows.ts';
import { aListedProduct, type ListedProduct } from '../registry/listings.ts';
import { anOperation, aProductInStage } from '../registry/products.ts';
import { marks } from './marks.ts';

const at = '2026-09-02T02:00:00Z';
const stamps = { revision: 1, created_at: at, updated_at: at };
const code = (mark: keyof typeof marks): string => `OP-QILAN/${marks[mark]}`;
const global = (noun: NodeName, ...uuids: string[]): string[] => uuids.map((uuid) => encodeGlobalId(noun, uuid));

/** What a version says that has no input and no mark. */
const plain: ProductContent = {
  ...{ name: '企业核验', abstract: '核验企业登记信息', type: 'api', deliveryForm: 'online_api', useClass: 'industry' },
  specification: { inputs: [], outputs: [], update: '每月', serviceLevel: '99.5%', documentation: '见平台' },
};

/** Demands, products, listings and prices of OP-QILAN, of which something is not public; of some the product is. */
export async function addMarkedRegistry(pool: DatabasePool): Promise<Readonly<Record<string, readonly string[]>>> {
  const made = new MarkedRegistry(pool);
  const listed = await made.listings();
  const demands = await made.demands(listed.delisted);
  const products = await made.products(listed);
  const prices = await made.prices(listed.delisted, products.approved);
  return { ...listed.ids, ...demands, ...products.ids, ...prices };
}

interface Listed {
  readonly asked: ListedProduct;
  readonly refused: ListedProduct;
  readonly delisted: ListedProduct;
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

class MarkedRegistry {
  readonly #pool: DatabasePool;
  readonly #rows: CatalogRows;

  constructor(pool: DatabasePool) {
    this.#pool = pool;
    this.#rows = new CatalogRows(pool);
  }

  /** Listings of public products: asked for, refused, and taken off for a reason. */
  async listings(): Promise<Listed> {
    const asked = await aListedProduct(this.#pool, { status: 'requested' });
    const refused = await aListedProduct(this.#pool, { status: 'rejected' });
    const delisted = await aListedProduct(this.#pool, { status: 'delisted' });
    await this.#set(
      'listings',
      asked.listingId,
      sql`code = ${code('listingAsked')},
      exchange_reference = ${marks.listingAsked}`,
    );
    await this.#set(
      'listings',
      refused.listingId,
      sql`code = ${code('listingRefused')}, reason = ${marks.listingRefused}`,
    );
    await this.#set('listings', delisted.listingId, sql`reason = ${marks.listingReason}`);
    const papers = JSON.stringify({ papers: { lawful_source: marks.registrationPaper }, ground: null, note: '' });
    for (const { productId, registrationId } of [asked, refused, delisted]) {
      await this.#set(
        'registrations',
        registrationId,
        sql`content = ${papers}::text::jsonb,
        decision_reason = ${marks.registrationDecision},
        delay_reason = ${marks.registrationDelay}, delay_explained_at = ${at}`,
      );
      const content = JSON.stringify(plain);
      await this.#set(
        'products',
        productId,
        sql`status = 'registered',
        specification = ${JSON.stringify(plain.specification)}::text::jsonb`,
      );
      await this.#pool.execute(sql`update product_versions set content = ${content}::text::jsonb
        where product_id = ${productId}`);
    }
    // What was traded of a public product is not public itself.
    const [exchange = ''] = await this.#organizations('HZ-EXCHANGE');
    const trade = await this.#insert('trade_statistics', {
      ...{ exchange_id: exchange, product_id: delisted.productId, starts_on: '2026-07-01', ends_on: '2026-07-31' },
      ...{ deals: 1, calls: 1, amount_fen: 1, reference: marks.trade, created_at: at },
    });
    const ids = {
      TradeStatistic: global('TradeStatistic', trade),
      Listing: global('Listing', asked.listingId, refused.listingId, delisted.listingId),
      Registration: global('Registration', delisted.registrationId),
    };
    return { asked, refused, delisted, ids };
  }

  /** Demands at each stage; from the delivered one a public product is made. */
  async demands(delisted: ListedProduct) {
    const items = [{ resource: 'HZ-FIN-005', item: '税种代码', isUndelivered: true }];
    const draft = await anOperation(this.#pool, { items });
    const asked = await anOperation(this.#pool, { items });
    const refused = await anOperation(this.#pool, { items });
    await this.#set(
      'data_demands',
      draft.demand.uuid,
      sql`status = 'draft', purpose = ${marks.demandDraft},
      code = ${code('demandDraft')}, submitted_at = null, decided_at = null, delivered_at = null`,
    );
    await this.#set(
      'data_demands',
      asked.demand.uuid,
      sql`status = 'submitted', purpose = ${marks.demand},
      code = ${code('demand')}, decided_at = null, delivered_at = null`,
    );
    await this.#set(
      'data_demands',
      refused.demand.uuid,
      sql`status = 'rejected', delivered_at = null,
      decision_reason = ${marks.demandRefusal}`,
    );
    const item = asked.items[0]?.uuid ?? '';
    await this.#set('demand_items', item, sql`justification = ${marks.demandItem}`);
    const step = await this.#step(
      { demand_id: asked.demand.uuid, kind: 'provider_consent', outcome: 'declined' },
      'HZ-TAX',
    );
    const answer = { state: 'declined', reason: marks.demandConsent, answered_at: at };
    await this.#insert('item_consents', { step_id: step, demand_item_id: item, ...answer });
    await this.#pool.execute(sql`update demand_items set platform_reference = ${marks.delivery}
      where demand_id = ${delisted.demandId}`);
    const delivered = await this.#pool.execute<{ id: string }>(sql`select id from demand_items
      where demand_id = ${delisted.demandId}`);
    const demands = [draft.demand.uuid, asked.demand.uuid, refused.demand.uuid, delisted.demandId];
    return {
      DataDemand: global('DataDemand', ...demands),
      DemandItem: global('DemandItem', item, ...delivered.map(({ id }) => id)),
    };
  }

  /** Products that are not public, and of public ones the version that is written and what was said of the one that stands. */
  async products({ asked, refused, delisted }: Listed) {
    const draft = await aProductInStage(this.#pool, 'draft', { name: marks.productDraft });
    await this.#set('products', draft.uuid, sql`code = ${code('productDraft')}, abstract = ${marks.productDraft}`);
    const submitted = await aProductInStage(this.#pool, 'under_review', { name: marks.product });
    await this.#set('products', submitted.uuid, sql`code = ${code('product')}`);
    const opinion = { kind: 'product_opinion', outcome: 'supported', opinion: marks.productOpinion };
    const step = await this.#step({ product_id: submitted.uuid, ...opinion }, 'HZ-EXPERT');
    const approved = await aProductInStage(this.#pool, 'approved');
    const specified = { ...plain, specification: { ...plain.specification, documentation: marks.specification } };
    await this.#set(
      'products',
      approved.uuid,
      sql`
      specification = ${JSON.stringify(specified.specification)}::text::jsonb`,
    );
    await this.#set('product_versions', approved.versionId, sql`content = ${JSON.stringify(specified)}::text::jsonb`);
    const writing = { minor: 0, change_note: '第二版', digest: 'b'.repeat(64), created_at: at, updated_at: at };
    const second = { ...writing, major: 2 };
    const draftVersion = await this.#insert('product_versions', {
      ...{ ...second, product_id: asked.productId, status: 'draft' },
      content: JSON.stringify({ ...plain, name: marks.versionDraft }),
    });
    const version = await this.#insert('product_versions', {
      ...{ ...second, product_id: refused.productId, status: 'under_review', submitted_at: at },
      content: JSON.stringify({ ...plain, abstract: marks.version }),
    });
    const [standing] = await this.#pool.execute<{ id: string }>(sql`update product_versions
      set change_note = ${marks.changeNote}, decision_reason = ${marks.productDecision}
      where product_id = ${delisted.productId} and status = 'approved' returning id`);
    const publicProducts = [asked.productId, refused.productId, delisted.productId];
    return {
      approved: approved.uuid,
      ids: {
        Product: global('Product', draft.uuid, submitted.uuid, approved.uuid, ...publicProducts),
        ProductVersion: global('ProductVersion', approved.versionId, draftVersion, version, standing?.id ?? ''),
        Step: global('Step', step),
      },
    };
  }

  /** What may be and was earned under the agreement of a public product, and fees of one that is not public. */
  async prices({ agreementId, productId }: ListedProduct, unpublished: string) {
    const [{ operator, scenario } = { operator: '', scenario: '' }] = await this.#pool.execute<{
      operator: string;
      scenario: string;
    }>(sql`select operator_id as operator, scenario_id as scenario from agreements where id = ${agreementId}`);
    const [authority = ''] = await this.#organizations('HZ-DATA');
    const revenue = await this.#insert('permitted_revenues', {
      ...{ code: code('permittedRevenue'), agreement_id: agreementId, status: 'proposed', proposed_by_id: authority },
      ...{ starts_on: '2090-01-01', ends_on: '2090-12-31', cost_fen: 1, profit_fen: 1, tax_fen: 1, deducted_fen: 0 },
      ...{ amount_fen: 3, treasury_rate: 200, ...stamps },
    });
    await this.#pool.execute(sql`update fee_ceilings set permitted_revenue_id = ${revenue}
      where product_id = ${productId}`);
    const report = await this.#insert('revenue_reports', {
      ...{ code: code('revenueReport'), agreement_id: agreementId, operator_id: operator, year: 2025, revenue_fen: 1 },
      ...{ cost_fen: 1, deviation: 'none', statement: marks.revenueReport, submitted_at: at, ...stamps },
      details: JSON.stringify({ said: marks.revenueReport }),
    });
    const priced = { product_id: unpublished, scenario_id: scenario, form: 'per_use', amount_fen: 1 };
    const ceiling = await this.#insert('fee_ceilings', {
      ...{ ...priced, code: code('ceiling'), unit: marks.ceiling, is_trial: true, starts_on: '2090-01-01' },
      ...{ set_by_id: authority, ...stamps },
    });
    const offered = { ...priced, ceiling_id: ceiling, unit: marks.fee, starts_on: '2090-01-01', ...stamps };
    const fee = await this.#insert('product_fees', offered);
    return {
      PermittedRevenue: global('PermittedRevenue', revenue),
      RevenueReport: global('RevenueReport', report),
      FeeCeiling: global('FeeCeiling', ceiling),
      ProductFee: global('ProductFee', fee),
    };
  }

  async #step(row: object, holder: string): Promise<string> {
    const [organization] = await this.#organizations(holder);
    return await this.#insert('steps', {
      ...{ organization_id: organization, status: 'done', closed_at: at, cause: JSON.stringify({ rule: 'test' }) },
      ...{ submission: 1, opened_at: at, started_on: '2026-09-02', pauses: '[]', ...stamps, ...row },
    });
  }

  async #organizations(of: string): Promise<string[]> {
    const rows = await this.#pool.execute<{ id: string }>(sql`select id from organizations where code = ${of}`);
    return rows.map(({ id }) => id);
  }

  async #set(table: string, id: string, assignments: SQL): Promise<void> {
    await this.#pool.execute(sql`update ${sql.identifier(table)} set ${assignments} where id = ${id}`);
  }

  async #insert(table: string, row: object): Promise<string> {
    const id = uuidv7();
    await this.#rows.insert(table, { id, ...row });
    return id;
  }
}

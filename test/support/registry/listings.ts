import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database, DatabasePool } from '../../../src/db/client.ts';
import { dataDemands, demandItems } from '../../../src/db/tables/demands.ts';
import { listings } from '../../../src/db/tables/listings.ts';
import { feeCeilings, productFees } from '../../../src/db/tables/prices.ts';
import { productLineage, productScenarios, products, productVersions } from '../../../src/db/tables/products.ts';
import { registrations } from '../../../src/db/tables/registrations.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { UseClass } from '../../../src/rules/vocabulary.ts';
import type { ListingStatus } from '../../../src/rules/workflow/registry-words.ts';
import { addAgreement, addFile } from '../authorisation-rows.ts';

/** What a product is to be like that stands at an exchange. */
export interface ListedOptions {
  readonly operator?: string;
  readonly exchange?: string;
  readonly useClass?: UseClass;
  /** Null for a product that is registered at the exchange and not asked for. */
  readonly status?: ListingStatus | null;
  readonly amountFen?: number;
  readonly ceilingFen?: number;
  readonly isRegistered?: boolean;
  /** Public code of the resource it is made from. */
  readonly resource?: string;
  readonly at?: Date;
}

/** Uuids, public codes, and the global ids by which it is acted on. */
export interface ListedProduct {
  readonly productId: string;
  readonly product: string;
  readonly productCode: string;
  readonly agreementId: string;
  readonly agreementCode: string;
  readonly demandId: string;
  readonly listingId: string;
  readonly listing: string;
  readonly listingCode: string;
  readonly feeId: string | null;
  readonly registrationId: string;
}

const organization = (code: string) => sql<string>`(select id from organizations where code = ${code})`;
let made = 0;

/**
 * Puts down a product with its whole chain: file and list, agreement in force, demand delivered, version approved,
 * registration at the exchange, ceiling and fee, listing.
 */
export async function aListedProduct(pool: DatabasePool, options: ListedOptions = {}): Promise<ListedProduct> {
  const { operator = 'OP-QILAN', resource = 'HZ-FIN-001', at = new Date('2026-02-02T02:00:00Z') } = options;
  made += 1;
  const number = String(made).padStart(5, '0');
  const file = await addFile(pool, { applicant: operator, status: 'agreed', at, items: [{ resource }] });
  const agreementCode = await addAgreement(pool, file, 'active', '2026-01-01', '2027-12-31');
  const [agreement] = await pool.execute<{ id: string; scenario: string; item: string }>(sql`select g.id,
    g.scenario_id as scenario, i.id as item from agreements g join application_items i
    on i.application_id = g.application_id where g.code = ${agreementCode}`);
  if (agreement === undefined) throw new Error('an agreement was put down');
  const productId = uuidv7();
  const demandId = uuidv7();
  const productCode = `${operator}/K9${number}`;
  const stamped = { revision: 1, createdAt: at, updatedAt: at };
  await pool.insert(dataDemands).values({
    ...{ id: demandId, code: `${operator}/D9${number}`, agreementId: agreement.id, operatorId: organization(operator) },
    ...{ status: 'delivered', purpose: '平台内加工', use: 'query', endsOn: '2027-12-31', submittedAt: at },
    ...{ decidedAt: at, deliveredAt: at, irsReference: 'IRS-1', ...stamped },
  });
  const demandItemId = uuidv7();
  await pool.insert(demandItems).values({
    ...{ id: demandItemId, demandId, position: 0, listItemId: agreement.item, justification: '核验需要' },
    ...{ subjectAuthorisation: '企业授权', grade: 'l2', deliveredAt: at, platformReference: `PF-${number}` },
  });
  await pool.transaction(async (tx) => {
    await addProduct(tx, { id: productId, code: productCode, agreement, demandItemId }, options, at);
  });
  const chain = { productId, agreement, number, at };
  const registrationId = await addRegistration(pool, chain, options);
  const feeId = (options.useClass ?? 'industry') === 'industry' ? await addFee(pool, chain, options) : null;
  const { listingId, listingCode } = await addListing(pool, chain, feeId, options);
  return {
    ...{ productId, product: encodeGlobalId('Product', productId), productCode, agreementId: agreement.id },
    ...{ agreementCode, demandId, listingId, listing: encodeGlobalId('Listing', listingId), listingCode },
    ...{ feeId, registrationId },
  };
}

interface Chain {
  readonly productId: string;
  readonly agreement: { readonly id: string; readonly scenario: string };
  readonly number: string;
  readonly at: Date;
}

async function addProduct(
  tx: Database,
  given: Pick<Chain, 'agreement'> & { readonly id: string; readonly code: string; readonly demandItemId: string },
  { operator = 'OP-QILAN', useClass = 'industry', status = 'listed', isRegistered = true }: ListedOptions,
  at: Date,
): Promise<void> {
  const { id, code, agreement, demandItemId } = given;
  const isKnown = status === 'listed' || status === 'suspended' || status === 'delisted';
  const standing = isKnown ? status : isRegistered ? 'registered' : 'approved';
  await tx.insert(products).values({
    ...{
      id,
      code,
      name: `企业核验 ${code}`,
      abstract: '核验企业登记信息',
      productType: 'api',
      deliveryForm: 'online_api',
    },
    ...{ operatorId: organization(operator), useClass, issuedAt: at, modifiedAt: at, status: standing },
    ...{ agreementId: agreement.id, versionMajor: 1, versionMinor: 0, specification: {}, revision: 1 },
    ...{ createdAt: at, updatedAt: at },
  });
  await tx.insert(productScenarios).values({ productId: id, scenarioId: agreement.scenario, useClass });
  await tx.insert(productVersions).values({
    ...{ id: uuidv7(), productId: id, major: 1, minor: 0, status: 'approved', content: {}, digest: 'a'.repeat(64) },
    ...{ changeNote: '首个版本', submittedAt: at, decidedAt: at, createdAt: at, updatedAt: at },
  });
  await tx.insert(productLineage).values({ productId: id, demandItemId });
}

async function addRegistration(
  pool: DatabasePool,
  { productId, number, at }: Chain,
  { operator = 'OP-QILAN', exchange = 'HZ-EXCHANGE', isRegistered = true }: ListedOptions,
): Promise<string> {
  const id = uuidv7();
  await pool.insert(registrations).values({
    ...{ id, code: `${operator}/R9${number}`, track: 'exchange', type: 'initial', productId, content: {} },
    ...{ status: isRegistered ? 'registered' : 'draft', registrantId: organization(operator) },
    ...{ registrarId: organization(exchange), submittedAt: at, registeredOn: '2026-02-01', expiresOn: '2029-01-31' },
    ...{ registrationNumber: `JYS${number}`, queryCode: `Q${number}`, revision: 1, createdAt: at, updatedAt: at },
  });
  return id;
}

async function addFee(
  pool: DatabasePool,
  { productId, agreement, number, at }: Chain,
  { amountFen = 5_000, ceilingFen = 10_000 }: ListedOptions,
): Promise<string> {
  const [ceilingId, id] = [uuidv7(), uuidv7()];
  const of = { productId, scenarioId: agreement.scenario, form: 'per_call_volume', unit: '每万次调用' } as const;
  const stamped = { startsOn: '2026-02-01', revision: 1, createdAt: at, updatedAt: at };
  await pool.insert(feeCeilings).values({
    ...{
      id: ceilingId,
      code: `TEST/C${number}`,
      amountFen: ceilingFen,
      isTrial: true,
      setById: organization('HZ-DATA'),
    },
    ...of,
    ...stamped,
  });
  await pool.insert(productFees).values({ id, ceilingId, amountFen, ...of, ...stamped });
  return id;
}

async function addListing(
  pool: DatabasePool,
  { productId, number, at }: Chain,
  feeId: string | null,
  { operator = 'OP-QILAN', exchange = 'HZ-EXCHANGE', status = 'listed' }: ListedOptions,
): Promise<{ listingId: string; listingCode: string }> {
  const [listingId, listingCode] = [uuidv7(), `${exchange}/M9${number}`];
  if (status === null) return { listingId, listingCode };
  const isOff = status === 'suspended' || status === 'delisted';
  await pool.insert(listings).values({
    ...{ id: listingId, code: listingCode, productId, exchangeId: organization(exchange), status, feeId },
    ...{ operatorId: organization(operator), cause: isOff ? 'exchange_decision' : null },
    reason: isOff || status === 'rejected' ? '核对资料' : null,
    ...{ requestedAt: at, listedAt: status === 'requested' ? null : at, revision: 1, createdAt: at, updatedAt: at },
  });
  return { listingId, listingCode };
}

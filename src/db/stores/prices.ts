import { and, desc, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { StandingCeiling, StandingPrice } from '../../rules/price/judge.ts';
import type { RevenueHistory } from '../../rules/price/price-facts.ts';
import type { ProductStatus, UseClass } from '../../rules/vocabulary.ts';
import type { Deviation, FeeForm, RevenueStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { agreements } from '../tables/applications.ts';
import { feeCeilings, permittedRevenues, productFees, revenueReports } from '../tables/prices.ts';
import { productScenarios, products, productVersions } from '../tables/products.ts';
import { scenarios } from '../tables/scenarios.ts';
import { idList } from './bulk.ts';

/** A permitted revenue as commands look at it. */
export interface RevenueRow {
  readonly id: string;
  readonly code: string;
  readonly status: RevenueStatus;
  readonly revision: number;
  readonly agreementId: string;
  /** The operator whose revenue it is. */
  readonly ownerId: string;
  /** The authority that has signed the agreement. */
  readonly authorityId: string;
  readonly proposedById: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly costFen: number;
  readonly profitFen: number;
  readonly taxFen: number;
  readonly deductedFen: number;
  readonly treasuryRate: number;
}

const revenueColumns = {
  id: permittedRevenues.id,
  code: permittedRevenues.code,
  status: permittedRevenues.status,
  revision: permittedRevenues.revision,
  agreementId: permittedRevenues.agreementId,
  ownerId: agreements.operatorId,
  authorityId: agreements.authorityId,
  proposedById: permittedRevenues.proposedById,
  startsOn: permittedRevenues.startsOn,
  endsOn: permittedRevenues.endsOn,
  costFen: permittedRevenues.costFen,
  profitFen: permittedRevenues.profitFen,
  taxFen: permittedRevenues.taxFen,
  deductedFen: permittedRevenues.deductedFen,
  treasuryRate: permittedRevenues.treasuryRate,
};

/** Permitted revenues by their ids. */
export async function revenueRows(db: Database, ids: readonly string[]): Promise<Map<string, RevenueRow>> {
  const rows = await db
    .select(revenueColumns)
    .from(permittedRevenues)
    .innerJoin(agreements, eq(agreements.id, permittedRevenues.agreementId))
    .where(sql`${permittedRevenues.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks a permitted revenue until the transaction ends; null when there is none. */
export async function lockRevenue(tx: Database, id: string): Promise<RevenueRow | null> {
  await tx
    .select({ id: permittedRevenues.id })
    .from(permittedRevenues)
    .where(eq(permittedRevenues.id, id))
    .for('update');
  return (await revenueRows(tx, [id])).get(id) ?? null;
}

/** A permitted revenue that is about to be put down. */
export type NewRevenue = Pick<
  RevenueRow,
  'id' | 'code' | 'agreementId' | 'proposedById' | 'startsOn' | 'endsOn' | 'treasuryRate'
> &
  Pick<RevenueRow, 'costFen' | 'profitFen' | 'taxFen' | 'deductedFen'>;

/** Puts a permitted revenue down as proposed, at revision 1; its amount is what its parts come to. */
export async function insertRevenue(tx: Database, row: NewRevenue, now: Date): Promise<void> {
  const amountFen = row.costFen + row.profitFen + row.taxFen - row.deductedFen;
  await tx
    .insert(permittedRevenues)
    .values({ ...row, amountFen, status: 'proposed', revision: 1, createdAt: now, updatedAt: now });
}

/** Saves where a permitted revenue stands, with its next revision. */
export async function saveRevenue(
  tx: Database,
  id: string,
  change: { readonly status: RevenueStatus; readonly endorsedById?: string; readonly endorsedAt?: Date },
  now: Date,
): Promise<void> {
  await tx
    .update(permittedRevenues)
    .set({ ...change, revision: sql`${permittedRevenues.revision} + 1`, updatedAt: now })
    .where(eq(permittedRevenues.id, id));
}

/**
 * What was decided and reported of what an operator earns in a scenario, under an agreement and those it follows on or that
 * follow it; what was withdrawn is left out, and what an agreement that has ended would have gone on to.
 */
export async function revenueHistory(db: Database, agreementId: string): Promise<RevenueHistory> {
  const found = (await revenueHistories(db, [agreementId])).get(agreementId);
  if (found === undefined) throw new Error('an agreement that is locked is there');
  return found;
}

/** The same of several agreements, by their ids. */
export async function revenueHistories(
  db: Database,
  agreementIds: readonly string[],
): Promise<Map<string, RevenueHistory>> {
  const rows = await db.execute<{
    id: string;
    history: string;
  }>(sql`select a.id, json_build_object('endedOn', a.ended_on,
      'periods', (select coalesce(json_agg(json_build_object('id', r.id, 'amountFen', r.amount_fen, 'startsOn', r.starts_on,
          'endsOn', r.ends_on, 'lastDay', least(r.ends_on, b.ended_on), 'deductedFen', r.deducted_fen,
          'isInForce', r.status = 'in_force') order by r.starts_on), '[]')
        from ${permittedRevenues} r join ${agreements} b on b.id = r.agreement_id
        where b.operator_id = a.operator_id and b.scenario_id = a.scenario_id and r.status <> 'withdrawn'
          and r.starts_on <= coalesce(b.ended_on, r.starts_on)),
      'years', (select coalesce(json_agg(json_build_object('year', y.year, 'excessFen', y.revenue_fen - y.permitted_fen)),
          '[]') from ${revenueReports} y join ${agreements} b on b.id = y.agreement_id
        where b.operator_id = a.operator_id and b.scenario_id = a.scenario_id and y.permitted_fen is not null))::text as history
    from ${agreements} a where a.id = any(${idList(agreementIds)})`);
  return new Map(rows.map(({ id, history }) => [id, JSON.parse(history) as RevenueHistory]));
}

/** A product as prices look at it. */
export interface PricedRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: ProductStatus;
  readonly revision: number;
  readonly operatorId: string;
  readonly agreementId: string | null;
  /** The agreement whose authority signs, where it has one. */
  readonly authorityId: string | null;
  /** Whether a version of it was ever handed in: reviewers see it from then on. */
  readonly isHandedIn: boolean;
}

/** Whether a version of the product of a row was ever handed in. */
const productIsHandedIn = sql<boolean>`exists (select from ${productVersions} v
  where v.product_id = ${products}.id and v.submitted_at is not null)`;

/** A product by its id, locked until the transaction ends; null when there is none. */
export async function lockPricedProduct(tx: Database, id: string): Promise<PricedRow | null> {
  const [row] = await tx
    .select({
      id: products.id,
      code: products.code,
      name: products.name,
      status: products.status,
      revision: products.revision,
      operatorId: products.operatorId,
      agreementId: products.agreementId,
      authorityId: agreements.authorityId,
      isHandedIn: productIsHandedIn,
    })
    .from(products)
    .leftJoin(agreements, eq(agreements.id, products.agreementId))
    .where(eq(products.id, id))
    .for('no key update', { of: products });
  return row ?? null;
}

/** A scenario of a product, with the use of the pair. */
export interface PricedScenario {
  readonly id: string;
  readonly useClass: UseClass;
}

/** The scenario of a product by its public code, or its only one where none is named; null when there is none. */
export async function pricedScenario(
  db: Database,
  productId: string,
  code: string | null,
): Promise<PricedScenario | null> {
  const rows = await db
    .select({ id: scenarios.id, useClass: sql<UseClass>`coalesce(${productScenarios.useClass}, ${products.useClass})` })
    .from(productScenarios)
    .innerJoin(scenarios, eq(scenarios.id, productScenarios.scenarioId))
    .innerJoin(products, eq(products.id, productScenarios.productId))
    .where(and(eq(productScenarios.productId, productId), code === null ? undefined : eq(scenarios.code, code)))
    .limit(2);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The first day on which an operator operated a scenario: of its first agreement that both sides signed; null before. */
export async function operatedSince(db: Database, operatorId: string, scenarioId: string): Promise<LocalDate | null> {
  const [row] = await db
    .select({ day: sql<LocalDate | null>`min(coalesce(${agreements.trialStartsOn}, ${agreements.startsOn}))::text` })
    .from(agreements)
    .where(
      and(
        eq(agreements.operatorId, operatorId),
        eq(agreements.scenarioId, scenarioId),
        sql`${agreements.signedAt} is not null`,
      ),
    );
  return row?.day ?? null;
}

/** Which prices: of one product, in one scenario, counted by one form. */
export interface PriceKey {
  readonly productId: string;
  readonly scenarioId: string;
  readonly form: FeeForm;
}

/** Those of a key; what was ended before it began is none any more. */
const ofKey = (t: typeof feeCeilings | typeof productFees, { productId, scenarioId, form }: PriceKey) =>
  and(
    eq(t.productId, productId),
    eq(t.scenarioId, scenarioId),
    eq(t.form, form),
    or(isNull(t.endsOn), gte(t.endsOn, t.startsOn)),
  );

const priceColumns = (t: typeof feeCeilings | typeof productFees) => ({
  id: t.id,
  amountFen: t.amountFen,
  unit: t.unit,
  startsOn: t.startsOn,
  endsOn: t.endsOn,
});

/** The last ceiling there is; null when there is none. */
export async function lastCeiling(db: Database, key: PriceKey): Promise<StandingPrice | null> {
  const [row] = await db
    .select(priceColumns(feeCeilings))
    .from(feeCeilings)
    .where(ofKey(feeCeilings, key))
    .orderBy(desc(feeCeilings.startsOn))
    .limit(1);
  return row ?? null;
}

/** The ceiling that stands on a day; null when there is none. */
export async function ceilingOn(db: Database, key: PriceKey, day: LocalDate): Promise<StandingCeiling | null> {
  const [row] = await db
    .select({ ...priceColumns(feeCeilings), isTrial: feeCeilings.isTrial })
    .from(feeCeilings)
    .where(
      and(
        ofKey(feeCeilings, key),
        sql`${feeCeilings.startsOn} <= ${day}`,
        or(isNull(feeCeilings.endsOn), gte(feeCeilings.endsOn, day)),
      ),
    )
    .orderBy(desc(feeCeilings.startsOn))
    .limit(1);
  return row ?? null;
}

/** A fee that stood on a day, with its ceiling. */
export interface FeeOfDay {
  readonly endsOn: LocalDate | null;
  readonly ceiling: Omit<StandingPrice, 'id' | 'unit'>;
}

/**
 * The fee of a form that stood on a day for a product in the scenario it is offered for: that of the fee it is listed at, or
 * of its agreement; null when there was none.
 */
export async function offeredFeeOn(
  db: Database,
  { productId, feeId, form }: Pick<PriceKey, 'productId' | 'form'> & { readonly feeId: string | null },
  day: LocalDate,
): Promise<FeeOfDay | null> {
  const [row] = await db.execute<{ fee: FeeOfDay }>(sql`select jsonb_build_object('endsOn', f.ends_on, 'ceiling',
      jsonb_build_object('amountFen', c.amount_fen, 'startsOn', c.starts_on, 'endsOn', c.ends_on)) as fee
    from ${productFees} f join ${feeCeilings} c on c.id = f.ceiling_id
    where f.product_id = ${productId} and f.form = ${form}
      and f.scenario_id = coalesce((select o.scenario_id from ${productFees} o where o.id = ${feeId}::uuid),
        (select g.scenario_id from ${agreements} g join ${products} p on p.agreement_id = g.id where p.id = ${productId}))
      and f.starts_on <= ${day}::date and (f.ends_on is null or f.ends_on >= ${day}::date)
    order by f.starts_on desc limit 1`);
  return row?.fee ?? null;
}

/** The last fee there is; null when there is none. */
export async function lastFee(db: Database, key: PriceKey): Promise<StandingPrice | null> {
  const [row] = await db
    .select(priceColumns(productFees))
    .from(productFees)
    .where(ofKey(productFees, key))
    .orderBy(desc(productFees.startsOn))
    .limit(1);
  return row ?? null;
}

/**
 * Ends the ceiling, or the fee, that would go on past a day; the later ones of the same key do not.
 *
 * @returns whether there was one
 */
export async function endPricesOn(
  tx: Database,
  table: 'ceilings' | 'fees',
  key: PriceKey,
  lastDay: LocalDate,
  now: Date,
): Promise<boolean> {
  const t = table === 'ceilings' ? feeCeilings : productFees;
  const ended = await tx
    .update(t)
    .set({ endsOn: lastDay, revision: sql`${t.revision} + 1`, updatedAt: now })
    .where(and(ofKey(t, key), sql`${t.startsOn} <= ${lastDay}`, or(isNull(t.endsOn), sql`${t.endsOn} > ${lastDay}`)))
    .returning({ id: t.id });
  return ended.length > 0;
}

/**
 * Ends every ceiling and fee of a product in a scenario that would stand after a day: what has not begun by then ends
 * before it begins.
 *
 * @returns those it has ended, with their revisions; ceilings have codes
 */
export async function endPairPrices(
  tx: Database,
  { productId, scenarioId }: Omit<PriceKey, 'form'>,
  lastDay: LocalDate,
  now: Date,
): Promise<{ readonly ceilings: readonly EndedPrice[]; readonly fees: readonly EndedPrice[] }> {
  const ended = async (t: typeof feeCeilings | typeof productFees, code: SQL): Promise<readonly EndedPrice[]> =>
    await tx.execute<EndedPrice & Record<string, unknown>>(sql`update ${t} set
        ends_on = greatest(${lastDay}::date, starts_on - 1), revision = revision + 1, updated_at = ${now.toISOString()}
      where product_id = ${productId} and scenario_id = ${scenarioId}
        and (ends_on is null or ends_on > greatest(${lastDay}::date, starts_on - 1))
      returning id, ${code} as code, revision, ends_on::text as "endsOn"`);
  return { fees: await ended(productFees, sql`null`), ceilings: await ended(feeCeilings, sql`code`) };
}

/** A price that was ended. */
export interface EndedPrice {
  readonly id: string;
  readonly code: string | null;
  readonly revision: number;
  readonly endsOn: LocalDate;
}

/** A ceiling that is about to be set. */
export interface NewCeiling extends PriceKey {
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly amountFen: number;
  readonly isTrial: boolean;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly permittedRevenueId: string | null;
  readonly setById: string;
}

/** Sets a ceiling, at revision 1. */
export async function insertCeiling(tx: Database, row: NewCeiling, now: Date): Promise<void> {
  await tx.insert(feeCeilings).values({ ...row, revision: 1, createdAt: now, updatedAt: now });
}

/** A ceiling as commands look at it. */
export interface CeilingRow {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly operatorId: string;
  readonly productId: string;
  readonly setById: string;
  readonly productStatus: ProductStatus;
  readonly isHandedIn: boolean;
  readonly reportedOn: LocalDate | null;
}

/** Locks a ceiling until the transaction ends; null when there is none. */
export async function lockCeiling(tx: Database, id: string): Promise<CeilingRow | null> {
  const [row] = await tx
    .select({
      id: feeCeilings.id,
      code: feeCeilings.code,
      revision: feeCeilings.revision,
      operatorId: products.operatorId,
      productId: products.id,
      setById: feeCeilings.setById,
      productStatus: products.status,
      isHandedIn: productIsHandedIn,
      reportedOn: feeCeilings.reportedOn,
    })
    .from(feeCeilings)
    .innerJoin(products, eq(products.id, feeCeilings.productId))
    .where(eq(feeCeilings.id, id))
    .for('update', { of: feeCeilings });
  return row ?? null;
}

/** Puts down that a ceiling was reported in writing, with its next revision. */
export async function saveCeilingReport(
  tx: Database,
  id: string,
  report: { readonly reportedOn: LocalDate; readonly reportReference: string },
  now: Date,
): Promise<void> {
  await tx
    .update(feeCeilings)
    .set({ ...report, revision: sql`${feeCeilings.revision} + 1`, updatedAt: now })
    .where(eq(feeCeilings.id, id));
}

/** A fee that is about to be set. */
export interface NewFee extends PriceKey {
  readonly id: string;
  readonly ceilingId: string;
  readonly unit: string;
  readonly amountFen: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/** Sets a fee, at revision 1. */
export async function insertFee(tx: Database, row: NewFee, now: Date): Promise<void> {
  await tx.insert(productFees).values({ ...row, revision: 1, createdAt: now, updatedAt: now });
}

/** Whether a year of an agreement was reported on. Only what is read while the agreement is locked stays true. */
export async function isRevenueReported(db: Database, agreementId: string, year: number): Promise<boolean> {
  const r = revenueReports;
  const rows = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.agreementId, agreementId), eq(r.year, year)));
  return rows.length > 0;
}

/** A report that is about to be handed in. */
export interface NewRevenueReport {
  readonly id: string;
  readonly code: string;
  readonly agreementId: string;
  readonly operatorId: string;
  readonly year: number;
  readonly revenueFen: number;
  readonly costFen: number;
  readonly permittedFen: number | null;
  readonly deviation: Deviation;
  readonly statement: string;
  readonly details: Readonly<Record<string, string>>;
  readonly dueOn: LocalDate | null;
}

/** Hands a report in, at revision 1. */
export async function insertRevenueReport(tx: Database, row: NewRevenueReport, now: Date): Promise<void> {
  await tx.insert(revenueReports).values({ ...row, submittedAt: now, revision: 1, createdAt: now, updatedAt: now });
}

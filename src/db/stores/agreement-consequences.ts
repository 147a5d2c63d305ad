import { type SQL, sql } from 'drizzle-orm';
import type { ProductStatus } from '../../rules/vocabulary.ts';
import type { ListingStatus, ProductVersionStatus } from '../../rules/workflow/registry-words.ts';
import type { ApplicationStatus, StepKind, StepStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { listings } from '../tables/listings.ts';
import { organizations } from '../tables/organizations.ts';
import { productScenarios, products, productVersions } from '../tables/products.ts';
import { scenarios } from '../tables/scenarios.ts';
import { steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';

/** A row that hangs on an agreement. */
interface Hanging<S> {
  readonly agreementId: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: S;
  readonly revision: number;
}

const list = async <S>(db: Database, statement: SQL): Promise<Hanging<S>[]> =>
  (await db.execute(statement)) as unknown as Hanging<S>[];

/** Scenarios of agreements, each with its agreement. */
export async function authorisedScenarios(db: Database, ids: readonly string[]): Promise<Hanging<string>[]> {
  return await list(
    db,
    sql`select g.id as "agreementId", s.id, s.code, s.title, g.status::text as status, s.revision
    from ${agreements} g join ${scenarios} s on s.id = g.scenario_id where g.id = any(${idList(ids)})`,
  );
}

/** Steps of agreements that wait for somebody; the organisation is their title. */
export async function waitingSteps(
  db: Database,
  ids: readonly string[],
): Promise<(Hanging<StepStatus> & { readonly kind: StepKind; readonly organizationId: string })[]> {
  const rows = await list<StepStatus>(
    db,
    sql`select s.agreement_id as "agreementId", s.id, o.code, o.name as title, s.status, s.revision, s.kind,
      s.organization_id as "organizationId"
    from ${steps} s join ${organizations} o on o.id = s.organization_id
    where s.agreement_id = any(${idList(ids)}) and s.status in ('open', 'paused') order by s.opened_at, s.id`,
  );
  return rows as (Hanging<StepStatus> & { kind: StepKind; organizationId: string })[];
}

/** Applications that renew agreements or change their lists and are not over. */
export async function runningApplications(
  db: Database,
  ids: readonly string[],
): Promise<(Hanging<ApplicationStatus> & { readonly applicantId: string; readonly kind: string })[]> {
  const rows = await list<ApplicationStatus>(
    db,
    sql`select a.agreement_id as "agreementId", a.id, a.code, s.title, a.status, a.revision, a.kind,
      a.applicant_id as "applicantId"
    from ${applications} a join ${scenarios} s on s.id = a.scenario_id
    where a.agreement_id = any(${idList(ids)})
      and a.status in ('draft', 'submitted', 'returned', 'under_review', 'granted', 'published')
    order by a.code collate "C"`,
  );
  return rows as (Hanging<ApplicationStatus> & { applicantId: string; kind: string })[];
}

/**
 * Products of the operators of agreements, made for their scenarios, that are or can be on offer and were taken over from
 * elsewhere: those with versions follow their listings.
 *
 * @param isHeld whether they are locked until the transaction ends
 */
export async function offeredProducts(
  db: Database,
  ids: readonly string[],
  isHeld = false,
): Promise<Hanging<ProductStatus>[]> {
  return await list(
    db,
    sql`select g.id as "agreementId", p.id, p.code, p.name as title, p.status, p.revision
    from ${agreements} g join ${productScenarios} x on x.scenario_id = g.scenario_id
    join ${products} p on p.id = x.product_id and p.operator_id = g.operator_id
    where g.id = any(${idList(ids)}) and p.status in ('registered', 'listed', 'suspended')
      and not exists (select from ${productVersions} v where v.product_id = p.id)
    order by p.code collate "C" ${isHeld ? sql`for update of p` : sql``}`,
  );
}

/** A version under review of a product made under an agreement: its own uuid, with the code and name of the product. */
export interface HangingReview extends Hanging<ProductVersionStatus> {
  readonly productId: string;
  readonly productStatus: ProductStatus;
  readonly operator: { readonly id: string; readonly code: string; readonly name: string };
  readonly major: number;
  readonly minor: number;
}

/** Versions under review of products made under agreements, with the revisions of the products. */
export async function productReviewsUnder(db: Database, ids: readonly string[]): Promise<HangingReview[]> {
  const rows = await list<ProductVersionStatus>(
    db,
    sql`select p.agreement_id as "agreementId", v.id, p.code, p.name as title, v.status, p.revision,
      p.id as "productId", p.status as "productStatus", v.major, v.minor,
      json_build_object('id', o.id, 'code', o.code, 'name', o.name) as operator
    from ${products} p join ${productVersions} v on v.product_id = p.id join ${organizations} o on o.id = p.operator_id
    where p.agreement_id = any(${idList(ids)}) and v.status = 'under_review' order by p.id`,
  );
  return rows as HangingReview[];
}

/** Listings of products made under agreements that are on offer, suspended or asked for. */
export async function offeredListings(db: Database, ids: readonly string[]): Promise<Hanging<ListingStatus>[]> {
  return await list(
    db,
    sql`select p.agreement_id as "agreementId", l.id, l.code, p.name as title, l.status, l.revision
    from ${products} p join ${listings} l on l.product_id = p.id
    where p.agreement_id = any(${idList(ids)}) and l.status in ('requested', 'listed', 'suspended')
    order by l.code collate "C"`,
  );
}

/** Products made under agreements that everyone may know of: they follow their registrations and listings. */
export async function publicProductsUnder(db: Database, ids: readonly string[]): Promise<Hanging<ProductStatus>[]> {
  return await list(
    db,
    sql`select p.agreement_id as "agreementId", p.id, p.code, p.name as title, p.status, p.revision from ${products} p
    where p.agreement_id = any(${idList(ids)}) and p.status in ('registered', 'listed', 'suspended')
      and exists (select from ${productVersions} v where v.product_id = p.id)
    order by p.code collate "C"`,
  );
}

/** Takes products off offer, each with its next revision. */
export async function delistProducts(tx: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`update ${products} set status = 'delisted', revision = revision + 1,
    updated_at = ${now.toISOString()} where id = any(${idList(ids)})`);
}

/** Whether the agreement `n` carries the agreement `g` on without a gap: of the same operator and scenario, begun at the latest on the day after. */
export const carriesOn = sql`n.operator_id = g.operator_id and n.scenario_id = g.scenario_id and n.id <> g.id
  and n.expires_on > g.expires_on and least(n.starts_on, n.trial_starts_on) <= g.expires_on + 1`;

const term = (alias: 'n' | 'g'): SQL =>
  sql.raw(
    ['id', 'operator_id', 'scenario_id', 'starts_on', 'trial_starts_on', 'expires_on', 'status']
      .map((column) => `${alias}.${column}`)
      .join(', '),
  );

/** Agreements that carry the agreement `g` on without a gap, one after the other; those that have expired since among them. */
export const carriers = sql`(with recursive chain as (
    select ${term('n')} from ${agreements} n where ${carriesOn} and n.status in ('active', 'suspended', 'expired')
    union select ${term('n')} from chain g join ${agreements} n on ${carriesOn} and n.status in ('active', 'suspended', 'expired'))
  select * from chain)`;

/**
 * Agreements with those that have expired and that they carry on without a gap, one after the other: the start of a
 * statement that has them as `under`, each with the agreement it hangs on, its `root`.
 */
export const withUnder = (ids: readonly string[]): SQL => sql`with recursive under as (
    select n.id as root, ${term('n')} from ${agreements} n where n.id = any(${idList(ids)})
    union select n.root, ${term('g')} from under n join ${agreements} g on g.status = 'expired' and ${carriesOn})`;

/** An agreement that carries another on. */
export interface Successor {
  readonly code: string;
  readonly status: 'active' | 'suspended';
}

/**
 * The signed agreement that carries an agreement on without a gap.
 *
 * @returns null when there is none
 */
export async function successorOf(db: Database, id: string): Promise<Successor | null> {
  const [row] = await db.execute<Successor & Record<string, unknown>>(sql`
    select n.code, n.status from ${agreements} g join ${agreements} n on ${carriesOn}
    where g.id = ${id} and n.status in ('active', 'suspended') order by n.expires_on desc limit 1`);
  return row ?? null;
}

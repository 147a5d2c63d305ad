import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { canonicalText } from '../../rules/application/canonical.ts';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { VersionNumber } from '../../rules/product/change.ts';
import type { ProductContent } from '../../rules/product/content.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';
import type { ProductStatus } from '../../rules/vocabulary.ts';
import type { ProductVersionStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import {
  productDomains,
  productInputs,
  productLineage,
  productScenarios,
  products,
  productVersions,
} from '../tables/products.ts';
import { resources } from '../tables/resources.ts';
import { scenarioDomains } from '../tables/scenarios.ts';
import { steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';
import { lockProduct } from './product-standing.ts';

/** A version of a product as commands look at it. */
export interface ProductVersionRow extends VersionNumber {
  readonly id: string;
  readonly status: ProductVersionStatus;
  readonly content: ProductContent;
  /** Whether it was handed in, and by whom; null for a machine. */
  readonly isHandedIn: boolean;
  readonly submittedBy: string | null;
}

/** A product with its versions, as commands and buttons look at it. */
export interface ProductRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: ProductStatus;
  readonly revision: number;
  readonly operatorId: string;
  /** The agreement it is made under, with its authority and scenario; null for what was taken over. */
  readonly agreementId: string | null;
  readonly authorityId: string | null;
  readonly scenarioId: string | null;
  readonly deliveredOn: LocalDate | null;
  /** The last one first. */
  readonly versions: readonly ProductVersionRow[];
  /** Whether the organisation of who asks is, or was, to give an opinion on it or to decide. */
  readonly isReviewer: boolean;
}

/** Products by their ids, as somebody comes upon them; those that are not there are missing. */
export async function productRows(
  db: Database,
  ids: readonly string[],
  viewer: Viewer,
): Promise<Map<string, ProductRow>> {
  const organization = organizationOf(viewer)?.id ?? null;
  const rows = await db.execute<{ row: string }>(sql`
    select json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'status', p.status, 'revision', p.revision,
      'operatorId', p.operator_id, 'agreementId', p.agreement_id, 'authorityId', g.authority_id,
      'scenarioId', g.scenario_id, 'deliveredOn', p.delivered_on,
      'versions', (select coalesce(json_agg(json_build_object('id', v.id, 'major', v.major, 'minor', v.minor,
          'status', v.status, 'content', v.content, 'isHandedIn', v.submitted_at is not null,
          'submittedBy', v.submitted_by) order by v.major desc, v.minor desc), '[]')
        from ${productVersions} v where v.product_id = p.id),
      'isReviewer', exists (select from ${steps} s where s.product_id = p.id and s.organization_id = ${organization})
    )::text as row
    from ${products} p left join ${agreements} g on g.id = p.agreement_id where p.id = any(${idList(ids)})`);
  const found = rows.map(({ row }) => JSON.parse(row) as ProductRow);
  return new Map(found.map((row) => [row.id, row]));
}

/**
 * Locks what a product is made from and under, in the order in which everybody locks: the agreements, the resources, the
 * demands, the product. What its versions name as inputs is read before; a version that names others by then has another revision.
 *
 * @returns null when there is none
 */
export async function lockProductFile(tx: Database, id: string, viewer: Viewer): Promise<ProductRow | null> {
  const before = (await productRows(tx, [id], viewer)).get(id);
  if (before === undefined) return null;
  await holdSources(
    tx,
    before.agreementId,
    before.versions.flatMap(({ content }) => inputsOf(content)),
  );
  await lockProduct(tx, id);
  return (await productRows(tx, [id], viewer)).get(id) ?? null;
}

/**
 * Holds agreements, resources and demands as they are until the transaction ends: the agreement of the product, and what
 * its inputs are of and were given under. Others may hold them too.
 */
export async function holdSources(tx: Database, agreementId: string | null, itemIds: readonly string[]): Promise<void> {
  const demands = sql`select d.id from ${dataDemands} d join ${demandItems} i on i.demand_id = d.id
    where i.id = any(${idList(itemIds)})`;
  await tx.execute(sql`select g.id from ${agreements} g where g.id = ${agreementId}
    or g.id in (select d.agreement_id from ${dataDemands} d where d.id in (${demands})) order by g.id for share of g`);
  await tx.execute(sql`select from ${resources} r where r.id in (select l.resource_id from ${applicationItems} l
    join ${demandItems} i on i.list_item_id = l.id where i.id = any(${idList(itemIds)})) order by r.id for share of r`);
  await tx.execute(sql`select d.id from ${dataDemands} d where d.id in (${demands}) order by d.id for share of d`);
}

/** The demand items that a content is made from. */
export const inputsOf = ({ specification }: ProductContent): readonly string[] =>
  specification.inputs.map(({ demandItemId }) => demandItemId);

const said = ({ name, abstract, type, deliveryForm, useClass }: ProductContent) => ({
  ...{ name, abstract, productType: type, deliveryForm, useClass },
});

/** A product that is about to be drafted under an agreement. */
export interface NewProduct {
  readonly id: string;
  readonly code: string;
  readonly operatorId: string;
  readonly agreementId: string;
  readonly scenarioId: string;
  readonly content: ProductContent;
}

/** Puts a product down as a draft, at revision 1, filed under the domains of its scenario. */
export async function insertDraftedProduct(tx: Database, row: NewProduct, now: Date): Promise<void> {
  const { id, code, operatorId, agreementId, scenarioId, content } = row;
  await tx.insert(products).values({
    ...{ id, code, operatorId, agreementId, ...said(content), status: 'draft', issuedAt: now, modifiedAt: now },
    ...{ revision: 1, createdAt: now, updatedAt: now },
  });
  await tx.insert(productScenarios).values({ productId: id, scenarioId, useClass: content.useClass });
  await tx.execute(sql`insert into ${productDomains} (product_id, domain_id)
    select ${id}::uuid, x.domain_id from ${scenarioDomains} x where x.scenario_id = ${scenarioId}`);
}

/** A version that is about to begin. */
export interface NewVersion extends VersionNumber {
  readonly id: string;
  readonly productId: string;
  readonly status: 'draft' | 'approved';
  readonly content: ProductContent;
  readonly changeNote: string;
  /** Conditions that go on from the version before. */
  readonly conditions?: string | null;
}

/** SHA-256 of the canonical text of a content, in hexadecimal. */
const digestOf = (content: ProductContent): string => createHash('sha256').update(canonicalText(content)).digest('hex');

/** Begins a version. */
export async function insertVersion(tx: Database, version: NewVersion, now: Date): Promise<void> {
  const { conditions = null, ...row } = version;
  await tx.insert(productVersions).values({
    ...row,
    ...{ digest: digestOf(row.content), conditions, decidedAt: row.status === 'approved' ? now : null },
    ...{ createdAt: now, updatedAt: now },
  });
}

/** What a command changes of a version; what is left out stays. */
export interface VersionChange {
  readonly status?: ProductVersionStatus;
  readonly content?: ProductContent;
  readonly changeNote?: string;
  readonly submittedAt?: Date;
  readonly submittedBy?: string | null;
  readonly decidedAt?: Date;
  readonly decisionReason?: string;
  readonly conditions?: string | null;
  readonly decisionFindings?: readonly Finding[];
}

/** Saves a change of a version. */
export async function saveVersion(tx: Database, id: string, change: VersionChange, now: Date): Promise<void> {
  const digest = change.content === undefined ? {} : { digest: digestOf(change.content) };
  await tx
    .update(productVersions)
    .set({ ...change, ...digest, updatedAt: now })
    .where(eq(productVersions.id, id));
}

/** The version that stands is superseded by another. */
export async function supersedeStanding(tx: Database, productId: string, now: Date): Promise<void> {
  await tx.execute(sql`update ${productVersions} set status = 'superseded', updated_at = ${now.toISOString()}
    where product_id = ${productId} and status = 'approved'`);
}

/** Conditions attached to the version that stands; null for none. */
export async function standingConditions(tx: Database, productId: string): Promise<string | null> {
  const [row] = await tx.execute<{ conditions: string | null }>(sql`select conditions from ${productVersions}
    where product_id = ${productId} and status = 'approved'`);
  return row?.conditions ?? null;
}

/** What a product says while no version stands: what is being written. */
export async function showDraft(
  tx: Database,
  product: { readonly id: string; readonly scenarioId: string },
  content: ProductContent,
): Promise<void> {
  await tx.update(products).set(said(content)).where(eq(products.id, product.id));
  await useFor(tx, product, content);
}

/**
 * Makes an approved version what the product is: what it says, and what it is made from, resource by resource and item by
 * item.
 *
 * @param isFirst whether the product enters the registry with it
 */
export async function showApproved(
  tx: Database,
  product: { readonly id: string; readonly scenarioId: string },
  version: VersionNumber & { readonly content: ProductContent; readonly conditions: string | null },
  isFirst: boolean,
  now: Date,
): Promise<void> {
  const { id } = product;
  const { content, conditions } = version;
  await tx
    .update(products)
    .set({
      ...said(content),
      ...{ versionMajor: version.major, versionMinor: version.minor, specification: content.specification, conditions },
      ...{ modifiedAt: now, ...(isFirst ? { issuedAt: now } : {}) },
    })
    .where(eq(products.id, id));
  await useFor(tx, product, content);
  const items = idList(inputsOf(content));
  await tx.execute(sql`delete from ${productLineage} where product_id = ${id} and not demand_item_id = any(${items})`);
  await tx.execute(sql`insert into ${productLineage} (product_id, demand_item_id)
    select ${id}::uuid, i.id from ${demandItems} i where i.id = any(${items}) on conflict do nothing`);
  const resources = sql`select l.resource_id from application_items l join ${demandItems} i on i.list_item_id = l.id
    where i.id = any(${items})`;
  await tx.execute(sql`delete from ${productInputs} where product_id = ${id} and resource_id not in (${resources})`);
  await tx.execute(sql`insert into ${productInputs} (product_id, resource_id)
    select distinct ${id}::uuid, r.resource_id from (${resources}) r on conflict do nothing`);
}

async function useFor(
  tx: Database,
  { id, scenarioId }: { readonly id: string; readonly scenarioId: string },
  { useClass }: ProductContent,
): Promise<void> {
  await tx.execute(sql`update ${productScenarios} set use_class = ${useClass}
    where product_id = ${id} and scenario_id = ${scenarioId} and use_class is distinct from ${useClass}`);
}

/**
 * Gives a product its next revision, where the settling of its status has not.
 *
 * @param deliveredOn the day of its first delivery, where that is put down
 */
export async function touchProduct(tx: Database, id: string, now: Date, deliveredOn?: LocalDate): Promise<void> {
  await tx
    .update(products)
    .set({ ...(deliveredOn && { deliveredOn }), revision: sql`${products.revision} + 1`, updatedAt: now })
    .where(eq(products.id, id));
}

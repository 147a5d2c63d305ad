import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { applicationItems } from '../../../src/db/tables/application-parts.ts';
import { agreements } from '../../../src/db/tables/applications.ts';
import { dataDemands, demandItems } from '../../../src/db/tables/demands.ts';
import {
  productDomains,
  productInputs,
  productLineage,
  productScenarios,
  products,
  productVersions,
} from '../../../src/db/tables/products.ts';
import { scenarioDomains } from '../../../src/db/tables/scenarios.ts';
import { canonicalText } from '../../../src/rules/application/canonical.ts';
import type { LocalDate } from '../../../src/rules/calendar/local-date.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { ProductContent } from '../../../src/rules/product/content.ts';
import type { SensitivityGrade, UseClass } from '../../../src/rules/vocabulary.ts';
import type { ProductVersionStatus } from '../../../src/rules/workflow/registry-words.ts';
import type { AgreementStatus } from '../../../src/rules/workflow/words.ts';
import { grantedApplication } from '../authorisation-rows-agreements.ts';

/** An item that was delivered under an agreement: its resource, and its name; null for the resource as a whole. */
export interface DeliveredItem {
  readonly resource: string;
  readonly item?: string | null;
  readonly grade?: SensitivityGrade;
  /** Left out of what was delivered: it is asked for only. */
  readonly isUndelivered?: boolean;
}

/** What an agreement with delivered items is to be like. */
export interface OperationOptions {
  readonly operator?: string;
  readonly authority?: string;
  readonly scenario?: string;
  readonly items?: readonly DeliveredItem[];
  readonly agreementStatus?: AgreementStatus;
  readonly startsOn?: LocalDate;
  readonly expiresOn?: LocalDate;
  readonly at?: Date;
}

/** An agreement in force, with items that were delivered under it: uuids, and what has a public name its code. */
export interface Operation {
  readonly operatorId: string;
  readonly scenarioId: string;
  readonly agreement: { readonly uuid: string; readonly id: string; readonly code: string };
  readonly demand: { readonly uuid: string; readonly code: string };
  /** Items in the order in which they were asked for. */
  readonly items: readonly { readonly uuid: string; readonly resourceId: string }[];
}

let count = 0;

const defaultItems: readonly DeliveredItem[] = [
  { resource: 'HZ-FIN-005', item: '税种代码' },
  { resource: 'HZ-FIN-011', item: '计费月份' },
];

/** Puts an agreement in force down, with a delivered demand of its items, by the tables alone. */
export async function anOperation(pool: DatabasePool, options: OperationOptions = {}): Promise<Operation> {
  count += 1;
  const { operator = 'OP-QILAN', items = defaultItems, at = new Date('2026-02-02T02:00:00Z') } = options;
  const { startsOn = '2026-02-01', expiresOn = '2028-01-31', agreementStatus: status = 'active' } = options;
  const { authority = 'HZ-DATA', scenario = 'SC-FIN-02' } = options;
  const grant = await grantedApplication(pool, { operator, scenario, authority, status: 'agreed' });
  const stamps = { revision: 1, createdAt: at, updatedAt: at };
  const [file] = await pool.execute<{ operator: string; scenario: string; authority: string }>(sql`
    select a.applicant_id as operator, a.scenario_id as scenario, n.authority_id as authority
    from applications a join notices n on n.id = a.notice_id where a.id = ${grant.uuid}`);
  if (file === undefined) throw new Error('a granted application is there');
  const [agreementId, demandId] = [uuidv7(), uuidv7()];
  const number = String(count).padStart(5, '0');
  const isOver = ['expired', 'terminated', 'revoked'].includes(status);
  const agreementCode = `${authority}/X8${number}`;
  await pool.insert(agreements).values({
    ...{ id: agreementId, code: agreementCode, applicationId: grant.uuid, operatorId: file.operator, status },
    ...{ authorityId: file.authority, scenarioId: file.scenario, content: {}, startsOn, expiresOn },
    ...{ isTrialWithinTerm: false, acceptedAt: at, signedAt: at, deliberatedOn: startsOn, ...stamps },
    ...(isOver ? { endedOn: startsOn, endReason: '终止' } : {}),
  });
  const demandCode = `${operator}/D8${number}`;
  await pool.insert(dataDemands).values({
    ...{ id: demandId, code: demandCode, agreementId, operatorId: file.operator, status: 'delivered', use: 'query' },
    ...{ purpose: '核验企业经营状况', endsOn: expiresOn, submittedAt: at, decidedAt: at, deliveredAt: at, ...stamps },
  });
  const made: Operation['items'][number][] = [];
  for (const [position, { resource, item = null, grade = 'l2', isUndelivered = false }] of items.entries()) {
    const [listItemId, uuid] = [uuidv7(), uuidv7()];
    const of = (column: string) =>
      sql<string>`(select ${sql.identifier(column)} from resources where code = ${resource})`;
    const [line] = await pool
      .insert(applicationItems)
      .values({
        ...{ id: listItemId, applicationId: grant.uuid, position, resourceId: of('id'), resourceCode: resource },
        ...{ resourceTitle: of('title'), itemName: item, grade, providerId: of('provider_id'), addedIn: 1 },
        ...{ isProvincialReturn: false, needTitle: '核验', justification: '核验需要' },
      })
      .returning({ resourceId: applicationItems.resourceId });
    await pool.insert(demandItems).values({
      ...{ id: uuid, demandId, position, listItemId, justification: '核验需要', subjectAuthorisation: '企业书面授权' },
      ...{ grade, ...(isUndelivered ? {} : { deliveredAt: at, platformReference: `PF-${number}-${position}` }) },
    });
    made.push({ uuid, resourceId: line?.resourceId ?? '' });
  }
  const agreement = { uuid: agreementId, id: encodeGlobalId('Agreement', agreementId), code: agreementCode };
  const demand = { uuid: demandId, code: demandCode };
  return { operatorId: file.operator, scenarioId: file.scenario, agreement, demand, items: made };
}

/** What an approved product is to be like. */
export interface ProductOptions extends OperationOptions {
  readonly name?: string;
  readonly useClass?: UseClass;
  readonly conditions?: string | null;
  /** The day it was first delivered to somebody; null while it was not. */
  readonly deliveredOn?: LocalDate | null;
  /** Under an agreement that is there already. */
  readonly operation?: Operation;
  /** Uuid of who handed it in; nobody's when left out. */
  readonly submittedBy?: string;
}

/** An approved product: version 1.0, made from every delivered item of its operation. */
export interface ApprovedProduct {
  readonly uuid: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly operation: Operation;
  readonly versionId: string;
  readonly content: ProductContent;
}

/** What a version says that lacks nothing. */
export function wholeProduct(operation: Operation, name: string, useClass: UseClass = 'industry'): ProductContent {
  return {
    ...{ name, abstract: '按企业授权返回经营状况的分值与区间，不返回原始数值。', type: 'api', useClass },
    deliveryForm: 'online_api',
    specification: {
      inputs: operation.items.map(({ uuid }) => ({ demandItemId: uuid, purpose: '计算经营稳定分值' })),
      outputs: [{ name: '经营稳定分值', description: '0 到 100 的整数，由多项指标计算得出。' }],
      update: '每月更新一次',
      serviceLevel: '可用性 99.5%，单次应答不超过 2 秒',
      documentation: '接口说明见平台的产品文档。',
    },
  };
}

/** Puts an approved product down, with its agreement and lineage, by the tables alone. */
export async function anApprovedProduct(pool: DatabasePool, options: ProductOptions = {}): Promise<ApprovedProduct> {
  const { name = '企业经营稳定分值', useClass = 'industry', conditions = null, deliveredOn = null } = options;
  const at = options.at ?? new Date('2026-02-02T02:00:00Z');
  const operation = options.operation ?? (await anOperation(pool, options));
  const content = wholeProduct(operation, name, useClass);
  const [uuid, versionId] = [uuidv7(), uuidv7()];
  count += 1;
  const code = `${options.operator ?? 'OP-QILAN'}/U8${String(count).padStart(5, '0')}`;
  const { agreement, scenarioId, operatorId, items } = operation;
  const said = { name, abstract: content.abstract, productType: content.type, deliveryForm: content.deliveryForm };
  await pool.insert(products).values({
    ...{ id: uuid, code, ...said, useClass, operatorId, issuedAt: at, modifiedAt: at, status: 'approved' },
    ...{ agreementId: agreement.uuid, versionMajor: 1, versionMinor: 0, specification: content.specification },
    ...{ conditions, deliveredOn, revision: 1, createdAt: at, updatedAt: at },
  });
  await pool.insert(productVersions).values({
    ...{ id: versionId, productId: uuid, major: 1, minor: 0, status: 'approved', content, changeNote: '首个版本' },
    digest: createHash('sha256').update(canonicalText(content)).digest('hex'),
    ...{ submittedAt: at, submittedBy: options.submittedBy ?? null, decidedAt: at, decisionReason: '通过' },
    ...{ conditions, createdAt: at, updatedAt: at },
  });
  await pool.insert(productScenarios).values({ productId: uuid, scenarioId, useClass });
  const filed = await pool.select().from(scenarioDomains).where(eq(scenarioDomains.scenarioId, scenarioId));
  await pool.insert(productDomains).values(filed.map(({ domainId }) => ({ productId: uuid, domainId })));
  await pool.insert(productLineage).values(items.map((item) => ({ productId: uuid, demandItemId: item.uuid })));
  const resourceIds = [...new Set(items.map(({ resourceId }) => resourceId))];
  await pool.insert(productInputs).values(resourceIds.map((resourceId) => ({ productId: uuid, resourceId })));
  return { uuid, id: encodeGlobalId('Product', uuid), code, name, operation, versionId, content };
}

/** How a product stands by the state of its only version. */
const stands = { draft: 'draft', returned: 'draft', under_review: 'under_review' } as const;

/** Puts a product down whose only version is in a state, as if it had come as far as that; nothing waits for anybody. */
export async function aProductInStage(
  pool: DatabasePool,
  stage: ProductVersionStatus,
  options: ProductOptions = {},
): Promise<ApprovedProduct> {
  const made = await anApprovedProduct(pool, options);
  if (stage === 'approved') return made;
  const { uuid, versionId } = made;
  const known: Readonly<Record<string, string>> = stands;
  await pool.execute(sql`update product_versions set status = ${stage}, decided_at = null, decision_reason = null,
    submitted_at = case when ${stage === 'draft'} then null else submitted_at end where id = ${versionId}`);
  await pool.execute(sql`update products set status = ${known[stage] ?? stage}, version_major = 0, version_minor = 0,
    specification = null where id = ${uuid}`);
  await pool.execute(sql`delete from product_lineage where product_id = ${uuid}`);
  await pool.execute(sql`delete from product_inputs where product_id = ${uuid}`);
  return made;
}

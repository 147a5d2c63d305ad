import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';
import { applicationItems, applicationSubmissions } from '../../src/db/tables/application-parts.ts';
import { agreements, applications } from '../../src/db/tables/applications.ts';
import { notices } from '../../src/db/tables/notices.ts';
import { implementationPlans } from '../../src/db/tables/plans.ts';
import { entityReviews, itemConsents, steps } from '../../src/db/tables/steps.ts';
import { emptyApplication } from '../../src/rules/application/content.ts';
import type { FrozenFile } from '../../src/rules/application/frozen-file.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import type {
  AgreementStatus,
  ApplicationStatus,
  ConsentState,
  EntityReviewKind,
  StepKind,
  StepOutcome,
  StepStatus,
} from '../../src/rules/workflow/words.ts';
import { noticeFacts } from './authorisation/application-facts.ts';

/** What was handed in, as far as it is looked at after the decision. */
const frozen = (code: string): Pick<FrozenFile, 'handedInOn' | 'application' | 'content' | 'notice' | 'agreement'> => ({
  ...{ handedInOn: '2026-03-02', application: { code, kind: 'initial' }, agreement: null },
  ...{ content: emptyApplication, notice: noticeFacts() },
});

/** A line of a list that is put down without anybody having handed it in. */
export interface ItemRow {
  /** Public code of the resource. */
  readonly resource: string;
  readonly itemName?: string;
  readonly isProvincialReturn?: boolean;
}

/** A step that is put down as it is. Of a consent, `consents` says how each item was answered; pending when left out. */
export interface StepRow {
  readonly kind: StepKind;
  /** Public code of who is to act. */
  readonly organization: string;
  readonly status?: StepStatus;
  readonly outcome?: StepOutcome;
  readonly limitDays?: number;
  readonly startedOn?: string;
  readonly dueOn?: string;
  readonly closedAt?: Date;
  readonly pauses?: readonly { from: string; to: string | null; reason: string }[];
  readonly citedReviewId?: string;
  readonly consents?: ConsentState;
}

/** What a file is made of. */
export interface FileRow {
  readonly applicant?: string;
  /** Uuid of who handed it in; nobody's when left out. */
  readonly submittedBy?: string;
  readonly status?: ApplicationStatus;
  readonly at?: Date;
  readonly items?: readonly ItemRow[];
  readonly steps?: readonly StepRow[];
}

/** A file that was put down: global ids, and uuids of its rows. */
export interface MadeFile {
  readonly id: string;
  readonly uuid: string;
  readonly code: string;
  readonly items: readonly string[];
  readonly steps: readonly string[];
  /** The step of a kind, the first where there are several. */
  readonly step: (kind: StepKind, organization?: string) => string;
}

const organizationId = (code: string) => sql<string>`(select id from organizations where code = ${code})`;

/** What every row of a file stands on, once for each database: a plan, and a notice of HZ-DATA. */
async function noticeOf(pool: DatabasePool, at: Date): Promise<string> {
  const [known] = await pool.execute<{ id: string }>(sql`select id from notices where code = 'TEST/N000001'`);
  if (known !== undefined) return known.id;
  const [planId, id] = [uuidv7(), uuidv7()];
  const authorityId = organizationId('HZ-DATA');
  const times = { createdAt: at, updatedAt: at, revision: 1 };
  await pool.insert(implementationPlans).values({
    ...{ id: planId, code: 'TEST/P000001', title: '实施方案', authorityId, mode: 'by_scenario', version: 1 },
    ...{ status: 'approved', content: {}, deliberatedOn: '2025-01-06', approvedOn: '2025-01-07', ...times },
  });
  await pool.insert(notices).values({
    ...{ id, code: 'TEST/N000001', title: '授权运营通告', authorityId, planId, mode: 'by_scenario', resourceCodes: [] },
    ...{ jurisdictionCodes: [], conditions: '条件', criteria: '标准', requirements: '要求', requiredPapers: [] },
    ...{ opensOn: '2025-01-10', closesOn: '2027-12-31', status: 'published', publishedAt: at, ...times },
  });
  return id;
}

let made = 0;

/** Puts a file down with its list and steps, as if it had come as far as that. */
export async function addFile(pool: DatabasePool, given: FileRow = {}): Promise<MadeFile> {
  const { applicant = 'OP-QILAN', status = 'under_review', at = new Date(), items = [], steps: opened = [] } = given;
  const noticeId = await noticeOf(pool, at);
  made += 1;
  const [uuid, scenarioId] = [uuidv7(), uuidv7()];
  const code = `${applicant}/A9${String(made).padStart(5, '0')}`;
  const scenarioCode = `TEST/S${String(made).padStart(6, '0')}`;
  await pool.execute(sql`insert into scenarios select (jsonb_populate_record(s,
    jsonb_build_object('id', ${scenarioId}::text, 'code', ${scenarioCode}::text))).* from scenarios s where code = 'SC-FIN-01'`);
  const isHandedIn = status !== 'draft';
  const isDecided = ['granted', 'refused', 'published', 'agreed', 'rescinded'].includes(status);
  await pool.insert(applications).values({
    ...{ id: uuid, code, noticeId, applicantId: organizationId(applicant), scenarioId, kind: 'initial', status },
    ...{ content: {}, submission: isHandedIn ? 1 : 0, submittedAt: isHandedIn ? at : null, acceptedAt: at },
    ...{ submittedBy: given.submittedBy ?? null, revision: 3, createdAt: at, updatedAt: at },
    ...(isDecided ? { decidedAt: at, decisionReason: '同意', decidedForId: organizationId('HZ-DRC') } : {}),
  });
  if (isHandedIn) {
    const of = { applicationId: uuid, number: 1, submittedAt: at, content: frozen(code), digest: 'a'.repeat(64) };
    await pool.insert(applicationSubmissions).values({ id: uuidv7(), ...of });
  }
  const itemIds = await addItems(pool, uuid, items);
  const stepIds = await addSteps(pool, uuid, opened, at);
  return {
    ...{ id: encodeGlobalId('Application', uuid), uuid, code, items: itemIds },
    steps: stepIds.map((id) => encodeGlobalId('Step', id)),
    step: (kind, organization) => {
      const place = opened.findIndex(
        (each) => each.kind === kind && each.organization === (organization ?? each.organization),
      );
      return encodeGlobalId('Step', stepIds[place] ?? '');
    },
  };
}

async function addItems(pool: DatabasePool, applicationId: string, items: readonly ItemRow[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [position, { resource, itemName = null, isProvincialReturn = false }] of items.entries()) {
    const id = uuidv7();
    const of = (column: string) =>
      sql<string>`(select ${sql.identifier(column)} from resources where code = ${resource})`;
    await pool.insert(applicationItems).values({
      ...{ id, applicationId, position, resourceId: of('id'), resourceCode: resource, resourceTitle: of('title') },
      ...{ itemName, grade: 'l2', providerId: of('provider_id'), isProvincialReturn, needTitle: '核验' },
      ...{ justification: '核验需要', addedIn: 1 },
    });
    ids.push(encodeGlobalId('ApplicationItem', id));
  }
  return ids;
}

/** Puts further steps of a file down. */
export async function addSteps(
  pool: DatabasePool,
  applicationId: string,
  opened: readonly StepRow[],
  at: Date,
): Promise<string[]> {
  const ids: string[] = [];
  for (const row of opened) {
    const { kind, organization, outcome, limitDays = null, startedOn = '2026-03-02', dueOn = null, pauses = [] } = row;
    const status = row.status ?? (outcome === undefined ? 'open' : 'done');
    const isOver = status === 'done' || status === 'cancelled';
    const id = uuidv7();
    await pool.insert(steps).values({
      ...{ id, applicationId, kind, organizationId: organizationId(organization), status, outcome: outcome ?? null },
      ...{ cause: { rule: 'test' }, submission: 1, openedAt: at, startedOn, limitDays, dueOn, pauses: [...pauses] },
      ...{ limitSource: limitDays === null ? null : 'notice', closedAt: isOver ? (row.closedAt ?? at) : null },
      ...{ pausedOn: status === 'paused' ? (pauses.at(-1)?.from ?? startedOn) : null },
      ...{ citedReviewId: row.citedReviewId ?? null, revision: 1, createdAt: at, updatedAt: at },
    });
    await addConsents(pool, id, row, at);
    ids.push(id);
  }
  return ids;
}

async function addConsents(pool: DatabasePool, stepId: string, { kind, consents = 'pending' }: StepRow, at: Date) {
  if (kind !== 'provider_consent' && kind !== 'provincial_consent') return;
  const asked = kind === 'provincial_consent' ? sql`i.is_provincial_return` : sql`i.provider_id = s.organization_id`;
  const rows = await pool.execute<{ id: string }>(sql`select i.id from application_items i
    join steps s on s.application_id = i.application_id where s.id = ${stepId} and ${asked} order by i.position`);
  for (const { id: itemId } of rows) {
    const answer = {
      reason: consents === 'declined' ? '不宜提供' : null,
      answeredAt: consents === 'pending' ? null : at,
    };
    await pool.insert(itemConsents).values({ id: uuidv7(), stepId, itemId, state: consents, ...answer });
  }
}

/** Puts a review of an applicant down; its uuid. */
export async function addReview(
  pool: DatabasePool,
  file: Pick<MadeFile, 'uuid'>,
  kind: EntityReviewKind,
  passedOn: string,
  expiresOn: string,
): Promise<string> {
  const id = uuidv7();
  const now = new Date();
  await pool.insert(entityReviews).values({
    ...{ id, code: `TEST/E-${id}`, kind, applicationId: file.uuid, passedOn, expiresOn, opinion: '通过', revision: 1 },
    organizationId: sql`(select applicant_id from applications where id = ${file.uuid})`,
    ...{ createdAt: now, updatedAt: now },
  });
  return id;
}

/** Puts an agreement for a file down; its code. */
export async function addAgreement(
  pool: DatabasePool,
  file: Pick<MadeFile, 'uuid'>,
  status: AgreementStatus,
  startsOn: string,
  expiresOn: string,
): Promise<string> {
  const id = uuidv7();
  const code = `TEST/X-${id}`;
  const now = new Date();
  const of = (column: string) =>
    sql<string>`(select ${sql.identifier(column)} from applications where id = ${file.uuid})`;
  await pool.insert(agreements).values({
    ...{ id, code, applicationId: file.uuid, operatorId: of('applicant_id'), authorityId: organizationId('HZ-DATA') },
    ...{ scenarioId: of('scenario_id'), status, content: {}, startsOn, expiresOn, isTrialWithinTerm: false },
    ...{ acceptedAt: now, signedAt: now, revision: 1, createdAt: now, updatedAt: now },
  });
  return code;
}

/** Every step that a grant needs, each with the outcome that lets it through. */
export const passedSteps: readonly StepRow[] = [
  { kind: 'basic_security', organization: 'HZ-DATA', outcome: 'passed' },
  { kind: 'technical_security', organization: 'HZ-DATA', outcome: 'passed' },
  { kind: 'scenario_review', organization: 'HZ-DATA', outcome: 'passed' },
  { kind: 'network_security', organization: 'HZ-CAC', outcome: 'passed' },
  { kind: 'emergency_plan', organization: 'HZ-DATA', outcome: 'passed' },
  { kind: 'provider_consent', organization: 'HZ-MARKET', outcome: 'consented', consents: 'consented' },
  { kind: 'provincial_consent', organization: 'ZJ-DATA', outcome: 'consented', consents: 'consented' },
  { kind: 'member_opinion', organization: 'HZ-DRC', outcome: 'supported' },
  { kind: 'decision', organization: 'HZ-DRC' },
];

/** A list that HZ-MARKET provides, one line of which came back from the province. */
export const twoItems: readonly ItemRow[] = [
  { resource: 'HZ-FIN-001', itemName: '登记状态' },
  { resource: 'HZ-FIN-001', itemName: '成立日期', isProvincialReturn: true },
];

import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { itemConsents, steps } from '../../../src/db/tables/steps.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { DemandStatus } from '../../../src/rules/workflow/registry-words.ts';
import { anOperation } from '../registry/products.ts';
import type { Target } from './attempt.ts';
import { sides } from './callers.ts';
import type { Subject } from './subjects.ts';

const stages = ['draft', 'submitted', 'approved', 'delivered', 'rejected', 'withdrawn', 'closed'] as const;
const isDecided = (stage: DemandStatus): boolean => ['approved', 'delivered', 'rejected', 'closed'].includes(stage);
const isDelivered = (stage: DemandStatus): boolean => stage === 'delivered' || stage === 'closed';

/** Data demands in each state, put down by the tables alone; of one under review its review and a consent wait. */
export async function demandSubjects(pool: DatabasePool): Promise<Subject[]> {
  const made: Subject[] = [];
  for (const stage of stages) made.push(await demand(pool, stage));
  return made;
}

async function demand(pool: DatabasePool, stage: DemandStatus): Promise<Subject> {
  const bodies = { operator: sides.own, authority: sides.foreign };
  const item = { resource: 'HZ-FIN-005', item: '税种代码', isUndelivered: !isDelivered(stage) };
  const { demand: put, items } = await anOperation(pool, { ...bodies, items: [item] });
  const { uuid } = put;
  await pool.execute(sql`update data_demands set status = ${stage}::demand_status,
    submitted_at = case when ${stage !== 'draft'} then submitted_at end,
    decided_at = case when ${isDecided(stage)} then decided_at end,
    delivered_at = case when ${isDelivered(stage)} then delivered_at end,
    closed_on = case when ${stage === 'closed'} then date '2026-03-01' end,
    close_reason = case when ${stage === 'closed'} then '不再需要' end where id = ${uuid}`);
  if (stage === 'submitted') {
    const review = await addStep(pool, uuid, 'data_demand_review', sides.foreign);
    const consent = await addStep(pool, uuid, 'provider_consent', 'HZ-TAX');
    if (review === consent) throw new Error('two steps wait');
    const asked = { stepId: consent, demandItemId: items[0]?.uuid ?? '', state: 'pending' as const };
    await pool.insert(itemConsents).values({ id: uuidv7(), ...asked });
  }
  return {
    ...{ noun: 'demand', stage, id: encodeGlobalId('DataDemand', uuid), revision: 1, callers: [] },
    also: encodeGlobalId('DemandItem', items[0]?.uuid ?? ''),
    row: { table: 'data_demands', id: uuid },
  };
}

async function addStep(
  pool: DatabasePool,
  demandId: string,
  kind: 'data_demand_review' | 'provider_consent',
  organization: string,
): Promise<string> {
  const [id, at] = [uuidv7(), new Date('2026-02-02T02:00:00Z')];
  await pool.insert(steps).values({
    ...{ id, demandId, kind, organizationId: sql`(select id from organizations where code = ${organization})` },
    ...{ status: 'open', cause: { rule: 'test' }, submission: 0, openedAt: at, startedOn: '2026-02-02', pauses: [] },
    ...{ revision: 1, createdAt: at, updatedAt: at },
  });
  return id;
}

/** What a change says beside what it changes. */
const changing: Readonly<Record<string, (subject: Subject) => object>> = {
  reviseDataDemand: () => ({}),
  submitDataDemand: () => ({}),
  withdrawDataDemand: () => ({ reason: '另作安排' }),
  recordTechnicalReview: () => ({ outcome: 'PASSED', reference: 'IRS-1' }),
  recordDelivery: ({ also }) => ({ items: [{ item: also ?? '', reference: 'PF-1' }] }),
  closeDataDemand: () => ({ reason: '不再需要' }),
};

/**
 * A right input of a mutation of data demands.
 *
 * @returns undefined when nobody has written one
 */
export function demandTarget(action: string, subject: Subject): Target | undefined {
  const { id, revision: expectedRevision, row } = subject;
  if (action === 'draftDataDemand')
    return { row: null, makes: 'data_demands', input: { agreement: id, use: 'QUERY', items: [] } };
  const more = changing[action];
  return more && { row, input: { id, expectedRevision, ...more(subject) } };
}

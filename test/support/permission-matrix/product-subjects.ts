import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { steps } from '../../../src/db/tables/steps.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { anOperation, aProductInStage, type Operation } from '../registry/products.ts';
import { personOf } from '../viewers.ts';
import { asCaller, sides } from './callers.ts';
import type { Subject } from './subjects.ts';

const stages = ['draft', 'under_review', 'returned', 'approved', 'rejected', 'withdrawn'] as const;
const long = { startsOn: '2026-01-01', expiresOn: '2089-12-31' };

/** Products in each stage of the version they are about, as their rows would be. */
export async function productSubjects(pool: DatabasePool): Promise<Subject[]> {
  const own = await anOperation(pool, { operator: sides.own, scenario: 'SC-FIN-02', ...long });
  const suspended = { operator: sides.own, scenario: 'SC-FIN-03', agreementStatus: 'suspended', ...long } as const;
  const made: Subject[] = [operation(own, 'active'), operation(await anOperation(pool, suspended), 'suspended')];
  const asked = await anOperation(pool, { authority: sides.own, scenario: 'SC-FIN-04', ...long });
  const submitter = await personOf(pool, 'OP-QILAN', 'operator_staff');
  const elsewhere = { ...(await personOf(pool, sides.own)), id: submitter.id };
  const officer = { ...elsewhere, roles: ['authority_officer'] as const };
  const callers = [asCaller('its submitter as authority_officer', officer, 'authority_officer', 'own', 'submitter')];
  for (const stage of stages) {
    const mine = await aProductInStage(pool, stage, { operator: sides.own, operation: own, name: `矩阵 ${stage}` });
    const of = (id: string) => ({ table: 'products', id });
    made.push({ noun: 'product', stage, id: mine.id, row: of(mine.uuid), revision: 1, callers: [] });
    const theirs = { operation: asked, name: `审核 ${stage}`, submittedBy: submitter.id };
    const { id, uuid } = await aProductInStage(pool, stage, theirs);
    made.push({ noun: 'review', stage, id, row: of(uuid), revision: 1, callers });
  }
  for (const stage of ['open', 'done', 'cancelled'] as const) {
    const theirs = { operation: asked, name: `意见 ${stage}`, submittedBy: submitter.id };
    const { uuid: productId } = await aProductInStage(pool, 'under_review', theirs);
    const id = await anOpinion(pool, productId, stage);
    made.push({
      noun: 'opinion',
      stage,
      id: encodeGlobalId('Step', id),
      row: { table: 'steps', id },
      revision: 1,
      callers,
    });
  }
  return made;
}

const operation = ({ agreement }: Operation, stage: string): Subject => ({
  ...{ noun: 'operation', stage, id: agreement.id, row: { table: 'agreements', id: agreement.uuid } },
  ...{ revision: 1, callers: [] },
});

/** An opinion that is asked of the own side. */
async function anOpinion(
  pool: DatabasePool,
  productId: string,
  status: 'open' | 'done' | 'cancelled',
): Promise<string> {
  const id = uuidv7();
  const now = new Date();
  await pool.insert(steps).values({
    ...{ id, productId, kind: 'product_opinion', status, outcome: status === 'done' ? 'supported' : null },
    organizationId: sql`(select id from organizations where code = ${sides.own})`,
    ...{ cause: { rule: 'test' }, submission: 1, openedAt: now, startedOn: '2026-03-02', pauses: [] },
    ...{ closedAt: status === 'open' ? null : now, revision: 1, createdAt: now, updatedAt: now },
  });
  return id;
}

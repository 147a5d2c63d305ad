import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockProduct, settleProduct } from '../../../src/db/stores/product-standing.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { anApprovedProduct, anOperation } from '../../support/registry/products.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

describe('what other tests stand on', () => {
  test('an approved product has one approved version, made from every delivered item, and its status follows', async () => {
    const { pool } = database;
    const operation = await anOperation(pool, { items: [{ resource: 'HZ-FIN-005', item: '税种代码' }] });
    const { uuid } = await anApprovedProduct(pool, { operation });
    const [row] = await pool.execute(sql`select p.status, p.agreement_id as agreement,
        (select count(*)::int from product_versions v where v.product_id = p.id and v.status = 'approved') as versions,
        (select count(*)::int from product_lineage l join demand_items i on i.id = l.demand_item_id
          where l.product_id = p.id and i.delivered_at is not null) as items
      from products p where p.id = ${uuid}`);
    expect(row).toEqual({ status: 'approved', agreement: operation.agreement.uuid, versions: 1, items: 1 });
    const moved = await pool.transaction(async (tx) => {
      await lockProduct(tx, uuid);
      return await settleProduct(tx, uuid, new Date());
    });
    expect(moved).toBeNull();
  });
});

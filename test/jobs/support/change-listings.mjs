import process from 'node:process';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { connect } from '../../../dist/db/connect.js';
import { inTransaction } from '../../../dist/db/transaction.js';
import { sequenceStep } from '../../../dist/jobs/sequencer.js';
import { endListings } from '../../../dist/resolvers/exchange/end-listings.js';
import { resumeListings } from '../../../dist/resolvers/exchange/resume-listings.js';
import { tellExchanges } from '../../../dist/resolvers/exchange/tell-exchanges.js';

// Changes listings until it is killed: each in a transaction, one in four of them taken back, and numbers what is committed.

const { pool } = await connect({
  databaseUrl: process.env.DATABASE_URL,
  dataDir: process.env.DATA_DIR ?? '',
  log: () => {},
  applicationName: 'change-listings',
  max: 3,
});
const products = [...(await pool.execute(sql`select product_id as id from listings order by product_id`))].map(
  ({ id }) => id,
);
const holder = uuidv7();
const some = (list) => list[Math.floor(Math.random() * list.length)];
const suspension = { status: 'suspended', cause: 'agreement_suspended' };

async function change() {
  const isTakenBack = Math.random() < 0.25;
  const stamp = { now: new Date(), newId: uuidv7 };
  const ids = [...new Set([some(products), some(products)])];
  const work = inTransaction(pool, async (tx) => {
    const reason = isTakenBack ? 'taken back' : `暂停 ${Math.random()}`;
    await some([
      () => tellExchanges(tx, { productIds: ids, type: 'product_changed' }, stamp),
      () => endListings(tx, ids, { ...suspension, reason }, stamp),
      () => resumeListings(tx, ids, 'agreement_suspended', stamp),
    ])();
    if (isTakenBack) {
      await tellExchanges(tx, { productIds: ids, type: 'product_changed' }, stamp);
      await tx.execute(sql`update listings set reason = 'taken back' where product_id = any(${sql.param(ids)}::uuid[])
        and status = 'suspended'`);
      throw new Error('taken back');
    }
  });
  await work.catch((error) => {
    if (!isTakenBack) throw error;
  });
  process.stdout.write('changed\n');
}

for (;;) {
  await Promise.all([change(), change(), sequenceStep(pool, holder)]);
}

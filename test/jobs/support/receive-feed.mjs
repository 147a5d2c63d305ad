import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { pullFeed } from '../../../dist/cli/sandbox/exchange.js';
import { SandboxStore } from '../../../dist/cli/sandbox/store.js';
import { connect } from '../../../dist/db/connect.js';
import { acknowledgeFeed } from '../../../dist/resolvers/exchange/acknowledge-feed.js';
import { exchangeFeed } from '../../../dist/resolvers/exchange/feed.js';

// An exchange that reads its feed over a bad network until it is killed: pages and acknowledgements are lost, states come
// twice, late and in another order.

const { pool } = await connect({
  databaseUrl: process.env.DATABASE_URL,
  dataDir: process.env.DATA_DIR ?? '',
  log: () => {},
  applicationName: 'receive-feed',
  max: 2,
});
const [organization] = await pool.execute(sql`select id, code from organizations where code = 'HZ-EXCHANGE'`);
const viewer = {
  ...{ kind: 'service', id: uuidv7(), organization, roles: ['exchange'] },
  scopes: ['read', 'readFeed', 'acknowledgeFeed'],
};
const context = { db: pool, viewer, requestId: null, now: () => new Date(), newId: uuidv7 };
const store = new SandboxStore(process.argv[2]);
const isBad = (share) => Math.random() < share;
const late = [];

/** Hands states over beside the feed, as webhooks do: some twice, some later, in any order. */
function beside(states) {
  late.push(...states.filter(() => isBad(0.5)));
  late.sort(() => Math.random() - 0.5);
  tell(store.take(late.splice(0, isBad(0.5) ? 3 : 0)));
}

function tell(states) {
  for (const { listing, revision } of states) process.stdout.write(`${listing} ${revision}\n`);
}

const registry = {
  page: async () => {
    const page = await exchangeFeed(context, { first: 7 });
    if (isBad(0.2)) throw new Error('the page is lost');
    beside(page.entries.map(({ state }) => state));
    return page;
  },
  acknowledge: async (upTo) => {
    if (isBad(0.2)) throw new Error('the acknowledgement is lost on its way');
    await acknowledgeFeed(context, { idempotencyKey: uuidv7(), exchange: 'HZ-EXCHANGE', upTo });
    if (isBad(0.2)) throw new Error('the answer is lost');
  },
};

for (;;) {
  await pullFeed(registry, store, tell).catch(() => {});
  await sleep(5);
}

// Plans and sends webhooks, and on request makes events happen and numbers them, until it is killed; says the id of each
// event whose commit was acknowledged.
import { uuidv7 } from 'uuidv7';
import { connect } from '../../../dist/db/connect.js';
import { writeEvent } from '../../../dist/db/stores/ledger.js';
import { startSequencer } from '../../../dist/jobs/sequencer.js';
import { WebhookDispatcher } from '../../../dist/jobs/webhooks/dispatcher.js';
import { createSender } from '../../../dist/jobs/webhooks/send.js';
import { loadConfig } from '../../../dist/server/config.js';
import { webhookServices } from '../../../dist/server/webhooks.js';

const { DATABASE_URL, DATA_DIR, WEBHOOK_SECRET_KEY, SUBJECTS, WRITES } = process.env;
const { pool } = await connect({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, log: () => {}, max: 6 });
const services = webhookServices(loadConfig({ WEBHOOK_SECRET_KEY }), pool);
const dispatcher = new WebhookDispatcher({
  pool,
  services,
  sender: createSender({ targets: services.targets }),
  now: () => new Date(),
  newId: uuidv7,
  random: () => 0,
  onFault: (error) => process.stderr.write(`${error.stack}\n`),
  // What a dead process had claimed is sent again this soon.
  claimMs: 400,
});
startSequencer(pool, { error: () => {} });
void dispatcher.run(new AbortController().signal);

const actor = { kind: 'system', id: null, name: 'system:test', organizationId: null };
const subjects = SUBJECTS.split(',');
const event = (subject, isKept) => ({
  id: uuidv7(),
  type: 'listing.listed',
  version: 1,
  subject: { type: 'Listing', id: subject, code: isKept ? 'KEPT' : 'ROLLED-BACK', revision: 1, ownerId: null },
  isPublic: true,
  data: {},
  changes: {},
  reason: null,
});
const audit = () => ({ id: uuidv7(), requestId: null, action: 't', outcome: 'done', subject: null, detail: {} });
for (let index = 0; WRITES === 'yes'; index += 1) {
  const subject = subjects[index % subjects.length];
  const written = event(subject, true);
  await writeEvent(pool, new Date(), actor, written, audit(), null);
  process.stdout.write(`${written.id}\n`);
  // One that is taken back, in between: nobody may ever see it.
  await pool
    .transaction(async (tx) => {
      await writeEvent(tx, new Date(), actor, event(subject, false), audit(), null);
      throw new Error('taken back');
    })
    .catch(() => {});
}

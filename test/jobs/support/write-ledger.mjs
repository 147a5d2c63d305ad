// Writes events and numbers them as fast as it can, until it is killed; says the id of each event that was acknowledged.
import { uuidv7 } from 'uuidv7';
import { connect } from '../../../dist/db/connect.js';
import { writeEvent } from '../../../dist/db/stores/ledger.js';
import { startSequencer } from '../../../dist/jobs/sequencer.js';

const { DATABASE_URL, DATA_DIR } = process.env;
const { pool } = await connect({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, log: () => {}, max: 4 });
startSequencer(pool, { error: () => {} });
const actor = { kind: 'system', id: null, name: 'system:test', organizationId: null };
const subject = { type: 'Resource', id: uuidv7(), code: 'T', revision: 1, ownerId: null };
for (;;) {
  const id = uuidv7();
  const event = { id, type: 't', version: 1, subject, isPublic: true, data: {}, changes: {}, reason: null };
  const audit = { id: uuidv7(), requestId: null, action: 't', outcome: 'done', subject, detail: {} };
  await writeEvent(pool, new Date(), actor, event, audit);
  process.stdout.write(`${id}\n`);
}

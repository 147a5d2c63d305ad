// Restores a backup and dies without a word as soon as rows have been written.
import process from 'node:process';
import { connect } from '../../../dist/db/connect.js';
import { restoreBackup } from '../../../dist/jobs/backup.js';

const [file] = process.argv.slice(2);
const { DATABASE_URL, DATA_DIR } = process.env;
const { pool } = await connect({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, log: () => {}, max: 1 });
await restoreBackup({
  pool,
  file,
  force: false,
  onProgress: (step) => {
    if (step === 'restoring') process.kill(process.pid, 'SIGKILL');
  },
});
process.stdout.write('survived\n');

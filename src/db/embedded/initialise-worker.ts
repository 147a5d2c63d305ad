import { workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const pg = await PGlite.create({ dataDir: workerData as string });
await pg.close();
// The engine keeps handles of its own that would keep the thread.
process.exit(0);

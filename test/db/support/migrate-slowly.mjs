// Migrates the database of the environment, with one migration more of a hundred pauses, of the
// seconds given: says "begun" and "done".
import { connect } from '../../../dist/db/connect.js';
import { migrate, migrationsOnDisk } from '../../../dist/db/migrate.js';

const statements = Array.from({ length: 100 }, (_, n) => [
  `create table slow_${n} (id int)`,
  `select pg_sleep(${Number(process.argv[2])})`,
]).flat();
const { DATABASE_URL, DATA_DIR } = process.env;
const connection = await connect({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, log: () => {} });
await connection.pool.execute('select 1');
process.stdout.write('begun\n');
await migrate(connection.pool, [...migrationsOnDisk(), { hash: 'slow', createdAt: 9e12, statements }]);
process.stdout.write('done\n');
await connection.close();

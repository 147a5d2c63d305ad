// Writes one row after the other on four connections and says the number of each that was acknowledged. Begins at the
// number given; what fails is left out.
import { connect } from '../../../dist/db/connect.js';

const { DATABASE_URL, DATA_DIR } = process.env;
const connection = await connect({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, log: () => {}, max: 4 });
let next = Number(process.argv[2]);
const write = async () => {
  for (;;) {
    const id = next++;
    try {
      await connection.pool.$client`insert into written values (${id})`;
      process.stdout.write(`${id}\n`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
};
await Promise.all([write(), write(), write(), write()]);

// A process of its own that uses the engine of a data directory: node client.mjs <dataDir> <task> [options as JSON]
import postgres from 'postgres';
import { joinEngine } from '../../../../dist/db/embedded/engine.js';

const [dataDir, task, json] = process.argv.slice(2);
const { count = 0, ...options } = JSON.parse(json ?? '{}');
const engine = await joinEngine(dataDir, options);
const sql = postgres({ ...engine.connection, max: 5, onnotice: () => {} });
const say = (words) => process.stdout.write(`${JSON.stringify(words)}\n`);

const forever = () => new Promise((resolve) => setInterval(resolve, 1e9));

const tasks = {
  /** Joins and waits for the end of its input. */
  async stay() {
    say('joined');
    process.stdin.resume();
    await new Promise((resolve) => process.stdin.once('end', resolve));
  },

  /** Asks on and on until it is told to end; nothing but its questions keeps it alive. */
  async ask() {
    let going = true;
    process.once('SIGTERM', () => {
      going = false;
    });
    say('asking');
    while (going) await sql`select 1`.catch(() => {});
  },

  /** Begins a transaction, writes, and never ends it. */
  async hold() {
    await sql.begin(async (tx) => {
      await tx`insert into notes (body) values ('never committed')`;
      say('holding');
      await forever();
    });
  },

  /** Leaves prepared statements and settings behind when it is killed. */
  async litter() {
    await sql`select ${1}::int as litter_one`;
    await sql`select ${'x'}::text as litter_two`;
    await sql`set application_name = 'litter'`;
    say('littered');
    await forever();
  },

  /** `count` each, all interleaved: increments that read before they write, questions with answers to compare, errors. */
  async mix() {
    const wrong = [];
    const increment = () =>
      sql.begin(async (tx) => {
        const [row] = await tx`select value from counters where name = ${'shared'}`;
        await tx`update counters set value = ${row.value + 1} where name = ${'shared'}`;
      });
    const ask = async (i) => {
      const mark = `${process.pid}-${i}`;
      const [row] = await sql`select ${mark}::text as mark, ${i}::int as number`;
      if (row.mark !== mark || row.number !== i) wrong.push({ mark, row });
    };
    const fail = async (i) => {
      const error = await sql`select 1 / ${i - i}::int`.catch((reason) => reason);
      if (error.code !== '22012') wrong.push({ fail: i, code: error.code });
    };
    await Promise.all(Array.from({ length: count }, (_, i) => Promise.all([increment(), ask(i), fail(i)])));
    say({ wrong });
  },
};

await tasks[task]();
await sql.end({ timeout: 5 });
await engine.close();

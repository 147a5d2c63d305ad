import type postgres from 'postgres';

/** Texts of one client that its connections keep prepared; beyond that they are sent unprepared, so that the server's memory is bounded. */
const textsKept = 500;

/**
 * A client whose transactions prepare what they send again. An unprepared statement with values takes the driver two
 * round trips, one to learn their types and one to run it, and a command is a handful of statements while others wait
 * for its lock. Outside of transactions nothing changes: the read planner decides for itself.
 *
 * @param client of postgres.js, or one of its transactions
 */
export function preparingTransactions(client: postgres.Sql): postgres.Sql {
  const once = new Set<string>();
  const again = new Set<string>();
  const isRepeated = (text: string): boolean => {
    if (again.has(text)) return true;
    const texts = once.has(text) ? again : once;
    if (texts.size < textsKept) texts.add(text);
    return texts === again && again.has(text);
  };
  return new Proxy(client, {
    get: (target, name) => (name === 'begin' ? beginning(target, isRepeated) : Reflect.get(target, name)),
  });
}

type Work = (tx: postgres.TransactionSql) => unknown;

/** `begin`, with work that is handed a transaction that prepares. */
const beginning =
  (client: postgres.Sql, isRepeated: (text: string) => boolean) =>
  (...given: readonly [Work] | readonly [options: string, Work]) => {
    const [options, work] = given.length === 1 ? ['', given[0]] : given;
    return client.begin(options, (tx) => work(preparing(tx, isRepeated)));
  };

function preparing(tx: postgres.TransactionSql, isRepeated: (text: string) => boolean): postgres.TransactionSql {
  const unsafe: postgres.TransactionSql['unsafe'] = (text, values, options) =>
    tx.unsafe(text, values, { ...options, prepare: (values?.length ?? 0) > 0 && isRepeated(text) });
  const savepoint = (work: Work) => tx.savepoint((inner) => work(preparing(inner, isRepeated)));
  const own = new Map<string | symbol, unknown>([
    ['unsafe', unsafe],
    ['savepoint', savepoint],
  ]);
  return new Proxy(tx, { get: (target, name) => own.get(name) ?? Reflect.get(target, name) });
}

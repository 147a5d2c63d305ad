import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { ListingState } from '../rules/exchange/listing-state.ts';
import { clock } from './clock.ts';
import { pullFeed, reconcileStore } from './sandbox/exchange.ts';
import { heldLine, heldTable } from './sandbox/held-table.ts';
import { webhookReceiver } from './sandbox/receiver.ts';
import { RegistryClient } from './sandbox/registry-client.ts';
import { SandboxStore } from './sandbox/store.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly port: number;
  readonly url: string;
  readonly exchange: string;
  readonly store: string;
  readonly every: number;
}

const more = `
A small exchange, to try an integration against: it reads its feed and acknowledges it, takes webhooks and verifies their
signatures, proves by digests that it holds what the registry holds, and prints what it holds. What it stores survives
kill -9.

Environment:
  EXCHANGE_API_KEY         key of a service account of the exchange, good for readFeed and acknowledgeFeed
  EXCHANGE_WEBHOOK_SECRET  secret of the webhook endpoint (whsec_…); without it webhooks are refused

Examples:
  export EXCHANGE_API_KEY=$(npm run -s key -- --account SVC-EXCHANGE --scopes read,readFeed,acknowledgeFeed)
  npm run sandbox:exchange
  kill -USR2 <pid>         prints what is held; the first line tells the pid`;

new Command('sandbox-exchange')
  .description('Run a small exchange that stores, acknowledges and reconciles its feed (沙箱交易所).')
  .option('--port <n>', 'port on which webhooks are taken, on this machine only', wholeNumber(0, 65_535), 4100)
  .option('--url <address>', 'GraphQL of the registry', 'http://127.0.0.1:4000/graphql')
  .option('--exchange <code>', 'public code of the exchange', 'HZ-EXCHANGE')
  .option('--store <file>', 'where what is held is kept', './data/sandbox-exchange.jsonl')
  .option('--every <seconds>', 'pause between two looks at the feed', wholeNumber(1, 3600), 2)
  .addHelpText('after', more)
  .action(run)
  .parse();

async function run({ port, url, exchange, store: path, every }: Options): Promise<void> {
  const store = new SandboxStore(path);
  const registry = new RegistryClient({ url, exchange, key: process.env['EXCHANGE_API_KEY'] ?? '' });
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const onNews = (states: readonly ListingState[]): void => {
    for (const state of states) say(heldLine(state));
  };
  const server = webhookReceiver({
    ...{ store, secret: process.env['EXCHANGE_WEBHOOK_SECRET'] ?? '', now: clock.now, onNews },
    onRefused: (why) => void process.stderr.write(`${why}\n`),
  });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  process.on('SIGUSR2', () => say(heldTable(store.held)));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const at = typeof address === 'object' ? address?.port : port;
  // Whoever ends it needs to know it: npm does not pass a signal on.
  say(`沙箱交易所 ${exchange}: http://127.0.0.1:${at}/ (pid ${process.pid})`);
  say(heldTable(store.held));
  await follow(registry, store, { every, signal: stopping.signal, say, onNews });
  server.close();
  server.closeAllConnections();
  store.close();
}

async function follow(
  registry: RegistryClient,
  store: SandboxStore,
  {
    every,
    signal,
    say,
    onNews,
  }: {
    readonly every: number;
    readonly signal: AbortSignal;
    readonly say: (line: string) => void;
    readonly onNews: (states: readonly ListingState[]) => void;
  },
): Promise<void> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      const read = await pullFeed(registry, store, onNews);
      if (read > 0 || isFirst) {
        const { asked, mended } = await reconcileStore(registry, store);
        say(`读取 ${read} 条，核对 ${asked} 次，补正 ${mended} 条 (${read} read, ${asked} digests, ${mended} mended)`);
      }
    } catch (error) {
      process.stderr.write(`稍后重试 (tried again): ${error instanceof Error ? error.message : String(error)}\n`);
    }
    await sleep(every * 1000, undefined, { signal }).catch(() => {});
  }
}

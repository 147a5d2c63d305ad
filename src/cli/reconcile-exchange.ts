import process from 'node:process';
import { Command } from 'commander';
import { pullFeed, reconcileStore } from './sandbox/exchange.ts';
import { RegistryClient } from './sandbox/registry-client.ts';
import { SandboxStore } from './sandbox/store.ts';

interface Options {
  readonly url: string;
  readonly exchange: string;
  readonly store: string;
}

const more = `
Reads the feed on, then compares digests over ranges of listing codes and descends where they differ; only what differs is
fetched and mended. EXCHANGE_API_KEY is a key of a service account of the exchange, good for readFeed and acknowledgeFeed.
Not beside a sandbox that runs on the same store.

Exit code: 0 both sides hold the same, and did so; 1 something differed and was mended; 2 it could not be found out.`;

new Command('reconcile-exchange')
  .description(
    'Prove that a store of the sandbox exchange holds what the registry holds, and mend what differs (对账).',
  )
  .option('--url <address>', 'GraphQL of the registry', 'http://127.0.0.1:4000/graphql')
  .option('--exchange <code>', 'public code of the exchange', 'HZ-EXCHANGE')
  .option('--store <file>', 'where what is held is kept', './data/sandbox-exchange.jsonl')
  .addHelpText('after', more)
  .action(async ({ url, exchange, store: path }: Options) => {
    process.exitCode = 2;
    const registry = new RegistryClient({ url, exchange, key: process.env['EXCHANGE_API_KEY'] ?? '' });
    try {
      const store = new SandboxStore(path);
      const read = await pullFeed(registry, store);
      const { asked, fetched, mended } = await reconcileStore(registry, store);
      store.close();
      process.stdout.write(
        `读取 ${read} 条，核对 ${asked} 次，取回 ${fetched} 条，补正 ${mended} 条 (${read} read, ${asked} digests, ${fetched} fetched, ${mended} mended)\n`,
      );
      process.exitCode = mended === 0 ? 0 : 1;
    } catch (error) {
      process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  })
  .parse();

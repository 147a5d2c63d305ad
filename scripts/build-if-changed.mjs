// Compiles src/ to dist/ unless dist/ is newer than everything it is made from: a second start need not wait for that.
// Takes options of tsc.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = readdirSync('src', { recursive: true, withFileTypes: true }).map((entry) =>
  join(entry.parentPath, entry.name),
);
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
const builtAt = changedAt('dist/.tsbuildinfo');

// A folder's own time tells that a file was taken from it.
if ([...sources, ...settings].some((path) => changedAt(path) >= builtAt)) {
  const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, compile, { stdio: 'inherit' });
  // What was compiled with errors is compiled again.
  if (status !== 0) rmSync('dist/.tsbuildinfo', { force: true });
  process.exit(status ?? 1);
}

// What can be said without running anything: types, format and lint, beside one another. What each says is printed when
// it has ended; fails when any of them does.
import { spawn } from 'node:child_process';

const checks = [
  'tsc --noEmit --incremental --tsBuildInfoFile check.tsbuildinfo',
  'eslint src test bench',
  'biome check . && eslint --no-config-lookup -c graphql.eslint.config.mjs schema.graphql "operations/**/*.graphql"',
];

const run = (command) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
    child.on('error', reject);
    child.on('close', (status) => {
      if (said.length > 0) process.stdout.write(`> ${command}\n${Buffer.concat(said)}`);
      resolve(status === 0);
    });
  });

if ((await Promise.all(checks.map(run))).includes(false)) process.exitCode = 1;

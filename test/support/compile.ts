import { execFileSync } from 'node:child_process';

/** Brings dist/ up to date, which the embedded engine, the commands and other processes run from. Types are left to `npm run check`. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build-if-changed.mjs', '--noCheck'], { stdio: 'inherit' });
}

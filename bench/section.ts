import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import process from 'node:process';

const file = 'bench/results.md';

/** The server that benchmarks make their databases on. */
export const benchServer = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** What a section was measured with: machine and how busy it was, version of Node, commit. */
export function measuredWith(node = process.version): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${cpus().length} × ${cpus()[0]?.model.trim()} with a load of ${load}, Node ${node}, commit ${commit}`;
}

/**
 * Writes a section of the results, in place of the last one of the same title; all others stay as they are.
 *
 * @param title what tells it from all others
 * @param lines its text
 */
export function writeSection(title: string, lines: readonly string[]): void {
  const heading = `## ${title}`;
  const parts = existsSync(file) ? readFileSync(file, 'utf8').split(/^(?=## )/m) : [];
  const section = [heading, '', ...lines].join('\n');
  const at = parts.findIndex((part) => part.split('\n', 1)[0] === heading);
  if (at === -1) parts.push(section);
  else parts[at] = section;
  writeFileSync(file, `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`);
}

/** The time at a part of all times, sorted: 0.5 is the median. */
export function at(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}

/** Milliseconds that work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';

interface Measured {
  readonly p50: number;
  readonly p95: number;
}

/** One kind of text, with what was measured in milliseconds. */
export interface SearchRow {
  readonly kind: string;
  readonly search: Measured;
  readonly floor: Measured;
}

const file = 'bench/results.md';

/** Writes the section of one run, in place of the last one of the same size and engine. */
export function report(
  rows: readonly SearchRow[],
  { resources, engine }: { readonly resources: number; readonly engine: string },
): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const title = `## Search over ${resources.toLocaleString('en')} resources, ${engine}`;
  const lines = rows.map(
    ({ kind, search, floor }) =>
      `| ${kind} | ${search.p50.toFixed(1)} | ${search.p95.toFixed(1)} | ${floor.p50.toFixed(1)} | ${floor.p95.toFixed(1)} |`,
  );
  const section = [
    title,
    '',
    `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}, commit ${commit}. Milliseconds, one client; the floor is a statement that ranks nothing.`,
    '',
    '| text | search p50 | p95 | floor p50 | p95 |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const others = before.split(/^(?=## )/m).filter((part) => !part.startsWith(`${title}\n`));
  writeFileSync(file, [...others.map((part) => `${part.trimEnd()}\n\n`), section].join(''));
}

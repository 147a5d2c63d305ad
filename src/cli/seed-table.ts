import type { SeedCounts } from '../db/seed.ts';

/**
 * What became of the rows of each seed file, one line a file.
 */
export function seedTable(counts: SeedCounts): string {
  return Object.entries(counts)
    .map(
      ([file, { added, changed, unchanged }]) =>
        `  ${file.padEnd(14)} 新增 added ${added}  变更 changed ${changed}  未变 unchanged ${unchanged}`,
    )
    .join('\n');
}

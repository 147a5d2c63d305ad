import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';

/** One thing that is wrong in a seed file. */
export interface SeedIssue {
  readonly file: string;
  /** Place of the row in its file, from 1; null when it is about the whole file. */
  readonly row: number | null;
  /** Code or name of the row, where it has one. */
  readonly key: string | null;
  /** The field, such as `items.2.grade`; empty when it is about the whole row. */
  readonly field: string;
  readonly message: string;
}

/** The rows of a seed file, with what its messages need. */
export interface SeedRows<R> {
  readonly file: string;
  readonly rows: readonly R[];
}

/** Seed files that cannot be loaded: everything that is wrong in them, at once. */
export class SeedError extends Error {
  readonly issues: readonly SeedIssue[];

  constructor(issues: readonly SeedIssue[]) {
    const shown = issues.slice(0, 20).map((issue) => `  ${describe(issue)}`);
    const more = issues.length > shown.length ? [`  … and ${issues.length - shown.length} more`] : [];
    super(['the seed files cannot be loaded:', ...shown, ...more].join('\n'));
    this.name = 'SeedError';
    this.issues = issues;
  }
}

function describe({ file, row, key, field, message }: SeedIssue): string {
  const place = row === null ? [] : [`row ${row}${key === null ? '' : ` (${key})`}`];
  return `${[file, ...place, ...(field === '' ? [] : [field])].join(', ')}: ${message}`;
}

/**
 * Reads a seed file: one JSON array, every row of it in its form.
 *
 * @param folder where the file is
 * @param name of the file, without its ending
 * @param schema of a row
 * @throws SeedError that names the file, each bad row and its fields
 */
export async function readSeedFile<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
): Promise<SeedRows<z.output<S>>> {
  const file = `${path.basename(folder)}/${name}.json`;
  const content = await readJson(path.join(folder, `${name}.json`), file);
  if (!Array.isArray(content)) throw new SeedError([wholeFile(file, 'holds no JSON array')]);
  const issues: SeedIssue[] = [];
  const rows: z.output<S>[] = [];
  for (const [index, value] of content.entries()) {
    const parsed = schema.safeParse(value);
    if (parsed.success) rows.push(parsed.data);
    else {
      for (const { path: at, message } of parsed.error.issues) {
        issues.push({ file, row: index + 1, key: keyOf(value), field: at.join('.'), message });
      }
    }
  }
  if (issues.length > 0) throw new SeedError(issues);
  return { file, rows };
}

async function readJson(at: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(at, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not valid JSON: ${error.message}` : 'cannot be read';
    throw new SeedError([wholeFile(file, reason)]);
  }
}

const wholeFile = (file: string, message: string): SeedIssue => ({ file, row: null, key: null, field: '', message });

function keyOf(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  if ('code' in row && typeof row.code === 'string') return row.code;
  return 'name' in row && typeof row.name === 'string' ? row.name : null;
}

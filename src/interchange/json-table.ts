import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { FileError } from './file-error.ts';

/** A table that people write is small; what is larger is some other file. */
const longestTable = 4_000_000;

/**
 * Reads a table that people keep as JSON and checks it.
 *
 * @param path of the JSON file
 * @param schema what it must be
 * @param remedy what to do when it is not
 * @throws FileError when the file is missing, no JSON, or not of this shape; it names each place
 */
export async function readJsonTable<S extends z.ZodType>(
  path: string,
  schema: S,
  remedy: string,
): Promise<z.output<S>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileError(path, 'the table cannot be read', remedy);
  });
  if (text.length > longestTable) throw new FileError(path, 'this is too long for such a table', remedy);
  const parsed = schema.safeParse(parsedJson(path, text, remedy));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 10).map(({ path: place, message }) => {
    return `${place.join('.') || 'table'}: ${message}`;
  });
  throw new FileError(path, faults.join('; '), remedy);
}

function parsedJson(path: string, text: string, remedy: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new FileError(path, 'this is not JSON', remedy);
  }
}

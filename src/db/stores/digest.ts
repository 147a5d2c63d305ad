import { createHash } from 'node:crypto';

/**
 * Digest of a record's content: equal content has an equal digest, in whatever order its properties stand.
 *
 * @param record plain data, as it would be written to JSON
 */
export function digestOf(record: object): string {
  return createHash('sha256').update(JSON.stringify(record, sorted)).digest('base64url');
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

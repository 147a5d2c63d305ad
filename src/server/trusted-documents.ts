import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifest = fileURLToPath(new URL('../../operations/__generated__/persisted-documents.json', import.meta.url));

/** `sha256:` and the digest in hex, as the appendix on persisted documents of GraphQL over HTTP writes it. */
const identifier = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/**
 * The documents of `operations/`, which clients may ask for by their digest without ever having sent them. `npm run
 * codegen` writes the list, and the same digest into the typed document of each operation (`__meta__.hash`).
 *
 * @param file the list; where it is missing there are none
 * @returns texts by SHA-256 in hex
 */
export function trustedDocuments(file: string = manifest): ReadonlyMap<string, string> {
  const found = z.record(identifier, z.string()).parse(JSON.parse(textOf(file)));
  return new Map(Object.entries(found).map(([id, text]) => [id.slice('sha256:'.length), text]));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  }
}

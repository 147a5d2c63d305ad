import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';

const folder = fileURLToPath(new URL('../../operations', import.meta.url));

/**
 * Names of the operations in `operations/<consumer>/*.graphql`: the only ones that measures are kept of by name, since a
 * caller can invent any other. Where the folder is missing there are none.
 */
export function knownOperations(from: string = folder): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of graphqlFiles(from)) {
    for (const definition of parse(readFileSync(file, 'utf8')).definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined) {
        names.add(definition.name.value);
      }
    }
  }
  return names;
}

function graphqlFiles(from: string): string[] {
  try {
    return readdirSync(from, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.graphql'))
      .map((name) => `${from}/${name}`);
  } catch {
    return [];
  }
}

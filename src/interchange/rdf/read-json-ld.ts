import jsonld from 'jsonld';
import { storeExpanded } from './expanded-json-ld.ts';
import { jsonOf } from './json-text.ts';
import { knownContexts } from './known-contexts.ts';
import { GraphTooLarge, type SubjectStore } from './subject-store.ts';
import { SyntaxFault } from './syntax-fault.ts';

/** Subjects of a `@graph` that are expanded at a time. */
const batch = 200;

/**
 * Reads JSON-LD into a store. The file is parsed as a whole, within its bound, and expanded in parts; contexts are those
 * in the file and those of `knownContexts`. Nothing is fetched.
 *
 * @param pieces the text
 * @param store where the statements go
 * @throws SyntaxFault, with the line where it is no JSON; GraphTooLarge
 */
export async function readJsonLd(pieces: AsyncIterable<string>, store: SubjectStore): Promise<void> {
  const label = labels();
  for (const part of partsOf(await jsonOf(pieces))) storeExpanded(store, await expanded(part), label);
}

/** Blank nodes without a label, over all parts of a file; no label that a file can write has a blank in it. */
function labels(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `_: ${count}`;
  };
}

/** A file that is one context and a list of subjects is taken apart; of any other shape it is one part. */
function partsOf(json: unknown): readonly object[] {
  if (typeof json !== 'object' || json === null) throw new SyntaxFault('this is JSON, but no object', 1);
  if (Array.isArray(json)) return [json];
  const { '@context': context, '@graph': graph, ...others } = json as Record<string, unknown>;
  if (!Array.isArray(graph) || Object.keys(others).length > 0) return [json];
  const subjects = graph as readonly unknown[];
  const parts = Math.ceil(subjects.length / batch);
  return Array.from({ length: parts }, (_, part) => ({
    ...(context === undefined ? {} : { '@context': context }),
    '@graph': subjects.slice(part * batch, (part + 1) * batch),
  }));
}

async function expanded(part: object): Promise<unknown> {
  try {
    return await jsonld.expand(part as never, { documentLoader });
  } catch (error) {
    if (error instanceof GraphTooLarge || !(error instanceof Error)) throw error;
    throw refused(error);
  }
}

const documentLoader = async (url: string) => {
  const context = knownContexts.get(url);
  if (context === undefined) throw new RemoteContext(url);
  return { document: { '@context': context } as never, documentUrl: url };
};

class RemoteContext extends Error {
  readonly url: string;

  constructor(url: string) {
    super('remote context');
    this.url = url;
  }
}

/** The library wraps what the loader throws, sometimes twice, and says in a code what it does not like itself. */
function refused(error: Error): SyntaxFault {
  const remote = remoteIn(error);
  if (remote !== null) {
    const address = remote.url.slice(0, 200).replace(/\s/g, ' ');
    const remedy = 'and nothing is; put the context into the file';
    return new SyntaxFault(`its context is to be fetched from ${address}, ${remedy}`, null);
  }
  const { details } = error as { details?: { code?: string } };
  return new SyntaxFault((details?.code ?? error.message).replace(/\.$/, ''), null);
}

function remoteIn(thrown: unknown, depth = 0): RemoteContext | null {
  if (thrown instanceof RemoteContext) return thrown;
  if (!(thrown instanceof Error) || depth > 8) return null;
  const { details } = thrown as { details?: { cause?: unknown } };
  return remoteIn(details?.cause, depth + 1) ?? remoteIn(thrown.cause, depth + 1);
}

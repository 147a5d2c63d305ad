import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { DocumentNode } from 'graphql';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { languageOf } from './language.ts';
import { answerType } from './media-type.ts';

/** Whether nobody in particular asks. */
export function isAnonymous({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers.authorization === undefined && headers['x-api-key'] === undefined && headers.cookie === undefined;
}

/** Characters of an address that is its own word; a longer one is told by its digest. */
const LONGEST_WORD = 2000;

/**
 * What a request asks, as one word: two anonymous requests with the same word get the same answer.
 *
 * @returns undefined for a request that a cached answer must not meet: it names somebody, or is to be refused for a
 *   form that a page of another site could send
 */
export function questionOf(request: FastifyRequest): string | undefined {
  const { headers, method } = request;
  if (!isAnonymous(request) || headers['acting-organization'] !== undefined) return undefined;
  if (method === 'GET' && (!headers['apollo-require-preflight'] || headers['content-type'] !== undefined))
    return undefined;
  const asked = method === 'GET' ? (request.raw.url ?? '') : request.exchange.body;
  if (asked === undefined) return undefined;
  const form = `${method}\n${languageOf(headers['accept-language'])}\n${answerType(headers.accept)}\n`;
  if (typeof asked === 'string' && asked.length <= LONGEST_WORD) return form + asked;
  return createHash('sha256').update(form).update(asked).digest('base64url');
}

const kept = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * Whether every root field of an operation reads the catalog alone, so that its answer changes with the catalog only.
 *
 * @param reads names of such root fields
 */
export function readsCatalogAlone(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  reads: ReadonlySet<string>,
): boolean {
  const known = kept.get(operation);
  if (known !== undefined) return known;
  const answer =
    operation.operation === 'query' && rootFields(document, operation.selectionSet).every((name) => reads.has(name));
  kept.set(operation, answer);
  return answer;
}

/** Names of the fields of a selection and of the fragments in it, each of which is looked into once, however often it is spread. */
function rootFields(document: DocumentNode, set: SelectionSetNode): string[] {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const names: string[] = [];
  const open = [set];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) names.push(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        fragments.delete(selection.name.value);
        if (fragment !== undefined) open.push(fragment.selectionSet);
      }
    }
  }
  return names;
}

/** Root fields that read the catalog and nothing else: tables whose changes are counted (`note_change` in drizzle/). */
export function catalogReads(schema: GraphQLSchema): ReadonlySet<string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Set(fields.filter(({ extensions }) => extensions['readsCatalog'] === true).map(({ name }) => name));
}

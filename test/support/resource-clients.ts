import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { completeResource } from './resource-drafts.ts';
import type { GraphqlBody } from './test-server.ts';

/** A command as its client knows it. */
export interface SentCommand {
  readonly name: string;
  readonly key: string;
  /** `x-request-id` of every time it was sent; more than one when an answer was lost. */
  readonly requestIds: string[];
  /** What the first answer said; null as long as there is none. */
  answer: { readonly id: string; readonly revision: number; readonly status: string } | null;
}

/** Where the service listens now; another place after each restart. */
export interface Place {
  url: string;
}

/** Clients at work, and what they know of it. */
export interface ResourceClients {
  readonly sent: SentCommand[];
  /** Answers that were neither success nor a lost connection: there must be none. */
  readonly wrong: string[];
  acknowledged(): number;
  /** Resolves when every client has the answer to its last command. */
  stop(): Promise<void>;
}

/** Commands that one resource goes through, after which its client drafts another. */
const PER_RESOURCE = 9;
/** Milliseconds after which an answer counts as lost. */
const LOST_MS = 60_000;

/**
 * Starts clients that send one command after the other over HTTP: each drafts a resource, completes it, hands it in, has
 * it given back, and so on. An answer that is lost is asked for again with the same key until there is one.
 *
 * @param tokens of the stewards, one for each client, and of the officer who gives back
 */
export function resourceClients(
  place: Place,
  tokens: { readonly stewards: readonly string[]; readonly officer: string },
): ResourceClients {
  const sent: SentCommand[] = [];
  const wrong: string[] = [];
  let going = true;

  const perform = async (token: string, name: string, input: object): Promise<SentCommand['answer']> => {
    const command: SentCommand = { name, key: randomUUID(), requestIds: [], answer: null };
    sent.push(command);
    while (command.answer === null && wrong.length === 0) {
      const requestId = randomUUID();
      command.requestIds.push(requestId);
      const body = await send(place.url, { token, requestId, name, input: { idempotencyKey: command.key, ...input } });
      const result = body?.data?.['result'] as { __typename: string; resource?: SentCommand['answer'] } | null;
      if (result?.resource) command.answer = result.resource;
      // A command may have had its effect, and the row of its answer could not be read any more.
      else if (body === null || isPassing(body)) await sleep(20);
      else wrong.push(`${name}: ${JSON.stringify(body)}`);
    }
    return command.answer;
  };

  const live = async (steward: string, number: number): Promise<void> => {
    const content = completeResource(`资源 ${number}`);
    for (let lives = 0; going && wrong.length === 0; lives += 1) {
      let now = await perform(steward, 'draftResource', { content: { title: `草稿 ${number}/${lives}` } });
      for (let step = 1; going && now && step < PER_RESOURCE; step += 1) {
        const at = { id: now.id, expectedRevision: now.revision };
        if (now.status === 'SUBMITTED') {
          now = await perform(tokens.officer, 'returnResource', { ...at, reason: `第 ${step} 步退回` });
        } else if (step % 3 === 1) {
          now = await perform(steward, 'reviseResource', { ...at, content: { ...content, title: `改 ${step}` } });
        } else {
          now = await perform(steward, 'submitResource', at);
        }
      }
    }
  };

  const running = Promise.all(tokens.stewards.map(live));
  return {
    sent,
    wrong,
    acknowledged: () => sent.filter(({ answer }) => answer !== null).length,
    stop: async () => {
      going = false;
      await running;
    },
  };
}

/** Whether a service that is starting, ending or without its database says so. */
const isPassing = ({ errors }: GraphqlBody): boolean =>
  errors?.every(({ extensions }) => extensions['code'] === 'SERVICE_UNAVAILABLE') ?? false;

/** Sends a command once; null when its answer is lost. */
async function send(
  url: string,
  command: { readonly token: string; readonly requestId: string; readonly name: string; readonly input: object },
): Promise<GraphqlBody | null> {
  const { token, requestId, name, input } = command;
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation($input: ${type}Input!) { result: ${name}(input: $input) { __typename
    ... on ${type}Success { resource { id revision status } } ... on Error { code message } } }`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-request-id': requestId },
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(LOST_MS),
    });
    return (await response.json()) as GraphqlBody;
  } catch {
    return null;
  }
}

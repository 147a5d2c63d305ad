import { randomUUID } from 'node:crypto';
import type { CodeRange, RangeDigest } from '../../rules/exchange/digest.ts';
import type { DigestSource } from '../../rules/exchange/held-listings.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';

/** A page of the feed, as far as a receiver needs it. */
export interface ReceivedPage {
  readonly hasMore: boolean;
  readonly head: number;
  readonly entries: readonly { readonly sequence: number; readonly state: ListingState }[];
}

/** Where the registry is, and as whom it is asked. */
export interface RegistryAccess {
  readonly url: string;
  readonly key: string;
  /** Public code of the exchange. */
  readonly exchange: string;
}

/** Milliseconds that one question may take. */
const PATIENCE_MS = 30_000;

/** The registry, asked by an exchange over GraphQL; the documents are those of `operations/exchange`. */
export class RegistryClient implements DigestSource {
  readonly #access: RegistryAccess;

  constructor(access: RegistryAccess) {
    this.#access = access;
  }

  /** The next page after what is acknowledged. */
  async page(first: number): Promise<ReceivedPage> {
    const { exchangeFeed } = await this.#ask<{ exchangeFeed: ReceivedPage | null }>(
      'query ReadFeed($first: Int) { exchangeFeed(first: $first) { hasMore head entries { sequence state } } }',
      { first },
    );
    return known(exchangeFeed);
  }

  /** Says that everything up to a number is stored. */
  async acknowledge(upTo: number): Promise<void> {
    const input = { idempotencyKey: randomUUID(), exchange: this.#access.exchange, upTo };
    const { acknowledgeFeed } = await this.#ask<{ acknowledgeFeed: { __typename: string; message?: string } }>(
      `mutation AcknowledgeFeed($input: AcknowledgeFeedInput!) { acknowledgeFeed(input: $input) {
        __typename ... on Error { message } } }`,
      { input },
    );
    if (acknowledgeFeed.__typename !== 'AcknowledgeFeedSuccess') throw new Error(acknowledgeFeed.message);
  }

  async digest(range: CodeRange): Promise<{ readonly ranges: readonly RangeDigest[] }> {
    const { feedDigest } = await this.#ask<{ feedDigest: { ranges: readonly RangeDigest[] } | null }>(
      `query CompareListings($from: String, $before: String) { feedDigest(from: $from, before: $before) {
        ranges { from before count digest } } }`,
      range,
    );
    return known(feedDigest);
  }

  async states(range: CodeRange): Promise<readonly ListingState[]> {
    const { listingsInRange } = await this.#ask<{
      listingsInRange: { states: readonly ListingState[]; hasMore: boolean } | null;
    }>(
      `query FetchListings($from: String, $before: String) { listingsInRange(from: $from, before: $before, first: 500) {
        states hasMore } }`,
      range,
    );
    const { states, hasMore } = known(listingsInRange);
    const last = states.at(-1);
    if (!hasMore || last === undefined) return states;
    // The smallest code after the last one.
    return [...states, ...(await this.states({ ...range, from: `${last.listing}\u0001` }))];
  }

  async #ask<T>(query: string, variables: object): Promise<T> {
    const { url, key } = this.#access;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { data, errors } = (await response.json()) as { data?: T | null; errors?: readonly { message: string }[] };
    if (data == null) throw new Error(`${url}: ${errors?.[0]?.message ?? response.statusText}`);
    return data;
  }
}

function known<T>(answer: T | null): T {
  if (answer !== null) return answer;
  throw new Error('the key is of no exchange, or is not good for readFeed (密钥不属于交易所，或未授权 readFeed)');
}

import type { ContextRequest } from './graphql-route.ts';
import { hidesCause, publishError } from './publish-error.ts';

/** What a connection that lasts asks of the application about its caller. */
export interface SessionParts {
  /** Who a context is for: null for nobody who is known. */
  standing(context: object): Standing;
  /** The same caller for another operation: nothing remembered of the one before. */
  fresh(context: object): object;
}

/** What a live connection asks of the application. */
export interface LiveParts extends SessionParts {
  readonly feed: LiveFeed;
}

/** Where new events come from, by their numbers. */
export interface LiveFeed {
  now(): Promise<number>;
  next(after: number, types: ReadonlySet<string> | null, signal: AbortSignal): Promise<number | null>;
}

export interface Standing {
  readonly caller: string | null;
  readonly hasRoles: boolean;
}

/** Why a session ended: a close code of graphql-transport-ws and its words. */
export interface SessionEnd {
  readonly code: 4401 | 4403 | 1013;
  readonly reason: string;
}

/** Milliseconds between two looks at the credentials; a lost right ends what it gave within 5 seconds. */
const CHECK_MS = 2000;
/** Without a successful look for so long, nobody knows whether the right still stands. */
const STALE_MS = 4500;
const TICK_MS = 500;

/** A caller of a live connection, authenticated again and again as long as it lasts. */
export class LiveSession {
  readonly standing: Standing;
  readonly #authenticate: () => Promise<object>;
  readonly #parts: SessionParts;
  readonly #ended = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #context: object;
  #checkedAt = performance.now();
  #checking = false;
  /** Subscriptions under way. */
  running = 0;

  private constructor(parts: SessionParts, authenticate: () => Promise<object>, context: object) {
    this.#parts = parts;
    this.#authenticate = authenticate;
    this.#context = context;
    this.standing = parts.standing(context);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  /**
   * Authenticates a caller.
   *
   * Takes the application, what makes a context, and the request. Rejects with what that rejects with.
   */
  static async open(
    parts: SessionParts,
    createContext: (request: ContextRequest) => Promise<object>,
    request: ContextRequest,
  ): Promise<LiveSession> {
    const authenticate = async (): Promise<object> => await createContext(request);
    return new LiveSession(parts, authenticate, await authenticate());
  }

  /** The caller as last authenticated, for one operation. */
  context(): object {
    return this.#parts.fresh(this.#context);
  }

  /** Given when the session ends; its reason is a `SessionEnd`, or anything else where we closed it ourselves. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Ends it; nothing is looked at any more. */
  close(end?: SessionEnd): void {
    clearInterval(this.#timer);
    this.#ended.abort(end ?? 'closed');
  }

  #tick(): void {
    const age = performance.now() - this.#checkedAt;
    if (age >= STALE_MS) this.close({ code: 1013, reason: 'Try again later' });
    else if (age >= CHECK_MS && !this.#checking) void this.#check();
  }

  async #check(): Promise<void> {
    this.#checking = true;
    const began = performance.now();
    try {
      const context = await this.#authenticate();
      const { caller, hasRoles } = this.#parts.standing(context);
      if (caller !== this.standing.caller) this.close({ code: 4401, reason: 'Unauthorized' });
      else if (this.standing.hasRoles && !hasRoles) this.close({ code: 4403, reason: 'Forbidden' });
      this.#context = context;
      this.#checkedAt = began;
    } catch (fault) {
      if (!isTemporary(fault)) this.close({ code: 4401, reason: 'Unauthorized' });
    } finally {
      this.#checking = false;
    }
  }
}

/** Whether a context could not be made for a fault of ours, and not of the credentials. */
export function isTemporary(fault: unknown): boolean {
  return hidesCause(publishError({ message: '' }, fault));
}

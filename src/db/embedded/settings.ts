/** What a joiner may ask of an engine that it starts. An engine that runs already keeps its own. */
export interface EngineSettings {
  /** A directory made by `makeEngineImage`, of which a new database is a copy, instead of made by initdb. */
  readonly image?: string;
  /** A statement that runs longer ends the engine; 60 s unless told. */
  readonly statementLimitMs?: number;
  /** A client that holds the engine (in a transaction) and is silent for so long is dropped; 30 s unless told. */
  readonly silenceLimitMs?: number;
  /** How long the engine waits for another client after the last one vanished without a goodbye; 1.5 s unless told. */
  readonly graceMs?: number;
  /** Whether a commit waits for the disk; yes unless told. Without it commits survive kill -9, but not a power failure. */
  readonly fsync?: boolean;
}

/** What the engine's process is told on its command line. */
export interface EngineOrder extends EngineSettings {
  readonly dataDir: string;
}

/** What the engine's process tells the one that started it. */
export type EngineNews =
  | { readonly kind: 'listening' }
  | { readonly kind: 'held'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

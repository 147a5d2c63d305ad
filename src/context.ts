import type { CertificateSigner } from './auth/certificates/signer.ts';
import type { SecretVault } from './auth/secret-vault.ts';
import type { DatabasePool } from './db/client.ts';
import type { Loaders } from './db/loaders.ts';
import type { PageInput } from './db/read/page.ts';
import type { Policy } from './rules/policy/policy.ts';
import type { EndpointViewer, Viewer } from './rules/viewer.ts';
import type { TargetPolicy } from './rules/webhook/target.ts';

/** Language of texts that people read. */
export type Language = 'zh' | 'en';

/**
 * Executes a stored query of a webhook endpoint, as the endpoint may read; what it answered, or why it could not.
 */
export type RunQuery = (
  query: string,
  viewer: EndpointViewer,
  variables: Readonly<Record<string, unknown>>,
) => Promise<{ readonly data: object } | { readonly fault: string }>;

/** What operations on webhooks need of the service around them. */
export interface WebhookServices {
  /** Keeps secrets; null where no key is configured. */
  readonly vault: () => Promise<SecretVault | null>;
  /** Where may be sent to. */
  readonly targets: TargetPolicy;
  /** Puts a query that is to be stored through the gate of every request; what is wrong with it, in words for its author. */
  readonly checkQuery: (query: string) => readonly string[];
  readonly runQuery: RunQuery;
}

/** What every operation is given beside its input. Made anew for each request. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly db: DatabasePool;
  readonly loaders: Loaders;
  /** The clock. */
  readonly now: () => Date;
  /** Makes ids: uuid v7. */
  readonly newId: () => string;
  /** Pages of this request that were already checked, by the field nodes that ask for them. */
  readonly pages: WeakMap<object, PageInput>;
  /** What was approved of provisions and calendars, at most five seconds old; fails while it cannot be read. */
  readonly policy: () => Promise<Policy>;
  /** Signs certificates, where there is a secret for its keys. */
  readonly signer: CertificateSigner;
  /** Absent where webhooks are not worked with, such as at the command line. */
  readonly webhooks?: WebhookServices;
}

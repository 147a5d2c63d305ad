import type { CertificateSigner } from './auth/certificates/signer.ts';
import type { DatabasePool } from './db/client.ts';
import type { Loaders } from './db/loaders.ts';
import type { PageInput } from './db/read/page.ts';
import type { Policy } from './rules/policy/policy.ts';
import type { Viewer } from './rules/viewer.ts';

/** Language of texts that people read. */
export type Language = 'zh' | 'en';

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
}

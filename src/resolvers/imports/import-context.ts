import type { DatabasePool } from '../../db/client.ts';
import type { CatalogSource } from '../../db/stores/catalog-sources.ts';
import type { DomainCode } from '../../rules/vocabulary.ts';

/** What every step of an import is handed. */
export interface ImportContext {
  readonly pool: DatabasePool;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What bad rows do: each is left out and reported, or the whole file is. */
export type ErrorPolicy = 'skip_bad' | 'all_or_nothing';

/** An import under way. It acts as the system actor of its source, under the policy of its source. */
export interface ImportRun {
  readonly id: string;
  /** The process that runs it; a run that another has taken over is not ours any more. */
  readonly owner: string;
  readonly source: CatalogSource;
  readonly startedAt: Date;
  readonly domainIds: ReadonlyMap<DomainCode, string>;
  readonly sectorIds: ReadonlyMap<string, string>;
}

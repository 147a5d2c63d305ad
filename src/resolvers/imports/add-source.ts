import { databaseFault } from '../../db/faults.ts';
import {
  type CatalogSource,
  catalogSourceNames,
  deleteCatalogSource,
  findCatalogSource,
  insertCatalogSource,
} from '../../db/stores/catalog-sources.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { catalogSourceSeed } from '../../interchange/seed-file.ts';
import { RequestError } from '../../rules/errors.ts';
import type { ImportContext } from './import-context.ts';

/** A source as a person describes it; what is not said of one that is known stays as it is. */
export interface SourceDraft {
  readonly name: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly jurisdictionCode?: string | undefined;
  readonly jurisdictionName?: string | undefined;
  readonly codePrefix?: string | undefined;
  readonly policy?: string | undefined;
  readonly licence?: string | undefined;
}

/**
 * Makes sure that a source is known: one that is not is added when enough is said of it, one that is must not be
 * described otherwise. What a new source brings are drafts for a steward, unless the draft says `publish`.
 *
 * @param context the database and the clock
 * @param draft name of the source, and what is said of it
 * @returns whether it was added
 * @throws RequestError that names what is missing, unfit, or different from what is known
 */
export async function addSource(context: ImportContext, draft: SourceDraft): Promise<boolean> {
  const known = await findCatalogSource(context.pool, draft.name);
  if (known !== null) {
    const fields = Object.keys(draft) as (keyof SourceDraft)[];
    const other = fields.filter((field) => draft[field] !== undefined && draft[field] !== known[field]);
    if (other.length === 0) return false;
    const message = `the source "${draft.name}" is known with another ${other.join(', ')}; leave that out`;
    throw new RequestError('CONFLICT', message, ['source']);
  }
  return await insert(context, checked(draft, await catalogSourceNames(context.pool)));
}

function checked(draft: SourceDraft, names: readonly string[]): CatalogSource {
  const { title, jurisdictionCode, jurisdictionName, codePrefix } = draft;
  if (
    title === undefined ||
    jurisdictionCode === undefined ||
    jurisdictionName === undefined ||
    codePrefix === undefined
  ) {
    throw new RequestError(
      'NOT_FOUND',
      `no source is called "${draft.name}"; known are: ${names.join(', ')}. ` +
        'To add it, say its title, jurisdiction (code and name) and code prefix',
      ['source'],
    );
  }
  const parsed = catalogSourceSeed.safeParse({
    name: draft.name,
    title,
    url: draft.url ?? null,
    jurisdiction: { code: jurisdictionCode, name: jurisdictionName },
    codePrefix,
    policy: draft.policy ?? 'draft',
    actor: `system:import-${draft.name}`,
    licence: draft.licence ?? null,
  });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new RequestError('BAD_USER_INPUT', `the source cannot be added: ${faults.join('; ')}`, ['source']);
  }
  const { jurisdiction, ...source } = parsed.data;
  return { ...source, jurisdictionCode: jurisdiction.code, jurisdictionName: jurisdiction.name };
}

async function insert({ pool, now, newId }: ImportContext, source: CatalogSource): Promise<boolean> {
  try {
    return await pool.transaction(async (tx) => {
      const isNew = await insertCatalogSource(tx, source);
      if (!isNew) return false;
      const actor = { kind: 'system', id: null, name: source.actor, organizationId: null } as const;
      await writeAudit(tx, now(), actor, {
        id: newId(),
        requestId: null,
        action: 'addCatalogSource',
        outcome: 'done',
        subject: null,
        detail: { source: source.name, codePrefix: source.codePrefix, policy: source.policy },
      });
      return true;
    });
  } catch (error) {
    if (databaseFault(error)?.constraint !== 'catalog_sources_prefix_is_unique') throw error;
    const message = `another source has the code prefix ${source.codePrefix}; choose one of its own`;
    throw new RequestError('CONFLICT', message, ['source', 'codePrefix']);
  }
}

/**
 * Takes away a source that was added for a rehearsal only.
 *
 * @param context the database
 * @param name of the source
 */
export async function forgetSource({ pool }: ImportContext, name: string): Promise<void> {
  await deleteCatalogSource(pool, name);
}

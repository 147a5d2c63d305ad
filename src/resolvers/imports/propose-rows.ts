import type { Database } from '../../db/client.ts';
import { captureRevisions } from '../../db/stores/import-capture.ts';
import { dropImportedRevisions, type ImportTarget, putImportedRevisions } from '../../db/stores/import-targets.ts';
import { organizationCodes } from '../../db/stores/organizations.ts';
import { readResourceContents } from '../../db/stores/resource-content.ts';
import type { ResourceRecord } from '../../interchange/resource-record.ts';
import type { AccessContent, ResourceContent } from '../../rules/resource/content.ts';
import type { ImportRun } from './import-context.ts';

/** A row about a resource that an import must not change. */
export interface HeldRow {
  readonly target: ImportTarget;
  readonly record: ResourceRecord;
  readonly digest: string;
}

/**
 * Puts what the source says beside resources that an import must not change. One that says again what was applied last
 * takes its earlier word back.
 *
 * @param bodies ids of the organisations by the names the source uses
 */
export async function proposeRows(
  tx: Database,
  run: ImportRun,
  rows: readonly HeldRow[],
  bodies: ReadonlyMap<string, string>,
  proposedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ target }) => target.id);
  await captureRevisions(tx, run.id, ids);
  const [again, anew] = [rows.filter(saysAgain), rows.filter((row) => !saysAgain(row))];
  await dropImportedRevisions(
    tx,
    again.map(({ target }) => target.id),
  );
  const contents = await readResourceContents(
    tx,
    anew.map(({ target }) => target.id),
  );
  const codes = await organizationCodes(
    tx,
    anew.flatMap(({ record: { access } }) => (access.kind === 'open' ? [] : [known(bodies, access.organizationName)])),
  );
  await putImportedRevisions(
    tx,
    anew.map(({ target, record, digest }) => ({
      resourceId: target.id,
      runId: run.id,
      digest,
      sourceStatus: record.status,
      content: contentOf(record, known(contents, target.id), (name) => known(codes, known(bodies, name))),
      proposedAt,
    })),
  );
}

/** The source says what was applied last. */
export const saysAgain = ({ target, digest }: HeldRow): boolean => target.sourceDigest === digest;

/** What only stewards say stays as they have said it. */
function contentOf(
  record: ResourceRecord,
  { contactOffice, isProvincialReturn, related }: ResourceContent,
  codeOf: (name: string) => string,
): ResourceContent {
  const { title, abstract, category, formats, sharingType, sharingCondition, openingAttribute } = record;
  const { openingCondition, updateCycle, licence, spatialCoverage, temporalStartOn, temporalEndOn } = record;
  return {
    title,
    abstract,
    class: record.resourceClass,
    category,
    formats,
    sharingType,
    sharingCondition,
    openingAttribute,
    openingCondition,
    updateCycle,
    licence,
    contactOffice,
    access: accessOf(record, codeOf),
    spatialCoverage,
    temporalStartOn,
    temporalEndOn,
    isProvincialReturn,
    domains: record.domains,
    sectors: record.sectors,
    related,
    items: record.items,
  };
}

function accessOf({ access }: ResourceRecord, codeOf: (name: string) => string): AccessContent {
  switch (access.kind) {
    case 'open':
      return access;
    case 'authorised_operation':
      return { kind: access.kind, platform: codeOf(access.organizationName) };
    case 'apply':
      return { kind: access.kind, holder: codeOf(access.organizationName) };
  }
}

function known<T>(found: ReadonlyMap<string, T>, key: string): T {
  const value = found.get(key);
  if (value === undefined) throw new Error(`nothing is known of ${key}, though it is locked or was just written`);
  return value;
}

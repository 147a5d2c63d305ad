import type { AuthorisationMode, PaperKind } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { noticeDomains, notices } from '../tables/notices.ts';
import { bulkInsert } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';

/** Which notices there are, by public code. */
export async function noticeIdsByCode(db: Database): Promise<Map<string, string>> {
  const rows = await db.select({ code: notices.code, id: notices.id }).from(notices);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** A notice that was published elsewhere. */
export interface PublishedNotice {
  readonly code: string;
  readonly title: string;
  readonly mode: AuthorisationMode;
  readonly ownerId: string;
  readonly leadId: string | null;
  readonly planId: string;
  readonly domainIds: readonly string[];
  readonly resourceCodes: readonly string[];
  readonly jurisdictionCodes: readonly string[];
  readonly conditions: string;
  readonly criteria: string;
  readonly requirements: string;
  readonly requiredPapers: readonly PaperKind[];
  readonly opensOn: string;
  readonly closesOn: string;
  readonly reviewDays: number | null;
  readonly objectionDays: number | null;
  readonly publishedAt: Date;
}

/** Adds notices as they were published. */
export async function insertPublishedNotices(
  tx: Database,
  rows: readonly PublishedNotice[],
  { newId }: WriteContext,
): Promise<void> {
  const named = rows.map((row) => ({ ...row, id: newId() }));
  await bulkInsert(
    tx,
    notices,
    named.map(({ id, code, title, mode, ownerId, leadId, planId, publishedAt, ...row }) => ({
      ...{ id, code, title, mode, authorityId: ownerId, leadId, planId },
      ...{ resourceCodes: [...row.resourceCodes], jurisdictionCodes: [...row.jurisdictionCodes] },
      ...{ conditions: row.conditions, criteria: row.criteria, requirements: row.requirements },
      requiredPapers: [...row.requiredPapers],
      ...{ opensOn: row.opensOn, closesOn: row.closesOn },
      ...{ reviewDays: row.reviewDays, objectionDays: row.objectionDays },
      ...{ status: 'published' as const, publishedAt, revision: 1, createdAt: publishedAt, updatedAt: publishedAt },
    })),
  );
  await bulkInsert(
    tx,
    noticeDomains,
    named.flatMap(({ id, domainIds }) => domainIds.map((domainId) => ({ noticeId: id, domainId }))),
  );
}

import { hostname } from 'node:os';
import type { Readable } from 'node:stream';
import type { RequestContext } from '../context.ts';
import { countWaiting, insertUpload, uploadUnderKey } from '../db/stores/import-uploads.ts';
import { writeAudit } from '../db/stores/ledger.ts';
import { inTransaction } from '../db/transaction.ts';
import { ledgerActor } from '../resolvers/command/actor.ts';
import type { Refusal } from '../rules/errors.ts';
import { maxWaitingUploads } from '../rules/imports/job-rules.ts';
import { denialOf, noSubject } from '../rules/permissions.ts';
import type { UploadStore } from './upload-store.ts';

/** A file on its way here. */
export interface SentFile {
  readonly body: Readable;
  readonly isGzip: boolean;
  /** As its sender calls it: for people, never a path. */
  readonly fileName: string | null;
  /** Chosen by the sender; the same key with the same bytes is the same upload. */
  readonly key: string;
}

/** What came of a file that was sent. */
export type Received =
  | { readonly kind: 'kept'; readonly uploadId: string; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'too_many' };

/**
 * Says whether a caller may send files, before a byte of one is read. Who may not leaves an audit entry.
 *
 * @returns null when they may
 */
export async function refusalToSend(context: RequestContext): Promise<Received | null> {
  const because = denialOf(context.viewer, 'startImport', noSubject);
  const actor = ledgerActor(context.viewer);
  if (because !== null) {
    await writeAudit(context.db, context.now(), actor, auditOf(context, 'denied', { because }));
    return { kind: 'refused', refusal: { kind: 'not_permitted', action: 'startImport', because } };
  }
  const waiting = await countWaiting(context.db, { callerKind: actor.kind, callerId: actor.id ?? '' });
  return waiting >= maxWaitingUploads ? { kind: 'too_many' } : null;
}

/**
 * Keeps a file that is sent, until a job has read it. The same file under the same key is kept once.
 *
 * @throws UploadError for bytes that are not kept
 */
export async function receiveUpload(context: RequestContext, store: UploadStore, sent: SentFile): Promise<Received> {
  const refused = await refusalToSend(context);
  if (refused !== null) return refused;
  const { kind, id: callerId, organizationId } = ledgerActor(context.viewer);
  const under = { callerKind: kind, callerId: callerId ?? '', key: sent.key };
  const id = context.newId();
  const { bytes, sha256 } = await store.save(id, sent.body, sent.isGzip);
  try {
    const isNew = await inTransaction(context.db, async (tx) => {
      const upload = { id, host: hostname(), fileName: sent.fileName, bytes, sha256, ...under };
      const at = { callerOrganizationId: organizationId, createdAt: context.now() };
      if (!(await insertUpload(tx, { ...upload, ...at }))) return false;
      const detail = { upload: id, bytes, sha256 };
      await writeAudit(tx, context.now(), ledgerActor(context.viewer), auditOf(context, 'done', detail));
      return true;
    });
    if (isNew) return { kind: 'kept', uploadId: id, bytes, sha256 };
  } catch (error) {
    await store.remove(id);
    throw error;
  }
  await store.remove(id);
  const earlier = await uploadUnderKey(context.db, under);
  return earlier?.sha256 === sha256
    ? { kind: 'kept', uploadId: earlier.id, bytes, sha256 }
    : { kind: 'refused', refusal: { kind: 'idempotency_conflict', field: 'idempotencyKey' } };
}

const auditOf = (context: RequestContext, outcome: 'done' | 'denied', detail: object) => ({
  id: context.newId(),
  requestId: context.requestId,
  action: 'sendImportFile',
  outcome,
  subject: null,
  detail,
});

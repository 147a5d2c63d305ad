import type { RequestContext } from '../context.ts';
import { startImport } from '../resolvers/import-jobs/start-import.ts';
import { encodeGlobalId } from '../rules/catalog/global-id.ts';
import type { Refusal } from '../rules/errors.ts';
import { type Received, receiveUpload, type SentFile } from './receive-upload.ts';
import type { UploadStore } from './upload-store.ts';

/** What a job is told beside its file; as startImport takes it. */
export type StartWords = Readonly<Record<string, unknown>>;

/** What came of a file and of the job that was asked for with it. */
export type Sent =
  | Exclude<Received, { readonly kind: 'kept' }>
  | {
      readonly kind: 'sent';
      readonly uploadId: string;
      readonly bytes: number;
      readonly sha256: string;
      /** Global id of the job; null when none was asked for. */
      readonly importJobId: string | null;
    }
  /** The file is kept, but no job was made; it can be asked for again. */
  | { readonly kind: 'not_started'; readonly uploadId: string; readonly refusal: Refusal };

/**
 * Keeps a file that is sent and, where words for a job come with it, starts the job: both under one key.
 *
 * @param start what the job is told; null to keep the file only
 * @throws UploadError for bytes that are not kept
 */
export async function sendImport(
  context: RequestContext,
  store: UploadStore,
  sent: SentFile,
  start: StartWords | null,
): Promise<Sent> {
  const received = await receiveUpload(context, store, sent);
  if (received.kind !== 'kept') return received;
  const { uploadId } = received;
  if (start === null) return { ...received, kind: 'sent', importJobId: null };
  const outcome = await startImport(context, { ...start, uploadId, idempotencyKey: sent.key });
  return outcome.kind === 'refused'
    ? { kind: 'not_started', uploadId, refusal: outcome.refusal }
    : { ...received, kind: 'sent', importJobId: encodeGlobalId('ImportJob', outcome.outcome['id'] ?? '') };
}

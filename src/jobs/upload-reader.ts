import { fileURLToPath } from 'node:url';
import type { JobOptions } from '../db/stores/import-queue.ts';
import { readDomainMapping } from '../interchange/domain-mapping.ts';
import { openReader } from '../interchange/readers.ts';
import type { OpenedReader } from '../interchange/source-reader.ts';
import { textHead } from '../interchange/text-file.ts';
import type { UploadStore } from './upload-store.ts';

const mappingFile = fileURLToPath(new URL('../../seeds/reference/domain-mapping.json', import.meta.url));

/**
 * Opens the files of a job. The one place where jobs meet the readers.
 *
 * @throws FileError for a file that is no catalog, RequestError for a source that no reader is for
 */
export async function openUpload(store: UploadStore, source: string, options: JobOptions): Promise<OpenedReader> {
  const file = store.pathOf(options.uploadId);
  await textHead(file);
  return openReader(source, {
    file,
    fields: options.fieldsUploadId === null ? undefined : store.pathOf(options.fieldsUploadId),
    encoding: options.encoding ?? undefined,
    mapping: await readDomainMapping(mappingFile),
  });
}

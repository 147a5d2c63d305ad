import { fileURLToPath } from 'node:url';
import type { JobOptions } from '../db/stores/import-queue.ts';
import { columnFileOf } from '../interchange/column-file.ts';
import { readDomainMapping } from '../interchange/domain-mapping.ts';
import { isFileFormat } from '../interchange/file-format.ts';
import { openCatalogFile } from '../interchange/readers.ts';
import type { OpenedReader } from '../interchange/source-reader.ts';
import type { UploadStore } from './upload-store.ts';

const mappingFile = fileURLToPath(new URL('../../seeds/reference/domain-mapping.json', import.meta.url));

/**
 * Opens the files of a job. The one place where jobs meet the readers.
 *
 * @throws FileError for a file that is no catalog
 */
export async function openUpload(store: UploadStore, source: string, options: JobOptions): Promise<OpenedReader> {
  const { format, sheet, columns } = options;
  return await openCatalogFile({
    file: store.pathOf(options.uploadId),
    source,
    fields: options.fieldsUploadId === null ? undefined : store.pathOf(options.fieldsUploadId),
    encoding: options.encoding ?? undefined,
    format: isFileFormat(format) ? format : undefined,
    sheet: sheet ?? undefined,
    columns: columns == null ? undefined : columnFileOf(columns),
    mapping: await readDomainMapping(mappingFile),
  });
}

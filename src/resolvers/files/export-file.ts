import type { RequestContext } from '../../context.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { type FileForm, writtenFile } from '../../interchange/whole-file/written-file.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { ledgerActor } from '../command/actor.ts';
import { wholeFile } from './whole-file.ts';

export { fileStyle } from '../../interchange/whole-file/html-file.ts';
export { fileForms, isFileForm } from '../../interchange/whole-file/written-file.ts';

/**
 * The whole file of an application as one document, in the language of the request, noted in the audit log as a list that
 * is taken out is.
 *
 * @param named public code or global id of the application
 * @returns null when there is none that the caller may see
 */
export async function exportFile(context: RequestContext, named: string, form: FileForm): Promise<string | null> {
  const file = await wholeFile(context, named);
  if (file === null) return null;
  const { viewer, db, newId, now, requestId, language } = context;
  const { id, revision } = file.application;
  await writeAudit(db, now(), ledgerActor(viewer), {
    id: newId(),
    requestId,
    action: 'exportFile',
    outcome: 'done',
    subject: { type: 'Application', id: decodeGlobalId(id)?.id ?? '', revision },
    detail: { form },
  });
  return writtenFile(file, form, language);
}

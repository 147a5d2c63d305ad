import type { RequestContext } from '../../context.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { type FileForm, writtenDemand, writtenFile } from '../../interchange/whole-file/written-file.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { ledgerActor } from '../command/actor.ts';
import { wholeDemand } from './whole-demand.ts';
import { wholeFile } from './whole-file.ts';

export { fileStyle } from '../../interchange/whole-file/page-words.ts';
export { fileForms, isFileForm } from '../../interchange/whole-file/written-file.ts';

/**
 * The whole file of an application or a data demand as one document, in the language of the request, noted in the audit log
 * as a list that is taken out is.
 *
 * @param named public code or global id of either
 * @returns null when there is none that the caller may see
 */
export async function exportFile(context: RequestContext, named: string, form: FileForm): Promise<string | null> {
  const application = await wholeFile(context, named);
  if (application !== null) {
    await noteExport(context, 'Application', application.application, form);
    return writtenFile(application, form, context.language);
  }
  const demand = await wholeDemand(context, named);
  if (demand === null) return null;
  await noteExport(context, 'DataDemand', demand.demand, form);
  return writtenDemand(demand, form, context.language);
}

async function noteExport(
  { viewer, db, newId, now, requestId }: RequestContext,
  type: 'Application' | 'DataDemand',
  { id, revision }: { readonly id: string; readonly revision: number },
  form: FileForm,
): Promise<void> {
  await writeAudit(db, now(), ledgerActor(viewer), {
    id: newId(),
    requestId,
    action: 'exportFile',
    outcome: 'done',
    subject: { type, id: decodeGlobalId(id)?.id ?? '', revision },
    detail: { form },
  });
}

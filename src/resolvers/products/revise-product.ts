import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import {
  insertVersion,
  saveVersion,
  showApproved,
  showDraft,
  standingConditions,
  supersedeStanding,
} from '../../db/stores/product-versions.ts';
import { isMajorChange, nextNumber, versionText } from '../../rules/product/change.ts';
import { type ProductContent, patchedProduct, productParts } from '../../rules/product/content.ts';
import { changeFindings } from '../../rules/product/findings.ts';
import { isWorking } from '../../rules/product/judge.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { patchFields, productPatch } from './product-input.ts';
import { isPublicProduct, type ProductSaved, type ProductSubject, runProduct } from './product-workflow.ts';

const schema = z.object({ ...changeFields, ...patchFields });

/**
 * Changes what a product says. What is being written is changed in place. Where a version stands another begins: after a
 * minor change (name, abstract, service level, documentation) it is approved at once; after any other it is a draft with
 * the next major number, which is reviewed while the one that stands stays on offer.
 */
export async function reviseProduct(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const patch = productPatch(parsed);
    const note = parsed.changeNote ?? null;
    return await runProduct(context, {
      action: 'reviseProduct',
      input: parsed,
      judge: ({ version }, { facts }) => {
        const content = patchedProduct(version.content, patch);
        const isMinor = version.status === 'approved' && !isMajorChange(version.content, content);
        return facts === null
          ? []
          : changeFindings({ ...facts, content }, version, { isMinor, hasNote: note !== null });
      },
      save: async (subject, tx, stamp) => {
        const { row, version } = subject;
        const before = version.content;
        const content = patchedProduct(before, patch);
        const changes = changesBetween(productParts(before), productParts(content));
        if (!isWorking(version.status))
          return { ...(await beginVersion(subject, content, note ?? '', tx, stamp)), changes };
        await saveVersion(tx, version.id, { content, ...(note !== null && { changeNote: note }) }, stamp.now);
        if (!hasStanding(subject)) await showDraft(tx, { id: row.id, scenarioId: subject.scenarioId }, content);
        return { event: 'product.revised', title: content.name, changes };
      },
    });
  });
}

const hasStanding = ({ row }: ProductSubject): boolean => row.versions.some(({ status }) => status === 'approved');

/** Begins another version beside one that stands or is over. */
async function beginVersion(
  subject: ProductSubject,
  content: ProductContent,
  changeNote: string,
  tx: Database,
  stamp: Stamp,
): Promise<ProductSaved> {
  const { row, version, scenarioId } = subject;
  const { now, newId } = stamp;
  const standing = version.status === 'approved' ? version : null;
  const isMajor = standing === null || isMajorChange(standing.content, content);
  const number = nextNumber(standing, row.versions[0] ?? version, isMajor);
  const begun = { id: newId(), productId: row.id, ...number, content, changeNote };
  const told = { version: versionText(number), title: standing === null ? content.name : row.name };
  if (isMajor) {
    await insertVersion(tx, { ...begun, status: 'draft' }, now);
    if (standing === null) await showDraft(tx, { id: row.id, scenarioId }, content);
    return { event: 'product.revised', ...told, data: { isMajor: true } };
  }
  const conditions = await standingConditions(tx, row.id);
  await supersedeStanding(tx, row.id, now);
  await insertVersion(tx, { ...begun, status: 'approved', conditions }, now);
  await showApproved(tx, { id: row.id, scenarioId }, { ...number, content, conditions }, false, now);
  await tellExchanges(tx, { productIds: [row.id], type: 'product_changed' }, stamp);
  const isPublic = isPublicProduct(row.status);
  return { event: 'product.updated', ...told, title: content.name, isPublic, data: { isMajor: false } };
}

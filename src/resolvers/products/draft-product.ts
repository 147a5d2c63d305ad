import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockAgreement } from '../../db/stores/agreements.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { productFactsOf } from '../../db/stores/product-facts.ts';
import { insertDraftedProduct, insertVersion } from '../../db/stores/product-versions.ts';
import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import { type ProductContent, patchedProduct } from '../../rules/product/content.ts';
import { draftingFindings } from '../../rules/product/findings.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import type { WorkflowSubject } from '../command/workflow-command.ts';
import { draftFields, emptySpecification, productPatch } from './product-input.ts';

const schema = z.object({ ...commandFields, agreement: z.string().min(1).max(200), ...draftFields });

/**
 * Drafts a product under an agreement in force, for its scenario, however incomplete: what it lacks is found before it is
 * handed in. It begins with version 1.0. Its code is given: the operator’s code and a number.
 */
export async function draftProduct(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { name, type, deliveryForm, useClass } = parsed;
    const empty = { name, abstract: '', type, deliveryForm, useClass, specification: emptySpecification };
    const content: ProductContent = patchedProduct(empty, productPatch(parsed));
    return await runCommand<WorkflowSubject<AgreementFacts>>(context, {
      action: 'draftProduct',
      input: parsed,
      load: async (tx) => {
        const decoded = decodeGlobalId(parsed.agreement);
        const row = decoded?.noun === 'Agreement' ? await lockAgreement(tx, decoded.id) : null;
        const own = row && { operator: row.operatorId, authority: row.authorityId };
        if (row === null || own === null || !mayRead(context.viewer, 'Agreement', { status: row.status, own }))
          return null;
        // The agreement stays as it is, so its revision does not matter.
        return { type: 'Agreement', id: row.id, revision: null, permission: { ownerId: row.operatorId }, row };
      },
      judge: async ({ row }, tx) => {
        const asked = { key: row.id, productId: null, agreementId: row.id, content };
        const facts = (await productFactsOf(tx, [asked])).get(row.id);
        return facts === undefined ? [] : draftingFindings(facts, dateInShanghai(context.now()));
      },
      apply: async ({ row }, tx, { now, newId }) => {
        const [id, versionId] = [newId(), newId()];
        await lockOrganization(tx, row.operatorCode);
        const code = await nextCode(tx, 'products', { code: row.operatorCode });
        const { operatorId, scenarioId } = row;
        await insertDraftedProduct(tx, { id, code, operatorId, agreementId: row.id, scenarioId, content }, now);
        const begun = { id: versionId, productId: id, major: 1, minor: 0, status: 'draft' as const, content };
        await insertVersion(tx, { ...begun, changeNote: parsed.changeNote ?? '' }, now);
        return {
          event: {
            type: 'product.drafted',
            subject: { type: 'Product', id, code, revision: 1, ownerId: operatorId },
            isPublic: false,
            data: { title: name, status: 'draft', version: '1.0', agreement: row.code },
            changes: { status: { from: null, to: 'draft' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

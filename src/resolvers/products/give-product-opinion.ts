import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockProduct } from '../../db/stores/product-standing.ts';
import { type ProductRow, productRows } from '../../db/stores/product-versions.ts';
import { concludeStepRow, lockStep, type StepRow, stepProduct } from '../../db/stores/steps.ts';
import type { PermissionSubject } from '../../rules/permissions.ts';
import { opinionKindFinding } from '../../rules/product/findings.ts';
import { stepLife } from '../../rules/review/lifecycle.ts';
import type { StepStatus } from '../../rules/workflow/words.ts';
import { changeFields, optionalText, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow, type Workflow, type WorkflowRow } from '../command/workflow-command.ts';
import { handedInBy } from './product-workflow.ts';

const schema = z.object({
  ...changeFields,
  outcome: z.enum(['supported', 'opposed']),
  opinion: text(4000, 2),
  note: optionalText(4000),
});

/** A step of a product that its organisation is about to act on. */
interface OpinionSubject extends WorkflowRow<StepStatus> {
  readonly step: StepRow;
  readonly product: ProductRow;
}

/** Who may give an opinion: whom it is asked of, and never on what they or their organisation handed in. */
export const opinionPermission = (step: Pick<StepRow, 'organizationId'>, product: ProductRow): PermissionSubject => ({
  ownerId: step.organizationId,
  submittedBy: handedInBy(product, 'decideProduct'),
});

const opinionWorkflow: Workflow<StepStatus, OpinionSubject> = {
  noun: 'Step',
  life: stepLife,
  lock: async (tx, id, viewer) => {
    const productId = await stepProduct(tx, id);
    if (productId === null) return null;
    await lockProduct(tx, productId);
    const product = (await productRows(tx, [productId], viewer)).get(productId);
    const step = await lockStep(tx, id);
    if (product === undefined || step === null) return null;
    const { status, revision, organizationId: ownerId } = step;
    return { id, code: product.code, status, revision, ownerId, step, product };
  },
  readFacts: ({ status, ownerId, product }) => ({ status, own: { holder: ownerId, party: product.operatorId } }),
  permission: ({ step, product }) => opinionPermission(step, product),
};

/**
 * Gives the opinion of an organisation on the version under review: for or against, with what is said for it. It decides
 * nothing; the operator reads it once the version has come back or was decided.
 */
export async function giveProductOpinion(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { outcome, opinion, note } = parsed;
    return await runWorkflow(context, opinionWorkflow, {
      action: 'giveProductOpinion',
      input: parsed,
      judge: ({ step }) => [opinionKindFinding(step.kind)],
      save: async ({ id, step }, _to, tx, { now }) => {
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        await concludeStepRow(tx, id, { outcome, opinion, note: note ?? null, concludedBy }, now);
        return {
          event: 'step.concluded',
          changes: { outcome: { from: null, to: outcome } },
          data: { kind: step.kind, outcome },
        };
      },
    });
  });
}

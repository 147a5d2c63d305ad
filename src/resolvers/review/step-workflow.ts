import type { DemandRow } from '../../db/stores/demands.ts';
import type { ReviewFile } from '../../db/stores/review-files.ts';
import { askedItemsOf, lockReviewStep } from '../../db/stores/review-steps.ts';
import type { StepRow } from '../../db/stores/steps.ts';
import { mayRead, type PermissionSubject } from '../../rules/permissions.ts';
import type { AskedItem } from '../../rules/review/consent-rules.ts';
import { stepLife } from '../../rules/review/lifecycle.ts';
import { isConsent } from '../../rules/review/step-outcomes.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { StepStatus } from '../../rules/workflow/words.ts';
import { applicationPermission } from '../application/application-sight.ts';
import type { Workflow, WorkflowRow } from '../command/workflow-command.ts';
import { fileReadFacts } from './file-workflow.ts';

/** A step that its organisation is about to act on. */
export interface StepSubject extends WorkflowRow<StepStatus> {
  readonly step: StepRow;
  /** The application it belongs to; null for a step of another file. */
  readonly file: ReviewFile | null;
  /** The data demand it belongs to; null for a step of another file. */
  readonly demand: DemandRow | null;
  readonly partyId: string | null;
  readonly isFileVisible: boolean;
  /** What is asked item by item; empty where nothing is. */
  readonly asked: readonly AskedItem[];
}

/** Who may act on a step: it belongs to whoever is to act. */
export const stepPermission = (organizationId: string, file: ReviewFile | null): PermissionSubject =>
  file === null ? { ownerId: organizationId, submittedBy: null } : applicationPermission(file, organizationId);

/** Whether somebody sees an application that was read for them. */
export const seesFile = (viewer: Viewer, file: ReviewFile | null): boolean =>
  file !== null && mayRead(viewer, 'Application', fileReadFacts(file));

/** Steps that are open. */
export const stepWorkflow: Workflow<StepStatus, StepSubject> = {
  noun: 'Step',
  life: stepLife,
  lock: async (tx, id, viewer) => {
    const found = await lockReviewStep(tx, id, viewer);
    if (found === null) return null;
    const { step, file, demand, partyId } = found;
    return {
      id,
      // A step has no code of its own: it is told by that of its file.
      code: file?.code ?? demand?.code ?? id,
      status: step.status,
      revision: step.revision,
      ownerId: step.organizationId,
      step,
      file,
      demand,
      partyId,
      isFileVisible: seesFile(viewer, file),
      asked: isConsent(step.kind) ? await askedItemsOf(tx, id) : [],
    };
  },
  readFacts: ({ status, ownerId, partyId, isFileVisible }) => ({
    status,
    own: { holder: ownerId, party: partyId },
    visible: { application: isFileVisible },
  }),
  permission: ({ ownerId, file }) => stepPermission(ownerId, file),
};

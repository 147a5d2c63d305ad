import { lockReviewFile, type ReviewFile } from '../../db/stores/review-files.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import type { PermissionSubject, ReadFacts } from '../../rules/permissions.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Workflow, WorkflowRow } from '../command/workflow-command.ts';

/** An application as reviewers and the mechanism act on it. */
export interface FileRow extends ReviewFile, WorkflowRow<ApplicationStatus> {}

/** Who may act on an application and on what hangs on it: nobody of the applicant where it has to be somebody else. */
export const filePermission = (file: ReviewFile, ownerId: string = file.applicantId): PermissionSubject => ({
  ownerId,
  submittedBy: file.submission === 0 ? null : { id: file.submittedBy, organizationId: file.applicantId },
});

/** What decides whether somebody sees an application. */
export const fileReadFacts = (file: ReviewFile): ReadFacts => {
  const isHandedIn = file.submission > 0;
  return {
    status: file.status,
    own: {
      applicant: file.applicantId,
      review: isHandedIn ? true : null,
      lead: isHandedIn ? file.leadId : null,
      reviewer: file.isReviewer ? true : null,
      expert: file.isExpert ? true : null,
    },
  };
};

/** Applications under review. */
export const fileWorkflow: Workflow<ApplicationStatus, FileRow> = {
  noun: 'Application',
  life: applicationLife,
  lock: async (tx, id, viewer) => {
    const file = await lockReviewFile(tx, id, viewer);
    return file && { ...file, ownerId: file.applicantId };
  },
  readFacts: fileReadFacts,
  permission: (file) => filePermission(file),
};

import { lockReviewFile, type ReviewFile } from '../../db/stores/review-files.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import type { ReadFacts } from '../../rules/permissions.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import { applicationPermission, applicationSight } from '../application/application-sight.ts';
import type { Workflow, WorkflowRow } from '../command/workflow-command.ts';

/** An application as reviewers and the mechanism act on it. */
export interface FileRow extends ReviewFile, WorkflowRow<ApplicationStatus> {}

/** What decides whether somebody sees an application. */
export const fileReadFacts = (file: ReviewFile): ReadFacts =>
  applicationSight({ ...file, isHandedIn: file.submission > 0 });

/** Applications under review. */
export const fileWorkflow: Workflow<ApplicationStatus, FileRow> = {
  noun: 'Application',
  life: applicationLife,
  lock: async (tx, id, viewer) => {
    const file = await lockReviewFile(tx, id, viewer);
    return file && { ...file, ownerId: file.applicantId };
  },
  readFacts: fileReadFacts,
  permission: (file) => applicationPermission(file),
};

import { type ApplicationRow, lockApplication } from '../../db/stores/application-rows.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import type { PermissionSubject, ReadFacts } from '../../rules/permissions.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Workflow } from '../command/workflow-command.ts';

/** An application as commands lock it, with what the viewer is to it. */
export type ApplicationSubject = ApplicationRow & { readonly seenBy: Viewer };

/** What decides whether the viewer may see an application; the read model says the same in SQL. */
export function applicationReadFacts(row: ApplicationSubject): ReadFacts {
  const { ownerId, submission, leadId, isReviewer, isExpert, seenBy } = row;
  const isHandedIn = submission > 0;
  return {
    status: row.status,
    own: {
      applicant: ownerId,
      review: isHandedIn || null,
      lead: isHandedIn ? leadId : null,
      reviewer: isReviewer ? (organizationOf(seenBy)?.id ?? null) : null,
      expert: isExpert || null,
    },
  };
}

/** What decides whether the viewer may act on an application: whose it is, and who handed it in. */
export function applicationPermission({ ownerId, submission, submittedBy }: ApplicationRow): PermissionSubject {
  return { ownerId, submittedBy: submission === 0 ? null : { id: submittedBy, organizationId: ownerId } };
}

/** How an application is locked, who sees it, whose it is. */
export const applicationWorkflow: Workflow<ApplicationStatus, ApplicationSubject> = {
  noun: 'Application',
  life: applicationLife,
  lock: async (tx, id, viewer) => {
    const row = await lockApplication(tx, id, viewer);
    return row && { ...row, seenBy: viewer };
  },
  readFacts: applicationReadFacts,
  permission: applicationPermission,
};

import { type ApplicationRow, lockApplication } from '../../db/stores/application-rows.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import type { PermissionSubject, ReadFacts } from '../../rules/permissions.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Workflow } from '../command/workflow-command.ts';
import { applicationPermission, applicationSight } from './application-sight.ts';

/** An application as commands lock it, with what the viewer is to it. */
export type ApplicationSubject = ApplicationRow & { readonly seenBy: Viewer };

/** What decides whether the viewer may see an application. */
export const applicationReadFacts = (row: ApplicationRow): ReadFacts =>
  applicationSight({ ...row, applicantId: row.ownerId, isHandedIn: row.submission > 0 });

/** What decides whether the viewer may act on an application: whose it is, and who handed it in. */
export const filingPermission = (row: ApplicationRow): PermissionSubject =>
  applicationPermission({ ...row, applicantId: row.ownerId });

/** How an application is locked, who sees it, whose it is. */
export const applicationWorkflow: Workflow<ApplicationStatus, ApplicationSubject> = {
  noun: 'Application',
  life: applicationLife,
  lock: async (tx, id, viewer) => {
    const row = await lockApplication(tx, id, viewer);
    return row && { ...row, seenBy: viewer };
  },
  readFacts: applicationReadFacts,
  permission: filingPermission,
};

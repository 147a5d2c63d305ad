import type { Partaking } from '../../db/stores/application-lock.ts';
import type { PermissionSubject, ReadFacts } from '../../rules/permissions.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';

/** What decides who sees an application, however much else of it was read. */
export interface SightOfApplication extends Partaking {
  readonly status: ApplicationStatus;
  readonly applicantId: string;
  readonly isHandedIn: boolean;
  readonly leadId: string | null;
}

/** What decides whether somebody sees an application; the read model says the same in SQL. */
export const applicationSight = (of: SightOfApplication): ReadFacts => ({
  status: of.status,
  own: {
    applicant: of.applicantId,
    review: of.isHandedIn || null,
    lead: of.isHandedIn ? of.leadId : null,
    reviewer: of.isReviewer || null,
    expert: of.isExpert || null,
  },
});

/** What of an application decides who may act on it. */
export interface HandedIn {
  readonly applicantId: string;
  readonly submission: number;
  /** The person who handed it in last; null before, and for one handed in by a machine. */
  readonly submittedBy: string | null;
}

/**
 * Who may act on an application and on what hangs on it: nobody of the applicant where it has to be somebody else.
 *
 * @param ownerId whose the thing is that is acted on: the application itself is its applicant's
 */
export const applicationPermission = (of: HandedIn, ownerId: string = of.applicantId): PermissionSubject => ({
  ownerId,
  submittedBy: of.submission === 0 ? null : { id: of.submittedBy, organizationId: of.applicantId },
});

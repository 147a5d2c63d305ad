import type { Database } from '../../db/client.ts';
import { lastSubmissions } from '../../db/stores/application-list.ts';
import { writeEvent } from '../../db/stores/ledger.ts';
import { lockReviewFile, touchReviewFile } from '../../db/stores/review-files.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import type { Viewer } from '../../rules/viewer.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Stamp } from '../command/run-command.ts';
import { reconcileSteps } from './reconcile-steps.ts';

const watcher: Viewer = { kind: 'system', name: 'clock-watcher' };

/**
 * Opens the reviews of the applicant anew that have expired while an application is under review, so that it can still come
 * to a decision; where another file brought a valid one meanwhile, that is cited. Run in a transaction of its own.
 *
 * @returns whether it did: it may have been decided, or reopened by somebody else
 */
export async function reopenReviews(tx: Database, id: string, policy: Policy, stamp: Stamp): Promise<boolean> {
  const file = await lockReviewFile(tx, id, watcher);
  const handedIn = (await lastSubmissions(tx, [id])).get(id);
  if (file === null || file.status !== 'under_review' || handedIn === undefined) return false;
  const { code, title, applicantId, submission, revision } = file;
  const application = { id, code, title, applicantId, submission, notice: handedIn.notice };
  const { opened } = await reconcileSteps(tx, application, 'reviews_expired', policy, stamp);
  if (opened.length === 0) return false;
  await touchReviewFile(tx, id, stamp.now);
  const subject = { type: 'Application', id, revision: revision + 1 };
  await writeEvent(
    tx,
    stamp.now,
    ledgerActor(watcher),
    {
      id: stamp.newId(),
      type: 'application.reviews_reopened',
      version: 1,
      subject: { ...subject, code, ownerId: applicantId },
      isPublic: false,
      data: { status: file.status, opened },
      changes: {},
      reason: null,
    },
    { id: stamp.newId(), requestId: null, action: 'reopenReviews', outcome: 'done', subject, detail: {} },
    null,
  );
  return true;
}

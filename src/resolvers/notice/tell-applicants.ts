import type { Database } from '../../db/client.ts';
import { applicantsUnder, type NoticeRow } from '../../db/stores/notices.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { NoticeContent } from '../../rules/notice/content.ts';
import type { Stamp } from '../command/run-command.ts';

/**
 * Tells everybody who applies under a notice that it says something else, or was called off, each once for each revision.
 * Whoever only waits for notices keeps a search of them, which tells of those that are published.
 */
export async function tellApplicants(
  tx: Database,
  { id, code, revision }: Pick<NoticeRow, 'id' | 'code' | 'revision'>,
  { title, closesOn }: Pick<NoticeContent, 'title' | 'closesOn'>,
  change: 'amended' | 'cancelled',
  { now, newId }: Stamp,
): Promise<void> {
  const applicants = await applicantsUnder(tx, id);
  await notify(
    tx,
    applicants.map((organizationId) => ({
      id: newId(),
      to: { organizationId },
      kind: 'notice' as const,
      subject: { type: 'Notice', id, code },
      data: { title, change, closesOn },
      onceKey: `notice:${id}:${revision}:${change}:${organizationId}`,
    })),
    now,
  );
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { markRead, notificationsFor } from '../../db/stores/notifications.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { Refused } from '../../rules/errors.ts';
import { noSubject } from '../../rules/permissions.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { notificationReader } from './notification-reader.ts';

const schema = z
  .object({
    ...commandFields,
    ids: z.array(z.string().min(1).max(200)).min(1).max(100).nullish(),
    until: z.string().nullish(),
  })
  .refine(
    ({ ids, until }) => (ids == null) !== (until == null),
    '请给出 ids 或 until 之一 (give ids or until, one of them)',
  );

/**
 * Notes that the caller has read what they and their organisation were told: some of it, or all of it until an instant.
 * Each person of an organisation reads for themselves.
 *
 * @param input `{ ids | until }`
 * @returns `marked`: how many were not read before
 */
export async function markNotificationsRead(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const reader = notificationReader(context.viewer);
    return await runCommand<CommandSubject>(context, {
      action: 'markNotificationsRead',
      input: parsed,
      // Who is no person is told by the permissions that this is not for them.
      load: async () => ({
        type: 'Person',
        id: reader?.personId ?? context.newId(),
        revision: null,
        permission: noSubject,
      }),
      judge: () => [],
      apply: async ({ id }, tx, { now }) => {
        if (reader === null) throw new Error('permissions let through somebody who is no person');
        const ids = (parsed.ids ?? []).map((each) => decodeGlobalId(each));
        const uuids = ids.flatMap((each) => (each?.noun === 'Notification' ? [each.id] : []));
        const known = await notificationsFor(tx, reader, uuids);
        const unknown = ids.flatMap((each, index) => (each !== null && known.has(each.id) ? [] : [index]));
        if (unknown.length > 0) throw new Refused({ kind: 'invalid_input', issues: unknown.map(notThere) });
        const which = parsed.until == null ? { ids: uuids } : { until: parsed.until };
        const marked = await markRead(tx, reader, which, now);
        return {
          event: {
            type: 'notification.read',
            subject: { type: 'Person', id, code: id, revision: 1, ownerId: null },
            isPublic: false,
            data: { marked },
            changes: {},
            reason: null,
          },
          outcome: { marked: String(marked) },
        };
      },
    });
  });
}

const notThere = (index: number) => ({
  path: ['ids', index],
  code: 'unknown_id',
  message: { zh: '没有此通知。', en: 'There is no such notification.' },
});

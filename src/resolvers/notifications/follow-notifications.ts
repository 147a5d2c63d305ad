import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestContext } from '../../context.ts';
import { notificationsSince } from '../../db/stores/notifications.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Asked } from '../catalog/queries.ts';
import { notification } from '../catalog/queries.ts';
import { notificationReader } from './notification-reader.ts';

/** Milliseconds between two looks. */
const LOOK_MS = 1000;
/**
 * How far back each look goes: what is told bears the instant of its command, which may be committed after that of a later
 * one. No command lasts so long.
 */
const OVERLAP_MS = 120_000;
/** Notifications of one look. */
const MOST = 200;

/** Somebody's new notifications, in the form in which the server follows events. */
export interface FollowedNotifications {
  readonly after: number;
  readonly types: null;
  /** The uuid of what is told, by its number from 1. */
  readonly told: ReadonlyMap<number, string>;
  readonly feed: {
    now(): Promise<number>;
    next(after: number, types: ReadonlySet<string> | null, signal: AbortSignal): Promise<number | null>;
  };
}

/** Follows what the caller and the organisation they act for are told from now on, one by one. */
export async function* followNotifications(context: RequestContext): AsyncGenerator<FollowedNotifications> {
  const { db, viewer, now } = context;
  const reader = notificationReader(viewer);
  const recent = async () => {
    const since = new Date(now().getTime() - OVERLAP_MS);
    return reader === null ? [] : await notificationsSince(db, reader, since, MOST);
  };
  let known = new Set(await recent());
  const waiting: string[] = [];
  const told = new Map<number, string>();
  const next = async (after: number, _types: unknown, signal: AbortSignal): Promise<number | null> => {
    if (reader === null) return null;
    // What was read once is not asked for again.
    told.delete(after);
    while (!signal.aborted) {
      const first = waiting.shift();
      if (first !== undefined) {
        told.set(after + 1, first);
        return after + 1;
      }
      const found = await recent();
      waiting.push(...found.filter((id) => !known.has(id)));
      known = new Set([...found, ...waiting]);
      if (waiting.length === 0) await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
    return null;
  };
  yield { after: 0, types: null, told, feed: { now: async () => 0, next } };
}

/** The notification that is being told, as the caller may see it at this moment. */
export async function followedNotification(
  context: RequestContext,
  asked: Asked<'one'>,
  { told, sequence }: FollowedNotifications & { readonly sequence: number },
): Promise<object | null> {
  const id = told.get(sequence);
  return id === undefined ? null : await notification(context, asked, { id: encodeGlobalId('Notification', id) });
}

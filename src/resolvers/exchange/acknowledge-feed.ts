import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { type FeedHead, lockFeedHead, saveAcknowledged } from '../../db/stores/feed.ts';
import { organizationIdOf } from '../../db/stores/notices.ts';
import { judged } from '../../rules/finding.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...commandFields, exchange: z.string().min(1).max(200), upTo: z.int().min(0) });

interface Feed extends CommandSubject {
  readonly code: string;
  readonly position: FeedHead;
}

/**
 * Says up to which number an exchange has stored its feed: the cursor is held here. It never goes back; what was
 * acknowledged already is acknowledged again without effect. Of the exchange.
 */
export async function acknowledgeFeed(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { upTo } = parsed;
    return await runCommand<Feed>(context, {
      action: 'acknowledgeFeed',
      input: parsed,
      load: async (tx) => {
        const id = await organizationIdOf(tx, parsed.exchange);
        if (id === null) return null;
        const position = await lockFeedHead(tx, id);
        return {
          type: 'ExchangeFeed',
          id,
          revision: null,
          permission: { ownerId: id },
          code: parsed.exchange,
          position,
        };
      },
      judge: ({ position: { head } }) => [isNumbered(upTo, head)],
      apply: async ({ id, code, position: { acknowledged } }, tx, { now }) => {
        const next = Math.max(acknowledged, upTo);
        if (next > acknowledged) await saveAcknowledged(tx, id, next, now);
        return {
          event: {
            type: 'feed.acknowledged',
            subject: { type: 'ExchangeFeed', id, code, revision: next, ownerId: id },
            isPublic: false,
            data: { upTo: next },
            changes: next === acknowledged ? {} : { acknowledged: { from: acknowledged, to: next } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

/** Nobody acknowledges what there is not. */
const isNumbered = (upTo: number, head: number) =>
  judged(
    'acknowledged-is-numbered',
    upTo <= head,
    {
      pass: { zh: '该序号已产生。', en: 'The entry is there.' },
      fail: { zh: '该序号尚未产生。', en: 'No entry has that number yet.' },
      remedy: {
        zh: '只确认已收到的条目（upTo 不超过 head）。',
        en: 'Acknowledge what was received: at most the head.',
      },
    },
    { upTo: String(upTo), head: String(head) },
  );

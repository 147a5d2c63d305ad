import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertRound } from '../../db/stores/review-rounds.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { openRoundFindings } from '../../rules/review/round-rules.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({
  ...commandFields,
  authority: text(200, 1).nullish(),
  title: text(200, 2),
  convenesOn: localDate,
});

/** The authority that convenes: a place, locked so that codes are given one after the other. */
interface Authority extends CommandSubject {
  readonly code: string;
}

/**
 * Opens a round of reviews (评审批次) that convenes on a day.
 *
 * @param input title and day, and the authority by public code; the caller's own organisation unless told
 */
export async function openRound(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { title, convenesOn } = parsed;
    return await runCommand<Authority>(context, {
      action: 'openRound',
      input: parsed,
      load: async (tx) => {
        const code = parsed.authority ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: () => openRoundFindings(convenesOn, dateInShanghai(context.now())),
      apply: async (authority, tx, { now, newId }) => {
        const id = newId();
        const code = await nextCode(tx, 'review_rounds', authority);
        await insertRound(tx, { id, code, title, authorityId: authority.id, convenesOn }, now);
        return {
          event: {
            type: 'review_round.opened',
            subject: { type: 'ReviewRound', id, code, revision: 1, ownerId: authority.id },
            isPublic: false,
            data: { convenesOn },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

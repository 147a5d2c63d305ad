import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { PlanMoment } from '../../rules/plan/judge.ts';
import { changeFields, localDate, text } from '../command/parse-input.ts';

/** Input that puts down what was decided elsewhere: the day, and the number of the paper. */
export const recordSchema = z.object({ ...changeFields, on: localDate, reference: text(200, 1) });

/** The law and the days of an act on a plan; read before its transaction, by a connection of its own. */
export async function planMoment(context: RequestContext, on?: string): Promise<PlanMoment> {
  const { provisions } = await context.policy();
  return { provisions, today: dateInShanghai(context.now()), ...(on === undefined ? {} : { on }) };
}

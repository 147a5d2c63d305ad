import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type ExpertDraw, expertDrawsOf, insertAssignments } from '../../db/stores/experts.ts';
import { notify } from '../../db/stores/notifications.ts';
import { touchReviewFile } from '../../db/stores/review-files.ts';
import { addDraw } from '../../db/stores/review-steps.ts';
import { openSteps } from '../../db/stores/steps.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import {
  adviceProvision,
  drawable,
  type ExpertCandidate,
  type ExpertsAsked,
  expertFindings,
} from '../../rules/review/expert-rules.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { type FileRow, fileWorkflow } from './file-workflow.ts';

/** How many experts are asked at once at most. */
export const mostExperts = 20;

const schema = z
  .object({
    ...changeFields,
    experts: z.array(z.string().min(1).max(200)).min(1).max(mostExperts).nullish(),
    count: z.int().min(1).max(mostExperts).nullish(),
    question: text(2000, 2),
  })
  .refine(({ experts, count }) => (experts == null) !== (count == null), {
    path: ['experts'],
    message: '请指定专家或抽取人数，二者择一 (give experts or count, one of them)',
  });

/**
 * Asks experts of the committee for advice on an application (可委托专家咨询委员会论证): named ones, or a number drawn by lot.
 * Asked again while a step of advice is open, it adds to that: so somebody who is in conflict is replaced.
 */
export async function requestExpertAdvice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const asked = askedOf(parsed.experts ?? null, parsed.count ?? 0);
    let draw: ExpertDraw = { committeeId: null, stepId: null, candidates: [] };
    return await runWorkflow(context, fileWorkflow, {
      action: 'requestExpertAdvice',
      input: parsed,
      judge: async (file, tx) => {
        draw = (await expertDrawsOf(tx, [file.id])).get(file.id) ?? draw;
        return expertFindings(draw.committeeId !== null, draw.candidates, asked);
      },
      save: async (file, _to, tx, stamp) => {
        const lot = stamp.newId();
        const personIds = 'count' in asked ? drawnByLot(draw.candidates, asked.count, lot) : asked.personIds;
        const how = 'count' in asked ? { by: 'lot', lot, among: drawable(draw.candidates).length } : { by: 'name' };
        const noted = { ...how, experts: personIds.length, question: parsed.question };
        const stepId = await stepFor(file, draw, noted, tx, stamp);
        await ask(file, stepId, personIds, tx, stamp);
        await touchReviewFile(tx, file.id, stamp.now);
        return {
          event: 'application.advice_requested',
          changes: {},
          data: { by: how.by, experts: personIds.length },
          outcome: { stepId },
        };
      },
    });
  });
}

function askedOf(experts: readonly string[] | null, count: number): ExpertsAsked {
  if (experts === null) return { count };
  const ids = experts.map((id) => decodeGlobalId(id)).map((id) => (id?.noun === 'Person' ? id.id : ''));
  return { personIds: [...new Set(ids)] };
}

/**
 * The first of the candidates by a digest of the lot and their id: nobody can foresee it, and anybody who knows the lot and
 * who was in the committee can check it.
 */
function drawnByLot(candidates: readonly ExpertCandidate[], count: number, lot: string): readonly string[] {
  const place = (id: string) => createHash('sha256').update(`${lot}:${id}`).digest('hex');
  return drawable(candidates)
    .map(({ personId }) => ({ personId, place: place(personId) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, count)
    .map(({ personId }) => personId);
}

/** The step of advice: opened now, or the one that is open, with what was drawn noted in its cause. */
async function stepFor(
  file: FileRow,
  draw: ExpertDraw,
  noted: object,
  tx: Database,
  { now, newId }: Stamp,
): Promise<string> {
  if (draw.stepId !== null) {
    await addDraw(tx, draw.stepId, noted, now);
    return draw.stepId;
  }
  const { committeeId: organizationId } = draw;
  if (organizationId === null) throw new Error('experts are asked of a committee');
  const id = newId();
  const of = { file: { applicationId: file.id }, kind: 'expert_advice' as const, submission: file.submission };
  const times = { startedOn: dateInShanghai(now), limit: null, dueOn: null };
  const cause = { rule: adviceProvision, draws: [noted] };
  await openSteps(tx, [{ id, organizationId, ...of, ...times, cause }], now);
  return id;
}

async function ask(
  file: FileRow,
  stepId: string,
  personIds: readonly string[],
  tx: Database,
  { now, newId }: Stamp,
): Promise<void> {
  const drawn = personIds.map((personId) => ({ id: newId(), personId }));
  await insertAssignments(tx, stepId, drawn, now);
  await notify(
    tx,
    drawn.map(({ id, personId }) => ({
      id: newId(),
      to: { personId },
      kind: 'step_opened' as const,
      subject: { type: 'Application', id: file.id, code: file.code },
      data: { step: 'expert_advice', title: file.title },
      onceKey: `expert_drawn:${id}`,
    })),
    now,
  );
}

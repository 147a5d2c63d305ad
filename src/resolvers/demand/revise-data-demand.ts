import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { askedFacts, type DemandFacts, saveDemand } from '../../db/stores/demands.ts';
import { standingSteps } from '../../db/stores/step-facts.ts';
import { stepChanges } from '../../rules/application/step-changes.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { lineName } from '../../rules/demand/demand-facts.ts';
import { draftingFindings, itemsOnlyFinding, submissionFindings } from '../../rules/demand/judge.ts';
import { requiredDemandSteps, standingAfter } from '../../rules/demand/required-steps.ts';
import { failing } from '../../rules/finding.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { applyStepChanges } from '../application/reconcile-steps.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { decisionOf, followDecision, type Prospect, prospectOf } from './decide-demand.ts';
import { askedLines, demandFields, quotaColumns } from './demand-input.ts';
import { runDemand } from './demand-workflow.ts';
import { askedOf, type ItemChanges, itemChanges, writeItems } from './item-changes.ts';

const schema = z.object({ ...changeFields, ...demandFields, items: askedLines.nullish() });

/**
 * Changes a draft; items that are given replace those that stand. Of a demand under review items alone come and go: whoever
 * has to consent to what is new is asked, what has gone is asked no more, and a step without items falls away, each with its
 * cause. What was consented to and stays as it is stays consented to; when nothing else is waited for, it is approved.
 */
export async function reviseDataDemand(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { purpose, use, endsOn, quota } = parsed;
    const policy = await context.policy();
    let revised: { readonly facts: DemandFacts; readonly changes: ItemChanges } | null = null;
    let prospect: Prospect = { decision: null, findings: [] };
    return await runDemand(context, {
      action: 'reviseDataDemand',
      input: parsed,
      judge: async (row, standing, tx) => {
        const today = dateInShanghai(context.now());
        const said = { purpose: purpose ?? standing.purpose, endsOn: endsOn ?? standing.endsOn };
        const asked = await askedFacts(tx, row.agreementId, {
          ...said,
          lines: parsed.items ?? standing.items.map(askedOf),
        });
        const changes = itemChanges(standing.items, asked.items, context.newId);
        const facts = { ...standing, ...said, items: changes.items, itemsOfSimilar: asked.itemsOfSimilar };
        revised = { facts, changes };
        if (row.status === 'draft') return draftingFindings(facts, today);
        const isMore = [purpose, use, endsOn, quota].some((each) => each !== undefined) || changes.isReworded;
        const findings = [itemsOnlyFinding(row.status, isMore), ...submissionFindings(facts, today)];
        // What the steps would come to is asked only of what may stand.
        if (failing(findings).length > 0) return findings;
        prospect = await prospectOf(tx, row.id, facts, stepsAfter(facts, changes, today), context.now());
        return [...findings, ...prospect.findings];
      },
      to: ({ status }) => prospect.decision ?? status,
      save: async (row, to, tx, stamp, standing) => {
        if (revised === null) throw new Error('a demand is judged before it is revised');
        const { facts, changes } = revised;
        const before = {
          ...{
            purpose: row.purpose,
            use: row.use,
            endsOn: row.endsOn,
            items: standing.items.map(({ line }) => lineName(line)),
          },
          ...{ quotaCalls: row.quotaCalls, quotaUnit: row.quotaUnit },
        };
        const kept = { quotaCalls: row.quotaCalls, quotaUnit: row.quotaUnit };
        const next = {
          ...{ purpose: facts.purpose, use: use ?? row.use, endsOn: facts.endsOn },
          ...(quota === undefined ? kept : quotaColumns(quota)),
        };
        const items = facts.items.map(({ line }) => lineName(line));
        const isUnderReview = row.status !== 'draft';
        if (!isUnderReview) await writeItems(tx, row.id, changes);
        const steps = isUnderReview ? await reask() : {};
        const decided = await decisionOf(tx, row.id, prospect, null, stamp.now);
        await saveDemand(tx, row.id, { ...next, status: to, ...decided }, stamp.now);
        const { decision } = prospect;
        if (decision !== null) await followDecision(tx, row, decision, decided.decisionReason ?? null, stamp);
        return {
          event: `data_demand.${decision ?? (isUnderReview ? 'items_changed' : 'revised')}`,
          changes: changesBetween(before, { ...next, items }),
          data: { status: to, ...steps },
        };

        // New items have to be there before they are asked for, those that go until nobody is asked for them any more.
        async function reask(): Promise<object> {
          await writeItems(tx, row.id, { ...changes, removedIds: [] });
          const { id, code, title } = row;
          const file = { noun: 'DataDemand' as const, id, code, title, submission: 0, reviewDays: null };
          const required = requiredDemandSteps(facts.items, facts.authorityId, facts.provinceId);
          const standing = await standingSteps(tx, { demandId: row.id });
          const done = await applyStepChanges(tx, file, { standing, required }, listChanged(changes), policy, stamp);
          await writeItems(tx, row.id, { ...changes, items: [] });
          return done;
        }
      },
    });
  });
}

const listChanged = ({ addedIds }: ItemChanges) => ({
  scenarioChanged: addedIds.size > 0,
  emergencyPlanChanged: false,
});

/** The steps of a demand under review as its items will leave them. */
const stepsAfter =
  (facts: DemandFacts, changes: ItemChanges, today: LocalDate): Parameters<typeof prospectOf>[3] =>
  (standing) => {
    const required = requiredDemandSteps(facts.items, facts.authorityId, facts.provinceId);
    return standingAfter(standing, stepChanges(standing, required, listChanged(changes), today));
  };

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveDemand, updateDemandItems } from '../../db/stores/demands.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { callContext } from '../../rules/demand/call-context.ts';
import { lineName } from '../../rules/demand/demand-facts.ts';
import { necessityMeter } from '../../rules/demand/demand-findings.ts';
import { submissionFindings } from '../../rules/demand/judge.ts';
import { requiredDemandSteps } from '../../rules/demand/required-steps.ts';
import { applyStepChanges } from '../application/reconcile-steps.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runDemand } from './demand-workflow.ts';

const schema = z.object(changeFields);

/**
 * Hands a demand in, once every rule is met: its providers and, for what it returned, the province are asked item by item,
 * and the authority reviews it through the provincial IRS. What the event says is what goes out to that by webhook, with the
 * audit context of the call as far as it is known.
 */
export async function submitDataDemand(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const policy = await context.policy();
    return await runDemand(context, {
      action: 'submitDataDemand',
      input: parsed,
      judge: (_row, facts) => submissionFindings(facts, dateInShanghai(context.now())),
      save: async (row, to, tx, stamp, facts) => {
        const { now } = stamp;
        const { items, authorityId, provinceId, operator, scenarioTitle } = facts;
        await updateDemandItems(
          tx,
          items.map(({ id, line }) => ({ id, grade: line.grade })),
        );
        const submittedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        await saveDemand(tx, row.id, { status: to, submittedAt: now, submittedBy }, now);
        const { id, code, title } = row;
        const file = { noun: 'DataDemand' as const, id, code, title, submission: 0, reviewDays: null };
        const required = requiredDemandSteps(items, authorityId, provinceId);
        const { opened } = await applyStepChanges(tx, file, { standing: [], required }, null, policy, stamp);
        const { name: operatorName, creditCode: operatorCreditCode } = operator;
        const named = { scenarioTitle, operatorName, operatorCreditCode, code: row.code };
        return {
          event: 'data_demand.submitted',
          changes: {},
          data: {
            ...{ status: to, agreement: facts.agreement.code, purpose: row.purpose, use: row.use, endsOn: row.endsOn },
            items: items.map(({ line }) => lineName(line)),
            necessity: necessityMeter(facts),
            opened,
            context: callContext(policy.provisions, dateInShanghai(now), named),
          },
        };
      },
    });
  });
}

import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { isYearReported } from '../../db/stores/supervision.ts';
import { firstDayOf } from '../../rules/agreement/term.ts';
import { reportFindings } from '../../rules/supervision/judge.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { agreementField, details, recordOnAgreement, summary } from './on-agreement.ts';

const schema = z.object({
  ...commandFields,
  agreement: agreementField,
  year: z.int().min(2000).max(9999),
  summary,
  details,
});

/** Hands in the operator’s report on a year (年度运营报告): one for each year in which the agreement ran. */
export async function submitOperatingReport(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { year } = parsed;
    return await recordOnAgreement(context, {
      action: 'submitOperatingReport',
      input: parsed,
      event: 'supervision.reported',
      judge: async (row, tx, _policy, today) => {
        const runs = { from: firstDayOf(row.term), to: row.term.expiresOn };
        return reportFindings(year, runs, await isYearReported(tx, row.id, year), today);
      },
      record: {
        kind: 'operating_report',
        state: 'recorded',
        year,
        summary: parsed.summary,
        details: parsed.details,
      },
    });
  });
}

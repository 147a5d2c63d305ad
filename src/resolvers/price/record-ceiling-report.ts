import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { type CeilingRow, lockCeiling, saveCeilingReport } from '../../db/stores/prices.ts';
import { compareDates, dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import { judgedOn } from '../../rules/workflow/by-provision.ts';
import { changeFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { pricedReadFacts } from './priced-product.ts';

const schema = z.object({ ...changeFields, reportedOn: localDate, reference: text(200, 1) });

interface CeilingSubject extends CommandSubject {
  readonly row: CeilingRow;
}

/** Puts down that a ceiling was reported in writing (65号 二); a report may be corrected. */
export async function recordCeilingReport(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { reportedOn, reference: reportReference } = parsed;
    const today = dateInShanghai(context.now());
    return await runCommand<CeilingSubject>(context, {
      action: 'recordCeilingReport',
      input: parsed,
      load: async (tx) => {
        const decoded = decodeGlobalId(parsed.id);
        const row = decoded?.noun === 'FeeCeiling' ? await lockCeiling(tx, decoded.id) : null;
        if (row === null) return null;
        const product = mayRead(context.viewer, 'Product', pricedReadFacts({ ...row, status: row.productStatus }));
        if (!mayRead(context.viewer, 'FeeCeiling', { status: '', own: {}, visible: { product } })) return null;
        return { type: 'FeeCeiling', id: row.id, revision: row.revision, permission: { ownerId: row.setById }, row };
      },
      judge: () => [
        judgedOn(
          'n65-ceiling',
          'ceiling-report-is-not-to-come',
          compareDates(reportedOn, today) <= 0,
          {
            pass: { zh: '报告日期不晚于今日。', en: 'It was reported by today.' },
            fail: { zh: '报告日期晚于今日。', en: 'The day of the report is still to come.' },
            remedy: { zh: '请改正报告日期。', en: 'Mend reportedOn.' },
          },
          { reportedOn, today },
        ),
      ],
      apply: async ({ row }, tx, { now }) => {
        await saveCeilingReport(tx, row.id, { reportedOn, reportReference }, now);
        const { id, code, revision, operatorId: ownerId } = row;
        return {
          event: {
            type: 'fee_ceiling.reported',
            subject: { type: 'FeeCeiling', id, code, revision: revision + 1, ownerId },
            isPublic: false,
            data: { reportedOn },
            changes: { reportedOn: { from: row.reportedOn, to: reportedOn } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

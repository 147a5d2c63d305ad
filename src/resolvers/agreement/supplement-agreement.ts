import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import {
  type GrantedApplication,
  lockGrantedApplication,
  moveApplication,
} from '../../db/stores/granted-applications.ts';
import { supplementFindings } from '../../rules/agreement/supplement.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, localDate, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { tellUnlisted } from '../demand/tell-of-closed.ts';
import { breakUnlistedLineage } from '../exchange/break-lineage.ts';
import { agreedEvent } from './agreement-events.ts';
import { contentParts, patchedContent } from './agreement-input.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object({
  ...changeFields,
  application: z.string().min(1).max(200),
  deliberatedOn: localDate,
  content: contentParts,
});

/**
 * Takes a changed list into an agreement by a supplement (补充协议), which goes on under its own code and term. The operator’s
 * application for the list is its offer; the authority accepts it here, after the mechanism has granted it, the result was
 * published and the supplement deliberated. The list of the agreement is that of this application from then on: products made
 * from what is not on it any more are delisted.
 */
export async function supplementAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const target = decodeGlobalId(parsed.application);
    let application: GrantedApplication | null = null;
    return await runAgreement(context, {
      action: 'supplementAgreement',
      input: parsed,
      given: { deliberatedOn: parsed.deliberatedOn },
      judge: async (row, tx, { provisions }) => {
        const id = target?.noun === 'Application' ? target.id : null;
        application = id === null ? null : await lockGrantedApplication(tx, id, context.viewer);
        return supplementFindings(row.id, application, provisions, dateInShanghai(context.now()));
      },
      save: async (row, _to, tx, stamp) => {
        if (application === null) throw new Error('the rules should have refused a supplement without an application');
        const { id, code, status, kind, revision } = application;
        const content = patchedContent(row.content, parsed.content);
        await saveAgreement(tx, row.id, { content }, stamp.now);
        await moveApplication(tx, id, 'agreed', stamp.now);
        const agreed = agreedEvent(id, { ...row, application: { code, status, kind, revision } }, stamp);
        const broken = await breakUnlistedLineage(tx, row, stamp);
        await tellUnlisted(tx, row, application, stamp);
        await writeFurtherEvents(tx, stamp.now, ledgerActor(context.viewer), [agreed, ...broken]);
        await tellOfAgreement(tx, row, row.operatorId, { change: 'supplemented', application: code }, stamp);
        const changes = changesBetween({ content: row.content }, { content });
        return {
          event: 'agreement.supplemented',
          changes: { ...changes, listApplication: { from: row.listApplicationCode, to: code } },
        };
      },
    });
  });
}

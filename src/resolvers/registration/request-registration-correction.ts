import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertCorrectionRequest, openCorrectionRequestsOf } from '../../db/stores/correction-requests.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import { correctionRequestFindings } from '../../rules/registration/correction.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { correctionRequestEvent, tellOfCorrectionRequests } from './correction-request-workflow.ts';
import { registrationReadFacts } from './registration-workflow.ts';

const schema = z.object({
  ...commandFields,
  registration: z.string().min(1).max(200),
  statement: text(2000, 2),
  evidence: text(5000, 2),
});

interface CorrectedSubject extends CommandSubject {
  readonly row: RegistrationCase;
}

/**
 * Asks that a registration which stands be corrected (26号 art. 9(3): 利害关系人认为已登记信息有误的，可以申请更正登记): a signed-in
 * person, by name, who does not act for its registrant. Whether it concerns them is for those who answer.
 */
export async function requestRegistrationCorrection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const personId = viewer.kind === 'person' ? viewer.id : '';
    const organizationId = organizationOf(viewer)?.id ?? null;
    const target = decodeGlobalId(parsed.registration);
    return await runCommand<CorrectedSubject>(context, {
      action: 'requestRegistrationCorrection',
      input: parsed,
      load: async (tx) => {
        const row = target?.noun === 'Registration' ? await lockRegistration(tx, target.id) : null;
        if (row === null || !mayRead(viewer, 'Registration', registrationReadFacts(row))) return null;
        return { type: 'Registration', id: row.id, revision: null, permission: { ownerId: row.registrantId }, row };
      },
      judge: async ({ row }, tx) => {
        const open = (await openCorrectionRequestsOf(tx, personId, [row.id])).get(row.id) ?? 0;
        return correctionRequestFindings(row, { organizationId, open });
      },
      apply: async ({ row }, tx, stamp) => {
        const id = stamp.newId();
        const { statement, evidence } = parsed;
        const { id: registrationId, code: registrationCode, registrantId, registrarId } = row;
        const said = { id, registrationId, personId, organizationId, statement, evidence };
        await insertCorrectionRequest(tx, said, stamp.now);
        const told = [{ organizationId: registrarId }, { organizationId: registrantId }].map((to) => ({
          request: id,
          to,
        }));
        await tellOfCorrectionRequests(tx, row, 'made', told, stamp);
        return {
          event: correctionRequestEvent({ id, revision: 1, registrationCode, registrantId }, 'open'),
          outcome: { id },
        };
      },
    });
  });
}

import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import type { AgreementStatus } from '../../rules/workflow/words.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';

/** What everyone may know of an agreement: to whom, what, how long (27号 art. 18). */
export const disclosed = (row: AgreementFacts, status: AgreementStatus) => ({
  status,
  operator: row.operatorCode,
  scenario: row.scenarioCode,
  startsOn: row.term.startsOn,
  expiresOn: row.term.expiresOn,
});

/** That the application of an agreement is agreed: its own history says so. */
export const agreedEvent = (applicationId: string, row: AgreementFacts, { newId }: Stamp): FurtherEvent => ({
  id: newId(),
  type: 'application.agreed',
  subject: {
    type: 'Application',
    id: applicationId,
    code: row.application.code,
    revision: row.application.revision + 1,
    ownerId: row.operatorId,
  },
  isPublic: false,
  data: { status: 'agreed', agreement: row.code },
  changes: { status: { from: row.application.status, to: 'agreed' } },
  reason: null,
});

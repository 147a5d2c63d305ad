import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type CorrectionRequestRow, correctionRequestRows } from '../../db/stores/correction-requests.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Finding } from '../../rules/finding.ts';
import { askersOwnEvents } from '../../rules/ledger-events.ts';
import { mayRead, type PermissionSubject, type ReadFacts } from '../../rules/permissions.ts';
import { type CorrectionRequestAction, correctionAnswerFindings } from '../../rules/registration/correction.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { CorrectionRequestState } from '../../rules/workflow/registry-words.ts';
import {
  type CommandInput,
  type CommandSubject,
  type Effect,
  type Outcome,
  runCommand,
  type Stamp,
} from '../command/run-command.ts';
import { lawOf } from './registration-workflow.ts';

/** A request that is locked for a command, with the registration it is about. */
export interface CorrectionRequestSubject extends CommandSubject {
  readonly row: CorrectionRequestRow;
  readonly registration: RegistrationCase;
}

/** What decides whether the viewer may see a request. */
export const correctionRequestReadFacts = (row: CorrectionRequestRow): ReadFacts => ({
  status: row.state,
  own: { registrant: row.registrantId, registrar: row.registrarId },
  mine: { author: row.personId },
});

/** What decides whether somebody may act on it: the registrant consents, the registrar answers, whoever asked withdraws. */
export const correctionRequestPermission = (
  { registrantId, registrarId, personId }: CorrectionRequestRow,
  action: CorrectionRequestAction,
): PermissionSubject => ({
  ownerId: action === 'consentToRegistrationCorrection' ? registrantId : registrarId,
  personId,
});

export const hasAsked = (viewer: Viewer, { personId }: CorrectionRequestRow): boolean =>
  viewer.kind === 'person' && viewer.id === personId;

/** What one action on a request does. */
export interface CorrectionRequestCommand {
  readonly action: CorrectionRequestAction;
  readonly input: CommandInput & { readonly id: string };
  /** Which state it leads to. */
  readonly to: Exclude<CorrectionRequestState, 'open'>;
  /** What the rules say beside the state and who has asked. */
  readonly judge?: (subject: CorrectionRequestSubject, law: RegistrationLaw) => readonly Finding[];
  readonly save: (subject: CorrectionRequestSubject, tx: Database, stamp: Stamp, law: RegistrationLaw) => Promise<void>;
}

/**
 * Runs an action on a request: with the registration it is about locked, so that one answer is heard, and the registrant
 * before it, whose next code a correction may take.
 */
export async function runCorrectionRequest(
  context: RequestContext,
  { action, input, to, judge, save }: CorrectionRequestCommand,
): Promise<Outcome> {
  const { viewer } = context;
  // Before the transaction: it is read by another connection, which those who wait for a lock may all hold.
  const law = lawOf(await context.policy(), context.now());
  return await runCommand<CorrectionRequestSubject>(context, {
    action,
    input,
    load: async (tx) => await loadRequest(tx, viewer, action, input.id),
    judge: (subject) => {
      const { row, registration } = subject;
      const answered = correctionAnswerFindings(action, row.state, registration.status, hasAsked(viewer, row));
      // What a correction rests on need not be there for what is answered already.
      if (answered.some(({ status }) => status === 'fail')) return answered;
      return [...answered, ...(judge?.(subject, law) ?? [])];
    },
    apply: async (subject, tx, stamp) => {
      const { row } = subject;
      await save(subject, tx, stamp, law);
      return { event: correctionRequestEvent({ ...row, revision: row.revision + 1 }, to), outcome: { id: row.id } };
    },
  });
}

async function loadRequest(
  tx: Database,
  viewer: Viewer,
  action: CorrectionRequestAction,
  globalId: string,
): Promise<CorrectionRequestSubject | null> {
  const target = decodeGlobalId(globalId);
  if (target?.noun !== 'RegistrationCorrectionRequest') return null;
  const found = (await correctionRequestRows(tx, [target.id])).get(target.id);
  // Who may see it does not change, so nothing is locked for those who may not.
  if (found === undefined || !mayRead(viewer, 'RegistrationCorrectionRequest', correctionRequestReadFacts(found))) {
    return null;
  }
  await lockOrganization(tx, found.registrantCode);
  const registration = await lockRegistration(tx, found.registrationId);
  const row = (await correctionRequestRows(tx, [found.id])).get(found.id);
  if (registration === null || row === undefined) throw new Error('a request is about a registration that is gone');
  const { id, revision } = row;
  const permission = correctionRequestPermission(row, action);
  return { type: 'RegistrationCorrectionRequest', id, revision, permission, row, registration };
}

/** That a request has come to a state. What its author did has no owner: it would name the organisation they acted for. */
export function correctionRequestEvent(
  {
    id,
    revision,
    registrationCode,
    registrantId,
  }: Pick<CorrectionRequestRow, 'id' | 'revision' | 'registrationCode' | 'registrantId'>,
  to: CorrectionRequestState,
): Effect['event'] {
  const type = `registration_correction.${to === 'open' ? 'requested' : to}`;
  const ownerId = askersOwnEvents.some((own) => own === type) ? null : registrantId;
  return {
    type,
    subject: { type: 'RegistrationCorrectionRequest', id, code: registrationCode, revision, ownerId },
    isPublic: false,
    data: { registration: registrationCode, state: to },
    changes: { state: { from: to === 'open' ? null : 'open', to } },
    reason: null,
  };
}

/** Somebody who is told of a request. */
export interface ToldOfRequest {
  readonly request: string;
  readonly to: { readonly personId: string } | { readonly organizationId: string };
}

/** Tells people and organisations what has become of requests about a registration, once. */
export async function tellOfCorrectionRequests(
  tx: Database,
  { id, code, thing }: Pick<RegistrationCase, 'id' | 'code' | 'thing'>,
  change: 'made' | CorrectionRequestState,
  told: readonly ToldOfRequest[],
  { now, newId }: Stamp,
): Promise<void> {
  await notify(
    tx,
    told.map(({ request, to }) => ({
      ...{ id: newId(), to, kind: 'correction' as const, subject: { type: 'Registration', id, code } },
      data: { change, title: thing.name },
      onceKey: `registration-correction:${request}:${change}:${Object.values(to).join()}`,
    })),
    now,
  );
}

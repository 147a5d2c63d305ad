import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { PermissionSubject, ReadFacts } from '../../rules/permissions.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import {
  type GivenOfRegistration,
  judgeRegistration,
  type RegistrationAction,
  registrantActions,
} from '../../rules/registration/judge.ts';
import { registrationLife } from '../../rules/registration/lifecycle.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import type { Outcome, Stamp } from '../command/run-command.ts';
import { runWorkflow, type Workflow, type WorkflowInput, type WorkflowSaved } from '../command/workflow-command.ts';

/** A registration as commands look at it; it is the registrant’s. */
export type RegistrationRow = RegistrationCase & { readonly ownerId: string };

/** What decides whether somebody may act: of the registrant’s own actions the registrant, of all others the registrar. */
export const registrationSubject = (row: RegistrationCase, action: RegistrationAction): PermissionSubject => ({
  ownerId: registrantActions.some((own) => own === action) ? row.registrantId : row.registrarId,
  submittedBy: row.submittedBy,
});

/** What decides whether the viewer may see a registration. */
export const registrationReadFacts = ({
  status,
  registrantId,
  registrarId,
  submittedBy,
}: RegistrationCase): ReadFacts => ({
  status,
  own: { registrant: registrantId, registrar: submittedBy === null ? null : registrarId },
});

/** Registrations as an action looks at them. */
export const registrationWorkflow = (action: RegistrationAction): Workflow<RegistrationStatus, RegistrationRow> => ({
  noun: 'Registration',
  life: registrationLife,
  lock: async (tx, id) => {
    const row = await lockRegistration(tx, id);
    return row && { ...row, ownerId: row.registrantId };
  },
  readFacts: registrationReadFacts,
  permission: (row) => registrationSubject(row, action),
});

/** The law of an instant. */
export const lawOf = ({ provisions, calendars }: Policy, now: Date): RegistrationLaw => ({
  provisions,
  calendars,
  today: dateInShanghai(now),
});

/** What one action on a registration does. */
export interface RegistrationCommand {
  readonly action: RegistrationAction;
  readonly input: WorkflowInput;
  readonly given?: GivenOfRegistration;
  /** Which state it leads to, where the table knows several. */
  readonly to?: (row: RegistrationRow) => RegistrationStatus;
  readonly save: (
    row: RegistrationRow,
    to: RegistrationStatus,
    tx: Database,
    stamp: Stamp,
    law: RegistrationLaw,
  ) => Promise<WorkflowSaved>;
}

/** Runs an action on a registration that exists. */
export async function runRegistration(context: RequestContext, command: RegistrationCommand): Promise<Outcome> {
  const { action, input, given, to, save } = command;
  // Before the transaction: it is read by another connection, which those who wait for a lock may all hold.
  const law = lawOf(await context.policy(), context.now());
  return await runWorkflow(context, registrationWorkflow(action), {
    action,
    input,
    judge: (row) => judgeRegistration(action, row, law, given).filter(({ rule }) => rule !== 'state-allows-action'),
    ...(to === undefined ? {} : { to }),
    save: async (row, next, tx, stamp) => await save(row, next, tx, stamp, law),
  });
}

import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import type { EventWrite } from '../../db/stores/ledger.ts';
import { lockNamed } from '../../db/stores/named-lock.ts';
import { lockPersonRow, type PersonRow } from '../../db/stores/people.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Action, mayRead } from '../../rules/permissions.ts';
import {
  type CommandInput,
  type CommandSubject,
  type Outcome,
  runCommand,
  type Stamp,
} from '../command/run-command.ts';

/** A person who is locked for a command. */
export interface PersonSubject extends CommandSubject {
  readonly person: PersonRow;
}

/** What every change of a person is given. */
export interface PersonChange extends CommandInput {
  /** Global id. */
  readonly id: string;
  readonly reason?: string | null | undefined;
}

/** What is different from one command on a person to another. */
export interface PersonCommand {
  readonly action: Action;
  /** Such as `disabled`; the event is called `person.disabled`. */
  readonly event: string;
  readonly input: PersonChange;
  /** Whether it may take the role administrator from somebody: such commands run one after the other. */
  readonly mayEndAdministrator?: boolean;
  readonly judge: (subject: PersonSubject, tx: Database) => Promise<readonly Finding[]>;
  /** Saves the change with the next revision; returns what the event says. It names nobody. */
  readonly save: (
    subject: PersonSubject,
    tx: Database,
    stamp: Stamp,
  ) => Promise<{ readonly data?: object; readonly changes: EventWrite['changes'] }>;
}

/** Runs a command on a person who is there. */
export async function runPersonCommand(context: RequestContext, command: PersonCommand): Promise<Outcome> {
  const { action, input } = command;
  return await runCommand<PersonSubject>(context, {
    action,
    input,
    load: async (tx) => {
      if (command.mayEndAdministrator) await lockNamed(tx, 'administrators');
      return await loadPerson(context, tx, input.id);
    },
    judge: command.judge,
    apply: async (subject, tx, stamp) => {
      const { data = {}, changes } = await command.save(subject, tx, stamp);
      const { id, person } = subject;
      return {
        event: {
          type: `person.${command.event}`,
          subject: { type: 'Person', id, code: id, revision: person.revision + 1, ownerId: null },
          isPublic: false,
          data,
          changes,
          reason: input.reason ?? null,
        },
        outcome: { id },
      };
    },
  });
}

/** Locks a person by global id; null when there is none whom the caller may see. */
export async function loadPerson(
  context: RequestContext,
  tx: Database,
  globalId: string,
): Promise<PersonSubject | null> {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== 'Person') return null;
  const { id } = decoded;
  if (!mayRead(context.viewer, 'Person', { status: '', own: {}, mine: { self: id } })) return null;
  const person = await lockPersonRow(tx, id);
  return (
    person && { type: 'Person', id, revision: person.revision, permission: { ownerId: null, personId: id }, person }
  );
}

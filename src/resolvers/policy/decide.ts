import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { personRow } from '../../db/stores/people.ts';
import { type PolicyChangeRow, saveDecision } from '../../db/stores/policy-changes.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { isAnotherPerson } from '../../rules/identity/person-rules.ts';
import { type Action, mayRead } from '../../rules/permissions.ts';
import { decisionFindings } from '../../rules/policy/decision-rules.ts';
import { callerOf } from '../command/caller.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...changeFields, decision: z.enum(['approved', 'rejected']), note: reason });

/** What is different between a provision and a calendar. */
export interface DecisionOptions<R extends PolicyChangeRow> {
  readonly action: Extract<Action, 'decideProvision' | 'decideCalendar'>;
  readonly noun: 'ProvisionVersion' | 'CalendarVersion';
  readonly table: 'provisions' | 'calendars';
  /** First part of the event's name. */
  readonly event: string;
  readonly lock: (tx: Database, id: string) => Promise<R | null>;
  /** What an approval does to other versions; returns what the event says of it. */
  readonly approved: (row: R, tx: Database, now: Date) => Promise<object>;
}

/**
 * Decides on a proposed change of policy. Another person than the proposer must do so: by the permissions, by the rules
 * where two accounts share an address, and by the database.
 */
export async function runDecision<R extends PolicyChangeRow>(
  context: RequestContext,
  input: object,
  options: DecisionOptions<R>,
): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { decision, note } = parsed;
    const target = decodeGlobalId(parsed.id);
    return await runCommand<CommandSubject & { readonly row: R }>(context, {
      action: options.action,
      input: parsed,
      load: async (tx) => {
        if (target?.noun !== options.noun) return null;
        if (!mayRead(context.viewer, options.noun, { status: '', own: {} })) return null;
        const row = await options.lock(tx, target.id);
        if (row === null) return null;
        const { id, revision, proposedBy } = row;
        return { type: options.noun, id, revision, permission: { ownerId: null, proposedBy }, row };
      },
      judge: async ({ row }, tx) => {
        const proposer = row.proposedBy === null ? null : await personRow(tx, row.proposedBy);
        const isAnother = proposer === null || isAnotherPerson(proposer, await callerOf(context, tx));
        return decisionFindings(row.state, isAnother);
      },
      apply: async ({ row }, tx, { now }) => {
        const { id: decidedBy } = await callerOf(context, tx);
        await saveDecision(tx, options.table, row.id, { state: decision, decidedBy, note }, now);
        const data = decision === 'approved' ? await options.approved(row, tx, now) : {};
        return {
          event: {
            type: `${options.event}.${decision}`,
            subject: { type: options.noun, id: row.id, code: row.code, revision: row.revision + 1, ownerId: null },
            isPublic: decision === 'approved',
            data,
            changes: { state: { from: row.state, to: decision } },
            reason: note,
          },
          outcome: { id: row.id },
        };
      },
    });
  });
}

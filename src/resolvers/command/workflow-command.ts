import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { NodeName } from '../../rules/catalog/nouns.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Action, mayRead, type PermissionSubject, type ReadFacts } from '../../rules/permissions.ts';
import type { Viewer } from '../../rules/viewer.ts';
import { type Lifecycle, stateFinding, statesAfter } from '../../rules/workflow/lifecycle.ts';
import {
  type CommandInput,
  type CommandSubject,
  type Effect,
  type Outcome,
  runCommand,
  type Stamp,
} from './run-command.ts';

/** A row with a life cycle, as a command looks at it. */
export interface WorkflowRow<S extends string> {
  readonly id: string;
  readonly code: string;
  readonly status: S;
  readonly revision: number;
  /** Whose thing it is: who sees its events beside those who review. */
  readonly ownerId: string;
}

/** A noun with a life cycle: how it is locked, who may see it, whose it is. */
export interface Workflow<S extends string, R extends WorkflowRow<S>> {
  readonly noun: NodeName;
  readonly life: Lifecycle<S>;
  /** Locks a row until the transaction ends; null when there is none. The viewer, for what depends on who asks. */
  readonly lock: (tx: Database, id: string, viewer: Viewer) => Promise<R | null>;
  /** What decides whether the viewer may see it. */
  readonly readFacts: (row: R) => ReadFacts;
  /** What decides whether the viewer may act on it. */
  readonly permission: (row: R) => PermissionSubject;
}

/** A row that is locked for a command. */
export interface WorkflowSubject<R> extends CommandSubject {
  readonly row: R;
}

/** What every change of something that exists is given. */
export interface WorkflowInput extends CommandInput {
  /** Global id. */
  readonly id: string;
  readonly expectedRevision: number;
  readonly reason?: string | null | undefined;
}

/** What saving a change came to. */
export interface WorkflowSaved {
  /** Such as `application.returned`. */
  readonly event: string;
  readonly changes: Effect['event']['changes'];
  /** Whether everyone may know; then `data` holds nothing that is not published. */
  readonly isPublic?: boolean;
  readonly data?: object;
  /** Ids beside the row's own by which the answer is read. */
  readonly outcome?: Readonly<Record<string, string>>;
}

/** What differs from one action to another. */
export interface WorkflowAction<S extends string, R extends WorkflowRow<S>> {
  readonly action: Action;
  readonly input: WorkflowInput;
  /** What the rules say beside the state. */
  readonly judge?: (row: R, tx: Database) => readonly Finding[] | Promise<readonly Finding[]>;
  /** Which state it leads to, where the table knows several. */
  readonly to?: (row: R) => S;
  /** Saves the change with the next state and revision, and all that follows from it. */
  readonly save: (row: R, to: S, tx: Database, stamp: Stamp) => Promise<WorkflowSaved>;
}

/**
 * Runs an action on something that has a life cycle: it is locked, seen, permitted, at the expected revision, its state
 * and the rules allow it; then it is saved, with its event and audit entry, in one transaction.
 */
export async function runWorkflow<S extends string, R extends WorkflowRow<S>>(
  context: RequestContext,
  workflow: Workflow<S, R>,
  { action, input, judge, to, save }: WorkflowAction<S, R>,
): Promise<Outcome> {
  const { noun, life } = workflow;
  return await runCommand<WorkflowSubject<R>>(context, {
    action,
    input,
    load: async (tx) => await loadSubject(context, workflow, tx, input.id),
    judge: async ({ row }, tx) => {
      const state = stateFinding(life, action, row.status);
      // What the rules look at need not be there in another state.
      return state.status === 'fail' ? [state] : [state, ...((await judge?.(row, tx)) ?? [])];
    },
    apply: async ({ row }, tx, stamp) => {
      const next = nextState(life, action, row, to);
      const saved = await save(row, next, tx, stamp);
      const { id, code, status, revision, ownerId } = row;
      const moved = next === status ? {} : { status: { from: status, to: next } };
      return {
        event: {
          type: saved.event,
          subject: { type: noun, id, code, revision: revision + 1, ownerId },
          isPublic: saved.isPublic ?? false,
          data: saved.data ?? { status: next },
          changes: { ...saved.changes, ...moved },
          reason: input.reason ?? null,
        },
        outcome: { id, ...saved.outcome },
      };
    },
  });
}

/** Locks a row by its global id; null when there is none that the viewer may see. */
export async function loadSubject<S extends string, R extends WorkflowRow<S>>(
  { viewer }: RequestContext,
  { noun, lock, readFacts, permission }: Workflow<S, R>,
  tx: Database,
  globalId: string,
): Promise<WorkflowSubject<R> | null> {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== noun) return null;
  const row = await lock(tx, decoded.id, viewer);
  if (row === null || !mayRead(viewer, noun, readFacts(row))) return null;
  return { type: noun, id: row.id, revision: row.revision, permission: permission(row), row };
}

function nextState<S extends string, R extends WorkflowRow<S>>(
  life: Lifecycle<S>,
  action: Action,
  row: R,
  to: ((row: R) => S) | undefined,
): S {
  const states = statesAfter(life, action, row.status);
  const [first] = states;
  const chosen = to?.(row) ?? first;
  if (chosen === undefined || !states.includes(chosen)) {
    throw new Error(`${action} does not lead from ${row.status} to ${chosen}; the rules should have refused it`);
  }
  return chosen;
}

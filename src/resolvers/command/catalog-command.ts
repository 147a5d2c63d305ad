import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import {
  type CatalogRow,
  type CatalogType,
  dropProposal,
  lockCatalogRow,
  noteSubmission,
  saveProposal,
  saveStatus,
} from '../../db/stores/catalog-rows.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { after, partsOf, type Stage, stageOf, type Verb } from '../../rules/catalog/lifecycle.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Action, mayRead } from '../../rules/permissions.ts';
import { ledgerActor } from './actor.ts';
import {
  type CommandInput,
  type CommandSubject,
  type Effect,
  type Outcome,
  runCommand,
  type Stamp,
} from './run-command.ts';

/** A resource or scenario that is locked for a command. */
export interface CatalogSubject extends CommandSubject {
  readonly row: CatalogRow;
  readonly stage: Stage;
}

/** What every change of a resource or scenario is given. */
export interface CatalogChange extends CommandInput {
  /** Global id. */
  readonly id: string;
  readonly expectedRevision: number;
  readonly reason?: string | null | undefined;
}

/** What is different from one verb and noun to another. */
export interface CatalogCommand {
  readonly action: Action;
  readonly type: CatalogType;
  readonly verb: Verb;
  /** Past participle that names the event, where the verb's own says too little. */
  readonly eventName?: string | undefined;
  readonly input: CatalogChange;
  /** What the rules say, the stage among it. */
  readonly judge: (subject: CatalogSubject, tx: Database) => Promise<readonly Finding[]>;
  /** Saves the contents, where they change; the next revision and the stage are then saved with them. */
  readonly save?: (subject: CatalogSubject, to: Stage, tx: Database, stamp: Stamp) => Promise<Saved>;
}

/** What saving the contents came to. */
export interface Saved {
  readonly changes: Effect['event']['changes'];
  /** Title afterwards; the event names it where everyone may know. */
  readonly title: string;
}

/** Locks a resource or scenario by global id; null when there is none that the caller may see. */
export async function loadCatalogSubject(
  context: RequestContext,
  tx: Database,
  type: CatalogType,
  globalId: string,
): Promise<CatalogSubject | null> {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== type) return null;
  const row = await lockCatalogRow(tx, type, decoded.id);
  if (row === null) return null;
  const own = { provider: row.ownerId, owner: row.ownerId, review: row.submittedBy !== null || null };
  return mayRead(context.viewer, type, { status: row.status, own }) ? subjectOf(row) : null;
}

/** A row as a command sees it. */
export function subjectOf(row: CatalogRow): CatalogSubject {
  const { type, id, revision, ownerId, submittedBy } = row;
  return {
    type,
    id,
    revision,
    permission: { ownerId, submittedBy },
    row,
    stage: stageOf(row.status, row.proposal?.state ?? null),
  };
}

/** Runs a command on a resource or scenario along its life cycle. */
export async function runCatalogCommand(context: RequestContext, command: CatalogCommand): Promise<Outcome> {
  const { action, type, verb, input } = command;
  return await runCommand<CatalogSubject>(context, {
    action,
    input,
    load: async (tx) => await loadCatalogSubject(context, tx, type, input.id),
    judge: command.judge,
    apply: async (subject, tx, stamp) => {
      const to = after(subject.stage, verb, type);
      if (to === null) throw new Error(`${verb} leads nowhere from ${subject.stage}; the rules should have refused it`);
      const saved = command.save ? await command.save(subject, to, tx, stamp) : await moveStage(subject, to, tx, stamp);
      if (verb === 'submit') await noteSubmission(tx, subject.row, ledgerActor(context.viewer), stamp.now);
      return effectOf(subject, to, command, saved);
    },
  });
}

/** Moves a row to another stage without touching what it says. */
export async function moveStage(subject: CatalogSubject, to: Stage, tx: Database, stamp: Stamp): Promise<Saved> {
  const { row, stage } = subject;
  const { status, proposal } = partsOf(to);
  if (row.proposal !== null && proposal === null) await dropProposal(tx, row);
  if (row.proposal !== null && proposal !== null && proposal !== row.proposal.state) {
    await saveProposal(tx, row, { state: proposal, content: row.proposal.content }, stamp);
  }
  await saveStatus(tx, row, status, stamp.now);
  return { changes: { stage: { from: stage, to } }, title: row.title };
}

const pastWords: Readonly<Record<Verb, string>> = {
  revise: 'revised',
  discard: 'revision_discarded',
  submit: 'submitted',
  return: 'returned',
  publish: 'published',
  suspend: 'suspended',
  resume: 'resumed',
  withdraw: 'withdrawn',
};

function effectOf(
  subject: CatalogSubject,
  to: Stage,
  { verb, input, eventName }: CatalogCommand,
  saved: Saved,
): Effect {
  const { row, type, id } = subject;
  const before = row.status === 'published';
  const now = partsOf(to).status === 'published';
  // What readers can see has changed: it appeared, disappeared, or says something else.
  const isPublic = before !== now || (now && verb === 'publish');
  return {
    event: {
      type: `${type.toLowerCase()}.${eventName ?? pastWords[verb]}`,
      subject: { type, id, code: row.code, revision: row.revision + 1, ownerId: row.ownerId },
      isPublic,
      data: isPublic ? { title: saved.title, status: partsOf(to).status } : { stage: to },
      changes: saved.changes,
      reason: input.reason ?? null,
    },
    outcome: { id },
  };
}

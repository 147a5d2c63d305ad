import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockJob, requestStop } from '../../db/stores/import-queue.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { stopFindings } from '../../rules/imports/job-rules.ts';
import { mayRead, noSubject } from '../../rules/permissions.ts';
import type { ImportJobState } from '../../rules/vocabulary.ts';
import { commandFields, parseInput, reason } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...commandFields, id: z.string().min(1).max(200), reason });

/** A run that is locked for a command. */
interface JobSubject extends CommandSubject {
  readonly job: NonNullable<Awaited<ReturnType<typeof lockJob>>>;
  readonly state: ImportJobState;
}

/** Tells an import to end. One that has not begun never will; one under way takes back what it has applied. */
export async function stopImport(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runCommand<JobSubject>(context, {
      action: 'stopImport',
      input: parsed,
      load: async (tx) => {
        const decoded = decodeGlobalId(parsed.id);
        const job = decoded?.noun === 'ImportJob' ? await lockJob(tx, decoded.id) : null;
        if (job === null) return null;
        const state = stateOf(job.state);
        const own = { requester: job.requestedByOrganizationId };
        if (!mayRead(context.viewer, 'ImportJob', { status: state, own })) return null;
        return { type: 'ImportJob', id: job.id, revision: null, permission: noSubject, job, state };
      },
      judge: ({ job, state }) => stopFindings(state, job.stopRequestedAt !== null),
      apply: async ({ job, state }, tx, { now }) => {
        await requestStop(tx, job, now);
        return {
          event: {
            type: 'import_job.stopped',
            subject: {
              type: 'ImportJob',
              id: job.id,
              code: job.source,
              revision: 2,
              ownerId: job.requestedByOrganizationId,
            },
            isPublic: false,
            data: { source: job.source, state },
            changes: {},
            reason: parsed.reason,
          },
          outcome: { id: job.id },
        };
      },
    });
  });
}

type RunState = JobSubject['job']['state'];

const stateOf = (state: RunState): ImportJobState =>
  state === 'staging' || state === 'applying' || state === 'undoing' ? 'running' : state;

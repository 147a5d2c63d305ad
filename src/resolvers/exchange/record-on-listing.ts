import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type HeldListing, lockListing } from '../../db/stores/listings.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Action, mayRead } from '../../rules/permissions.ts';
import { commandFields, text } from '../command/parse-input.ts';
import { type CommandInput, type Outcome, runCommand, type Stamp } from '../command/run-command.ts';
import type { WorkflowSaved, WorkflowSubject } from '../command/workflow-command.ts';
import { listingReadFacts } from './listing-workflow.ts';
import { onceByReference } from './once-by-reference.ts';

/** What everything holds that an exchange records about a listing: its public code, and the exchange's own reference. */
export const recordFields = { ...commandFields, listing: z.string().min(1).max(200), reference: text(200, 1) };

/** What an exchange records about a listing of its. */
export interface ListingRecord {
  readonly action: Action;
  readonly input: CommandInput & { readonly listing: string; readonly reference: string };
  readonly judge: (row: HeldListing, tx: Database) => readonly Finding[] | Promise<readonly Finding[]>;
  /** Saves it; a change of the listing moves its revision on by one. */
  readonly save: (
    row: HeldListing,
    tx: Database,
    stamp: Stamp,
  ) => Promise<WorkflowSaved & { readonly isMoved: boolean }>;
}

/**
 * Records what an exchange tells about a listing of its, once for each reference of its own: told again it answers the same
 * and changes nothing.
 */
export async function recordOnListing(context: RequestContext, record: ListingRecord): Promise<Outcome> {
  const { action, input, judge, save } = record;
  const { idempotencyKey: _key, ...told } = input;
  return await onceByReference(context, { action, reference: input.reference, told }, async (noteReference) =>
    runCommand<WorkflowSubject<HeldListing>>(context, {
      action,
      input,
      load: async (tx) => {
        const row = await lockListing(tx, { code: input.listing });
        if (row === null || !mayRead(context.viewer, 'Listing', listingReadFacts(row))) return null;
        return { type: 'Listing', id: row.id, revision: null, permission: { ownerId: row.exchangeId }, row };
      },
      judge: async ({ row }, tx) => await judge(row, tx),
      apply: async ({ row }, tx, stamp) => {
        const { event, isMoved, isPublic = false, data = {}, changes } = await save(row, tx, stamp);
        const { id, code, revision, operatorId: ownerId } = row;
        await noteReference(tx, { id }, stamp);
        return {
          event: {
            type: event,
            subject: { type: 'Listing', id, code, revision: revision + (isMoved ? 1 : 0), ownerId },
            ...{ isPublic, data, changes, reason: null },
          },
          outcome: { id },
        };
      },
    }),
  );
}

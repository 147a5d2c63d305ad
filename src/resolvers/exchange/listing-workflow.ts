import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { type HeldListing, type ListingChange, lockListing, saveListings } from '../../db/stores/listings.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { exchangeListingActions, judgeListing, type ListingAction } from '../../rules/exchange/judge-listing.ts';
import { listingLife } from '../../rules/exchange/lifecycle.ts';
import type { Finding } from '../../rules/finding.ts';
import { type PermissionSubject, publicListingStatuses } from '../../rules/permissions.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';
import type { FeedEntryType, ListingStatus } from '../../rules/workflow/registry-words.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Outcome, Stamp } from '../command/run-command.ts';
import { runWorkflow, type Workflow, type WorkflowInput, type WorkflowSaved } from '../command/workflow-command.ts';
import { settled } from './end-listings.ts';
import { tellOfListings } from './tell-exchanges.ts';
import { type ListingEvent, tellParties } from './tell-parties.ts';

/** A listing as commands look at it; it is the operator’s. */
export type ListingSubject = HeldListing & { readonly ownerId: string };

/** Whose an action is: the exchange's, the operator's, or of whichever of them asks. */
export const listingPermission = (
  row: Pick<HeldListing, 'operatorId' | 'exchangeId'>,
  action: ListingAction,
  viewer: Viewer,
): PermissionSubject => {
  const isExchange =
    exchangeListingActions.includes(action) ||
    (action === 'delistListing' && organizationOf(viewer)?.id === row.exchangeId);
  return { ownerId: isExchange ? row.exchangeId : row.operatorId };
};

/** Who sees a listing, as the planner has it. */
export const listingReadFacts = ({ status, operatorId, exchangeId }: HeldListing) => ({
  status,
  own: { operator: operatorId, exchange: exchangeId },
});

const listingWorkflow = (action: ListingAction, viewer: Viewer): Workflow<ListingStatus, ListingSubject> => ({
  noun: 'Listing',
  life: listingLife,
  lock: async (tx, id) => {
    const row = await lockListing(tx, { id });
    return row && { ...row, ownerId: row.operatorId };
  },
  readFacts: listingReadFacts,
  permission: (row) => listingPermission(row, action, viewer),
});

/** What one action on a listing does. */
export interface ListingCommand {
  readonly action: ListingAction;
  readonly input: WorkflowInput;
  readonly judge?: (row: ListingSubject, tx: Database) => Promise<readonly Finding[]>;
  /** What is saved beside the state. */
  readonly change: (row: ListingSubject, to: ListingStatus, now: Date) => ListingChange;
  /** Second word of the event. */
  readonly event: ListingEvent;
}

/** Runs an action on a listing that exists; its product follows and its exchange is told in the same transaction. */
export async function runListing(context: RequestContext, command: ListingCommand): Promise<Outcome> {
  const { action, input, judge, change, event } = command;
  return await runWorkflow(context, listingWorkflow(action, context.viewer), {
    action,
    input,
    judge: async (row, tx) => {
      const [, ...own] = judgeListing(action, row, dateInShanghai(context.now()));
      return [...own, ...((await judge?.(row, tx)) ?? [])];
    },
    save: async (row, to, tx, stamp) => {
      return await moveListing(context, tx, row, { to, change: change(row, to, stamp.now), event }, stamp);
    },
  });
}

/** A move of a listing that is held. */
export interface ListingMove {
  readonly to: ListingStatus;
  readonly change: ListingChange;
  readonly event: ListingEvent;
}

/** Saves a move of a listing with all that follows: its product, the feed of its exchange, whom it is told. */
export async function moveListing(
  context: RequestContext,
  tx: Database,
  row: HeldListing,
  { to, change, event }: ListingMove,
  stamp: Stamp,
): Promise<WorkflowSaved> {
  await saveListings(tx, [row.id], { ...change, status: to }, stamp.now);
  const further = await settled(tx, [row.productId], stamp);
  await tellOfListings(tx, [row.id], feedType(to), stamp);
  await writeFurtherEvents(tx, stamp.now, ledgerActor(context.viewer), further);
  const actsForExchange = organizationOf(context.viewer)?.id === row.exchangeId;
  const other = actsForExchange ? row.operatorId : row.exchangeId;
  await tellParties(tx, [{ row, organizationId: other, event, product: row.productCode }], stamp);
  const isPublic = publicListingStatuses.some((status) => status === to);
  const cause = change.cause ?? null;
  return {
    event: `listing.${event}`,
    isPublic,
    data: { status: to, product: row.productCode, exchange: row.exchangeCode, ...(cause === null ? {} : { cause }) },
    changes: row.feeId === (change.feeId ?? row.feeId) ? {} : { fee: { from: row.feeId, to: change.feeId } },
  };
}

const feedType = (to: ListingStatus): FeedEntryType => {
  if (to === 'requested') return 'listing_requested';
  return to === 'delisted' || to === 'rejected' ? 'delisted' : 'listing_changed';
};

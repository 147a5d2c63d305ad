import { acknowledgeFeed } from '../../resolvers/exchange/acknowledge-feed.ts';
import {
  digestParts,
  exchangeFeed,
  type FeedEntryRow,
  type FeedHead,
  type FeedPage,
  feedDigest,
  feedPage,
  feedPosition,
  followFeed,
  listingsInRange,
} from '../../resolvers/exchange/feed.ts';
import type { RangeDigest } from '../../rules/exchange/digest.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation } from '../mutation.ts';

const FeedEntryRef = builder.objectRef<FeedEntryRow>('FeedEntry').implement({
  description: 'An entry in the feed of an exchange. Entries are never changed and never taken away.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stays the same however often it is delivered.' }),
    sequence: t.exposeInt('sequence', { description: 'Its number in this feed: 1, 2, 3 … without a gap.' }),
    type: t.expose('type', { type: enums.FeedEntryType, description: 'What has changed.' }),
    listing: t.string({ description: 'Public code of the listing.', resolve: ({ state }) => state.listing }),
    product: t.string({ description: 'Public code of the product.', resolve: ({ state }) => state.product.code }),
    revision: t.int({
      description: 'Revision of the listing: of two states the one with the higher revision holds.',
      resolve: ({ state }) => state.revision,
    }),
    status: t.field({
      type: enums.ListingStatus,
      description: 'State of the listing after the change.',
      resolve: ({ state }) => state.status,
    }),
    state: t.expose('state', {
      type: 'JSON',
      description: 'The whole state of the listing after the change; its form is told in docs/exchange.md.',
    }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it became true.',
      resolve: ({ occurredAt }) => occurredAt.toISOString(),
    }),
  }),
});

const positionFields = {
  head: 'Number of the last entry; 0 where there is none.',
  acknowledged: 'Number up to which the exchange has acknowledged.',
};

const ExchangeFeedRef = builder.objectRef<FeedPage>('ExchangeFeed').implement({
  description: 'A page of the feed of an exchange, in the order in which things became true.',
  fields: (t) => ({
    entries: t.field({
      type: [FeedEntryRef],
      description: 'The entries.',
      extensions: { maxItems: feedPage.max },
      resolve: ({ entries }) => [...entries],
    }),
    hasMore: t.exposeBoolean('hasMore', { description: 'Whether there are entries after this page.' }),
    head: t.exposeInt('head', { description: positionFields.head }),
    acknowledged: t.exposeInt('acknowledged', { description: positionFields.acknowledged }),
  }),
});

const FeedPositionRef = builder.objectRef<FeedHead>('FeedPosition').implement({
  description: 'Where the feed of an exchange stands.',
  fields: (t) => ({
    head: t.exposeInt('head', { description: positionFields.head }),
    acknowledged: t.exposeInt('acknowledged', { description: positionFields.acknowledged }),
    acknowledgedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the cursor was last moved on.',
      resolve: ({ acknowledgedAt }) => acknowledgedAt?.toISOString() ?? null,
    }),
  }),
});

const RangeDigestRef = builder.objectRef<RangeDigest>('FeedRangeDigest').implement({
  description: 'What the registry holds for an exchange in a range of listing codes.',
  fields: (t) => ({
    from: t.exposeString('from', { nullable: true, description: 'First code; null for no bound.' }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'The code before which it ends; null for no bound.',
    }),
    count: t.exposeInt('count', { description: 'How many listings there are.' }),
    digest: t.exposeString('digest', {
      description:
        'SHA-256, in hexadecimal, of a line “<code> <SHA-256 of its state in canonical JSON>” for each, by code.',
    }),
  }),
});

const FeedDigestRef = builder
  .objectRef<RangeDigest & { readonly ranges: readonly RangeDigest[] }>('FeedDigest')
  .implement({
    description: 'A digest over the listings of an exchange in a range, and over parts of it.',
    fields: (t) => ({
      count: t.exposeInt('count', { description: 'How many listings there are.' }),
      digest: t.exposeString('digest', { description: 'The digest over all of them.' }),
      ranges: t.field({
        type: [RangeDigestRef],
        description: 'Parts of about the same size, which cover the range without a gap.',
        extensions: { maxItems: digestParts.max },
        resolve: ({ ranges }) => [...ranges],
      }),
    }),
  });

const ListingStatesRef = builder
  .objectRef<{ readonly states: readonly ListingState[]; readonly hasMore: boolean }>('ListingStates')
  .implement({
    description: 'How listings of an exchange in a range stand now, by code.',
    fields: (t) => ({
      states: t.field({
        type: ['JSON'],
        description: 'Whole states, in the form of the feed.',
        extensions: { maxItems: feedPage.max },
        resolve: ({ states }) => [...states],
      }),
      hasMore: t.exposeBoolean('hasMore', { description: 'Whether there are more in the range.' }),
    }),
  });

builder.queryFields((t) => {
  const range = {
    from: t.arg.string({ description: 'First code; from the beginning when left out.' }),
    before: t.arg.string({ description: 'Code before which it ends; to the end when left out.' }),
  };
  return {
    exchangeFeed: t.field({
      type: ExchangeFeedRef,
      nullable: true,
      description: 'A page of the feed of the exchange the caller acts for; null for everybody else.',
      args: {
        after: t.arg.int({ description: 'Number after which to go on; what is acknowledged when left out.' }),
        first: t.arg.int({ description: `Entries at most: 1 to ${feedPage.max}, ${feedPage.usual} when left out.` }),
      },
      resolve: (_root, args, context) => exchangeFeed(context, args),
    }),
    feedDigest: t.field({
      type: FeedDigestRef,
      nullable: true,
      description:
        'Digests over the listings of the exchange the caller acts for as they stand now, so that both sides prove that they hold the same; null for everybody else.',
      args: {
        ...range,
        parts: t.arg.int({
          description: `Parts at most: 1 to ${digestParts.max}, ${digestParts.usual} when left out.`,
        }),
      },
      resolve: (_root, args, context) => feedDigest(context, args),
    }),
    listingsInRange: t.field({
      type: ListingStatesRef,
      nullable: true,
      description:
        'How the listings of the exchange the caller acts for stand now, in a range of codes whose digests differ; null for everybody else.',
      args: {
        ...range,
        first: t.arg.int({ description: `Listings at most: 1 to ${feedPage.max}, ${feedPage.usual} when left out.` }),
      },
      resolve: (_root, args, context) => listingsInRange(context, args),
    }),
  };
});

builder.subscriptionField('feedAdvanced', (t) =>
  t.field({
    type: FeedPositionRef,
    nullable: true,
    description: 'Where the feed of the exchange the caller acts for stands: told at once, and with each advance.',
    // Only says what is followed; the server executes the document once for each thing there is to tell.
    subscribe: (_root, _args, context) => followFeed(context),
    resolve: (_followed, _args, context) => feedPosition(context),
  }),
);

addMutation('acknowledgeFeed', {
  description:
    'Says up to which number the exchange has stored its feed; it never goes back. Staff or service accounts of the exchange.',
  input: (t) => ({
    exchange: t.string({ required: true, description: 'Public code of the exchange.' }),
    upTo: t.int({ required: true, description: 'Number of the last entry that is stored.' }),
  }),
  success: (t) => ({
    position: t.field({
      type: FeedPositionRef,
      nullable: true,
      description: 'Where the feed stands now.',
      resolve: (_done, _args, context) => feedPosition(context),
    }),
  }),
  run: acknowledgeFeed,
});

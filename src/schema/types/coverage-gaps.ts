import {
  stalePage,
  staleResources,
  uncoveredUses,
  unusedPage,
  unusedResources,
} from '../../resolvers/analysis/coverage-gaps.ts';
import { candidateBounds, scenarioCandidates, unmetNeeds } from '../../resolvers/analysis/match-needs.ts';
import { builder } from '../builder.ts';
import { asOfArgument, connectionTo, pageArguments } from '../connections.ts';
import { enums } from '../enums.ts';
import { whereInput } from '../filter-inputs.ts';
import { resolvePage, rowField } from '../reading.ts';
import {
  CandidateRef,
  CoverageGapsRef,
  DomainRef,
  LikelyOwnerRef,
  MatchedNeedRef,
  OrganizationRef,
  ResourceRef,
  ScenarioNeedRef,
  UncoveredUseRef,
  UnmetNeedsRef,
} from '../refs.ts';
import { askedFigures, noteInstant } from '../selection.ts';

/** The scheme names 22 encouraged uses; it would take a new scheme to name more than this. */
const maxUses = 100;

CandidateRef.implement({
  description: 'A resource whose title sounds like a need, with the reasons for and against it. Nobody has judged it.',
  fields: (t) => ({
    resource: t.field(rowField(ResourceRef, 'The resource.')),
    score: t.exposeFloat('score', {
      description:
        'How much it sounds like the need: the more of its words it has and the rarer they are among the resources that are looked at, the higher; a quarter more within the same domain. It compares candidates of one need only.',
    }),
    matchedWords: t.field({
      type: ['String'],
      description: 'Words of the need that its title has, in the order of the need.',
      extensions: { maxItems: candidateBounds.title },
      resolve: ({ matchedWords }) => [...matchedWords],
    }),
    isSameDomain: t.exposeBoolean('isSameDomain', {
      description: 'Whether it is filed under a domain of the scenario, or under the domain that was named.',
    }),
    obstacles: t.field({
      type: [enums.CandidateObstacle],
      description:
        'Why it does not answer the need as it is; empty where nothing known stands in the way of mapping it.',
      extensions: { maxItems: 4 },
      resolve: ({ obstacles }) => [...obstacles],
    }),
  }),
});

LikelyOwnerRef.implement({
  description: 'A body that holds resources which sound like a need, and so may hold what is missing.',
  fields: (t) => ({
    organization: t.field(rowField(OrganizationRef, 'The body.')),
    resourceCount: t.exposeInt('resources', {
      description: 'How many of the 20 resources that sound most like the need are its own.',
    }),
    score: t.exposeFloat('score', { description: 'Sum of the scores of those resources.' }),
  }),
});

MatchedNeedRef.implement({
  description: 'A need with the resources that sound like it.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Title of the need.' }),
    need: t.field(
      rowField(ScenarioNeedRef, 'The need, with the scenario that it hurts; null for one that was only described.'),
    ),
    candidates: t.field({
      type: [CandidateRef],
      description: 'Resources that sound like it, the most likely first; empty where no title shares a word with it.',
      extensions: { maxItems: candidateBounds.candidates },
      resolve: ({ candidates }) => [...candidates],
    }),
    likelyOwners: t.field({
      type: [LikelyOwnerRef],
      description: 'Who holds such resources, the most likely first; at most three.',
      extensions: { maxItems: 3 },
      resolve: ({ likelyOwners }) => [...likelyOwners],
    }),
  }),
});

UnmetNeedsRef.implement({
  description: 'Some of the needs that no published resource answers.',
  fields: (t) => ({
    nodes: t.field({
      type: [MatchedNeedRef],
      description: 'The needs: REQUIRED before OPTIONAL before SUBSTITUTE, then in the order of their ids.',
      extensions: { maxItems: candidateBounds.unmet },
      resolve: ({ nodes }) => [...nodes],
    }),
    totalCount: t.exposeInt('totalCount', { description: 'How many there are.' }),
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Whether there are more; go on after the id of the last need.',
    }),
  }),
});

UncoveredUseRef.implement({
  description:
    'A use that a domain encourages and no published scenario of it names. A scenario names a use when its title and description have at least two thirds of the pairs of characters of the use: it is compared by its letters, and one that serves it in other words is not recognised.',
  fields: (t) => ({
    use: t.exposeString('use', { description: 'The use, in the words of the scheme.' }),
    domain: t.field(rowField(DomainRef, 'The domain.')),
    domainScenarioCount: t.exposeInt('domainScenarios', {
      description: 'How many scenarios the domain has at all: with 0 it is the domain that has none.',
    }),
  }),
});

CoverageGapsRef.implement({
  description: 'Where supply and demand do not meet. Each part is read only when it is asked for.',
  fields: (t) => ({
    unmetNeeds: t.field({
      type: UnmetNeedsRef,
      nullable: true,
      description:
        'Needs that no published resource answers, the most important first, each with near misses and who may hold what is missing.',
      args: {
        where: t.arg({
          type: whereInput('ScenarioNeed'),
          description: 'Which needs; all that are unmet when left out.',
        }),
        resourcesWhere: t.arg({
          type: whereInput('Resource'),
          description: 'Among which resources near misses are looked for; all when left out.',
        }),
        first: t.arg.int({ description: `How many needs, 1 to ${candidateBounds.unmet}; 10 when left out.` }),
        after: t.arg.id({ description: 'Id of the need to go on after.' }),
        candidates: t.arg.int({
          description: `How many near misses of each, 1 to ${candidateBounds.candidates}; 5 when left out.`,
        }),
      },
      resolve: (_gaps, args, context, info) => unmetNeeds(context, askedFigures(info), args),
    }),
    unusedResources: t.field({
      type: connectionTo('Resource'),
      nullable: true,
      description: 'Resources that answer no need of a scenario and that no product is made from.',
      args: pageArguments('Resource'),
      extensions: { pageOf: unusedPage },
      resolve: (_gaps, _args, context, info) => resolvePage(context, info, unusedResources),
    }),
    staleResources: t.field({
      type: connectionTo('Resource'),
      nullable: true,
      description:
        'Resources that are overdue by their update cycle (更新周期) on a day, the oldest first unless another order is asked for. Allowed are, in days since the last update: 2 for REAL_TIME, 3 for DAILY, 10 for WEEKLY, 45 for MONTHLY, 110 for QUARTERLY, 210 for HALF_YEARLY, 400 for YEARLY, 800 for EVERY_TWO_YEARS. IRREGULAR, STATIC and UNKNOWN promise nothing and are never stale. The figures are ours, not the law’s.',
      args: {
        ...pageArguments('Resource'),
        on: t.arg({ type: 'Date', required: true, description: 'The day on which they are measured.' }),
      },
      extensions: { pageOf: stalePage },
      resolve: (_gaps, _args, context, info) => resolvePage(context, info, staleResources),
    }),
    domainsWithoutScenario: t.field({
      type: [UncoveredUseRef],
      nullable: true,
      description: 'Encouraged uses that no scenario of their domain names, in the order of the scheme.',
      extensions: { maxItems: maxUses },
      resolve: async (_gaps, _args, context, info) => [...(await uncoveredUses(context, askedFigures(info)))],
    }),
  }),
});

const DescribedNeed = builder.inputType('DescribedNeed', {
  description: 'A need in the words of whoever has it.',
  fields: (t) => ({
    title: t.string({
      required: true,
      description: `What is needed, in 2 to ${candidateBounds.title} characters, such as 企业纳税信用. Only this is compared.`,
    }),
    description: t.string({ description: 'What for; for people, it is not compared.' }),
  }),
});

builder.queryFields((t) => ({
  coverageGaps: t.field({
    type: CoverageGapsRef,
    nullable: true,
    description: 'Where supply and demand do not meet (供需缺口), now or as of an instant.',
    args: asOfArgument(),
    extensions: { readsCatalog: true },
    resolve: (_root, _args, _context, info) => noteInstant(info),
  }),
  scenarioCandidates: t.field({
    type: [MatchedNeedRef],
    nullable: true,
    description:
      'Begins with a scenario and not with the data (从场景出发): for each need that is described, in the order given, the resources that sound like it.',
    args: {
      needs: t.arg({
        type: [DescribedNeed],
        required: true,
        description: `The needs, 1 to ${candidateBounds.needs}; their titles together have at most ${candidateBounds.pairs} different pairs of neighbouring characters.`,
      }),
      domain: t.arg({ type: enums.DomainCode, description: 'Domain of the scenario; its resources rank higher.' }),
      where: t.arg({ type: whereInput('Resource'), description: 'Among which resources; all when left out.' }),
      first: t.arg.int({
        description: `How many candidates of each need, 1 to ${candidateBounds.candidates}; 5 when left out.`,
      }),
      ...asOfArgument(),
    },
    extensions: { readsCatalog: true, maxItems: candidateBounds.needs },
    resolve: async (_root, args, context, info) => [...(await scenarioCandidates(context, askedFigures(info), args))],
  }),
}));

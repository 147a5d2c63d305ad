import { pageInfoOf } from '../../db/read/connection.ts';
import { suggestionCount } from '../../db/read/suggestion-page.ts';
import { countsOf, foundOf, matchesOf, nearestOf, search, searchEdgesOf } from '../../resolvers/search/search.ts';
import { searchSuggestions } from '../../resolvers/search/search-suggestions.ts';
import { pageSize } from '../../rules/catalog/filters.ts';
import { builder } from '../builder.ts';
import { enums, SearchTypeEnum } from '../enums.ts';
import { whereOfNoun } from '../filter-inputs.ts';
import {
  NearestQueryRef,
  NodeRef,
  PageInfoRef,
  SearchConnectionRef,
  SearchCountRef,
  SearchEdgeRef,
  SearchMatchRef,
  SearchSuggestionRef,
  TextFragmentRef,
} from '../refs.ts';
import { askedSearch, askedSuggestions } from '../selection.ts';

TextFragmentRef.implement({
  description:
    'A piece of a text; the pieces one behind the other are the text, or an excerpt of it. Plain text, never markup.',
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The piece, as it stands in the catalog; … where something is left out.',
    }),
    isMatch: t.exposeBoolean('isMatch', {
      description: 'Whether it is what was looked for, so that it can be marked.',
    }),
  }),
});

SearchMatchRef.implement({
  description: 'Why a row was found: one of its texts, with what matches in it.',
  fields: (t) => ({
    field: t.expose('field', { type: enums.SearchField, description: 'Which text.' }),
    kind: t.expose('kind', { type: enums.MatchKind, description: 'How it matches, at its best.' }),
    fragments: t.expose('fragments', {
      type: [TextFragmentRef],
      description: 'The text in pieces, cut to some 120 characters around the first match.',
      extensions: { maxItems: 50 },
    }),
  }),
});

SearchEdgeRef.implement({
  description: 'A row that was found, with the reason and its place in the connection.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Where to go on from; bound to the text, types and where it was made with.',
    }),
    node: t.field({
      type: NodeRef,
      nullable: true,
      description: 'The row: a resource, scenario, product or organisation.',
      resolve: (hit) => hit.node,
    }),
    relevance: t.exposeInt('relevance', {
      description: 'The rank it stands by: higher is better. Only to compare hits of one search; its scale may change.',
    }),
    matches: t.field({
      type: [SearchMatchRef],
      description: 'Which of its texts match, the weightiest first; of item names at most five.',
      extensions: { maxItems: 12 },
      resolve: matchesOf,
    }),
  }),
});

SearchCountRef.implement({
  description: 'How many hits there are of one type.',
  fields: (t) => ({
    type: t.expose('type', { type: SearchTypeEnum, description: 'The type.' }),
    count: t.exposeInt('count', { description: 'How many of them were found.' }),
  }),
});

NearestQueryRef.implement({
  description:
    'Another text to search for, offered when nothing was found. It finds something that the viewer may see.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What to search for instead.' }),
    reason: t.expose('reason', { type: enums.NearestReason, description: 'How it differs.' }),
    dropped: t.exposeStringList('dropped', {
      description: 'Words that it leaves out; exclusions with their minus sign.',
      extensions: { maxItems: 8 },
    }),
    count: t.exposeInt('count', {
      description:
        'How many rows have all of it; of SAME_SOUND, how many have that sound in their title. Rows that a search puts behind those are not counted.',
    }),
  }),
});

SearchConnectionRef.implement({
  description: 'A page of hits, the best first.',
  fields: (t) => ({
    edges: t.field({
      type: [SearchEdgeRef],
      description: 'The hits with their cursors.',
      extensions: { maxItems: pageSize.max },
      resolve: searchEdgesOf,
    }),
    nodes: t.field({
      type: [NodeRef],
      nullable: { list: false, items: true },
      description: 'The rows that were found, without cursors and reasons.',
      extensions: { maxItems: pageSize.max },
      resolve: foundOf,
    }),
    pageInfo: t.field({ type: PageInfoRef, description: 'Where this page stands.', resolve: pageInfoOf }),
    totalCount: t.int({
      description: 'How many rows were found; counted only when it is asked for.',
      resolve: ({ raw }) => raw.total ?? 0,
    }),
    counts: t.field({
      type: [SearchCountRef],
      description: 'How many rows of each type that was searched were found.',
      extensions: { maxItems: 4 },
      resolve: countsOf,
    }),
    nearest: t.field({
      type: [NearestQueryRef],
      description: 'Where nothing was found, other texts that find something, the closest first; empty otherwise.',
      extensions: { maxItems: 5 },
      resolve: nearestOf,
    }),
  }),
});

const SearchWhere = builder.inputType('SearchWhere', {
  description: 'Conditions by type; a type without any is not narrowed.',
  fields: (t) => ({
    resources: t.field({ type: whereOfNoun('Resource'), description: 'Which resources.' }),
    scenarios: t.field({ type: whereOfNoun('Scenario'), description: 'Which scenarios.' }),
    products: t.field({ type: whereOfNoun('Product'), description: 'Which products.' }),
    organizations: t.field({ type: whereOfNoun('Organization'), description: 'Which organisations.' }),
  }),
});

SearchSuggestionRef.implement({
  description: 'A text that somebody may mean who is still typing.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text; search for it as it is.' }),
    type: t.expose('type', {
      type: SearchTypeEnum,
      nullable: true,
      description: 'What is called so; null for a term of the dictionary.',
    }),
  }),
});

builder.queryFields((t) => ({
  searchSuggestions: t.field({
    type: [SearchSuggestionRef],
    nullable: true,
    description:
      'Suggests terms, titles and names while somebody types, by characters, pinyin or its first letters; those that begin so first. Empty while there is nothing to look for.',
    extensions: { readsCatalog: true, maxItems: suggestionCount.max },
    args: {
      text: t.arg.string({ required: true, description: 'What is typed so far, at most 200 characters.' }),
      first: t.arg.int({
        description: `How many, 1 to ${suggestionCount.max}; ${suggestionCount.default} when left out.`,
      }),
    },
    resolve: (_root, _args, context, info) => searchSuggestions(context, askedSuggestions(info)),
  }),
  search: t.field({
    type: SearchConnectionRef,
    nullable: true,
    description:
      'Searches resources, scenarios, products and organisations in the words of people: titles, codes, item names, bodies and abstracts; words, sentences, pinyin and its first letters, "quoted phrases" and -exclusions. The best first, each with the reason.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'What to look for, at most 200 characters; at least one character, letter or digit.',
      }),
      types: t.arg({ type: [SearchTypeEnum], description: 'Which types to search; all when left out.' }),
      where: t.arg({ type: SearchWhere, description: 'Which rows of each type; all when left out.' }),
      first: t.arg.int({
        description: `How many hits from the front, 0 to ${pageSize.max}; ${pageSize.default} when neither first nor last is given.`,
      }),
      after: t.arg.string({ description: 'Cursor of the hit to go on after; goes with first.' }),
      last: t.arg.int({ description: `How many hits from the end, 0 to ${pageSize.max}.` }),
      before: t.arg.string({ description: 'Cursor of the hit to end before; goes with last.' }),
    },
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => search(context, askedSearch(info)),
  }),
}));

import type { GraphQLResolveInfo } from 'graphql';
import type { RawFacetValue, RawPage } from '../../db/read/read.ts';
import type { TypedRow } from '../../resolvers/catalog/queries.ts';
import { type Facet, type FacetedNoun, facetBounds, facetedNouns, facetsOf } from '../../rules/catalog/facets.ts';
import { builder } from '../builder.ts';
import { connectionTo } from '../connections.ts';
import { constantCase } from '../filter-inputs.ts';
import { pageFacets } from '../reading.ts';
import { DomainRef, FacetValueRef, facetRef, OrganizationRef, SearchConnectionRef, SectorRef } from '../refs.ts';

const FacetNode = builder.unionType('FacetNode', {
  description: 'A row that is the value of a facet.',
  types: [DomainRef, SectorRef, OrganizationRef],
  resolveType: (row) => (row as object as TypedRow).__typename,
});

FacetValueRef.implement({
  description: 'One value of a facet, and how many rows have it.',
  fields: (t) => ({
    value: t.exposeString('value', {
      description:
        'The value as `where` takes it: a code, a word in capitals, a year, true or false. The facet says which filter it goes to.',
    }),
    label: t.string({
      description: 'What to show: Chinese, or English where it is preferred and the vocabulary has the word.',
      resolve: ({ label, en }, _args, { language }) => (language === 'en' ? (en ?? label) : label),
    }),
    count: t.exposeInt('count', {
      description: 'How many rows have it, of those that the viewer may see; never zero.',
    }),
    node: t.field({
      type: FacetNode,
      nullable: true,
      description: 'The row that the value is, as the viewer may see it; null where the value is no row.',
      resolve: nodeOf,
    }),
  }),
});

/** The row behind a value, with its type for the union. */
function nodeOf({ node, nodeType }: RawFacetValue) {
  return node && nodeType ? ({ ...node, __typename: nodeType } as never) : null;
}

const described = ({ meaning, filter, many }: Facet): string =>
  `${meaning} Filter: \`${filter}\`.${many ? ' A row may have several values, so the counts may add up to more than the rows.' : ''}`;

function addFacets(noun: FacetedNoun): void {
  const known = facetsOf(noun);
  const fieldEnum = builder.enumType(`${noun}FacetField`, {
    description: `What ${noun} rows can be counted by.`,
    values: Object.fromEntries(
      Object.entries(known).map(([name, facet]) => [
        constantCase(name),
        { value: name, description: described(facet) },
      ]),
    ),
  });
  const facet = facetRef(noun).implement({
    description: `How the ${noun} rows of a connection are spread over the values of one facet.`,
    extensions: { facetOf: noun },
    fields: (t) => ({
      field: t.expose('field', { type: fieldEnum, description: 'What is counted.' }),
      values: t.expose('values', {
        type: [FacetValueRef],
        description: 'The most frequent values first; of equally frequent ones in the order of their codes.',
        extensions: { maxItems: facetBounds.maxLimit },
      }),
      otherCount: t.exposeInt('otherCount', {
        description:
          'The counts of all values that are not listed, added up. With missingCount and the listed ones it makes the number of rows, where a row has one value.',
      }),
      missingCount: t.exposeInt('missingCount', {
        description: 'How many rows have no value, or none that the viewer may see.',
      }),
      distinctCount: t.exposeInt('distinctCount', {
        description: 'How many values there are, listed or not; with `contains`, how many of them have the text.',
      }),
    }),
  });
  const args = builder.args((t) => ({
    fields: t.field({
      type: [fieldEnum],
      required: true,
      description: 'Which facets, each once.',
    }),
    limit: t.int({
      defaultValue: facetBounds.limit,
      description: `How many values of each, 0 to ${facetBounds.maxLimit}.`,
    }),
    contains: t.string({
      description: `Lists only values whose label, Chinese or English, contains this text of at most ${facetBounds.contains} characters, whatever the case of its letters; the others are part of otherCount.`,
    }),
  }));
  const counts = (rows: string) => ({
    type: [facet] as [typeof facet],
    description:
      `Counts of the ${rows} by what they have in common, in the order asked for. All of them are counted, whatever page is asked for. ` +
      'Each facet leaves out the conditions of `where` on its own filter, so that a picked value does not hide the others: those that stand in `where` itself, in its `and`, or in a row it leads to; what stands in an `or` or a `not` is kept.',
    extensions: { maxItems: Object.keys(known).length },
    args,
    resolve: (page: { readonly raw: RawPage }, _args: object, _context: object, info: GraphQLResolveInfo) =>
      pageFacets(page, info),
  });
  builder.objectField(connectionTo(noun), 'facets', (t) => t.field(counts('rows of the connection')));
  const ofHits = searchFacets[noun];
  if (ofHits !== undefined)
    builder.objectField(SearchConnectionRef, ofHits, (t) => t.field(counts(`${noun} rows that were found`)));
}

/** Fields of a search, by the noun whose hits they count; needs are found with their scenario. */
const searchFacets: Readonly<Partial<Record<FacetedNoun, string>>> = {
  Resource: 'resourceFacets',
  Scenario: 'scenarioFacets',
  Product: 'productFacets',
  Organization: 'organizationFacets',
};

for (const noun of facetedNouns) addFacets(noun);

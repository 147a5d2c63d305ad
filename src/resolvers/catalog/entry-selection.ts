import type { RelatedSelection, RootSelection, Selection } from '../../db/read/selection.ts';

const related = (
  relation: string,
  fields: readonly string[],
  below: Partial<RelatedSelection> = {},
): RelatedSelection => ({
  relation,
  property: relation,
  selection: { fields, related: below.selection?.related ?? [] },
  page: below.page ?? null,
});

const rows = (input: number) => ({ input, rows: true, cursors: true, total: false, ends: true, facets: [] });

const bodyFields = ['code', 'name', 'kinds', 'jurisdiction'];

const access: RelatedSelection = {
  relation: 'accessRoute',
  property: 'accessRoute',
  selection: {
    fields: ['__typename', 'url'],
    // One of the two is asked for: both lead to the same body.
    related: [related('holder', bodyFields)],
  },
  page: null,
};

const itemFields = ['name', 'nameEn', 'description', 'dataType', 'length', 'grade'];

/** A page of items; the first input is that of the resources where there is one. */
const items = (input: number): RelatedSelection => related('items', itemFields, { page: rows(input) });

const entry = (itemsAt: number): Selection => ({
  fields: [
    'code',
    'title',
    'abstract',
    'class',
    'category',
    'formats',
    'sharingType',
    'sharingCondition',
    'openingAttribute',
    'openingCondition',
    'updateCycle',
    'licence',
    'contactOffice',
    'spatialCoverage',
    'temporalStartOn',
    'temporalEndOn',
    'isProvincialReturn',
    'grade',
    'issuedAt',
    'modifiedAt',
    'provenance',
    'status',
  ],
  related: [
    related('provider', bodyFields),
    access,
    related('domains', ['code']),
    related('sectors', ['code']),
    items(itemsAt),
  ],
});

/** What an export reads of a page of resources, of one resource, and of the items of one that has more than a page. */
export const entryRoots = {
  page: { kind: 'page', noun: 'Resource', selection: entry(1), page: rows(0) },
  one: { kind: 'one', noun: 'Resource', selection: entry(0) },
  items: { kind: 'one', noun: 'Resource', selection: { fields: ['code'], related: [items(0)] } },
  sectors: { kind: 'list', noun: 'Sector', selection: { fields: ['code', 'name'], related: [] } },
  publisher: {
    kind: 'page',
    noun: 'Organization',
    selection: { fields: bodyFields, related: [] },
    page: { input: 0, rows: true, cursors: false, total: false, ends: false, facets: [] },
  },
} as const satisfies Readonly<Record<string, RootSelection>>;

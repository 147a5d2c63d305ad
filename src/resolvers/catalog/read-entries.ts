import type { DatabasePool } from '../../db/client.ts';
import { endCursorOf, nodesOf, type Page, pageInfoOf } from '../../db/read/connection.ts';
import { type PageInput, preparePage } from '../../db/read/page.ts';
import { type RawPage, readList, readOne, readPage } from '../../db/read/read.ts';
import type { CatalogHead } from '../../interchange/dcat/catalog-nodes.ts';
import type { CatalogEntry, EntryBody } from '../../interchange/dcat/entry.ts';
import type { AccessRecord, ItemRecord, ResourceRecord } from '../../interchange/resource-record.ts';
import { pageSize } from '../../rules/catalog/filters.ts';
import type { Resource } from '../../rules/catalog/nouns.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { DomainCode } from '../../rules/vocabulary.ts';
import { entryRoots } from './entry-selection.ts';

/** A resource as the planner answers `entryRoots`. */
interface EntryRow extends Resource {
  readonly provider: EntryBody;
  readonly accessRoute: { readonly __typename: string; readonly url: string | null; readonly holder: EntryBody | null };
  readonly domains: readonly { readonly code: DomainCode }[];
  readonly sectors: readonly { readonly code: string }[];
  readonly items: RawPage;
}

const itemsInput = (after: string | null): PageInput =>
  preparePage('ResourceItem', 'Resource.items', { first: pageSize.max, after, orderBy: [byPosition] });

const byPosition = { field: 'position', direction: 'asc' } as const;

/**
 * Every resource that a viewer may see, in the order of codes, a page at a time: each page is one statement, so nothing
 * is held between two. Items beyond one page are read after it.
 *
 * @param viewer who asks; an export for everyone is asked by nobody in particular
 */
export async function* readEntries(pool: DatabasePool, viewer: Viewer): AsyncGenerator<readonly CatalogEntry[]> {
  const items = itemsInput(null);
  let after: string | null = null;
  do {
    const input: PageInput = preparePage('Resource', 'Query.resources', {
      first: pageSize.max,
      after,
      orderBy: [{ field: 'code', direction: 'asc' }],
    });
    const raw: RawPage = await readPage(pool, viewer, { root: entryRoots.page, inputs: [input, items], asOf: null });
    const page: Page = { raw, input };
    const entries: CatalogEntry[] = [];
    for (const row of nodesOf(page) as readonly EntryRow[]) entries.push(await entryOf(pool, viewer, row, items));
    yield entries;
    after = pageInfoOf(page).hasNextPage ? endCursorOf(page, 'last') : null;
  } while (after !== null);
}

/**
 * One resource by its public code.
 *
 * @returns null when there is none that the viewer may see
 */
export async function readEntry(pool: DatabasePool, viewer: Viewer, code: string): Promise<CatalogEntry | null> {
  const items = itemsInput(null);
  const by = { field: 'code', value: code } as const;
  const row = await readOne(pool, viewer, { root: entryRoots.one, inputs: [items], asOf: null }, by);
  return row === null ? null : await entryOf(pool, viewer, row as EntryRow, items);
}

/** What stands at the head of the catalog: who publishes it, and the names of its sectors. */
export async function readHead(pool: DatabasePool, viewer: Viewer): Promise<CatalogHead> {
  const input = preparePage('Organization', 'Query.organizations', {
    first: 1,
    where: { kinds: { has: 'data_authority' } },
    orderBy: [{ field: 'code', direction: 'asc' }],
  });
  const sectors = await readList(pool, viewer, { root: entryRoots.sectors, inputs: [], asOf: null });
  const raw = await readPage(pool, viewer, { root: entryRoots.publisher, inputs: [input], asOf: null });
  const [publisher] = nodesOf({ raw, input }) as readonly EntryBody[];
  return { publisher: publisher ?? unknownPublisher, sectors: sectors as CatalogHead['sectors'] };
}

/** DCAT-AP wants a publisher; a catalog that names no public-data authority says that it does not know. */
const unknownPublisher: EntryBody = {
  code: 'UNKNOWN',
  name: '未说明的公共数据主管部门',
  kinds: [],
  jurisdiction: { code: '000000', name: '' },
};

async function entryOf(pool: DatabasePool, viewer: Viewer, row: EntryRow, input: PageInput): Promise<CatalogEntry> {
  const first: Page = { raw: row.items, input };
  const items = nodesOf(first) as readonly ItemRecord[];
  const further = pageInfoOf(first).hasNextPage ? await furtherItems(pool, viewer, row.code, first) : [];
  const { provenance } = row;
  return {
    record: recordOf(row, [...items, ...further]),
    provider: row.provider,
    accessBody: row.accessRoute.holder,
    contactOffice: row.contactOffice,
    isProvincialReturn: row.isProvincialReturn,
    grade: row.grade,
    provenance,
  };
}

async function furtherItems(pool: DatabasePool, viewer: Viewer, code: string, first: Page): Promise<ItemRecord[]> {
  const found: ItemRecord[] = [];
  for (let after = endCursorOf(first, 'last'); after !== null; ) {
    const input = itemsInput(after);
    const by = { field: 'code', value: code } as const;
    const row = await readOne(pool, viewer, { root: entryRoots.items, inputs: [input], asOf: null }, by);
    // Taken out of sight meanwhile: what was read so far was there.
    if (row === null) break;
    const page: Page = { raw: (row as EntryRow).items, input };
    found.push(...(nodesOf(page) as readonly ItemRecord[]));
    after = pageInfoOf(page).hasNextPage ? endCursorOf(page, 'last') : null;
  }
  return found;
}

function recordOf(row: EntryRow, items: readonly ItemRecord[]): ResourceRecord {
  return {
    sourceId: row.code,
    sourceUrl: row.provenance?.url ?? null,
    title: row.title,
    abstract: row.abstract,
    providerName: row.provider.name,
    domains: row.domains.map(({ code }) => code),
    sectors: row.sectors.map(({ code }) => code),
    resourceClass: row.class,
    category: row.category,
    formats: row.formats,
    sharingType: row.sharingType,
    sharingCondition: row.sharingCondition,
    openingAttribute: row.openingAttribute,
    openingCondition: row.openingCondition,
    updateCycle: row.updateCycle,
    licence: row.licence,
    access: accessOf(row),
    spatialCoverage: row.spatialCoverage,
    temporalStartOn: row.temporalStartOn,
    temporalEndOn: row.temporalEndOn,
    issuedAt: row.issuedAt,
    modifiedAt: row.modifiedAt,
    status: publicState(row),
    items: items.map(({ name, nameEn, description, dataType, length, grade }) => ({
      name,
      nameEn,
      description,
      dataType,
      length,
      grade,
    })),
  };
}

function accessOf({ accessRoute: { __typename, url, holder }, provider }: EntryRow): AccessRecord {
  if (__typename === 'OpenAccess') return { kind: 'open', url: url ?? '' };
  const organizationName = holder?.name ?? provider.name;
  return { kind: __typename === 'AuthorisedOperationAccess' ? 'authorised_operation' : 'apply', organizationName };
}

/** An export is for everyone, so nothing that is still being written comes here; if it did, it must not go out. */
function publicState({ code, status }: Resource): ResourceRecord['status'] {
  if (status === 'draft' || status === 'submitted') throw new Error(`${code} is not published and was to be exported`);
  return status;
}

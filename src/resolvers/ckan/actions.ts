import type { RequestContext } from '../../context.ts';
import { readList } from '../../db/read/read.ts';
import type { RelatedSelection, Selection } from '../../db/read/selection.ts';
import type { PagedNoun } from '../../rules/catalog/filters.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { CkanError } from '../../rules/ckan/ckan-error.ts';
import { namedBy, nameOf } from '../../rules/ckan/ckan-name.ts';
import type { Where } from '../../rules/ckan/filter-query.ts';
import {
  type DomainRow,
  domainFields,
  type OrganizationRow,
  organizationFields,
  type PackageRow,
  resourceFields,
  toGroup,
  toOrganization,
  toPackage,
} from '../../rules/ckan/package.ts';
import {
  mostRows,
  type Parameters,
  requiredText,
  searchRequest,
  textOf,
  wholeNumber,
} from '../../rules/ckan/search-request.ts';
import { RequestError } from '../../rules/errors.ts';
import { type ListPart, type Places, readPart } from './read-part.ts';

/** One action: what it answers for the parameters it is sent. The context is that of an anonymous caller. */
type Action = (context: RequestContext, given: Parameters, places: Places) => Promise<unknown>;

const plain = (fields: readonly string[]): Selection => ({ fields, related: [] });
const beside = (relation: string, fields: readonly string[]): RelatedSelection => ({
  relation,
  property: relation,
  selection: plain(fields),
  page: null,
});
const packages: Selection = {
  fields: resourceFields,
  related: [
    beside('provider', organizationFields),
    beside('domains', domainFields),
    beside('sectors', ['name']),
    beside('accessRoute', ['__typename', 'url']),
  ],
};

const packageSearch: Action = async (context, given, places) => {
  const request = searchRequest(given);
  const { rows, total } = await readPart<PackageRow>(context, 'Resource', packages, request, places).catch(
    toldBy('Search Query Error', ({ at }) => (at[1] === 'text' ? 'q' : 'fq')),
  );
  return { count: total, sort: request.sort, results: rows.map(toPackage), facets: {}, search_facets: {} };
};

const packageShow: Action = async (context, given, places) =>
  toPackage(await oneOf<PackageRow>(context, 'Resource', packages, given, places));

/** Names at most in one answer. */
const mostNames = 100_000;

/**
 * Names in the order of the ids, so that one that is added while a client pages comes last. Without a limit all of them,
 * as CKAN has it, page by page; a catalog with more than one answer holds says so instead of leaving some out.
 */
const packageList: Action = async (context, given, places) => {
  const selection = plain(['id', 'code']);
  const part = async (rows: number, start: number): Promise<ListPart<{ id: string; code: string }>> =>
    await readPart(context, 'Resource', selection, { where: undefined, order: [], rows, start }, places);
  const start = wholeNumber(given, 'offset', 0, 0);
  if (textOf(given, 'limit') !== undefined) {
    const { rows } = await part(wholeNumber(given, 'limit', mostRows, mostRows), start);
    return rows.map(nameOf);
  }
  const names: string[] = [];
  for (;;) {
    const { rows, total } = await part(mostRows, start + names.length);
    if (total > mostNames) {
      throw new CkanError('Validation Error', `limit: there are ${total} packages; ask for up to ${mostRows} at once`);
    }
    names.push(...rows.map(nameOf));
    if (rows.length < mostRows) return names;
  }
};

/** Organisations that provide something the public sees. */
const organizationList: Action = async (context, given, places) => {
  const request = {
    where: { resources: { some: {} } },
    order: [{ field: 'code', direction: 'asc' as const }],
    rows: wholeNumber(given, 'limit', mostRows, mostRows),
    start: wholeNumber(given, 'offset', 0, 0),
  };
  const selection = plain(organizationFields);
  const { rows } = await readPart<OrganizationRow>(context, 'Organization', selection, request, places);
  return rows.map((row) => (wantsAllFields(given) ? toOrganization(row) : nameOf(row)));
};

const organizationShow: Action = async (context, given, places) =>
  toOrganization(await oneOf<OrganizationRow>(context, 'Organization', plain(organizationFields), given, places));

const groups = async ({ db, viewer }: RequestContext): Promise<readonly DomainRow[]> =>
  (await readList(db, viewer, {
    root: { kind: 'list', noun: 'Domain', selection: plain(domainFields) },
    inputs: [],
    asOf: null,
  })) as readonly DomainRow[];

const groupList: Action = async (context, given) =>
  (await groups(context)).map((row) => (wantsAllFields(given) ? toGroup(row) : row.code));

const groupShow: Action = async (context, given) => {
  const id = requiredText(given, 'id');
  const found = (await groups(context)).find((row) => row.code === id || row.id === id);
  if (found === undefined) throw new CkanError('Not Found Error', 'Not found');
  return toGroup(found);
};

const statusShow: Action = async () => ({ ckan_version: '2.10', site_title: '公共数据资源目录', extensions: [] });
const siteRead: Action = async () => true;

/** Tells a fault of the filter that a parameter was made into as one of that parameter: the filter is nobody's but ours. */
const toldBy =
  (type: CkanError['type'], parameter: (fault: RequestError) => string) =>
  (fault: unknown): never => {
    if (!(fault instanceof RequestError)) throw fault;
    const place = `${fault.at.join('.')}: `;
    const message = fault.message.startsWith(place) ? fault.message.slice(place.length) : fault.message;
    throw new CkanError(type, `${parameter(fault)}: ${message}`);
  };

/** What harvesters and clients of CKAN ask for. */
const actions: ReadonlyMap<string, Action> = new Map([
  ['package_search', packageSearch],
  ['package_show', packageShow],
  ['package_list', packageList],
  ['organization_list', organizationList],
  ['organization_show', organizationShow],
  ['group_list', groupList],
  ['group_show', groupShow],
  ['status_show', statusShow],
  ['site_read', siteRead],
]);

/**
 * Answers an action of CKAN's API.
 *
 * @param name of the action
 * @param given its parameters
 * @throws CkanError when there is no such action, a parameter cannot be, or nothing is found
 */
export async function ckanAction(
  context: RequestContext,
  name: string,
  given: Parameters,
  places: Places,
): Promise<unknown> {
  const action = actions.get(name);
  if (action === undefined) {
    throw new CkanError('Not Found Error', `there is no such action; there are ${[...actions.keys()].join(', ')}`);
  }
  return await action(context, given, places);
}

const wantsAllFields = (given: Parameters): boolean => textOf(given, 'all_fields')?.toLowerCase() === 'true';

async function oneOf<R extends { readonly id: string; readonly code: string }>(
  context: RequestContext,
  noun: PagedNoun & ('Resource' | 'Organization'),
  selection: Selection,
  given: Parameters,
  places: Places,
): Promise<R> {
  const id = requiredText(given, 'id');
  const named = namedBy(id);
  const where: Where =
    'id' in named ? { id: { eq: encodeGlobalId(noun, named.id) } } : { code: { in: [...named.codes] } };
  const request = { where, order: [], rows: 2, start: 0 };
  const { rows }: ListPart<R> = await readPart<R>(context, noun, selection, request, places).catch(
    toldBy('Validation Error', () => 'id'),
  );
  const found = rows.find((row) => row.code === id) ?? rows[0];
  if (found === undefined) throw new CkanError('Not Found Error', 'Not found');
  return found;
}

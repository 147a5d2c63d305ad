import type { RequestContext } from '../../context.ts';
import { type RawPage, type ReadRequest, readList, readNodes, readOne, readPage } from '../../db/read/read.ts';
import type { RootSelection } from '../../db/read/selection.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { NodeName, NounName } from '../../rules/catalog/nouns.ts';
import { RequestError } from '../../rules/errors.ts';

/** What a root field is asked for, by its kind. */
export type Asked<K extends RootSelection['kind']> = ReadRequest<Extract<RootSelection, { kind: K }>>;

/** Look-up of one row: by global id or by public code, exactly one of them. */
export interface By {
  readonly id?: string | null | undefined;
  readonly code?: string | null | undefined;
}

/** Look-up of one certificate: by global id or by its number, exactly one of them. */
export interface CertificateBy {
  readonly id?: string | null | undefined;
  readonly number?: string | null | undefined;
}

const page = async (context: RequestContext, asked: Asked<'page'>): Promise<RawPage> =>
  await readPage(context.db, context.viewer, asked);

const list = async (context: RequestContext, asked: Asked<'list'>): Promise<readonly object[]> =>
  await readList(context.db, context.viewer, asked);

/** An id of another type, like one that does not exist, finds nothing: on read both look the same. */
const lookUp = async (context: RequestContext, asked: Asked<'one'>, by: By): Promise<object | null> => {
  if (by.code != null) return await readOne(context.db, context.viewer, asked, { field: 'code', value: by.code });
  const id = decodeGlobalId(by.id ?? '');
  if (id?.noun !== asked.root.noun) return null;
  return await readOne(context.db, context.viewer, asked, { field: 'id', value: id.id });
};

/** The seven domains, in the order of the scheme. */
export const domains = list;
/** One domain. */
export const domain = lookUp;
/** The 28 sectors, in the order of the scheme. */
export const sectors = list;
/** Organisations of the scheme and providers of imported catalogs. */
export const organizations = page;
/** One organisation. */
export const organization = lookUp;
/** Data resources. */
export const resources = page;
/** One data resource. */
export const resource = lookUp;
/** Application scenarios. */
export const scenarios = page;
/** One scenario. */
export const scenario = lookUp;
/** Needs of all scenarios. */
export const scenarioNeeds = page;
/** Data products and services. */
export const products = page;
/** One product. */
export const product = lookUp;
/** Certificates of registrations. */
export const certificates = page;
/** One certificate, by global id or by its number. */
export const certificate = async (context: RequestContext, asked: Asked<'one'>, by: CertificateBy) =>
  by.number == null
    ? await lookUp(context, asked, by)
    : await readOne(context.db, context.viewer, asked, { field: 'number', value: by.number });
/** One certificate, by its query code (查询码). */
export const certificateByQueryCode = async (context: RequestContext, asked: Asked<'one'>, queryCode: string) =>
  await readOne(context.db, context.viewer, asked, { field: 'queryCode', value: queryCode });
/** People who sign in. */
export const people = page;
/** One person. */
export const person = lookUp;
/** Accounts of machines. */
export const serviceAccounts = page;
/** One account of a machine. */
export const serviceAccount = lookUp;
/** Comments and correction requests (数据纠错). */
export const corrections = page;
/** One comment or correction request. */
export const correction = lookUp;
/** Imports that were asked of the service, or begun at the command line. */
export const importJobs = page;
/** One import. */
export const importJob = lookUp;
/** Where events are sent to (推送端点). */
export const webhookEndpoints = page;
/** One webhook endpoint. */
export const webhookEndpoint = lookUp;
/** One delivery of a webhook. */
export const webhookDelivery = lookUp;
/** Versions of provisions, proposed, approved and rejected. */
export const provisionVersions = page;
/** One version of a provision. */
export const provisionVersion = lookUp;
/** Versions of working-day calendars. */
export const calendarVersions = page;
/** One version of a working-day calendar. */
export const calendarVersion = lookUp;

/** Implementation plans (实施方案). */
export const implementationPlans = page;
/** One implementation plan. */
export const implementationPlan = lookUp;
/** Notices (授权运营通告). */
export const notices = page;
/** One notice. */
export const notice = lookUp;
/** Rounds of reviews (评审批次). */
export const reviewRounds = page;
/** One round of reviews. */
export const reviewRound = lookUp;
/** Applications for authorisation (授权申请). */
export const applications = page;
/** One application for authorisation. */
export const application = lookUp;
/** Steps of all files. */
export const steps = page;
/** What waits for the caller's organisation. */
export const inbox = page;
/** One step. */
export const step = lookUp;
/** Reviews that belong to applicants and hold for other scenarios. */
export const entityReviews = page;
/** One such review. */
export const entityReview = lookUp;
/** The caller's own parts in steps of advice. */
export const expertAssignments = page;
/** An expert's part in a step of advice. */
export const expertAssignment = lookUp;
/** Published results (公开结果). */
export const authorisationResults = page;
/** One published result. */
export const authorisationResult = lookUp;
/** Objections (异议) to results. */
export const objections = page;
/** One objection. */
export const objection = lookUp;
/** Agreements (授权运营协议). */
export const agreements = page;
/** One agreement. */
export const agreement = lookUp;
/** Data demands (公共数据需求申请). */
export const dataDemands = page;
/** One data demand. */
export const dataDemand = lookUp;
/** One version of a product. */
export const productVersion = lookUp;
/** Products at exchanges. */
export const listings = page;
/** One product at an exchange. */
export const listing = lookUp;
/** What supervision has put down (监督评价). */
export const supervisionRecords = page;
/** One record of supervision. */
export const supervisionRecord = lookUp;
/** What operators may earn (最高准许收入). */
export const permittedRevenues = page;
/** One such decision. */
export const permittedRevenue = lookUp;
/** The highest fees (上限收费标准). */
export const feeCeilings = page;
/** One ceiling. */
export const feeCeiling = lookUp;
/** One fee. */
export const productFee = lookUp;
/** Reports on the revenue of a year. */
export const revenueReports = page;
/** One report. */
export const revenueReport = lookUp;
/** Yearly disclosures (信息披露). */
export const disclosures = page;
/** One disclosure. */
export const disclosure = lookUp;
/** Registrations (登记). */
export const registrations = page;
/** One registration. */
export const registration = lookUp;
/** Objections to registrations. */
export const registrationObjections = page;
/** One of them. */
export const registrationObjection = lookUp;
/** Requests to correct registrations. */
export const registrationCorrectionRequests = page;
/** One of them. */
export const registrationCorrectionRequest = lookUp;
/** Exceptions from registration at an exchange. */
export const registrationExceptions = page;
/** One of them. */
export const registrationException = lookUp;
/** What the caller and their organisation are told. */
export const notifications = page;
/** One notification. */
export const notification = lookUp;
/** Searches that the caller keeps. */
export const savedSearches = page;
/** One kept search. */
export const savedSearch = lookUp;

/** A row with its type: what an interface or union needs to know it by. */
export type TypedRow = { readonly __typename: NodeName; readonly id: string };

/**
 * Rows by global id, in the order asked for; null where there is none that the viewer may see. One statement for all.
 *
 * @throws RequestError when more ids are asked for than one page holds
 */
export async function nodes(
  context: RequestContext,
  asked: (nouns: readonly NounName[]) => Asked<'nodes'>,
  ids: readonly string[],
): Promise<readonly (TypedRow | null)[]> {
  if (ids.length > 100)
    throw new RequestError('BAD_USER_INPUT', `nodes(ids:): at most 100 ids, not ${ids.length}`, ['ids']);
  const decoded = ids.map(decodeGlobalId);
  const byNoun = new Map<NodeName, string[]>();
  for (const id of decoded) if (id) byNoun.set(id.noun, [...(byNoun.get(id.noun) ?? []), id.id]);
  if (byNoun.size === 0) return ids.map(() => null);
  const found = await readNodes(context.db, context.viewer, asked([...byNoun.keys()]), byNoun);
  // By type and uuid: a uuid of one type under the name of another is an id that nothing has.
  const rows = new Map(
    [...byNoun.keys()].flatMap((noun) =>
      (found[noun] ?? []).map((row) => [`${noun}:${row.id}`, { ...row, __typename: noun }] as const),
    ),
  );
  return decoded.map((id) => (id ? (rows.get(`${id.noun}:${id.id}`) ?? null) : null));
}

/** One row by global id. */
export async function node(
  context: RequestContext,
  asked: (nouns: readonly NounName[]) => Asked<'nodes'>,
  id: string,
): Promise<TypedRow | null> {
  const [row] = await nodes(context, asked, [id]);
  return row ?? null;
}

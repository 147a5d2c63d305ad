import DataLoader from 'dataloader';
import type { AgreementFacts } from '../rules/agreement/facts.ts';
import type { ApplicationFacts } from '../rules/application/facts.ts';
import type { ListTotals, WaitingStep } from '../rules/application/figures.ts';
import type { FrozenFile } from '../rules/application/frozen-file.ts';
import { type LocalDate, lastDate } from '../rules/calendar/local-date.ts';
import type { NamedResource } from '../rules/notice/facts.ts';
import type { RevenueHistory } from '../rules/price/price-facts.ts';
import type { ProductFacts } from '../rules/product/facts.ts';
import { versionFor } from '../rules/product/judge.ts';
import type { ReviewingBody } from '../rules/product/reviewers.ts';
import type { RegistrationCase } from '../rules/registration/registration-facts.ts';
import type { ResourceContent } from '../rules/resource/content.ts';
import type { Dependent } from '../rules/resource/dependent.ts';
import { type DecidedFile, decisionsAtMost } from '../rules/review/rehearsal.ts';
import type { MappedResource, ScenarioContent } from '../rules/scenario/content.ts';
import { anonymous } from '../rules/viewer.ts';
import type { DomainCode } from '../rules/vocabulary.ts';
import type { DatabasePool } from './client.ts';
import { createReviewLoaders, type ReviewLoaders } from './review-loaders.ts';
import { agreementFacts } from './stores/agreements.ts';
import { readApplicationFacts } from './stores/application-facts.ts';
import { lastSubmissions, listTotals } from './stores/application-list.ts';
import { type ApplicationRow, applicationRows } from './stores/application-rows.ts';
import { type CatalogRow, type CatalogType, catalogRows } from './stores/catalog-rows.ts';
import {
  type CorrectionRequestRow,
  correctionRequestRows,
  openCorrectionRequestsOf,
} from './stores/correction-requests.ts';
import { decidedFilesSince } from './stores/decided-files.ts';
import { type DemandFacts, type DemandRow, demandFacts, demandRows } from './stores/demands.ts';
import { type GrantedApplication, grantedApplications } from './stores/granted-applications.ts';
import { groupBy } from './stores/group-by.ts';
import { type HeldListing, heldListings } from './stores/listings.ts';
import { domainLeads, type NoticeRow, namedResources, noticeRows } from './stores/notices.ts';
import { type PlanRow, planRows } from './stores/plans.ts';
import { type RevenueRow, revenueHistories, revenueRows } from './stores/prices.ts';
import { type OpinionRow, opinionsOf, productFactsOf, productReviewers } from './stores/product-facts.ts';
import { type ProductRow, productRows } from './stores/product-versions.ts';
import { registrationCases } from './stores/registration-cases.ts';
import {
  openRegistrationObjectionsOf,
  type RegistrationObjectionRow,
  registrationObjectionRows,
} from './stores/registration-objections.ts';
import { readResourceContents } from './stores/resource-content.ts';
import { dependentsOf } from './stores/resource-impact.ts';
import { type ObjectionRow, objectionRows, openObjectionsOf, type ResultRow, resultRows } from './stores/results.ts';
import { mappedResources, readScenarioContents } from './stores/scenario-content.ts';
import { scenarioDependentsOf } from './stores/scenario-impact.ts';
import { waitingSteps } from './stores/step-facts.ts';
import { type SupervisionRow, supervisionRows } from './stores/supervision.ts';

/** Nothing is remembered: the second mutation of a document must see what the first has done. */
const together = { cache: false } as const;

/** What rules need beside what the planner reads: one statement each, however many rows ask together. */
export interface Loaders {
  readonly rows: Readonly<Record<CatalogType, DataLoader<string, CatalogRow | null>>>;
  readonly resourceContents: DataLoader<string, ResourceContent | null>;
  readonly scenarioContents: DataLoader<string, ScenarioContent | null>;
  /** Resources that scenarios map, by public code. */
  readonly mappedResources: DataLoader<string, MappedResource | null>;
  readonly dependents: Readonly<Record<CatalogType, DataLoader<string, readonly Dependent[]>>>;
  readonly plans: DataLoader<string, PlanRow | null>;
  readonly notices: DataLoader<string, NoticeRow | null>;
  /** Who leads the domains: one answer, for all of them together. */
  readonly domainLeads: DataLoader<'all', ReadonlyMap<DomainCode, string | null>>;
  /** Resources that notices name, by public code. */
  readonly noticeResources: DataLoader<string, NamedResource | null>;
  readonly applications: ApplicationLoaders;
  readonly reviews: ReviewLoaders;
  readonly agreements: DataLoader<string, AgreementFacts | null>;
  /** Applications from their grant on. */
  readonly grants: DataLoader<string, GrantedApplication | null>;
  /** Applications decided since a day, the last first: one more than are looked at, so that it shows whether these are all. */
  readonly decidedFiles: DataLoader<LocalDate, readonly DecidedFile[]>;
  readonly results: DataLoader<string, ResultRow | null>;
  readonly objections: DataLoader<string, ObjectionRow | null>;
  /** How many objections of a person to a result wait. */
  readonly openObjections: (authorId: string) => DataLoader<string, number>;
  readonly supervision: DataLoader<string, SupervisionRow | null>;
  /** Data demands. What the viewer is to one is not told by its row. */
  readonly demands: {
    readonly rows: DataLoader<string, DemandRow | null>;
    readonly facts: DataLoader<string, DemandFacts | null>;
  };
  readonly permittedRevenue: DataLoader<string, RevenueRow | null>;
  /** By the agreement. */
  readonly revenueHistory: DataLoader<string, RevenueHistory | null>;
  readonly registrations: DataLoader<string, RegistrationCase | null>;
  readonly registrationObjections: DataLoader<string, RegistrationObjectionRow | null>;
  /** How many objections of a person to a registration wait. */
  readonly openRegistrationObjections: (personId: string) => DataLoader<string, number>;
  readonly correctionRequests: DataLoader<string, CorrectionRequestRow | null>;
  /** How many requests of a person to correct a registration wait. */
  readonly openCorrectionRequests: (personId: string) => DataLoader<string, number>;
  readonly listings: DataLoader<string, HeldListing | null>;
  readonly products: ProductLoaders;
}

/** What buttons of products need, by uuid. What the viewer is to a product is not told by its row. */
export interface ProductLoaders {
  readonly rows: DataLoader<string, ProductRow | null>;
  /** Of the version that would be handed in. */
  readonly facts: DataLoader<string, ProductFacts | null>;
  readonly opinions: DataLoader<string, readonly OpinionRow[] | null>;
  /** Who may be asked: one answer, for all of them together. */
  readonly reviewers: DataLoader<'all', readonly ReviewingBody[]>;
}

/** What buttons and figures of applications need, by uuid. What the viewer is to an application is not told by its row. */
export interface ApplicationLoaders {
  readonly rows: DataLoader<string, ApplicationRow | null>;
  readonly facts: DataLoader<string, ApplicationFacts | null>;
  readonly lastSubmissions: DataLoader<string, FrozenFile | null>;
  readonly totals: DataLoader<string, ListTotals | null>;
  readonly waiting: DataLoader<string, readonly WaitingStep[] | null>;
}

/** A loader of what is read by uuid, with null for what is not there. */
function byId<T>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>): DataLoader<string, T | null> {
  return new DataLoader<string, T | null>(async (ids) => {
    const found = await read(ids);
    return ids.map((id) => found.get(id) ?? null);
  }, together);
}

function applicationLoaders(db: DatabasePool): ApplicationLoaders {
  return {
    rows: byId(async (ids) => new Map((await applicationRows(db, ids, anonymous)).map((row) => [row.id, row]))),
    facts: byId(async (ids) => await readApplicationFacts(db, ids)),
    lastSubmissions: byId(async (ids) => await lastSubmissions(db, ids)),
    totals: byId(async (ids) => await listTotals(db, ids)),
    waiting: byId(async (ids) => await waitingSteps(db, ids)),
  };
}

function productLoaders(db: DatabasePool): ProductLoaders {
  const rowsOf = async (ids: readonly string[]) => await productRows(db, ids, anonymous);
  return {
    rows: byId(rowsOf),
    facts: byId(async (ids) => {
      const asked = [...(await rowsOf(ids)).values()].flatMap(({ id, agreementId, versions }) => {
        const content = versionFor('submitProduct', versions)?.content;
        return agreementId === null || content === undefined ? [] : [{ key: id, productId: id, agreementId, content }];
      });
      return await productFactsOf(db, asked);
    }),
    opinions: byId(async (ids) => groupBy(await opinionsOf(db, ids), ({ productId }) => productId)),
    reviewers: new DataLoader(async (keys) => {
      const bodies = await productReviewers(db);
      return keys.map(() => bodies);
    }, together),
  };
}

/** Loaders of what a person has of each row, one for each person that is asked about; 0 where there is nothing. */
function counted(
  read: (personId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): (personId: string) => DataLoader<string, number> {
  const known = new Map<string, DataLoader<string, number>>();
  return (personId) => {
    const loader =
      known.get(personId) ??
      new DataLoader<string, number>(async (ids) => {
        const found = await read(personId, ids);
        return ids.map((id) => found.get(id) ?? 0);
      }, together);
    known.set(personId, loader);
    return loader;
  };
}

/** Makes the loaders of one request. */
export function createLoaders(db: DatabasePool): Loaders {
  const rows = (type: CatalogType) =>
    new DataLoader<string, CatalogRow | null>(async (ids) => {
      const found = new Map((await catalogRows(db, type, ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }, together);
  return {
    applications: applicationLoaders(db),
    reviews: createReviewLoaders(db),
    agreements: byId(async (ids) => await agreementFacts(db, ids)),
    grants: byId(async (ids) => await grantedApplications(db, ids)),
    decidedFiles: new DataLoader(async (days) => {
      const [since = lastDate] = days.toSorted();
      const found = await decidedFilesSince(db, since, decisionsAtMost + 1);
      return days.map((day) => found.filter(({ decidedOn }) => decidedOn >= day));
    }, together),
    results: byId(async (ids) => await resultRows(db, ids)),
    objections: byId(async (ids) => await objectionRows(db, ids)),
    listings: byId(async (ids) => await heldListings(db, ids)),
    supervision: byId(async (ids) => await supervisionRows(db, ids)),
    demands: {
      rows: byId(async (ids) => await demandRows(db, ids, anonymous)),
      facts: byId(async (ids) => await demandFacts(db, ids)),
    },
    permittedRevenue: byId(async (ids) => await revenueRows(db, ids)),
    revenueHistory: byId(async (ids) => await revenueHistories(db, ids)),
    registrations: byId(async (ids) => await registrationCases(db, ids)),
    registrationObjections: byId(async (ids) => await registrationObjectionRows(db, ids)),
    openRegistrationObjections: counted(async (personId, ids) => await openRegistrationObjectionsOf(db, personId, ids)),
    correctionRequests: byId(async (ids) => await correctionRequestRows(db, ids)),
    openCorrectionRequests: counted(async (personId, ids) => await openCorrectionRequestsOf(db, personId, ids)),
    products: productLoaders(db),
    openObjections: counted(async (authorId, ids) => await openObjectionsOf(db, authorId, ids)),
    rows: { Resource: rows('Resource'), Scenario: rows('Scenario') },
    resourceContents: new DataLoader(async (ids) => {
      const found = await readResourceContents(db, ids);
      return ids.map((id) => found.get(id) ?? null);
    }, together),
    scenarioContents: new DataLoader(async (ids) => {
      const found = await readScenarioContents(db, ids);
      return ids.map((id) => found.get(id) ?? null);
    }, together),
    mappedResources: new DataLoader(async (codes) => {
      const found = await mappedResources(db, codes);
      return codes.map((code) => found.get(code) ?? null);
    }, together),
    dependents: {
      Resource: new DataLoader(async (ids) => {
        const found = await dependentsOf(db, ids);
        return ids.map((id) => found.get(id) ?? []);
      }, together),
      Scenario: new DataLoader(async (ids) => {
        const found = await scenarioDependentsOf(db, ids);
        return ids.map((id) => found.get(id) ?? []);
      }, together),
    },
    plans: new DataLoader(async (ids) => {
      const found = new Map((await planRows(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }, together),
    notices: new DataLoader(async (ids) => {
      const found = new Map((await noticeRows(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }, together),
    domainLeads: new DataLoader(async (keys) => {
      const found = await domainLeads(db);
      return keys.map(() => found);
    }, together),
    noticeResources: new DataLoader(async (codes) => {
      const found = await namedResources(db, codes);
      return codes.map((code) => found.get(code) ?? null);
    }, together),
  };
}

import { getTableColumns, getTableName, is, SQL, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { applicationItems, applicationSubmissions } from '../tables/application-parts.ts';
import { agreements, applications, reviewRounds } from '../tables/applications.ts';
import { certificates } from '../tables/certificates.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { disclosures } from '../tables/disclosures.ts';
import { domains, domainUses, sectors } from '../tables/domains.ts';
import { memberships, people } from '../tables/identity.ts';
import { importedRevisions } from '../tables/import-jobs.ts';
import { catalogSources } from '../tables/imports.ts';
import { auditEntries, events } from '../tables/ledger.ts';
import { listings } from '../tables/listings.ts';
import { noticeAmendments, noticeDomains, notices } from '../tables/notices.ts';
import { notifications, savedSearches } from '../tables/notifications.ts';
import { organizations } from '../tables/organizations.ts';
import { implementationPlans } from '../tables/plans.ts';
import { feeCeilings, permittedRevenues, productFees, revenueReports } from '../tables/prices.ts';
import {
  productDomains,
  productInputs,
  productLineage,
  productScenarios,
  products,
  productVersions,
} from '../tables/products.ts';
import { corrections, proposals, submissions } from '../tables/proposals.ts';
import {
  correctionRequests,
  registrationExceptions,
  registrationObjections,
  registrations,
} from '../tables/registrations.ts';
import { resourceDomains, resourceItems, resourceRelations, resourceSectors, resources } from '../tables/resources.ts';
import { authorisationResults, objections } from '../tables/results.ts';
import {
  needMatches,
  needMatchItems,
  scenarioDomains,
  scenarioFindings,
  scenarioNeeds,
  scenarios,
} from '../tables/scenarios.ts';
import { entityReviews, expertAssignments, itemConsents, steps } from '../tables/steps.ts';
import { supervisionRecords } from '../tables/supervision.ts';

/**
 * Tables whose rows are kept after they are superseded: in the table of the same name and `_versions`, by triggers
 * (`keep_versions` in `drizzle/`). The instants `recorded_at` and `superseded_at` are the triggers' own; of this program
 * nothing else reads them, and only the undo of an import writes them (`import-traces.ts`).
 */
export const versionedTables: readonly PgTable[] = [
  organizations,
  domains,
  domainUses,
  sectors,
  catalogSources,
  resources,
  resourceItems,
  resourceDomains,
  resourceSectors,
  resourceRelations,
  scenarios,
  scenarioDomains,
  scenarioNeeds,
  needMatches,
  needMatchItems,
  scenarioFindings,
  products,
  productDomains,
  productScenarios,
  productInputs,
];

/**
 * Tables of work under way and of the ledger, which an instant has nothing to do with: they are empty then. So are
 * certificates: what they say of themselves is signed and dated, and their status is that of now.
 */
const presentOnly: readonly PgTable[] = [
  implementationPlans,
  notices,
  noticeDomains,
  noticeAmendments,
  reviewRounds,
  applications,
  applicationSubmissions,
  applicationItems,
  agreements,
  authorisationResults,
  objections,
  supervisionRecords,
  dataDemands,
  demandItems,
  permittedRevenues,
  feeCeilings,
  productFees,
  revenueReports,
  disclosures,
  productVersions,
  productLineage,
  listings,
  entityReviews,
  steps,
  itemConsents,
  expertAssignments,
  notifications,
  savedSearches,
  proposals,
  submissions,
  events,
  auditEntries,
  people,
  memberships,
  corrections,
  certificates,
  registrations,
  registrationObjections,
  correctionRequests,
  registrationExceptions,
  importedRevisions,
];

/** The table that holds the superseded rows of another. */
export const versionsOf = (table: PgTable): SQL => sql`${sql.identifier(`${getTableName(table)}_versions`)}`;

/**
 * The statement, reading every table as it was at an instant: common table expressions stand before it under the names of
 * the tables, so nothing in it can read the rows of today.
 *
 * @param statement any `select`
 * @param instant the bound instant
 * @throws Error when it reads a table whose rows are not kept
 */
export function asOf(statement: SQL, instant: SQL): SQL {
  const tables = [...tablesIn(statement)].map((table) => shadow(table, sql`${instant}::timestamptz`));
  return sql`with ${sql.join(tables, sql`, `)} ${statement}`;
}

/** A table by its own name with the rows of an instant: those that still stand, and those that were superseded since. */
function shadow(table: PgTable, instant: SQL): SQL {
  if (presentOnly.includes(table))
    return sql`${sql.identifier(getTableName(table))} as (select * from "public".${table} where false)`;
  if (!versionedTables.includes(table)) throw new Error(`no versions are kept of ${getTableName(table)}`);
  const columns = sql.join(
    Object.values(getTableColumns(table)).map((column) => sql`${sql.identifier(column.name)}`),
    sql`, `,
  );
  const named = sql`${sql.identifier(getTableName(table))}`;
  // Inlined, so that the indexes of both tables serve the statement as they serve it without an instant.
  return sql`${named} as not materialized (
    select ${columns} from "public".${named} where "recorded_at" <= ${instant}
    union all select ${columns} from "public".${versionsOf(table)}
      where "recorded_at" <= ${instant} and "superseded_at" > ${instant})`;
}

function tablesIn(statement: SQL, found = new Set<PgTable>()): Set<PgTable> {
  const visit = (chunk: unknown): void => {
    if (is(chunk, PgTable)) found.add(chunk);
    else if (is(chunk, SQL)) tablesIn(chunk, found);
    else if (Array.isArray(chunk)) for (const each of chunk) visit(each);
  };
  for (const chunk of statement.queryChunks) visit(chunk);
  return found;
}

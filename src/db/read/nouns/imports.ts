import { eq, sql } from 'drizzle-orm';
import { people } from '../../tables/identity.ts';
import { importedRevisions, importRefusals, importUploads } from '../../tables/import-jobs.ts';
import { importRuns } from '../../tables/imports.ts';
import { resources } from '../../tables/resources.ts';
import { defineNoun, ofOrganization, relation } from '../noun.ts';

export const importJobNoun = defineNoun('ImportJob', importRuns, (r) => ({
  fields: {
    id: r.id,
    source: r.source,
    fileName: sql`(select u.file_name from ${importUploads} u where u.id = (${r.options}->>'uploadId')::uuid)`,
    state: sql`(case when ${r.state} in ('staging', 'applying', 'undoing') then 'running' else ${r.state} end)`,
    phase: r.phase,
    rows: r.rows,
    total: r.total,
    rowsPerSecond: r.rowsPerSecond,
    errorPolicy: r.errorPolicy,
    isDryRun: r.dryRun,
    isStopRequested: sql`(${r.stopRequestedAt} is not null)`,
    failure: r.failure,
    startedAt: r.startedAt,
    finishedAt: r.finishedAt,
    // Its refused rows are read page by page.
    report: sql`(${r.report} - 'refused')`,
  },
  relations: {
    startedBy: relation('one', 'Person', people, (p) => eq(p.id, r.requestedById)),
    refusals: relation('page', 'ImportRefusal', importRefusals, (x) => eq(x.runId, r.id)),
  },
  filters: {},
  own: { requester: ofOrganization(r.requestedByOrganizationId) },
  sorts: { startedAt: r.startedAt },
  listOrder: r.startedAt,
}));

export const importRefusalNoun = defineNoun('ImportRefusal', importRefusals, (x) => ({
  fields: { id: x.id, line: x.line, sourceId: x.sourceId, code: x.code, message: x.message },
  relations: { job: relation('one', 'ImportJob', importRuns, (r) => eq(r.id, x.runId)) },
  filters: {},
  sorts: { line: x.line },
  listOrder: x.line,
}));

export const importedRevisionNoun = defineNoun('ImportedRevision', importedRevisions, (i) => ({
  fields: {
    id: i.id,
    state: i.state,
    sourceStatus: i.sourceStatus,
    content: i.content,
    proposedAt: i.proposedAt,
  },
  relations: {},
  filters: {},
  own: {
    provider: ({ organization }) =>
      sql`exists (select 1 from ${resources} r where r.id = ${i.id} and r.provider_id = ${organization})`,
  },
  listOrder: i.proposedAt,
}));

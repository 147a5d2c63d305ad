import type { NoticeSeed, PlanSeed } from '../../interchange/seed-file.ts';
import type { Database } from '../client.ts';
import type { WriteCounts } from '../stores/bulk.ts';
import { domainIdsByCode } from '../stores/domains.ts';
import { insertPublishedNotices, noticeIdsByCode } from '../stores/notice-seeds.ts';
import { organizationIdsByCode } from '../stores/organizations.ts';
import { insertApprovedPlans, planIdsByCode } from '../stores/plan-seeds.ts';
import type { WriteContext } from '../stores/resource-write.ts';
import type { DemoSeed } from './check-demo.ts';
import { countsOf, idOf, startOfDay } from './seed-values.ts';

/** Adds the implementation plans that are not there, as they were approved. */
export async function putPlans(tx: Database, rows: readonly PlanSeed[], context: WriteContext): Promise<WriteCounts> {
  if (rows.length === 0) return countsOf(rows, rows);
  const present = await planIdsByCode(tx);
  const missing = rows.filter(({ code }) => !present.has(code));
  const bodies = await organizationIdsByCode(tx);
  await insertApprovedPlans(
    tx,
    missing.map(({ authority, ...row }) => ({
      ...row,
      ownerId: idOf(bodies, authority),
      createdAt: new Date(startOfDay(row.deliberatedOn)),
    })),
    context,
  );
  return countsOf(rows, missing);
}

/** Adds the notices that are not there, as they were published. */
export async function putNotices(
  tx: Database,
  { notices, plans }: DemoSeed,
  context: WriteContext,
): Promise<WriteCounts> {
  if (notices.rows.length === 0) return countsOf(notices.rows, notices.rows);
  const present = await noticeIdsByCode(tx);
  const missing = notices.rows.filter(({ code }) => !present.has(code));
  const ids = { bodies: await organizationIdsByCode(tx), plans: await planIdsByCode(tx) };
  const domains: ReadonlyMap<string, string> = await domainIdsByCode(tx);
  const modes = new Map(plans.rows.map(({ code, mode }) => [code, mode]));
  await insertPublishedNotices(
    tx,
    missing.map((row: NoticeSeed) => ({
      ...row,
      mode: modes.get(row.plan) ?? 'by_scenario',
      ownerId: idOf(ids.bodies, row.authority),
      leadId: row.lead === null ? null : idOf(ids.bodies, row.lead),
      planId: idOf(ids.plans, row.plan),
      domainIds: row.domains.map((code) => idOf(domains, code)),
      publishedAt: new Date(startOfDay(row.publishedOn)),
    })),
    context,
  );
  return countsOf(notices.rows, missing);
}

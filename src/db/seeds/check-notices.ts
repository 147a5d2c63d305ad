import type { NoticeSeed, PlanSeed, ResourceSeed } from '../../interchange/seed-file.ts';
import type { SeedIssue, SeedRows } from './read-seed-file.ts';
import { noSuch, repeatedIn, SeedChecks } from './seed-checks.ts';

/**
 * What is wrong with the implementation plans beyond the form of each.
 *
 * @param bodies codes of the organisations there are
 */
export function checkPlans(seed: SeedRows<PlanSeed>, bodies: ReadonlySet<string>): SeedIssue[] {
  return new SeedChecks(seed).namedOnce().each(({ authority, deliberatedOn, approvedOn, filedOn }, report) => {
    if (!bodies.has(authority)) report('authority', noSuch('organisation', authority));
    if (approvedOn < deliberatedOn) report('approvedOn', 'it is approved before it is deliberated');
    if (filedOn < approvedOn) report('filedOn', 'it is filed before it is approved');
  }).issues;
}

interface Named {
  readonly bodies: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, ResourceSeed>;
  readonly plans: ReadonlyMap<string, PlanSeed>;
}

/** What is wrong with the notices beyond the form of each. */
export function checkNotices(seed: SeedRows<NoticeSeed>, { bodies, resources, plans }: Named): SeedIssue[] {
  return new SeedChecks(seed).namedOnce().each((row, report) => {
    for (const field of ['authority', 'lead'] as const) {
      const code = row[field];
      if (code !== null && !bodies.has(code)) report(field, noSuch('organisation', code));
    }
    const plan = plans.get(row.plan);
    if (plan === undefined) report('plan', noSuch('plan', row.plan));
    else if (plan.authority !== row.authority) report('plan', 'it is the plan of another body');
    else if (row.publishedOn < plan.approvedOn) report('publishedOn', 'it is published before its plan is approved');
    if (row.closesOn < row.opensOn) report('closesOn', 'it closes before it opens');
    for (const code of row.resourceCodes) {
      const resource = resources.get(code);
      if (resource === undefined) report('resourceCodes', noSuch('resource', code));
      if (resource?.openingAttribute === 'prohibited') report('resourceCodes', `${code} is 禁止开放`);
    }
    for (const field of ['domains', 'resourceCodes', 'jurisdictionCodes', 'requiredPapers'] as const) {
      for (const code of repeatedIn(row[field])) report(field, `${code} is there twice`);
    }
  }).issues;
}

import type { PersonSeed, ServiceAccountSeed } from '../../interchange/seed-file.ts';
import type { SeedIssue, SeedRows } from './read-seed-file.ts';
import { noSuch, repeatedIn, SeedChecks } from './seed-checks.ts';

/**
 * What is wrong with the personas beyond the form of each.
 *
 * @param bodies codes of the organisations there are
 */
export function checkPeople(seed: SeedRows<PersonSeed>, bodies: ReadonlySet<string>): SeedIssue[] {
  const repeated = new Set(repeatedIn(seed.rows.map(({ handle }) => handle)));
  return new SeedChecks(seed).each(({ handle, memberships }, report) => {
    if (repeated.has(handle)) report('handle', `"${handle}" is there twice`);
    const codes = memberships.map(({ organization }) => organization);
    for (const code of codes) if (!bodies.has(code)) report('memberships', noSuch('organisation', code));
    for (const code of repeatedIn(codes)) report('memberships', `${code} is there twice`);
    for (const { roles } of memberships) {
      for (const role of repeatedIn(roles)) report('memberships', `${role} is there twice`);
    }
  }).issues;
}

/**
 * What is wrong with the service accounts beyond the form of each.
 */
export function checkAccounts(seed: SeedRows<ServiceAccountSeed>, bodies: ReadonlySet<string>): SeedIssue[] {
  return new SeedChecks(seed).namedOnce().each(({ organization }, report) => {
    if (!bodies.has(organization)) report('organization', noSuch('organisation', organization));
  }).issues;
}

import type {
  CalendarSeed,
  CatalogSourceSeed,
  DomainSeed,
  OrganizationSeed,
  ProvisionSeed,
  SectorSeed,
} from '../../interchange/seed-file.ts';
import { isUnifiedSocialCreditCode } from '../../rules/organization/credit-code.ts';
import { domainCodes, wordsOf } from '../../rules/vocabulary.ts';
import { checkPolicy } from './check-policy.ts';
import type { SeedIssue, SeedRows } from './read-seed-file.ts';
import { noSuch, repeatedIn, SeedChecks } from './seed-checks.ts';

/** The reference data as it stands in its files. */
export interface ReferenceSeed {
  readonly organizations: SeedRows<OrganizationSeed>;
  readonly domains: SeedRows<DomainSeed>;
  readonly sectors: SeedRows<SectorSeed>;
  readonly sources: SeedRows<CatalogSourceSeed>;
  readonly provisions: SeedRows<ProvisionSeed>;
  readonly calendars: SeedRows<CalendarSeed>;
}

/**
 * What is wrong in the reference data beyond the form of each row.
 */
export function checkReference(seed: ReferenceSeed): SeedIssue[] {
  const { organizations, domains, sectors, sources, provisions, calendars } = seed;
  const codes = new Set(organizations.rows.map(({ code }) => code));
  const listed = new Set(domains.rows.map(({ code }) => code));
  const absent = wordsOf(domainCodes).filter((code) => !listed.has(code));
  return [
    ...checkOrganizations(organizations, codes),
    ...new SeedChecks(domains).namedOnce().each(({ lead, encouragedUses }, report) => {
      if (lead !== null && !codes.has(lead)) report('lead', noSuch('organisation', lead));
      for (const use of repeatedIn(encouragedUses)) report('encouragedUses', `"${use}" is there twice`);
    }).issues,
    ...absent.map((code) => ({
      file: domains.file,
      row: null,
      key: null,
      field: '',
      message: `the domain ${code} is missing`,
    })),
    ...new SeedChecks(sectors).namedOnce().issues,
    ...new SeedChecks(sources).namedOnce().issues,
    ...checkPolicy(provisions, calendars),
  ];
}

/**
 * What is wrong in a list of organisations: a code twice, a parent that is nowhere, a 统一社会信用代码 whose check
 * character is wrong.
 *
 * @param known codes a parent may have
 */
export function checkOrganizations(organizations: SeedRows<OrganizationSeed>, known: ReadonlySet<string>): SeedIssue[] {
  return new SeedChecks(organizations).namedOnce().each(({ parent, code, unifiedSocialCreditCode }, report) => {
    if (parent !== null && !known.has(parent)) report('parent', noSuch('organisation', parent));
    if (parent === code) report('parent', 'an organisation is not its own parent');
    if (unifiedSocialCreditCode !== null && !isUnifiedSocialCreditCode(unifiedSocialCreditCode)) {
      report('unifiedSocialCreditCode', `${unifiedSocialCreditCode} is not a valid code (GB 32100-2015)`);
    }
  }).issues;
}

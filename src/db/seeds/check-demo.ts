import type {
  NoticeSeed,
  OrganizationSeed,
  PersonSeed,
  PlanSeed,
  ProductSeed,
  ResourceSeed,
  ScenarioSeed,
  ServiceAccountSeed,
} from '../../interchange/seed-file.ts';
import { checkNotices, checkPlans } from './check-notices.ts';
import { checkAccounts, checkPeople } from './check-people.ts';
import { checkOrganizations } from './check-reference.ts';
import type { SeedIssue, SeedRows } from './read-seed-file.ts';
import { noSuch, repeatedIn, SeedChecks } from './seed-checks.ts';

/** The worked example as it stands in its files. */
export interface DemoSeed {
  readonly organizations: SeedRows<OrganizationSeed>;
  readonly resources: SeedRows<ResourceSeed>;
  readonly scenarios: SeedRows<ScenarioSeed>;
  readonly products: SeedRows<ProductSeed>;
  readonly people: SeedRows<PersonSeed>;
  readonly accounts: SeedRows<ServiceAccountSeed>;
  readonly plans: SeedRows<PlanSeed>;
  readonly notices: SeedRows<NoticeSeed>;
}

/** Codes that the catalog has already. */
export interface KnownCodes {
  readonly organizations: Iterable<string>;
  readonly sectors: ReadonlySet<string>;
}

/**
 * What is wrong in the worked example beyond the form of each row: rows name each other by code.
 */
export function checkDemo(demo: DemoSeed, known: KnownCodes): SeedIssue[] {
  const bodies = new Set([...known.organizations, ...demo.organizations.rows.map(({ code }) => code)]);
  const resources = new Map(demo.resources.rows.map((row) => [row.code, row]));
  const scenarios = new Set(demo.scenarios.rows.map(({ code }) => code));
  return [
    ...checkOrganizations(demo.organizations, bodies),
    ...checkResources(demo.resources, bodies, known.sectors),
    ...checkScenarios(demo.scenarios, resources),
    ...checkProducts(demo.products, bodies, resources, scenarios),
    ...checkPeople(demo.people, bodies),
    ...checkAccounts(demo.accounts, bodies),
    ...checkPlans(demo.plans, bodies),
    ...checkNotices(demo.notices, { bodies, resources, plans: new Map(demo.plans.rows.map((row) => [row.code, row])) }),
  ];
}

function checkResources(
  seed: DemoSeed['resources'],
  bodies: ReadonlySet<string>,
  sectors: ReadonlySet<string>,
): SeedIssue[] {
  const codes = new Set(seed.rows.map(({ code }) => code));
  return new SeedChecks(seed).namedOnce().each((row, report) => {
    if (!bodies.has(row.provider)) report('provider', noSuch('organisation', row.provider));
    if (row.access.kind !== 'open' && !bodies.has(row.access.organization)) {
      report('access.organization', noSuch('organisation', row.access.organization));
    }
    for (const code of row.sectors) if (!sectors.has(code)) report('sectors', noSuch('sector', code));
    for (const code of row.related) {
      if (!codes.has(code) || code === row.code) report('related', noSuch('other resource', code));
    }
    for (const name of repeatedIn(row.items.map((item) => item.name))) report('items', `"${name}" is there twice`);
    if (row.sharingType === 'conditional' && row.sharingCondition === undefined) {
      report('sharingCondition', 'a resource shared on a condition states it');
    }
    if (row.formats.length > 30) report('formats', 'at most 30');
    if ((row.temporalStartOn ?? '') > (row.temporalEndOn ?? '9999-12-31')) {
      report('temporalEndOn', 'the time covered ends before it starts');
    }
  }).issues;
}

function checkScenarios(seed: DemoSeed['scenarios'], resources: ReadonlyMap<string, ResourceSeed>): SeedIssue[] {
  return new SeedChecks(seed).namedOnce().each(({ needs }, report) => {
    const titles = needs.map(({ title }) => title);
    for (const title of repeatedIn(titles)) report('needs', `"${title}" is there twice`);
    for (const [place, need] of needs.entries()) {
      const at = `needs.${place}`;
      checkSubstitute(need, titles, (message) => report(`${at}.substituteFor`, message));
      for (const code of repeatedIn(need.matches.map(({ resource }) => resource))) {
        report(`${at}.matches`, `${code} is there twice`);
      }
      for (const match of need.matches) {
        for (const message of faultsOfMatch(match, resources.get(match.resource))) report(`${at}.matches`, message);
      }
    }
  }).issues;
}

type Need = ScenarioSeed['needs'][number];

function checkSubstitute(need: Need, titles: readonly string[], report: (message: string) => void): void {
  const { importance, substituteFor, title } = need;
  if ((importance === 'substitute') !== (substituteFor !== undefined)) {
    report('a substitute, and nothing else, names the need it stands in for');
  } else if (substituteFor !== undefined && (!titles.includes(substituteFor) || substituteFor === title)) {
    report(`the scenario has no other need "${substituteFor}"`);
  }
}

function faultsOfMatch(match: Need['matches'][number], resource: ResourceSeed | undefined): string[] {
  if (resource === undefined) return [noSuch('resource', match.resource)];
  // ZJ44; the first call, 2023-09-28: data that may not be opened may not be authorised.
  if (resource.openingAttribute === 'prohibited') return [`${match.resource} is 禁止开放 and serves no scenario`];
  const items = new Set(resource.items.map(({ name }) => name));
  return [
    ...match.items.filter(({ name }) => !items.has(name)).map(({ name }) => `${match.resource} has no item "${name}"`),
    ...repeatedIn(match.items.map(({ name }) => name)).map((name) => `the item "${name}" is there twice`),
  ];
}

function checkProducts(
  seed: DemoSeed['products'],
  bodies: ReadonlySet<string>,
  resources: ReadonlyMap<string, ResourceSeed>,
  scenarios: ReadonlySet<string>,
): SeedIssue[] {
  return new SeedChecks(seed).namedOnce().each((row, report) => {
    if (!bodies.has(row.operator)) report('operator', noSuch('organisation', row.operator));
    for (const code of row.scenarios) if (!scenarios.has(code)) report('scenarios', noSuch('scenario', code));
    for (const code of row.inputs) if (!resources.has(code)) report('inputs', noSuch('resource', code));
    for (const field of ['domains', 'scenarios', 'inputs'] as const) {
      for (const code of repeatedIn(row[field])) report(field, `${code} is there twice`);
    }
  }).issues;
}

import { type ResourceSeed, type ScenarioSeed, seedFiles } from '../../interchange/seed-file.ts';
import type { Database } from '../client.ts';
import type { WriteCounts } from '../stores/bulk.ts';
import { domainIdsByCode } from '../stores/domains.ts';
import { dataAuthorityId, organizationIdsByCode, putOrganizations } from '../stores/organizations.ts';
import { insertProducts, productIdsByCode } from '../stores/products.ts';
import { itemIdsByName } from '../stores/resource-items.ts';
import { insertRelations } from '../stores/resource-links.ts';
import type { WriteContext } from '../stores/resource-write.ts';
import { applyResources, resourceIdsByCode } from '../stores/resources.ts';
import { adoptScenarios, insertScenarios, type NeedWrite, scenarioIdsByCode } from '../stores/scenarios.ts';
import { sectorIdsByCode } from '../stores/sectors.ts';
import { checkDemo, type DemoSeed } from './check-demo.ts';
import { putNotices, putPlans } from './notices.ts';
import { organizationOfSeed } from './organization-of-seed.ts';
import { putAccounts, putPeople } from './people.ts';
import { readSeedFile, SeedError } from './read-seed-file.ts';
import { resourceOfSeed } from './resource-of-seed.ts';
import { countsOf, idOf, startOfDay } from './seed-values.ts';

/**
 * Reads the worked example; its rows are checked against each other when they are put.
 *
 * @throws SeedError with everything that is wrong in one file
 */
export async function readDemo(folder: string): Promise<DemoSeed> {
  return {
    organizations: await readSeedFile(folder, 'organizations', seedFiles.organizations),
    resources: await readSeedFile(folder, 'resources', seedFiles.resources),
    scenarios: await readSeedFile(folder, 'scenarios', seedFiles.scenarios),
    products: await readSeedFile(folder, 'products', seedFiles.products),
    people: await readSeedFile(folder, 'people', seedFiles.people),
    accounts: await readSeedFile(folder, 'service-accounts', seedFiles['service-accounts']),
    plans: await readSeedFile(folder, 'plans', seedFiles.plans),
    notices: await readSeedFile(folder, 'notices', seedFiles.notices),
  };
}

/**
 * Adds what the catalog does not have of the worked example. What is there stays as it is, since people may have
 * changed it to try things out.
 *
 * @throws SeedError when rows do not fit together
 */
export async function putDemo(
  tx: Database,
  seed: DemoSeed,
  context: WriteContext,
): Promise<Record<keyof DemoSeed, WriteCounts>> {
  const known = { organizations: await organizationIdsByCode(tx), sectors: await sectorIdsByCode(tx) };
  const issues = checkDemo(seed, { organizations: known.organizations.keys(), sectors: new Set(known.sectors.keys()) });
  if (issues.length > 0) throw new SeedError(issues);
  const bodies = seed.organizations.rows.filter(({ code }) => !known.organizations.has(code));
  await putOrganizations(tx, bodies.map(organizationOfSeed), context);
  return {
    organizations: countsOf(seed.organizations.rows, bodies),
    resources: await putResources(tx, seed.resources.rows, context),
    scenarios: await putScenarios(tx, seed, context),
    products: await putProducts(tx, seed, context),
    people: await putPeople(tx, seed.people.rows, context),
    accounts: await putAccounts(tx, seed.accounts.rows, context),
    plans: await putPlans(tx, seed.plans.rows, context),
    notices: await putNotices(tx, seed, context),
  };
}

async function putResources(tx: Database, rows: readonly ResourceSeed[], context: WriteContext): Promise<WriteCounts> {
  const present = await resourceIdsByCode(tx, codesOf(rows));
  const missing = rows.filter(({ code }) => !present.has(code));
  const domains: ReadonlyMap<string, string> = await domainIdsByCode(tx);
  const [sectors, bodies] = [await sectorIdsByCode(tx), await organizationIdsByCode(tx)];
  await applyResources(
    tx,
    missing.map((row) => resourceOfSeed(row, { domains, sectors, bodies })),
    { ...context, stateAfter: (_, status) => ({ status, sourceStatus: null }) },
  );
  const ids = await resourceIdsByCode(tx, codesOf(rows));
  await insertRelations(
    tx,
    missing.flatMap(({ code, related }) =>
      [...new Set(related)].map((other) => ({ resourceId: idOf(ids, code), relatedId: idOf(ids, other) })),
    ),
  );
  return countsOf(rows, missing);
}

async function putScenarios(tx: Database, { scenarios }: DemoSeed, context: WriteContext): Promise<WriteCounts> {
  const present = await scenarioIdsByCode(tx, codesOf(scenarios.rows));
  const missing = scenarios.rows.filter(({ code }) => !present.has(code));
  const named = missing.flatMap(({ needs }) => needs.flatMap(({ matches }) => matches.map((match) => match.resource)));
  const resources = await resourceIdsByCode(tx, named);
  const items = await itemIdsByName(tx, [...resources.values()]);
  const domains: ReadonlyMap<string, string> = await domainIdsByCode(tx);
  // What nobody proposed is kept by the authority, which approves scenarios (授权方案); so can be what an older version left.
  const authority = await dataAuthorityId(tx);
  if (authority !== null) await adoptScenarios(tx, authority);
  await insertScenarios(
    tx,
    missing.map(({ jurisdiction, issuedOn, domains: codes, needs, ...row }) => ({
      ...row,
      jurisdictionCode: jurisdiction.code,
      jurisdictionName: jurisdiction.name,
      ownerId: authority,
      issuedAt: new Date(startOfDay(issuedOn)),
      modifiedAt: new Date(startOfDay(issuedOn)),
      status: 'published',
      domainIds: [...new Set(codes)].map((code) => idOf(domains, code)),
      needs: needs.map((need) => needOfSeed(need, resources, items)),
    })),
    context,
  );
  return countsOf(scenarios.rows, missing);
}

function needOfSeed(
  { matches, substituteFor, ...need }: ScenarioSeed['needs'][number],
  resources: ReadonlyMap<string, string>,
  items: ReadonlyMap<string, ReadonlyMap<string, string>>,
): NeedWrite {
  return {
    ...need,
    substituteFor: substituteFor ?? null,
    matches: matches.map(({ resource, justification, items: named }) => {
      const resourceId = idOf(resources, resource);
      const itemIds = items.get(resourceId) ?? new Map<string, string>();
      return {
        resourceId,
        justification,
        items: named.map((item) => ({ itemId: idOf(itemIds, item.name), justification: item.justification })),
      };
    }),
  };
}

async function putProducts(tx: Database, { products }: DemoSeed, context: WriteContext): Promise<WriteCounts> {
  const present = await productIdsByCode(tx, codesOf(products.rows));
  const missing = products.rows.filter(({ code }) => !present.has(code));
  const domains: ReadonlyMap<string, string> = await domainIdsByCode(tx);
  const bodies = await organizationIdsByCode(tx);
  const resources = await resourceIdsByCode(
    tx,
    missing.flatMap(({ inputs }) => inputs),
  );
  const scenarios = await scenarioIdsByCode(
    tx,
    missing.flatMap((row) => row.scenarios),
  );
  await insertProducts(
    tx,
    missing.map(({ type, operator, issuedOn, domains: codes, scenarios: served, inputs, ...row }) => ({
      ...row,
      productType: type,
      operatorId: idOf(bodies, operator),
      issuedAt: new Date(startOfDay(issuedOn)),
      modifiedAt: new Date(startOfDay(issuedOn)),
      domainIds: codes.map((code) => idOf(domains, code)),
      scenarioIds: served.map((code) => idOf(scenarios, code)),
      inputIds: inputs.map((code) => idOf(resources, code)),
    })),
    context,
  );
  return countsOf(products.rows, missing);
}

const codesOf = (rows: readonly { readonly code: string }[]): string[] => rows.map(({ code }) => code);

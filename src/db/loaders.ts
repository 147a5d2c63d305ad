import DataLoader from 'dataloader';
import type { AgreementFacts } from '../rules/agreement/facts.ts';
import type { ResourceContent } from '../rules/resource/content.ts';
import type { Dependent } from '../rules/resource/dependent.ts';
import type { MappedResource, ScenarioContent } from '../rules/scenario/content.ts';
import type { DatabasePool } from './client.ts';
import { agreementFacts } from './stores/agreements.ts';
import { type CatalogRow, type CatalogType, catalogRows } from './stores/catalog-rows.ts';
import { type GrantedApplication, grantedApplications } from './stores/granted-applications.ts';
import { readResourceContents } from './stores/resource-content.ts';
import { dependentsOf } from './stores/resource-impact.ts';
import { type ObjectionRow, objectionRows, openObjectionsOf, type ResultRow, resultRows } from './stores/results.ts';
import { mappedResources, readScenarioContents } from './stores/scenario-content.ts';
import { scenarioDependentsOf } from './stores/scenario-impact.ts';
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
  readonly agreements: DataLoader<string, AgreementFacts | null>;
  /** Applications from their grant on. */
  readonly grants: DataLoader<string, GrantedApplication | null>;
  readonly results: DataLoader<string, ResultRow | null>;
  readonly objections: DataLoader<string, ObjectionRow | null>;
  /** How many objections of a person to a result wait. */
  readonly openObjections: (authorId: string) => DataLoader<string, number>;
  readonly supervision: DataLoader<string, SupervisionRow | null>;
}

/** Makes the loaders of one request. */
export function createLoaders(db: DatabasePool): Loaders {
  const rows = (type: CatalogType) =>
    new DataLoader<string, CatalogRow | null>(async (ids) => {
      const found = new Map((await catalogRows(db, type, ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }, together);
  const byId = <R>(read: (db: DatabasePool, ids: readonly string[]) => Promise<ReadonlyMap<string, R>>) =>
    new DataLoader<string, R | null>(async (ids) => {
      const found = await read(db, ids);
      return ids.map((id) => found.get(id) ?? null);
    }, together);
  const openObjections = new Map<string, DataLoader<string, number>>();
  return {
    agreements: byId(agreementFacts),
    grants: byId(grantedApplications),
    results: byId(resultRows),
    objections: byId(objectionRows),
    supervision: byId(supervisionRows),
    openObjections: (authorId) => {
      const loader =
        openObjections.get(authorId) ??
        new DataLoader<string, number>(async (ids) => {
          const found = await openObjectionsOf(db, authorId, ids);
          return ids.map((id) => found.get(id) ?? 0);
        }, together);
      openObjections.set(authorId, loader);
      return loader;
    },
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
  };
}

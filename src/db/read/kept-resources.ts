import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { coverageDeltas } from '../tables/coverage.ts';
import { domains, sectors } from '../tables/domains.ts';
import { organizations } from '../tables/organizations.ts';
import { type BoundNoun, linked, relation } from './noun.ts';
import type { WhereShape } from './where.ts';

/**
 * Resources as their kept counts say it: what a `where` may ask of those that count under the same values is here under
 * the same names, so that filters of grids are compiled as all others are.
 */
export function keptResources(name: string): BoundNoun {
  const kept = alias(coverageDeltas, name);
  const fields = {
    status: kept.status,
    grade: kept.grade,
    updateCycle: kept.updateCycle,
    openingAttribute: kept.openingAttribute,
  };
  return {
    noun: 'Resource',
    from: sql`${coverageDeltas} ${sql.identifier(name)}`,
    alias: sql`${sql.identifier(name)}`,
    key: kept.id,
    fields,
    relations: {
      provider: relation('one', 'Organization', organizations, (o) => sql`${o.id} = ${kept.providerId}`),
      domains: linked('list', 'Domain', domains, {
        from: sql`unnest(${kept.domains}) x(id)`,
        where: sql`true`,
        id: sql`x.id`,
      }),
      sectors: linked('list', 'Sector', sectors, {
        from: sql`unnest(${kept.sectors}) x(id)`,
        where: sql`true`,
        id: sql`x.id`,
      }),
    },
    ...{ viewed: {}, filters: {}, facets: {}, sorts: {}, own: {}, flags: {}, only: null, listOrder: sql`${kept.id}` },
  };
}

const fields: ReadonlySet<string> = new Set(['status', 'grade', 'updateCycle', 'openingAttribute']);
const relations: ReadonlySet<string> = new Set(['provider', 'domains', 'sectors']);

/** Whether the kept counts know all that a filter of resources asks. */
export function isKept(where: WhereShape | null): boolean {
  if (where === null) return true;
  switch (where[0]) {
    case 'and':
    case 'or':
      return where[1].every(isKept);
    case 'not':
      return isKept(where[1]);
    case 'text':
      return false;
    case 'is':
      return fields.has(where[1]);
    default:
      return relations.has(where[1]);
  }
}

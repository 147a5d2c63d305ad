import { type SQL, sql } from 'drizzle-orm';
import type { NounName } from '../../rules/catalog/nouns.ts';
import type { ReadScope } from '../../rules/permissions.ts';
import { facetDeltas } from '../tables/facets.ts';
import type { WhereShape } from './where.ts';

/**
 * The condition on the kept counts that says the same as the condition on the rows, where there is one: all rows that the
 * viewer may see by their state alone, or those of them in some states. Everything else is counted row by row.
 *
 * @param noun what is counted; null where its rows hang on another row, or are those of an instant
 * @param scope what the viewer may see
 * @param where what the rows are filtered by
 * @param value a bound value of the page
 * @returns null where the kept counts cannot answer
 */
export function summaryCondition(
  noun: NounName | null,
  scope: ReadScope,
  where: WhereShape | null,
  value: (index: number) => SQL,
): SQL | null {
  if (noun !== 'Resource') return null;
  const filtered = where === null ? sql`true` : statusCondition(where, value);
  const visible = scopeCondition(scope);
  return filtered === null || visible === null ? null : sql`d.noun = 'Resource' and ${visible} and ${filtered}`;
}

function scopeCondition({ any }: ReadScope): SQL | null {
  if (any.some((group) => group.length === 0)) return sql`true`;
  if (any.length === 0) return sql`false`;
  const statuses: string[] = [];
  for (const [only, ...more] of any) {
    if (only === undefined || more.length > 0 || !('status' in only)) return null;
    statuses.push(...only.status);
  }
  return sql`d.status in (${sql.join(
    statuses.map((status) => sql.raw(`'${status}'`)),
    sql`, `,
  )})`;
}

function statusCondition(where: WhereShape, value: (index: number) => SQL): SQL | null {
  if (where[0] === 'and') {
    const parts = where[1].map((each) => statusCondition(each, value));
    const known = parts.filter((part) => part !== null);
    if (known.length < parts.length) return null;
    return known.length === 0 ? sql`true` : sql`(${sql.join(known, sql` and `)})`;
  }
  if (where[0] !== 'is' || where[1] !== 'status') return null;
  const [, , operator, index] = where;
  if (operator === 'eq') return sql`d.status = ${value(index)}`;
  return operator === 'in' ? sql`d.status = any(${value(index)}::text[])` : null;
}

/**
 * The kept counts of one facet: its keys as `key`, and `n`. By state they are those of any facet that every row has one
 * value of, since all counts are kept by state.
 *
 * @param facet as the triggers name it, or `status`
 * @param condition of {@link summaryCondition}
 */
export const summaryOf = (facet: string, condition: SQL): SQL => {
  const [key, kept] = facet === 'status' ? [sql`d.status`, 'grade'] : [sql`d.key`, facet];
  return sql`(select ${key} as key, sum(d.delta)::bigint as n from ${facetDeltas} d
    where ${condition} and d.facet = ${sql.raw(`'${kept}'`)} group by 1 having sum(d.delta) <> 0) c`;
};

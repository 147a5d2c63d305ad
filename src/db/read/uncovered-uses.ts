import { sql } from 'drizzle-orm';
import { domains, domainUses } from '../tables/domains.ts';
import { scenarioDomains } from '../tables/scenarios.ts';
import type { Figures } from './read.ts';
import type { RootSelection } from './selection.ts';

/** An encouraged use with the scenarios of its domain that name it. */
export interface RawUse {
  readonly use: string;
  readonly domainScenarios: number;
  readonly domain?: object | null;
}

/**
 * Uses that a domain encourages and no scenario of it names. A scenario names a use when its title and description have at
 * least two thirds of the pairs of characters of the use: 社区慢性病风险筛查 names 慢性病筛查, 纳税信用 does not name 信用医疗.
 *
 * @param rows where the domain stands in the selection
 */
export function uncoveredUses(rows: Extract<RootSelection, { kind: 'figures' }>['rows']): Figures {
  return {
    name: 'uncovered-uses',
    values: [],
    write: (scope) => {
      const s = scope.bind('Scenario');
      const ofDomain = sql`select ${s.fields['title']} as title, ${s.fields['description']} as description from ${s.from}
        join ${scenarioDomains} sd on sd.scenario_id = ${s.key} where sd.domain_id = d.id and ${scope.seen(s)}`;
      const domain = rows.get('domain');
      const row = domain ? sql`, ${scope.row('Domain', sql`d.id`, domain.selection)} as domain` : sql``;
      return sql`(select coalesce(json_agg(row_to_json(x) order by x.dp, x.up), '[]'::json) from (
        select d.position as dp, u.position as up, u.title as use, (select count(*) from (${ofDomain}) c) as "domainScenarios" ${row}
        from ${domains} d join ${domainUses} u on u.domain_id = d.id where not exists (select 1 from (${ofDomain}) n
          where 3 * (select count(*) from generate_series(1, length(u.title) - 1) i
            where position(substr(u.title, i, 2) in n.title || ' ' || n.description) > 0) >= 2 * (length(u.title) - 1))) x)`;
    },
  };
}

import { type SQL, sql } from 'drizzle-orm';
import { searchDocuments } from '../tables/search.ts';
import type { PageShape } from './page.ts';
import { searchedNouns } from './search-page.ts';
import type { SearchScope } from './search-statement.ts';

/**
 * The statement of suggestions: titles that hold or sound like what was typed, each once, those that begin with it first
 * and short ones before long ones; and which terms of the dictionary find anything at all.
 */
export function suggestionStatement(shape: PageShape, scope: Pick<SearchScope, 'bind' | 'visible' | 'value'>): SQL {
  const { value } = scope;
  const text = sql`${value(0)}::text`;
  const literal = sql`(d.tokens @@ ${value(1)}::text::tsquery and strpos(d.title, ${text}) > 0)`;
  const found = shape.hasSound ? sql`(${literal} or d.tokens @@ ${value(2)}::text::tsquery)` : literal;
  const seen = (from: SQL): SQL =>
    sql.join(
      searchedNouns.map((noun) => {
        const row = scope.bind(noun);
        const title = row.fields['title'] ?? row.fields['name'];
        const word = sql.raw(`'${noun}'`);
        return sql`select ${word} as noun, ${title} as text, f.place from ${row.from} join ${from} f on f.id = ${row.key}
          where f.noun = ${word} and ${scope.visible(noun, row)}`;
      }),
      sql` union all `,
    );
  const term = sql`(select d.noun, d.id, 0 as place from ${searchDocuments} d where d.tokens @@ term.tokens::tsquery)`;
  return sql`(with found as materialized (
      select d.noun, d.id, case when starts_with(d.title, ${text}) then 0 else 1 end as place
      from ${searchDocuments} d where ${found})
    select json_build_object(
      'titles', (select coalesce(json_agg(row_to_json(s)), '[]'::json) from (
        select t.text, min(t.noun) as noun from (${seen(sql`found`)}) t group by t.text
        order by min(t.place), char_length(t.text), t.text collate "C" limit ${value(shape.limitAt)}) s),
      'terms', (select coalesce(json_agg(term.place order by term.place), '[]'::json)
        from unnest(${value(3)}::text[]) with ordinality as term(tokens, place) where exists (${seen(term)}))))`;
}

import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { searchDocuments } from '../tables/search.ts';
import type { BoundNoun, Expression } from './noun.ts';
import { isFew, isFound, rankedWhole, relevance, rowsFound, type TextShape, titleRelevance } from './text-match.ts';

/** What the rows are found with. */
export interface FoundScope {
  /** The rows, under an alias of their own. */
  readonly row: BoundNoun;
  readonly rowName: string;
  readonly text: TextShape;
  /** Whether the page is sorted by how well they answer. */
  readonly isRanked: boolean;
  /** Everything else that they have to meet: where they hang, what the viewer may see, the rest of the where. */
  readonly matching: SQL;
  /** A name that nothing else in the statement has. */
  readonly name: string;
  /** An alias of documents. */
  readonly document: string;
  value(index: number): SQL;
}

const dialect = new PgDialect();

/**
 * The rows of a page that a text finds, read once: its list, its total and its facets are all made from this one table,
 * since a frequent word makes finding dearer than anything that is done with what is found.
 */
export class FoundRows {
  readonly #scope: FoundScope;
  readonly #name: SQL;
  readonly #columns = new Map<string, { readonly expression: Expression; readonly name: SQL }>();

  constructor(scope: FoundScope) {
    this.#scope = scope;
    this.#name = sql`${sql.identifier(scope.name)}`;
  }

  /** The rows, under the alias that they are counted by. */
  get row(): BoundNoun {
    return this.#scope.row;
  }

  /** That alias. */
  get rowName(): string {
    return this.#scope.rowName;
  }

  /** How many there are. */
  get total(): SQL {
    return sql`(select count(*) from ${this.#name})`;
  }

  /** The ids of all of them. */
  get ids(): SQL {
    return sql`(select f.id from ${this.#name} f)`;
  }

  /** The select of some columns of all of them, each under its name. */
  columns(asked: readonly { readonly expression: Expression; readonly name: SQL }[]): SQL {
    const named = asked.map(({ expression, name }) => sql`f.${this.#column(expression)} as ${name}`);
    return sql`select ${sql.join([sql`f.id`, ...named], sql`, `)} from ${this.#name} f`;
  }

  /**
   * The ids with their rank, under the alias of the page, whose sort keys find both there. Up to a number of them are
   * ranked by all their texts; of more, which few page through, by title.
   *
   * @param row the rows of the page
   */
  ranked({ alias }: BoundNoun): SQL {
    const { text, document, value } = this.#scope;
    const d = sql`${sql.identifier(document)}`;
    const whole = sql`(select ${relevance(d, text, value)} from ${searchDocuments} ${d} where ${d}.id = f.id)`;
    const isRankedWhole = sql`${this.total} <= ${sql.raw(String(rankedWhole))}`;
    return sql`(select f.id, case when ${isRankedWhole} then ${whole} else f.relevance end as "#relevance" from ${this.#name} f) ${alias}`;
  }

  /**
   * Ids with their rank as whole rows with their rank, under the alias of the page.
   *
   * @param row the rows of the page
   * @param ids made by {@link ranked}, or a page cut from it
   */
  whole({ alias, from, key }: BoundNoun, ids: SQL): SQL {
    return sql`(select ${alias}.*, p."#relevance" from (select ${alias}.* from ${ids}) p join ${from} on ${key} = p.id) ${alias}`;
  }

  /** The table expressions, with the columns that were asked for until now. */
  tables(): SQL {
    const { row, text, isRanked, matching, name, document, value } = this.#scope;
    const d = sql`${sql.identifier(document)}`;
    const [found, few] = [sql`${sql.identifier(`${name}d`)}`, sql`${sql.identifier(`${name}n`)}`];
    const rank = isRanked ? sql`, ${titleRelevance(d, text, value)} as relevance` : sql``;
    const columns = [
      sql`f.id`,
      ...(isRanked ? [sql`f.relevance`] : []),
      ...[...this.#columns.values()].map((column) => sql`${column.expression} as ${column.name}`),
    ];
    return sql`${found} as materialized (select ${d}.id${rank} from ${searchDocuments} ${d} where ${isFound(d, text, value)}),
      ${few} as materialized ${isFew(found)},
      ${this.#name} as materialized (${rowsFound(sql.join(columns, sql`, `), row, { found, few }, matching)})`;
  }

  #column(expression: Expression): SQL {
    const text = dialect.sqlToQuery(sql`${expression}`).sql;
    const known = this.#columns.get(text) ?? { expression, name: sql.raw(`c${this.#columns.size}`) };
    this.#columns.set(text, known);
    return known.name;
  }
}

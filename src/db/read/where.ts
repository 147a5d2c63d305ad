import { is, type SQL, sql } from 'drizzle-orm';
import { PgColumn } from 'drizzle-orm/pg-core';
import {
  type FilteredNoun,
  type FilterField,
  filters,
  type Operator,
  operators,
  type SearchField,
  whereBounds,
} from '../../rules/catalog/filters.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { RequestError } from '../../rules/errors.ts';
import { containing, likeLiteral } from './like-pattern.ts';
import type { BoundNoun, Expression } from './noun.ts';
import { isStorableText } from './storable-text.ts';
import { parseText, type TextShape } from './text-match.ts';

/**
 * A `where`, taken apart: its shape says which statement it needs and holds no value of the caller's; values are
 * referred to by their place in a list and always bound.
 */
export type WhereShape =
  | readonly ['and' | 'or', readonly WhereShape[]]
  | readonly ['not', WhereShape]
  | readonly ['text', TextShape]
  | readonly ['is', field: string, operator: Operator, value: number]
  | readonly ['one' | 'some' | 'every' | 'none', field: string, noun: FilteredNoun, WhereShape];

type Path = readonly (string | number)[];

const filterFields = (noun: FilteredNoun): Readonly<Record<string, FilterField>> => filters[noun];

/**
 * Takes a `where` apart.
 *
 * @param noun what it filters
 * @param where the input object, as GraphQL has coerced it
 * @param values the list that its values are appended to
 * @param argument the name of the argument it came in, for what is told of its faults
 * @returns its shape
 * @throws RequestError naming the field: a null, a text that no row can hold, an id of another type, a where beyond its bounds
 */
export function parseWhere(noun: FilteredNoun, where: unknown, values: unknown[], argument = 'where'): WhereShape {
  let conditions = 0;
  let searches = 0;

  const fail = (path: Path, message: string): never => {
    throw new RequestError('BAD_USER_INPUT', `${path.join('.')}: ${message}`, path);
  };

  /** Each operator is a condition, and so are `and`, `or`, `not` and an empty group: all of them make the statement longer. */
  const entries = (input: unknown, path: Path, depth: number, counted = 0): [string, unknown][] => {
    if (input === null || typeof input !== 'object') return fail(path, 'null is no filter; leave the field out');
    if (depth > whereBounds.depth) return fail(path, `nested deeper than ${whereBounds.depth} levels`);
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    conditions += Math.max(given.length, 1) - counted;
    if (conditions > whereBounds.conditions) return fail(path, `more than ${whereBounds.conditions} conditions`);
    return given;
  };

  const scalar = (field: FilterField, own: FilteredNoun, value: unknown, path: Path): unknown => {
    if (value === null || value === undefined) return fail(path, 'null is no value to compare with; leave it out');
    if (typeof value === 'string' && !isStorableText(value))
      return fail(path, 'a NUL or half a character is never part of a text');
    if (field.kind !== 'id' && field.kind !== 'anyId') return value;
    const id = decodeGlobalId(String(value));
    if (id === null || (field.kind === 'id' && id.noun !== own)) {
      return fail(path, field.kind === 'id' ? `not the id of a ${own}` : 'not an id of ours');
    }
    return id.id;
  };

  const operand = (field: FilterField, own: FilteredNoun, operator: Operator, value: unknown, path: Path): unknown => {
    if (operator === 'contains' || operator === 'startsWith') {
      const text = String(scalar(field, own, value, path));
      searches += 1;
      if (searches > whereBounds.searches) return fail(path, `more than ${whereBounds.searches} texts to look for`);
      if (text.length > whereBounds.pattern) return fail(path, `longer than ${whereBounds.pattern} characters`);
      return operator === 'contains' ? containing(text) : `${likeLiteral(text)}%`;
    }
    if (operator === 'has') return [scalar(field, own, value, path)];
    if (operator !== 'in' && operator !== 'hasAny') return scalar(field, own, value, path);
    if (!Array.isArray(value)) return fail(path, 'null is no list; leave it out');
    if (value.length > whereBounds.values) return fail(path, `more than ${whereBounds.values} values`);
    return value.map((each, index) => scalar(field, own, each, [...path, index]));
  };

  const search = (text: unknown, path: Path): WhereShape => {
    searches += 1;
    if (searches > whereBounds.searches) return fail(path, `more than ${whereBounds.searches} texts to look for`);
    return ['text', parseText(text, values, path).shape];
  };

  const comparison = (
    own: FilteredNoun,
    name: string,
    field: Exclude<FilterField, SearchField>,
    input: unknown,
    path: Path,
    depth: number,
  ) => {
    const shapes: WhereShape[] = [];
    for (const [key, value] of entries(input, path, depth, 1)) {
      if (field.kind === 'many') {
        const quantifier = (['some', 'every', 'none'] as const).find((known) => known === key);
        if (quantifier)
          shapes.push([quantifier, name, field.noun, group(field.noun, value, [...path, key], depth + 1)]);
      } else if (field.kind !== 'one') {
        const operator = operators[field.kind].find((known) => known === key);
        if (operator)
          shapes.push(['is', name, operator, values.push(operand(field, own, operator, value, [...path, key])) - 1]);
      }
    }
    return shapes;
  };

  const listed = (own: FilteredNoun, input: unknown, path: Path, depth: number): WhereShape[] => {
    if (!Array.isArray(input)) return fail(path, 'null is no list; leave it out');
    return input.map((each, index) => group(own, each, [...path, index], depth + 1));
  };

  const group = (own: FilteredNoun, input: unknown, path: Path, depth: number): WhereShape => {
    const shapes = entries(input, path, depth).flatMap(([key, value]): WhereShape[] => {
      const at = [...path, key];
      if (key === 'and' || key === 'or') return [[key, listed(own, value, at, depth)]];
      if (key === 'not') return [['not', group(own, value, at, depth + 1)]];
      const field = filterFields(own)[key];
      if (!field) return [];
      if (field.kind === 'search') return [search(value, at)];
      if (field.kind === 'one') return [['one', key, field.noun, group(field.noun, value, at, depth + 1)]];
      return comparison(own, key, field, value, at, depth + 1);
    });
    const [only] = shapes;
    return shapes.length === 1 && only ? only : ['and', shapes];
  };

  return group(noun, where, [argument], 1);
}

/** What the where needs of the statement it becomes part of. */
export interface WhereScope {
  /** The bound value at a place of the list. */
  value(index: number): SQL;
  /** Rows of a relation that the viewer may see: `exists` over it, with a condition on the related row. */
  exists(row: BoundNoun, relation: string, condition: (related: BoundNoun) => SQL): SQL;
  /** The same of one row, where the condition holds of one at most. */
  named(row: BoundNoun, relation: string, condition: (related: BoundNoun) => SQL): SQL;
  /** Whether the row is found by a text. */
  found(row: BoundNoun, text: TextShape): SQL;
  /** The value of a field, as far as the viewer may see it. */
  guarded(row: BoundNoun, field: string, expression: Expression): Expression;
  /** The value of a field that depends on who reads; undefined where there is none of that name. */
  viewed(row: BoundNoun, field: string): SQL | undefined;
}

/**
 * Writes a where as SQL. A comparison with an unknown (null) value is not true, and `not` and `every` are its exact
 * complement, so that `x` and `not x` together are everything.
 */
export function compileWhere(shape: WhereShape, row: BoundNoun, scope: WhereScope): SQL {
  switch (shape[0]) {
    case 'and':
      return shape[1].length === 0
        ? sql`true`
        : joined(
            shape[1].map((each) => compileWhere(each, row, scope)),
            sql` and `,
          );
    case 'or':
      return shape[1].length === 0
        ? sql`false`
        : joined(
            shape[1].map((each) => compileWhere(each, row, scope)),
            sql` or `,
          );
    case 'not':
      return sql`(${compileWhere(shape[1], row, scope)}) is not true`;
    case 'text':
      return scope.found(row, shape[1]);
    case 'is': {
      const [, field, operator, value] = shape;
      const known = row.filters[field] ?? row.fields[field] ?? scope.viewed(row, field);
      if (!known) throw new Error(`no expression for the filter ${field}`);
      const expression = 'anyOf' in known ? scope.exists(row, known.anyOf, () => sql`true`) : known;
      return compare(scope.guarded(row, field, expression), operator, scope.value(value), typeOf(expression));
    }
    case 'one': {
      const condition = (related: BoundNoun): SQL => compileWhere(shape[3], related, scope);
      return namesOne(shape[3]) ? scope.named(row, shape[1], condition) : scope.exists(row, shape[1], condition);
    }
    case 'some':
      return scope.exists(row, shape[1], (related) => compileWhere(shape[3], related, scope));
    case 'none':
      return sql`not ${scope.exists(row, shape[1], (related) => compileWhere(shape[3], related, scope))}`;
    case 'every':
      return sql`not ${scope.exists(row, shape[1], (related) => sql`(${compileWhere(shape[3], related, scope)}) is not true`)}`;
  }
}

/** Whether a condition holds of one row at most: it asks for its code or its id. */
function namesOne(shape: WhereShape): boolean {
  if (shape[0] === 'and') return shape[1].some(namesOne);
  return shape[0] === 'is' && (shape[1] === 'code' || shape[1] === 'id') && shape[2] === 'eq';
}

const joined = (parts: SQL[], by: SQL): SQL => sql`(${sql.join(parts, by)})`;

function compare(expression: Expression, operator: Operator, value: SQL, type: SQL): SQL {
  switch (operator) {
    case 'eq':
      return sql`${expression} = ${value}`;
    case 'in':
      return sql`${expression} = any(${value}::text[]::${type}[])`;
    case 'contains':
    case 'startsWith':
      return sql`${expression} ilike ${value}`;
    case 'gt':
      return sql`${expression} > ${value}`;
    case 'gte':
      return sql`${expression} >= ${value}`;
    case 'lt':
      return sql`${expression} < ${value}`;
    case 'lte':
      return sql`${expression} <= ${value}`;
    case 'has':
      return sql`${expression} @> ${value}::text[]::${type}`;
    case 'hasAny':
      return sql`${expression} && ${value}::text[]::${type}`;
  }
}

/** The SQL type of a column; lists are sent as text and cast, so that the driver needs to know no type of ours. */
function typeOf(expression: Expression): SQL {
  return sql.raw(is(expression, PgColumn) ? expression.getSQLType() : 'text');
}

/** The text that every row of a where must be found by: one at its top. */
export function textAtTop(shape: WhereShape | null): TextShape | null {
  const top = shape?.[0] === 'and' ? shape[1] : [shape];
  const found = top.find((each) => each?.[0] === 'text');
  return found?.[0] === 'text' ? found[1] : null;
}

/** Whether a text is searched for anywhere in a where. */
export function hasText(shape: WhereShape): boolean {
  switch (shape[0]) {
    case 'text':
      return true;
    case 'and':
    case 'or':
      return shape[1].some(hasText);
    case 'not':
      return hasText(shape[1]);
    case 'is':
      return false;
    default:
      return hasText(shape[3]);
  }
}

/**
 * Why a where cannot be asked as of an instant: the remedy of the first field in it that is known of now alone.
 *
 * @param noun what it filters
 * @returns null where all of it can
 */
export function ofNow(noun: FilteredNoun, shape: WhereShape): string | null {
  switch (shape[0]) {
    case 'text':
    case 'is': {
      const field = filterFields(noun)[shape[0] === 'text' ? 'text' : shape[1]];
      return field !== undefined && 'ofNow' in field ? (field.ofNow ?? null) : null;
    }
    case 'and':
    case 'or':
      return shape[1].reduce<string | null>((found, each) => found ?? ofNow(noun, each), null);
    case 'not':
      return ofNow(noun, shape[1]);
    default:
      return ofNow(shape[2], shape[3]);
  }
}

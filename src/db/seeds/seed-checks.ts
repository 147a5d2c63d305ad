import type { SeedIssue, SeedRows } from './read-seed-file.ts';

/** Gathers what is wrong with the rows of one seed file beyond their form. */
export class SeedChecks<R extends { readonly code: string } | { readonly name: string }> {
  readonly issues: SeedIssue[] = [];
  readonly #file: string;
  readonly #rows: readonly R[];

  constructor({ file, rows }: SeedRows<R>) {
    this.#file = file;
    this.#rows = rows;
  }

  /**
   * Asks every row what is wrong with it.
   *
   * @param check calls `report` for each fault, with the field and what is wrong
   */
  each(check: (row: R, report: (field: string, message: string) => void) => void): this {
    for (const [index, row] of this.#rows.entries()) {
      check(row, (field, message) => {
        this.issues.push({ file: this.#file, row: index + 1, key: keyOf(row), field, message });
      });
    }
    return this;
  }

  /** No two rows of the file have the same code (or name, where rows have none). */
  namedOnce(): this {
    const seen = new Map<string, number>();
    let place = 0;
    return this.each((row, report) => {
      place += 1;
      const first = seen.get(keyOf(row));
      if (first !== undefined) report('code' in row ? 'code' : 'name', `row ${first} has it too`);
      else seen.set(keyOf(row), place);
    });
  }
}

const keyOf = (row: { readonly code: string } | { readonly name: string }): string =>
  'code' in row ? row.code : row.name;

/**
 * What is said of a code that nothing has.
 */
export const noSuch = (noun: string, code: string): string => `no ${noun} has the code ${code}`;

/**
 * The values that a list names more than once.
 */
export function repeatedIn(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

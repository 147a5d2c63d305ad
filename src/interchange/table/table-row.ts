/** A column of a table that is written to a file. */
export interface TableColumn {
  /** Its key in JSON Lines. */
  readonly name: string;
  /** Its header in a table. */
  readonly header: string;
}

/**
 * The values of a row, in the order of the columns. CSV and XLSX take texts, numbers, yes or no and nothing; JSON Lines
 * any value of JSON.
 */
export type TableRow = readonly unknown[];

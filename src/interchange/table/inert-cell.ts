/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), in half and full width, also behind
 * blanks and invisible characters, which some programs drop; and the quotes that were put before one already.
 */
const formula = /^'*[\s\p{Cf}]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

/**
 * A text as a cell of a file in which nothing tells texts from formulas: one that would be calculated gets a quote in
 * front, and so does one that looks as if it had got one, so that {@link restoredText} is its exact inverse.
 */
export const inertText = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text of a cell that {@link inertText} has written. */
export const restoredText = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

/** Whether a program would calculate a text once somebody edits its cell. */
export const looksCalculated = (text: string): boolean => formula.test(text);

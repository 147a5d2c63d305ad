/**
 * The parts of a cell that holds a list: joined by semicolons, commas, 、 or line breaks, or printed as a list of a
 * program (`['xls', 'api']`, `[xlsx]`, `["csv"]`).
 *
 * @param cell as the source writes it
 * @returns the parts without blanks around them; empty ones are left out
 */
export function listedValues(cell: string): readonly string[] {
  const printed = /^\s*\[([\s\S]*)\]\s*$/u.exec(cell);
  return (printed?.[1] ?? cell)
    .split(/[;；,，、|\r\n\t]+/u)
    .map((part) => part.trim())
    .map((part) => (printed ? part.replace(/^u?(['"])(.*)\1$/u, '$2') : part))
    .filter((part) => part !== '');
}

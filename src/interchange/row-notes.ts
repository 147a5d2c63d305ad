import { type CleanedText, cleanText, type TextRepair } from './clean-text.ts';
import type { RowProblem } from './resource-record.ts';

/** Collects what is found in one row, and cleans its cells on the way so that every repair is told. */
export interface RowNotes {
  readonly problems: readonly RowProblem[];
  /** Whether the row is refused by now. */
  readonly refused: boolean;
  /** The row cannot become a record. */
  refuse(code: string, message: string): void;
  /** The row becomes a record; this was mended or left as it is. */
  note(code: string, message: string): void;
  /** The cell as clean text; `column` names it in the report. */
  clean(column: string, cell: string): string;
  /** Tells the repairs of all cells, one note for each kind; to be called once, last. */
  tellRepairs(nulsRemoved: number): void;
}

/**
 * @param line of the row in its file
 * @param sourceId asked late, since the id is itself a cell of the row
 */
export function rowNotes(line: number, sourceId: () => string | null): RowNotes {
  const problems: RowProblem[] = [];
  const repaired = new Map<string, ReadonlySet<TextRepair>>();
  const damaged = new Set<string>();
  const add = (severity: RowProblem['severity'], code: string, message: string) =>
    problems.push({ line, sourceId: sourceId(), code, severity, message });

  const remember = (column: string, cleaned: CleanedText) => {
    if (cleaned.damaged) damaged.add(column);
    if (cleaned.repairs.length > 0) {
      repaired.set(column, new Set([...(repaired.get(column) ?? []), ...cleaned.repairs]));
    }
  };

  return {
    problems,
    get refused() {
      return problems.some((problem) => problem.severity === 'refused');
    },
    refuse: (code, message) => add('refused', code, message),
    note: (code, message) => add('note', code, message),
    clean(column, cell) {
      const cleaned = cleanText(cell);
      remember(column, cleaned);
      return cleaned.text;
    },
    tellRepairs(nulsRemoved) {
      const said = [...repaired].map(([column, repairs]) => `${column} (${[...repairs].join(', ')})`);
      if (nulsRemoved > 0) said.push(`NUL characters (${nulsRemoved})`);
      const onlyTrimmed = [...repaired.values()].every((repairs) => repairs.size === 1 && repairs.has('trimmed'));
      if (said.length > 0) {
        const code = onlyTrimmed && nulsRemoved === 0 ? 'text_trimmed' : 'text_repaired';
        add('note', code, `the text was brought into one visible line: ${said.join('; ')}`);
      }
      if (damaged.size > 0) {
        add('note', 'text_damaged', `characters were lost before the file came here: ${[...damaged].join(', ')}`);
      }
    },
  };
}

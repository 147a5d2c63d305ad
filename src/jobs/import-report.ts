import type { ColumnReport } from '../interchange/column-report.ts';
import type { RowProblem } from '../interchange/resource-record.ts';
import type { ErrorPolicy } from '../resolvers/imports/import-context.ts';
import type { UndoReport } from '../resolvers/imports/undo-import.ts';

/** What an import has done, or would do. */
export interface ImportReport {
  readonly runId: string;
  readonly source: string;
  /** The system actor in whose name it acted. */
  readonly actor: string;
  readonly dryRun: boolean;
  readonly errorPolicy: ErrorPolicy;
  /** `refused`: a row was refused where one bad row refuses the file. Nothing was applied then, nor where it was cancelled. */
  readonly state: 'done' | 'refused' | 'cancelled';
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly seconds: number;
  readonly rowsRead: number;
  readonly rowsPerSecond: number;
  readonly added: number;
  readonly changed: number;
  /** Rows about resources that are under review or edited here: what they say waits beside the resource. */
  readonly proposed: number;
  readonly unchanged: number;
  /** Rows that differ and were not applied, because the import was cancelled or refused. */
  readonly notApplied: number;
  readonly refusedCount: number;
  /** How many rows were refused for which reason. */
  readonly refusedByCode: Readonly<Record<string, number>>;
  /** The refused rows in the order of the file; the first 10,000 of them. */
  readonly refused: readonly Pick<RowProblem, 'line' | 'sourceId' | 'code' | 'message'>[];
  /** What was mended or left as it is, counted by kind. */
  readonly notes: Readonly<Record<string, number>>;
  /** Accepted rows by domain; a row of two domains counts in both. */
  readonly domains: Readonly<Record<string, number>>;
  /** Columns left out because they name persons. */
  readonly droppedColumns: readonly string[];
  /** What became of the columns; null for a source that is read by its own columns. */
  readonly columns: ColumnReport | null;
  readonly providersAdded: number;
  /** What was taken back of what had been applied when the import ended; null where nothing had to be. */
  readonly undone: UndoReport | null;
  /** Resources of the source that the file no longer has. They stay: a file may be a part of its catalog. */
  readonly missing: { readonly count: number; readonly first: readonly string[] };
}

/** Refused rows a report keeps; beyond that they are counted only, so that a report stays readable and storable. */
const refusedKept = 10_000;

/** Gathers problems while rows pass by, with memory that does not grow with the file. */
export class ProblemTally {
  #refused: RowProblem[] = [];
  readonly #refusedByCode = new Map<string, number>();
  readonly #notes = new Map<string, number>();
  readonly #refusedIds = new Set<string>();

  /** Counts the problems of one row: a refused row counts once, under its first reason. */
  addRow(problems: readonly RowProblem[]): void {
    const refusal = problems.find(({ severity }) => severity === 'refused');
    // What was found in a refused row beside its refusal is no news of the catalog.
    if (refusal !== undefined) this.addRefusal(refusal);
    else for (const { code } of problems) count(this.#notes, code);
  }

  addRefusal(problem: RowProblem): void {
    count(this.#refusedByCode, problem.code);
    if (problem.sourceId !== null) this.#refusedIds.add(problem.sourceId);
    if (this.#refused.length < refusedKept) this.#refused.push(problem);
  }

  /** How many rows were refused so far. */
  get refusedCount(): number {
    return [...this.#refusedByCode.values()].reduce((sum, n) => sum + n, 0);
  }

  /** Source ids of refused rows. */
  get refusedIds(): string[] {
    return [...this.#refusedIds];
  }

  /** The part of the report that this has gathered. */
  summary(): Pick<ImportReport, 'refusedCount' | 'refusedByCode' | 'refused' | 'notes'> {
    this.#refused = this.#refused.sort((a, b) => a.line - b.line);
    return {
      refusedCount: this.refusedCount,
      refusedByCode: Object.fromEntries(this.#refusedByCode),
      refused: this.#refused.map(({ line, sourceId, code, message }) => ({ line, sourceId, code, message })),
      notes: Object.fromEntries(this.#notes),
    };
  }
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

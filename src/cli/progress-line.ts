import type { ImportProgress } from '../jobs/imports.ts';

/** Where progress goes: stderr, or a stand-in for it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const phases: Readonly<Record<ImportProgress['phase'], string>> = {
  staging: '读取 reading',
  comparing: '比对 comparing',
  applying: '写入 applying',
  undoing: '撤销 undoing',
};

/** Between two lines where nobody watches, such as in a log. */
const pauseMs = 2000;

/**
 * Shows progress of an import; see {@link statusLine}.
 */
export function progressLine(stream: ProgressStream, now: () => number) {
  const { show, end } = statusLine(stream, now);
  return { show: (progress: ImportProgress): void => show(textOf(progress)), end };
}

/**
 * Shows what a command is at: one line that is rewritten on a terminal, a line every two seconds elsewhere.
 *
 * @param now milliseconds of a clock that only rises
 */
export function statusLine(stream: ProgressStream, now: () => number) {
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(line: string): void {
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${line}`);
        shown = true;
      } else if (now() - last >= pauseMs) {
        stream.write(`${line}\n`);
        last = now();
      }
    },
    /** Leaves the terminal on a line of its own. */
    end(): void {
      if (shown) stream.write('\n');
      shown = false;
    },
  };
}

function textOf({ phase, rows, total, rowsPerSecond }: ImportProgress): string {
  if (phase === 'comparing') return `${phases[phase]} ${total}`;
  return `${phases[phase]} ${rows}${total === null ? '' : `/${total}`} (${rowsPerSecond} rows/s)`;
}

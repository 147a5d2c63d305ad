import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A place for the report of a command (`--report`) that keeps the command from ending: when it has done its work, it is
 * still there, with everything it holds, until somebody reads.
 */
export interface ReportPipe {
  readonly path: string;
  /** Waits for the report and lets the command end. */
  read(): Promise<Record<string, unknown>>;
}

/** Makes the pipe in a folder that exists. */
export function reportPipe(folder: string): ReportPipe {
  const place = path.join(folder, `report-${process.hrtime.bigint()}`);
  execFileSync('mkfifo', [place]);
  return {
    path: place,
    read: async () => JSON.parse(await readFile(place, 'utf8')) as Record<string, unknown>,
  };
}

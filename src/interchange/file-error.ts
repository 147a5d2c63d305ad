import { basename } from 'node:path';

/**
 * A file that cannot be read as what it was given for. The message names the file by its base name only (where it lies
 * is nobody's business in a report), the line when there is one, and what to do.
 */
export class FileError extends Error {
  /** Base name of the file. */
  readonly file: string;
  /** Line of the fault, from 1; null when it is about the whole file. */
  readonly line: number | null;

  /**
   * @param path of the file; only its base name is kept
   * @param fault what is wrong, without a full stop
   * @param remedy what to do about it, without a full stop
   * @param line of the fault, from 1
   */
  constructor(path: string, fault: string, remedy: string, line: number | null = null) {
    const file = basename(path);
    super(`${file}${line === null ? '' : `, line ${line}`}: ${fault}. ${remedy}.`);
    this.name = 'FileError';
    this.file = file;
    this.line = line;
  }
}

import { join } from 'node:path';

/**
 * The folder of real catalogs to test against. When it is named, a file missing in it fails the test that reads it.
 *
 * @returns the folder that `CATALOG_SAMPLES` names; undefined when the variable is unset or empty
 */
export function catalogSamples(): string | undefined {
  return process.env['CATALOG_SAMPLES'] || undefined;
}

/**
 * Says once, on standard error, what is not checked because no real catalogs are at hand.
 *
 * @param checks what is left out, for people
 */
export function sayLeftOut(checks: string): void {
  process.stderr.write(`CATALOG_SAMPLES is not set; left out: ${checks}\n`);
}

/**
 * Path of one of our own small sample files.
 *
 * @param name in `test/support/samples`
 */
export function ownSample(name: string): string {
  return join(import.meta.dirname, 'samples', name);
}

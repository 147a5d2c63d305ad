/**
 * Waits for work, but not for ever.
 *
 * Takes the work, milliseconds, and what to answer when they are over. Returns what comes first. The work goes on,
 * since a statement cannot be called back (a server cancels it soon after); its late result, or its late failure, is
 * dropped.
 */
export function withDeadline<T>(work: Promise<T>, milliseconds: number, late: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late()), milliseconds);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

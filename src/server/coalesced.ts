/**
 * Puts one question at a time; whoever asks meanwhile gets its answer too.
 *
 * @param ask puts the question
 */
export function joined<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= ask().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

/**
 * Puts one question at a time for everybody who asks meanwhile. Whoever asks gets the answer to a question that was put
 * after they asked, so that it is never older than their asking.
 *
 * @param ask puts the question
 */
export function coalesced<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    const asked = ask();
    underWay = asked;
    return asked;
  };
  return () => {
    next ??= underWay.then(begin, begin);
    return next;
  };
}

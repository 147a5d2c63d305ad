/** Patterns by which an endpoint says which events it wants (事件类型). */

/** `*` is every event; `listing.*` all of one kind; `listing.delisted` one of them. */
export const eventPattern = /^(\*|[a-z][a-z_]{0,59}\.(\*|[a-z][a-z_]{0,59}))$/;

/** How many patterns one endpoint may have. */
export const maxEventPatterns = 50;

/** Whether an event is wanted. */
export function matchesPattern(patterns: readonly string[], type: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  );
}

/** Events that take something off the market: whoever trades it must know before anything else. */
const priorityTypes: ReadonlySet<string> = new Set([
  'listing.delisted',
  'listing.suspended',
  'certificate.revoked',
  'exchange.feed_stop',
]);

/** Whether deliveries of an event pass the others of their endpoint. */
export const isPriorityType = (type: string): boolean => priorityTypes.has(type);

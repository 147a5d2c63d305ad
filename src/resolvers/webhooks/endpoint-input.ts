import { z } from 'zod';
import type { WebhookServices } from '../../context.ts';
import type { WebhookContent } from '../../db/stores/webhook-endpoints.ts';
import { type InputIssue, Refused } from '../../rules/errors.ts';
import { endpointBounds } from '../../rules/webhook/endpoint-rules.ts';
import { eventPattern, maxEventPatterns } from '../../rules/webhook/event-pattern.ts';
import { isTargetFault, originOf, targetOf } from '../../rules/webhook/target.ts';
import { optionalText, text } from '../command/parse-input.ts';

/** What people write of an endpoint, where it is made. */
export const endpointFields = {
  url: text(4000, 1),
  description: optionalText(endpointBounds.description),
  eventTypes: z
    .array(z.string().regex(eventPattern))
    .min(1)
    .max(maxEventPatterns)
    .transform((patterns) => [...new Set(patterns)].sort()),
  payloadQuery: optionalText(endpointBounds.query),
  hasPriorityLane: z.boolean().nullish(),
};

/** What is checked beyond the form of the fields. */
export function checkEndpoint(
  {
    url,
    payloadQuery,
  }: { readonly url?: string | null | undefined; readonly payloadQuery?: string | null | undefined },
  { targets, checkQuery }: WebhookServices,
): void {
  const issues: InputIssue[] = [];
  const target = url == null ? null : targetOf(url, targets);
  if (target !== null && isTargetFault(target))
    issues.push({ path: ['url'], code: target.code, message: target.message });
  for (const fault of payloadQuery == null ? [] : checkQuery(payloadQuery)) {
    const message = { zh: `该查询不可用：${fault}`, en: `The query cannot be stored: ${fault}` };
    issues.push({ path: ['payloadQuery'], code: 'unusable_query', message });
  }
  if (issues.length > 0) throw new Refused({ kind: 'invalid_input', issues });
}

/**
 * What the event log tells of a change: of the address no path, which may be a secret itself, and of a query that it is
 * another.
 */
export function contentChanges(before: Partial<WebhookContent>, after: WebhookContent) {
  const told = (content: Partial<WebhookContent>) => ({
    ...content,
    url: content.url === undefined ? null : originOf(content.url),
    payloadQuery: content.payloadQuery == null ? null : `${content.payloadQuery.length} characters`,
  });
  const [from, to] = [told(before), told(after)];
  const names = Object.keys(after) as (keyof WebhookContent)[];
  const changed = names.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, { from: from[name] ?? null, to: to[name] }]));
}

import { builder } from './builder.ts';

/** What the types of the event and audit log share. */

export const LedgerSubjectRef = builder.objectRef<{
  readonly type: string;
  readonly id: string;
  readonly code?: string;
  readonly revision: number | null;
}>('LedgerSubject');

export const LedgerFactRef = builder.objectRef<{ readonly name: string; readonly value: string }>('LedgerFact');

/** A value of the log as text; null for nothing. */
export const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** The values of a row of the log by their names; nothing is left out. */
export const factsOf = (data: Readonly<Record<string, unknown>>): { name: string; value: string }[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === null ? [] : [{ name, value: text }];
  });

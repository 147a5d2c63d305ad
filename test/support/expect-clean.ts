import { expect } from 'vitest';
import { password } from './behind-proxy.ts';
import type { ServerProcess } from './server-process.ts';
import type { ServiceAnswer } from './service.ts';

/** A refusal that tells the caller to come back and nothing of the database. */
export function expectCleanRefusal(answer: ServiceAnswer): void {
  const [error] = answer.body.errors ?? [];
  expect(['SERVICE_UNAVAILABLE', 'TIMEOUT']).toContain(error?.extensions['code']);
  expect(answer.retryAfter).toMatch(/^[1-9]\d*$/);
  expect(answer.text).not.toMatch(/ECONN|CONNECTION_|127\.0\.0\.1|postgres|hunter2|select|\bat /i);
}

/** Every answer was 200 without errors, or a clean refusal; and no connection was left without an answer. */
export function expectCleanAnswers(answers: readonly ServiceAnswer[], broken: readonly string[]): void {
  for (const answer of answers) {
    if (answer.status === 200 && answer.body.errors === undefined) continue;
    if (answer.status !== 200) expect(answer.status).toBe(503);
    expectCleanRefusal(answer);
  }
  expect(broken).toEqual([]);
}

/** The process told of no fault of its own, and never of the password. */
export function expectQuiet(service: ServerProcess): void {
  expect(service.errorOutput()).toBe('');
  expect(service.lines.filter((line) => line['level'] === 'fatal')).toEqual([]);
  const log = JSON.stringify(service.lines);
  expect(log).not.toContain(password);
  expect(log).not.toContain('nobody waited for it');
}

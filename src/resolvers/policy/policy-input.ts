import { type InputIssue, Refused } from '../../rules/errors.ts';
import type { Fault } from '../../rules/policy/fault.ts';

/** Refuses an input whose content has faults, each by its field. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const issues = faults.slice(0, 100).map(
    ({ field, message }): InputIssue => ({
      path: ['content', ...field.split('.')],
      code: 'not_right',
      message,
    }),
  );
  throw new Refused({ kind: 'invalid_input', issues });
}

import type { Refusal } from '../rules/errors.ts';
import { failing } from '../rules/finding.ts';
import { HttpError } from './http-error.ts';

/** The refusal of a command at an address that does not speak GraphQL. */
export function refusalError(refusal: Refusal): HttpError {
  switch (refusal.kind) {
    case 'invalid_input':
      return new HttpError(
        400,
        'BAD_USER_INPUT',
        refusal.issues.map(({ path, message }) => `${path.join('.')}: ${message.zh} (${message.en})`).join('; '),
      );
    case 'rules_violated':
      return new HttpError(
        409,
        'RULES_VIOLATED',
        failing(refusal.findings)
          .map(({ rule, message }) => `${rule}: ${message.zh} (${message.en})`)
          .join('; '),
      );
    case 'idempotency_conflict':
      return new HttpError(409, 'IDEMPOTENCY_CONFLICT', 'the key was used for something else; take a new one');
    case 'not_permitted':
      return new HttpError(403, 'FORBIDDEN', `${refusal.action} is not permitted: ${refusal.because}`);
    case 'revision_conflict':
      return new HttpError(409, 'REVISION_CONFLICT', `its revision is ${refusal.currentRevision} by now`);
    case 'not_found':
      return new HttpError(404, 'NOT_FOUND', 'there is nothing of this id');
  }
}

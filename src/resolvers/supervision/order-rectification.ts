import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { invalidInput } from '../../rules/errors.ts';
import { dueFindings, providerFindings } from '../../rules/supervision/judge.ts';
import { commandFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { agreementField, recordOnAgreement, summary } from './on-agreement.ts';
import { recordOnOrganization } from './on-organization.ts';

const schema = z.object({
  ...commandFields,
  agreement: agreementField.nullish(),
  organization: text(200, 1).nullish(),
  summary,
  dueOn: localDate,
});

/** Orders something to be mended by a day (责令整改): of the operator of an agreement, or of a provider. */
export async function orderRectification(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { agreement, organization, dueOn, idempotencyKey } = parsed;
    const record = { kind: 'rectification', state: 'open', summary: parsed.summary, dueOn } as const;
    const common = { action: 'orderRectification', event: 'supervision.rectification_ordered', record } as const;
    const said = { idempotencyKey, summary: parsed.summary, dueOn };
    if (agreement != null && organization == null) {
      return await recordOnAgreement(context, {
        ...common,
        input: { ...said, agreement },
        judge: async (_row, _tx, { calendars }, today) => dueFindings(calendars, dueOn, today),
      });
    }
    if (organization != null && agreement == null) {
      return await recordOnOrganization(context, {
        ...common,
        input: { ...said, organization },
        judge: (isProvider, { calendars }, today) => [
          ...providerFindings(isProvider),
          ...dueFindings(calendars, dueOn, today),
        ],
      });
    }
    throw invalidInput(['agreement'], 'one_of', {
      zh: '请在 agreement 与 organization 中只填写一项。',
      en: 'Name either an agreement or an organization.',
    });
  });
}

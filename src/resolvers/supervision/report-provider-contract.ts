import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { dueFindings, providerFindings } from '../../rules/supervision/judge.ts';
import { commandFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { details as detailsField, summary as summaryField } from './on-agreement.ts';
import { recordOnOrganization } from './on-organization.ts';

const schema = z.object({
  ...commandFields,
  organization: text(200, 1),
  summary: summaryField,
  details: detailsField,
  dueOn: localDate,
});

/**
 * Puts down that a provider has contracted with a third party outside the platform, or given a builder of its systems the
 * rights to operate its data (不得自行签订、不得以承建取得运营权). The provider answers by a
 * day; the authority looks whether it is mended.
 */
export async function reportProviderContract(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { summary, details, dueOn } = parsed;
    return await recordOnOrganization(context, {
      action: 'reportProviderContract',
      input: parsed,
      event: 'supervision.provider_contract_reported',
      judge: (isProvider, { calendars }, today) => [
        ...providerFindings(isProvider),
        ...dueFindings(calendars, dueOn, today),
      ],
      record: { kind: 'provider_contract', state: 'open', summary, details, dueOn },
    });
  });
}

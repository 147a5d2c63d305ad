import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertProposedProvision } from '../../db/stores/policy-changes.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { noSubject } from '../../rules/permissions.ts';
import { proposalFindings } from '../../rules/policy/decision-rules.ts';
import type { Provision } from '../../rules/policy/provision.ts';
import { provisionFaults } from '../../rules/policy/provision-faults.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { evidenceMarks, provisionLayers, quantityUnits, wordsOf } from '../../rules/vocabulary.ts';
import { callerOf } from '../command/caller.ts';
import { commandFields, localDate, optionalText, parseInput, reason, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { refuseFaults } from './policy-input.ts';

/** Words of lower-case letters and digits, joined as the reference data join them. */
const name = z
  .string()
  .max(100)
  .regex(
    /^[a-z0-9]+([._-][a-z0-9]+)*$/,
    '由小写字母和数字组成，可以用 . _ - 连接 (lower-case letters and digits, joined by . _ -)',
  );

const value = z.union([
  z.object({ quantity: z.object({ amount: z.number(), unit: z.enum(wordsOf(quantityUnits)) }) }),
  z.object({ words: z.array(text(100, 1)).max(40) }),
]);

const content = z.object({
  code: name,
  title: text(200, 1),
  document: text(300, 1),
  documentNumber: optionalText(100),
  article: optionalText(100),
  quotation: text(2000, 1),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  layer: z.enum(wordsOf(provisionLayers)),
  mark: z.enum(wordsOf(evidenceMarks)),
  parameter: name.nullish(),
  value: value.nullish(),
  stricter: z.enum(['smaller', 'larger']).nullish(),
  isNamed: z.boolean(),
  startsOn: localDate,
  endsOn: localDate.nullish(),
  note: optionalText(2000),
});

const schema = z.object({ ...commandFields, content, correctionReason: reason.nullish() });

/**
 * Proposes a version of a provision (规定): of one that there is, or the first of a new one. It has no effect until a
 * second person approves it.
 */
export async function proposeProvision(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const id = context.newId();
    const provision = provisionOf(id, parsed.content);
    refuseFaults(inContractNames(provisionFaults(provision)));
    const correctionReason = parsed.correctionReason ?? null;
    return await runCommand(context, {
      action: 'proposeProvision',
      input: parsed,
      load: async () => ({ type: 'ProvisionVersion', id, revision: null, permission: noSubject }),
      judge: () => proposalFindings(provision.validFrom, dateInShanghai(context.now()), correctionReason),
      apply: async (_place, tx, { now }) => {
        const { id: proposedBy } = await callerOf(context, tx);
        await insertProposedProvision(tx, provision, proposedBy, now);
        const { id: _own, ...said } = provision;
        return {
          event: {
            type: 'provision.proposed',
            subject: { type: 'ProvisionVersion', id, code: provision.code, revision: 1, ownerId: null },
            isPublic: false,
            data: { startsOn: provision.validFrom },
            changes: changesBetween({}, said),
            reason: correctionReason,
          },
          outcome: { id },
        };
      },
    });
  });
}

function provisionOf(id: string, given: z.output<typeof content>): Provision {
  const { startsOn, endsOn, value: fixed, ...rest } = given;
  return {
    ...rest,
    id,
    documentNumber: rest.documentNumber ?? null,
    article: rest.article ?? null,
    url: rest.url ?? null,
    parameter: rest.parameter ?? null,
    value: fixed == null ? null : 'quantity' in fixed ? fixed.quantity : fixed.words,
    stricter: rest.stricter ?? null,
    validFrom: startsOn,
    validTo: endsOn ?? null,
    note: rest.note ?? null,
  };
}

const inContractNames = (faults: ReturnType<typeof provisionFaults>) =>
  faults.map(({ field, message }) => ({ field: field === 'validTo' ? 'endsOn' : field, message }));

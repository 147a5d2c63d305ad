import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { findNamed, saveApplication } from '../../db/stores/application-rows.ts';
import { patchApplication } from '../../rules/application/content.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import {
  applicationKind,
  applicationPatch,
  mismatchedAgreement,
  nameOf,
  patchedContent,
  thingName,
  unknownThing,
} from './application-input.ts';
import { type ApplicationSubject, applicationWorkflow } from './application-workflow.ts';

const schema = z.object({
  ...changeFields,
  kind: applicationKind.nullish(),
  agreement: thingName.nullable().optional(),
  citedScenario: thingName.nullable().optional(),
  content: applicationPatch.nullish(),
});

/**
 * Changes what an application says, while it is a draft or came back: what is left out stays, null clears, papers come
 * and go one by one. A renewal that came too late is made an initial one here.
 */
export async function reviseApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, applicationWorkflow, {
      action: 'reviseApplication',
      input: { ...input, ...parsed },
      save: async (row, status, tx, stamp) => {
        const content = patchedContent(patchApplication(row.content, parsed.content ?? {}, stamp.newId));
        const followed = await followedBy(tx, row, parsed);
        await saveApplication(tx, row.id, { status, content, ...followed }, stamp.now);
        const before = { ...row.content, kind: row.kind };
        return {
          event: 'application.revised',
          changes: changesBetween(before, { ...content, kind: followed.kind }),
        };
      },
    });
  });
}

/** What it follows on afterwards: kind, agreement and cited scenario go together. */
async function followedBy(tx: Database, row: ApplicationSubject, parsed: z.output<typeof schema>) {
  const { agreement, citedScenario } = parsed;
  const kind = parsed.kind ?? row.kind;
  const found = await findNamed(tx, row.ownerId, {
    notice: null,
    scenario: null,
    agreement: nameOf('Agreement', agreement),
    citedScenario: nameOf('Scenario', citedScenario),
  });
  if (agreement != null && found.agreementId === null) throw unknownThing('agreement', '协议');
  if (citedScenario != null && found.citedScenarioId === null) throw unknownThing('citedScenario', '场景');
  // One that is made an initial one follows on nothing any more, without the agreement being cleared apart.
  const kept = kind === 'initial' && agreement === undefined ? null : row.agreementId;
  const agreementId = agreement === undefined ? kept : found.agreementId;
  if ((kind === 'initial') !== (agreementId === null)) throw mismatchedAgreement();
  return {
    kind,
    agreementId,
    citedScenarioId: citedScenario === undefined ? row.citedScenarioId : found.citedScenarioId,
  };
}

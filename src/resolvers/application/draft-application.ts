import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { findNamed, insertApplication, runningApplications } from '../../db/stores/application-rows.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { runningFinding } from '../../rules/application/agreement-rules.ts';
import { emptyApplication, patchApplication } from '../../rules/application/content.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import {
  applicationKind,
  applicationPatch,
  mismatchedAgreement,
  nameOf,
  patchedContent,
  thingName,
  unknownThing,
} from './application-input.ts';

const schema = z.object({
  ...commandFields,
  applicant: text(200, 1).nullish(),
  notice: thingName,
  scenario: thingName,
  kind: applicationKind.nullish(),
  agreement: thingName.nullish(),
  citedScenario: thingName.nullish(),
  content: applicationPatch.nullish(),
});

/** The organisation that applies: a place, locked so that codes and what runs are counted one after the other. */
interface Applicant extends CommandSubject {
  readonly code: string;
}

/**
 * Makes an application as a draft, however incomplete: only notice and scenario must be named. One runs at a time for an
 * applicant and a scenario.
 */
export async function draftApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const kind = parsed.kind ?? 'initial';
    return await runCommand<Applicant>(context, {
      action: 'draftApplication',
      input: { ...input, ...parsed },
      load: async (tx) => {
        const code = parsed.applicant ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: async ({ id }, tx) => {
        const { scenarioId } = await named(tx, id, parsed, kind);
        return [runningFinding(await runningApplications(tx, { applicantId: id, scenarioId, except: null }))];
      },
      apply: async (subject, tx, stamp) => {
        const things = await named(tx, subject.id, parsed, kind);
        const content = patchedContent(patchApplication(emptyApplication, parsed.content ?? {}, stamp.newId));
        const code = await nextCode(tx, 'applications', subject);
        const id = stamp.newId();
        await insertApplication(tx, { id, code, applicantId: subject.id, kind, content, ...things }, stamp.now);
        return {
          event: {
            type: 'application.drafted',
            subject: { type: 'Application', id, code, revision: 1, ownerId: subject.id },
            isPublic: false,
            data: { status: 'draft', kind },
            changes: changesBetween({ ...emptyApplication }, { ...content }),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

/** What the input names; refused where the applicant may not name it. */
async function named(
  tx: Parameters<typeof findNamed>[0],
  applicantId: string,
  parsed: z.output<typeof schema>,
  kind: z.output<typeof applicationKind>,
) {
  const { notice, scenario, agreement, citedScenario } = parsed;
  const found = await findNamed(tx, applicantId, {
    notice: nameOf('Notice', notice),
    scenario: nameOf('Scenario', scenario),
    agreement: nameOf('Agreement', agreement),
    citedScenario: nameOf('Scenario', citedScenario),
  });
  const { noticeId, scenarioId, agreementId, citedScenarioId } = found;
  if (noticeId === null) throw unknownThing('notice', '通告');
  if (scenarioId === null) throw unknownThing('scenario', '场景');
  if (agreement != null && agreementId === null) throw unknownThing('agreement', '协议');
  if (citedScenario != null && citedScenarioId === null) throw unknownThing('citedScenario', '场景');
  if ((kind === 'initial') !== (agreementId === null)) throw mismatchedAgreement();
  return { noticeId, scenarioId, agreementId, citedScenarioId };
}

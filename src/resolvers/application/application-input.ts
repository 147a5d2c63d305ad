import { z } from 'zod';
import type { ThingName } from '../../db/stores/application-rows.ts';
import {
  type ApplicationContent,
  type ApplicationPatch,
  applicationBounds as bounds,
  type PatchedApplication,
} from '../../rules/application/content.ts';
import { applicantKinds, declaredConditions } from '../../rules/application/words.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { NodeName } from '../../rules/catalog/nouns.ts';
import { invalidInput } from '../../rules/errors.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { applicationKinds, paperKinds } from '../../rules/workflow/words.ts';
import { text } from '../command/parse-input.ts';

/** A text that null clears; one that is left out stays. */
const clearable = text(bounds.text)
  .nullable()
  .optional()
  .transform((given) => (given === null ? '' : given));

const months = z.int().min(1).max(bounds.months).nullable().optional();

const paper = z.object({
  kind: z.enum(wordsOf(paperKinds)),
  title: text(bounds.paperTitle, 1),
  digest: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .transform((given) => given.toLowerCase()),
  size: z.int().min(1).max(bounds.paperSize),
  mediaType: z
    .string()
    .max(bounds.mediaType)
    .regex(/^[\w.+-]+\/[\w.+-]+$/),
  location: text(bounds.location, 1),
});

const conditions = z
  .array(z.object({ condition: z.enum(wordsOf(declaredConditions)), statement: text(bounds.condition) }))
  .max(Object.keys(declaredConditions).length)
  .nullish()
  .transform((list) =>
    list == null ? undefined : Object.fromEntries(list.map((each) => [each.condition, each.statement])),
  );

const applicant = z
  .object({
    kind: z.enum(wordsOf(applicantKinds)).nullable().optional(),
    incidentFreeYears: z.int().min(0).max(bounds.years).nullable().optional(),
    conditions,
  })
  .nullish()
  .transform((given) => given ?? undefined);

const papers = z
  .object({
    remove: z.array(z.uuid()).max(bounds.papers).nullish(),
    add: z.array(paper).max(bounds.papers).nullish(),
  })
  .nullish()
  .transform((given) => (given == null ? undefined : { remove: given.remove ?? [], add: given.add ?? [] }));

/** What an applicant writes, checked: what is left out stays, null clears. */
export const applicationPatch = z
  .object({
    statement: clearable,
    securityPlan: clearable,
    technicalPlan: clearable,
    expectedBenefits: clearable,
    termMonths: months,
    trialMonths: months,
    applicant,
    papers,
  })
  .transform((given): ApplicationPatch => given);

/** Why an application is made. */
export const applicationKind = z.enum(wordsOf(applicationKinds));

/** The name of a thing: its public code or its global id. */
export const thingName = text(200, 1);

/** A thing by its name: a global id names one of its noun, anything else is a code. */
export function nameOf(noun: NodeName, given: string | null | undefined): ThingName | null {
  if (given == null) return null;
  const decoded = decodeGlobalId(given);
  return decoded?.noun === noun ? { id: decoded.id } : { code: given };
}

/**
 * The content that came of a change.
 *
 * @throws Refused that names the field
 */
export function patchedContent(result: PatchedApplication): ApplicationContent {
  if ('content' in result) return result.content;
  const { fault, name } = result;
  throw invalidInput(
    ['content', 'papers'],
    fault,
    fault === 'paper_unknown'
      ? { zh: `本申请没有材料“${name}”。`, en: `The application has no paper ${name}.` }
      : { zh: `材料超过 ${bounds.papers} 份。`, en: `There are more than ${bounds.papers} papers.` },
  );
}

/** That a thing which an input names is not there, or not for the applicant to name. */
export const unknownThing = (field: string, zh: string) =>
  invalidInput([field], 'not_found', { zh: `没有这样的${zh}。`, en: `There is no such ${field}.` });

/** That a kind and the agreement beside it do not fit: an initial application follows none, any other one does. */
export const mismatchedAgreement = () =>
  invalidInput(['agreement'], 'kind_mismatch', {
    zh: '届满重新申请和变更清单须指明协议（agreement），首次申请不得指明。',
    en: 'RENEWAL and LIST_CHANGE name an agreement, INITIAL names none.',
  });

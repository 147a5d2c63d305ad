import type { RequestContext } from '../../context.ts';
import type { CorrectionRequestRow } from '../../db/stores/correction-requests.ts';
import { registrationCases } from '../../db/stores/registration-cases.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { type Finding, failing } from '../../rules/finding.ts';
import { denialOf, mayRead } from '../../rules/permissions.ts';
import {
  correctionAnswerFindings,
  correctionBeginsFindings,
  correctionContent,
  correctionRequestActions,
  correctionRequestFindings,
} from '../../rules/registration/correction.ts';
import { judgeRegistration, registrantActions, registrarActions } from '../../rules/registration/judge.ts';
import { objectionAnswerFindings, objectionFindings } from '../../rules/registration/objection.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import { renewalWindow } from '../../rules/registration/validity.ts';
import { organizationOf, rolesOf } from '../../rules/viewer.ts';
import { correctionRequestPermission, hasAsked } from './correction-request-workflow.ts';
import { lawOf, registrationReadFacts, registrationSubject } from './registration-workflow.ts';

/** What handing a registration in would be told today. */
export interface RegistrationCheck {
  readonly mayBeSubmitted: boolean;
  readonly checkedOn: LocalDate;
  /** What every rule found, those that are met among it. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at a registration as `submitRegistration` would, and changes nothing.
 *
 * @param globalId of the registration
 * @returns null when there is none that the viewer may see
 */
export async function checkRegistration(context: RequestContext, globalId: string): Promise<RegistrationCheck | null> {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== 'Registration') return null;
  const row = (await registrationCases(context.db, [decoded.id])).get(decoded.id);
  // Papers are between the registrant and the registrar, and so is what they lack.
  if (row === undefined || !mayRead(context.viewer, 'Registration', registrationReadFacts(row))) return null;
  if (!seesPapers(context, row)) return null;
  const law = lawOf(await context.policy(), context.now());
  const findings = judgeRegistration('submitRegistration', row, law);
  return { mayBeSubmitted: failing(findings).length === 0, checkedOn: law.today, findings };
}

function seesPapers({ viewer }: RequestContext, { registrantId, registrarId, submittedBy }: RegistrationCase): boolean {
  const organization = organizationOf(viewer)?.id;
  return (
    viewer.kind === 'system' ||
    rolesOf(viewer).some((role) => role === 'auditor' || (role === 'authority_officer' && submittedBy !== null)) ||
    organization === registrantId ||
    (organization === registrarId && submittedBy !== null)
  );
}

/** What the caller may do now with a registration, by its uuid. */
export async function registrationAvailableActions(
  context: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  const { viewer, loaders, policy, now } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const isPerson = viewer.kind === 'person';
  const [row, open, asked] = await Promise.all([
    loaders.registrations.load(id),
    isPerson ? loaders.openRegistrationObjections(viewer.id).load(id) : Promise.resolve(0),
    isPerson ? loaders.openCorrectionRequests(viewer.id).load(id) : Promise.resolve(0),
  ]);
  if (row === null) return [];
  const law = lawOf(await policy(), now());
  const own = [...registrantActions, ...registrarActions].flatMap((action) =>
    availableActions(viewer, [action], registrationSubject(row, action), () => judgeRegistration(action, row, law)),
  );
  const objecting = availableActions(
    viewer,
    ['objectToRegistration'],
    { ownerId: row.registrantId },
    () => objectionFindings(row, { isPerson, open }, law.today),
    () => row.publicityEndsOn,
  );
  const organizationId = organizationOf(viewer)?.id ?? null;
  const correcting = availableActions(viewer, ['requestRegistrationCorrection'], { ownerId: row.registrantId }, () =>
    correctionRequestFindings(row, { organizationId, open: asked }),
  );
  return [...own, ...objecting, ...correcting];
}

/** What stands in the way of a registration now, or people should know; for its parties and those who look after it. */
export async function registrationFindings(context: RequestContext, id: string): Promise<readonly Finding[]> {
  const row = await context.loaders.registrations.load(id);
  if (row === null || !seesPapers(context, row)) return [];
  const law = lawOf(await context.policy(), context.now());
  const next = {
    draft: 'submitRegistration',
    incomplete: 'submitRegistration',
    submitted: 'acceptRegistration',
  } as const;
  const later = { accepted: 'concludeFormalReview', in_publicity: 'completeRegistration' } as const;
  const action = { ...next, ...later }[row.status as keyof typeof next | keyof typeof later];
  if (action === undefined || (row.track === 'exchange' && action !== 'submitRegistration')) return [];
  return judgeRegistration(action, row, law).filter(({ status }) => status === 'fail' || status === 'needs_human');
}

/** First and last day on which a renewal may be asked for; null for what does not stand, has no end, or where nothing binds. */
export async function registrationRenewalWindow(
  { policy, now }: RequestContext,
  { status, expiresOn }: { readonly status: string; readonly expiresOn: LocalDate | null },
): Promise<{ readonly opensOn: LocalDate; readonly closesOn: LocalDate } | null> {
  if (status !== 'registered' || expiresOn === null) return null;
  const { provisions } = await policy();
  return renewalWindow(provisions, expiresOn, dateInShanghai(now()));
}

/** What the caller may do now with an objection to a registration, by its uuid. */
export async function registrationObjectionAvailableActions(
  { viewer, loaders }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.registrationObjections.load(id);
  if (row === null) return [];
  const isOwn = viewer.kind === 'person' && row.personId === viewer.id;
  return availableActions(viewer, ['answerRegistrationObjection'], { ownerId: row.registrarId }, () =>
    objectionAnswerFindings(row.state, row.registrationStatus, isOwn),
  );
}

/** What the caller may do now with a request to correct a registration, by its uuid. */
export async function correctionRequestAvailableActions(
  context: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.correctionRequests.load(id);
  if (row === null) return [];
  const begins = await consentFindings(context, row);
  // Whoever has not asked has nothing to take back.
  const offered = correctionRequestActions.filter(
    (action) => action !== 'withdrawRegistrationCorrection' || hasAsked(viewer, row),
  );
  return offered.flatMap((action) =>
    availableActions(viewer, [action], correctionRequestPermission(row, action), () => [
      ...correctionAnswerFindings(action, row.state, row.registrationStatus, hasAsked(viewer, row)),
      // The registrar may always dismiss it.
      ...(action === 'consentToRegistrationCorrection' ? begins : []),
    ]),
  );
}

/** What stands in the way of the correction of an open request, for those who may consent to it. */
async function consentFindings(
  { viewer, loaders, policy, now }: RequestContext,
  row: CorrectionRequestRow,
): Promise<readonly Finding[]> {
  const action = 'consentToRegistrationCorrection';
  if (row.state !== 'open' || denialOf(viewer, action, correctionRequestPermission(row, action)) !== null) return [];
  const registration = await loaders.registrations.load(row.registrationId);
  if (registration?.status !== 'registered') return [];
  const law = lawOf(await policy(), now());
  return correctionBeginsFindings(registration, correctionContent('consented', { ...row, answer: '' }), law);
}

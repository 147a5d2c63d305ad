import { type Finding, judged } from '../finding.ts';
import { judgedOn } from '../workflow/by-provision.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { CorrectionRequestState } from '../workflow/registry-words.ts';
import { publishedFinding, runsOnceFinding } from './beginning.ts';
import { trackFinding } from './judge.ts';
import { correctionRequestLife, registrationLife } from './lifecycle.ts';
import type { RegistrationCase, RegistrationContent } from './registration-facts.ts';
import { type RegistrationLaw, registrationFindings } from './registration-findings.ts';

/** Actions on a request to correct a registration. */
export const correctionRequestActions = [
  'consentToRegistrationCorrection',
  'answerRegistrationCorrection',
  'withdrawRegistrationCorrection',
] as const;
export type CorrectionRequestAction = (typeof correctionRequestActions)[number];

/** The ground of the correction that comes of a request: a word of `registration.correction.grounds`. */
const grounds = { consented: 'written_consent', upheld: 'evidence_of_error' } as const;

/** States in which something is corrected. */
export type Corrected = keyof typeof grounds;

/** What is said in a request, and by whoever consents to it. */
export interface CorrectionSaid {
  readonly statement: string;
  readonly evidence: string;
  readonly answer: string;
}

/** What the correction that comes of a request tells: what is wrong, the evidence, and the written consent where there is one. */
export const correctionContent = (
  state: Corrected,
  { statement, evidence, answer }: CorrectionSaid,
): RegistrationContent => ({
  papers: { [grounds.upheld]: evidence, ...(state === 'consented' ? { [grounds.consented]: answer } : {}) },
  ground: grounds[state],
  note: statement,
});

/**
 * Whether a request to correct a registration is taken (26号 art. 9(3): 登记主体、利害关系人): of one that stands, by somebody who
 * does not act for its registrant, one at a time.
 *
 * @param open how many requests of the caller about it wait
 */
export function correctionRequestFindings(
  { track, status, registrantId }: Pick<RegistrationCase, 'track' | 'status' | 'registrantId'>,
  { organizationId, open }: { readonly organizationId: string | null; readonly open: number },
): readonly Finding[] {
  if (track !== 'state') return [trackFinding('state')];
  const state = stateFinding(registrationLife, 'requestRegistrationCorrection', status);
  if (state.status === 'fail') return [state];
  return [
    state,
    judgedOn('n26-correction', 'correction-asked-by-another', organizationId !== registrantId, {
      pass: { zh: '申请人不是登记主体。', en: 'It is not asked for by the registrant.' },
      fail: { zh: '登记主体自行申请更正登记。', en: 'The registrant applies for a correction itself.' },
      remedy: {
        zh: '请起草更正登记（draftRegistration，type 为 CORRECTION）。',
        en: 'Draft a registration of the type CORRECTION.',
      },
    }),
    judged('correction-asked-once', open === 0, {
      pass: { zh: '本人没有待答复的更正申请。', en: 'None of the caller waits.' },
      fail: { zh: '本人对该登记的更正申请尚待答复。', en: 'The caller’s request to correct it waits for an answer.' },
      remedy: { zh: '请等待答复，或撤回后重新申请。', en: 'Wait for the answer, or withdraw it and ask anew.' },
    }),
  ];
}

/**
 * Whether a request may be answered: it is open, its registration still stands, and nobody answers their own. Whoever asked
 * withdraws it.
 *
 * @param isOwn whether the caller has asked
 */
export function correctionAnswerFindings(
  action: CorrectionRequestAction,
  state: CorrectionRequestState,
  registration: RegistrationCase['status'],
  isOwn: boolean,
): readonly Finding[] {
  const own = stateFinding(correctionRequestLife, action, state);
  if (action === 'withdrawRegistrationCorrection') return [own];
  return [
    own,
    stateFinding(registrationLife, 'requestRegistrationCorrection', registration),
    judged('correction-asked-by-somebody-else', !isOwn, {
      pass: { zh: '更正申请由他人提出。', en: 'Somebody else asks for it.' },
      fail: { zh: '不得答复本人提出的更正申请。', en: 'Nobody answers their own request.' },
      remedy: { zh: '请由另一人答复。', en: 'Somebody else answers.' },
    }),
  ];
}

/**
 * Whether the correction that comes of a request can be taken up: what is asked of every correction before it is handed in,
 * and that no other registration of the same thing runs at the registrar.
 *
 * @param row the registration that is corrected
 */
export function correctionBeginsFindings(
  row: RegistrationCase,
  content: RegistrationContent,
  law: RegistrationLaw,
): readonly Finding[] {
  const { status, track, registrarId, registrantId, expiresOn } = row;
  const previous = { status, track, registrarId, registrantId, expiresOn };
  return [
    runsOnceFinding(row.running),
    ...(row.thing.noun === 'Resource' ? [publishedFinding(row.isInCatalog)] : []),
    ...registrationFindings({ ...row, type: 'correction', content, previous }, law),
  ];
}

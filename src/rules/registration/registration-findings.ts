import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Finding } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { boundWords, judgedOn } from '../workflow/by-provision.ts';
import { registrationStatuses } from '../workflow/registry-words.ts';
import type { RegistrationFacts } from './registration-facts.ts';
import { lastWorkingDay, renewalWindow, renewedEnd } from './validity.ts';

/** The law a registration is judged by. */
export interface RegistrationLaw {
  readonly provisions: readonly Provision[];
  readonly calendars: readonly WorkCalendar[];
  /** In Asia/Shanghai. */
  readonly today: LocalDate;
}

/** The words that bind for a parameter; none where nothing binds. */
const wordsFor = ({ provisions, today }: RegistrationLaw, parameter: string): readonly string[] =>
  boundWords({ provisions, on: today }, parameter)?.words ?? [];

/**
 * What is asked before a registration is handed in (26号 arts 3, 5, 7, 9, 15). Every rule that has to do with its type
 * answers, all at once.
 */
export function registrationFindings(facts: RegistrationFacts, law: RegistrationLaw): readonly Finding[] {
  return [
    registrarFinding(facts),
    registrantFinding(facts),
    ...(facts.product === null ? [] : [reviewFinding(facts), agreementFinding(facts)]),
    ...(facts.type === 'initial'
      ? [...(facts.track === 'state' ? [papersFinding(facts, law)] : []), ...deadlineFinding(facts, law)]
      : followingFindings(facts, law)),
    noteFinding(facts),
  ];
}

/**
 * What must still hold when a registration is taken up, published and given its code: what it rests on. A renewal that was
 * asked for in time goes on beyond the last day of what it renews.
 */
export function groundFindings(facts: RegistrationFacts): readonly Finding[] {
  return [
    ...(facts.product === null ? [] : [reviewFinding(facts), agreementFinding(facts)]),
    ...(facts.type === 'initial' ? [] : [earlierFinding(sparingLapsed(facts))]),
  ];
}

/** A renewal whose earlier registration has expired since, as if that stood. */
const sparingLapsed = (facts: RegistrationFacts): RegistrationFacts =>
  facts.type === 'renewal' && facts.previous?.status === 'expired'
    ? { ...facts, previous: { ...facts.previous, status: 'registered' } }
    : facts;

/**
 * The day that says whether something is asked for in time: that on which it was first handed in. What is completed and handed
 * in again counts from its new day for the acceptance alone (26号 art. 10: 按新补充后重新提交申请之日起计算受理日期); the window of
 * art. 15 and the time of art. 9(1) were met by the application itself, or were not.
 */
const askedOn = ({ handedInOn }: RegistrationFacts, { today }: RegistrationLaw): LocalDate => handedInOn ?? today;

const registrarFinding = ({ track, registrarKinds }: RegistrationFacts): Finding =>
  judgedOn('n26-registrar', 'registrar-is-one', registrarKinds.includes(track === 'state' ? 'registrar' : 'exchange'), {
    pass: { zh: '受理单位与登记种类相符。', en: 'The registering body fits the registration.' },
    fail:
      track === 'state'
        ? {
            zh: '公共数据资源登记须由登记机构（事业单位）办理，交易所不是登记机构。',
            en: 'State registration is by a registrar, which an exchange is not.',
          }
        : { zh: '交易所登记须由数据交易所办理。', en: 'Registration at an exchange is by an exchange.' },
    remedy: { zh: '改选登记机构（registrar）。', en: 'Choose another registrar.' },
  });

const registrantFinding = ({ product, resourceProviderId, registrantId }: RegistrationFacts): Finding =>
  judgedOn(
    'n27-registration-duty',
    'registrant-holds-it',
    (product?.operatorId ?? resourceProviderId) === registrantId,
    {
      pass: { zh: '登记主体是其持有或运营单位。', en: 'The registrant holds or operates it.' },
      fail: {
        zh: '登记主体不是该产品的运营主体或该资源的提供单位。',
        en: 'The registrant neither operates the product nor provides the resource.',
      },
      remedy: { zh: '由其运营主体或提供单位申请。', en: 'Its operator or provider applies.' },
    },
  );

/** Business review first (先业务审核): the compliance and security review of the authority. */
const reviewFinding = ({ product, type }: RegistrationFacts): Finding =>
  judgedOn(
    'n26-business-review',
    'product-passed-review',
    type === 'cancellation' || product?.hasPassedReview === true,
    {
      pass: { zh: '产品已通过合规安全审核。', en: 'The product has passed its review.' },
      fail: { zh: '产品未通过合规安全审核，不得申请登记。', en: 'The product has not passed its review.' },
      remedy: { zh: '先提交并通过合规安全审核。', en: 'Have it reviewed first.' },
    },
  );

const agreementFinding = ({ agreement, type }: RegistrationFacts): Finding =>
  judgedOn(
    'n26-validity-by-agreement',
    'product-under-live-agreement',
    type === 'cancellation' || agreement?.isLive === true,
    {
      pass: { zh: '授权运营协议在有效期内。', en: 'The agreement is in force.' },
      fail: { zh: '授权运营协议已不在履行。', en: 'The agreement is not in force.' },
      remedy: { zh: '协议恢复履行后再申请。', en: 'Apply once the agreement is in force again.' },
    },
  );

function papersFinding({ content }: RegistrationFacts, law: RegistrationLaw): Finding {
  const missing = wordsFor(law, 'registration.initial.papers').filter(
    (word) => (content.papers[word] ?? '').trim() === '',
  );
  return judgedOn(
    'n26-initial-papers',
    'registration-papers-are-there',
    missing.length === 0,
    {
      pass: { zh: '首次登记材料齐备。', en: 'Every paper of an initial registration is there.' },
      fail: { zh: '首次登记材料不齐。', en: 'Papers of an initial registration are missing.' },
      remedy: { zh: '补充所列材料（papers）。', en: 'Add the papers that are named.' },
    },
    missing.length === 0 ? {} : { missing: missing.join('、') },
  );
}

/**
 * 首次登记 (26号 art. 9(1)): within twenty working days after the product was delivered; of what was delivered before the rule
 * was in force, within thirty after its first day. Late is late, and no bar to registration.
 */
function deadlineFinding(registration: RegistrationFacts, law: RegistrationLaw): readonly Finding[] {
  const { deliveredOn, track } = registration;
  if (deliveredOn === null || track !== 'state') return [];
  const { provision, parameter, from } = deadlineOf(deliveredOn, law);
  const last = lastWorkingDay(law.provisions, law.calendars, parameter, from);
  if (last === null) return [];
  const facts = { deliveredOn, lastDay: last.known ? last.value : '' };
  const inTime = last.known && compareDates(askedOn(registration, law), last.value) <= 0;
  const finding = judgedOn(
    provision,
    'initial-registration-in-time',
    inTime,
    {
      pass: { zh: '在期限内申请首次登记。', en: 'The initial registration is in time.' },
      fail: {
        zh: '已超过首次登记期限，或该年度工作日历未发布。',
        en: 'It is late, or the calendar of the year is missing.',
      },
      remedy: { zh: '说明迟延原因，由登记机构判断。', en: 'Say why; the registrar judges.' },
    },
    facts,
  );
  return [finding.status === 'pass' ? finding : { ...finding, status: 'needs_human' }];
}

/** What gives a first registration its time, and from which day it counts. */
function deadlineOf(deliveredOn: LocalDate, { provisions, today }: RegistrationLaw) {
  const parameter = 'registration.transition.deadline';
  const began = bindingValue(provisions, parameter, today)?.provisions[0]?.validFrom;
  return began !== undefined && compareDates(deliveredOn, began) < 0
    ? { provision: 'n26-transition-deadline', parameter, from: began }
    : { provision: 'n26-initial-deadline', parameter: 'registration.initial.deadline', from: deliveredOn };
}

/** What every registration that follows on another must show, and what its own type asks. */
function followingFindings(facts: RegistrationFacts, law: RegistrationLaw): readonly Finding[] {
  const standing = earlierFinding(facts.handedInOn === null ? facts : sparingLapsed(facts));
  if (facts.track !== 'state') return [standing];
  switch (facts.type) {
    case 'renewal':
      return [standing, renewalFinding(facts, law), longerFinding(facts, law)];
    case 'correction':
      return [standing, groundFinding('n26-correction', 'registration.correction.grounds', facts, law)];
    case 'cancellation':
      return [standing, groundFinding('n26-cancellation-grounds', 'registration.cancellation.grounds', facts, law)];
    default:
      return [standing];
  }
}

function earlierFinding({ previous, track, registrarId, registrantId }: RegistrationFacts): Finding {
  const stands =
    previous?.status === 'registered' &&
    previous.track === track &&
    previous.registrarId === registrarId &&
    previous.registrantId === registrantId;
  return judgedOn(
    track === 'state' ? 'n26-kinds' : null,
    'earlier-registration-stands',
    stands,
    {
      pass: {
        zh: '所依登记有效，登记机构和登记主体一致。',
        en: 'The earlier registration stands, with the same bodies.',
      },
      fail: {
        zh: '所依登记不存在、已失效，或登记机构、登记主体不一致。',
        en: 'The earlier registration does not stand, or is of other bodies.',
      },
      remedy: { zh: '指明仍有效的登记（previous）。', en: 'Name a registration that stands.' },
    },
    previous === null ? {} : { state: registrationStatuses[previous.status].zh },
  );
}

function renewalFinding(facts: RegistrationFacts, law: RegistrationLaw): Finding {
  const [expiresOn, asked] = [facts.previous?.expiresOn ?? null, askedOn(facts, law)];
  const window = expiresOn === null ? null : renewalWindow(law.provisions, expiresOn, asked);
  const isOpen =
    window !== null && compareDates(asked, window.opensOn) >= 0 && compareDates(asked, window.closesOn) <= 0;
  return judgedOn(
    'n26-renewal-window',
    'renewal-within-window',
    isOpen,
    {
      pass: { zh: '在续展申请期内。', en: 'It is asked for within the window of renewal.' },
      fail: { zh: '不在有效期届满前六十日内。', en: 'It is not within the last days of validity.' },
      remedy: {
        zh: '在届满前六十日内申请；已届满的重新首次登记。',
        en: 'Ask within the window; after the end register anew.',
      },
    },
    window === null ? {} : { opensOn: window.opensOn, closesOn: window.closesOn },
  );
}

/** A product under an agreement of at most three years is registered as long as it is operated: no renewal goes beyond that. */
function longerFinding({ previous, agreement }: RegistrationFacts, { provisions, today }: RegistrationLaw): Finding {
  const expiresOn = previous?.expiresOn ?? null;
  const end = expiresOn === null ? null : renewedEnd(provisions, expiresOn, agreement?.expiresOn ?? null, today);
  return judgedOn(
    'n26-validity-by-agreement',
    'renewal-goes-on-longer',
    end !== null && expiresOn !== null && compareDates(end, expiresOn) > 0,
    {
      pass: { zh: '授权运营期限在原有效期之后继续。', en: 'The agreement goes on after the present validity.' },
      fail: { zh: '授权运营期限不超过原有效期，续展没有可延长的期间。', en: 'The agreement does not go on after it.' },
      remedy: { zh: '先签订续期的授权运营协议。', en: 'Renew the agreement first.' },
    },
    end === null ? {} : { until: end },
  );
}

function groundFinding(
  provision: string,
  parameter: string,
  { content }: RegistrationFacts,
  law: RegistrationLaw,
): Finding {
  const grounds = wordsFor(law, parameter);
  return judgedOn(
    provision,
    'registration-names-a-ground',
    content.ground !== null && grounds.includes(content.ground),
    {
      pass: { zh: '已指明法定情形。', en: 'It names a ground that the rule knows.' },
      fail: { zh: '没有指明规定的情形。', en: 'It names no ground that the rule knows.' },
      remedy: { zh: '在 ground 中填写所列情形之一。', en: 'Set ground to one of those named.' },
    },
    { grounds: grounds.join('、') },
  );
}

const noteFinding = ({ type, content }: RegistrationFacts): Finding =>
  judgedOn(
    null,
    'registration-says-what-changes',
    type === 'initial' || type === 'renewal' || content.note.trim() !== '',
    {
      pass: { zh: '已说明变更、更正或注销的内容。', en: 'It says what changes, is wrong or ends.' },
      fail: { zh: '没有说明变更、更正或注销的内容。', en: 'It does not say what changes, is wrong or ends.' },
      remedy: { zh: '填写说明（note）。', en: 'Fill in note.' },
    },
  );

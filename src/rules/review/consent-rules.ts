import { type Finding, judged } from '../finding.ts';
import type { Role } from '../vocabulary.ts';
import { type ConsentState, type StepKind, stepKinds } from '../workflow/words.ts';
import { isConsent } from './step-outcomes.ts';

/** A line of a list, as the organisation that is asked about it is shown it. */
export interface AskedItem {
  readonly itemId: string;
  /** Code of the resource and name of the item, for people. */
  readonly name: string;
  readonly state: ConsentState;
  /** Whether a later submission took it off the list. */
  readonly isRemoved: boolean;
}

/** What is answered of one item. */
export interface ItemAnswer {
  readonly itemId: string;
  readonly decision: Exclude<ConsentState, 'pending'>;
  /** Condition of a consent; reason of a refusal, which must be there. */
  readonly reason: string | null;
}

/** Provisions that ask for a consent: per item, from the provider of shared data, and from the province. */
const provisionOf: Readonly<Partial<Record<StepKind, string>>> = {
  provider_consent: 'hz63-consent-per-item',
  provincial_consent: 'hz63-provincial-return',
};

/** The provision that an answer of a kind of step rests on; null for no consent. */
export const consentProvision = (kind: StepKind): string | null => provisionOf[kind] ?? null;

/**
 * What is asked of answers to a list: the step asks for consents, the answering person is of the right office, every item is
 * asked of the organisation and still on the list. Some may be answered before others, and an answer may be changed while the
 * step waits.
 *
 * @param roles of whoever answers
 * @param answers null where only the button is asked for
 */
export function consentFindings(
  kind: StepKind,
  roles: readonly Role[],
  asked: readonly AskedItem[],
  answers: readonly ItemAnswer[] | null,
): readonly Finding[] {
  const isAsked = consentKindFinding(kind);
  if (isAsked.status === 'fail') return [isAsked];
  return [isAsked, officeFinding(kind, roles), ...(answers === null ? [] : itemFindings(kind, asked, answers))];
}

function consentKindFinding(kind: StepKind): Finding {
  return judged(
    'step-asks-for-consents',
    isConsent(kind),
    {
      pass: { zh: '该事项逐项征求意见。', en: 'The step asks for consents, item by item.' },
      fail: { zh: `“${stepKinds[kind].zh}”不逐项征求意见。`, en: `A step of ${kind} asks for no consents.` },
      remedy: { zh: '请以出具意见的方式办理。', en: 'Conclude it by an opinion.' },
    },
    { kind },
  );
}

/** 涉及省回流数据的，应经省公共数据主管部门同意: that consent is given by an officer of the province, not by a steward. */
function officeFinding(kind: StepKind, roles: readonly Role[]): Finding {
  const isRight = kind !== 'provincial_consent' || roles.includes('provincial_authority');
  const finding = judged('consent-is-given-in-office', isRight, {
    pass: { zh: '答复人具有相应职责。', en: 'Whoever answers holds the office.' },
    fail: {
      zh: '省回流数据须由省公共数据主管部门人员答复。',
      en: 'The provincial authority answers for returned data.',
    },
    remedy: { zh: '请省级主管部门人员办理。', en: 'Ask an officer of the provincial authority.' },
  });
  return { ...finding, provision: consentProvision(kind) };
}

function itemFindings(kind: StepKind, asked: readonly AskedItem[], answers: readonly ItemAnswer[]): Finding[] {
  const known = new Map(asked.map((item) => [item.itemId, item]));
  const strangers = answers.filter(({ itemId }) => !known.has(itemId)).length;
  const gone = answers.flatMap(({ itemId }) => {
    const item = known.get(itemId);
    return item?.isRemoved === true ? [item.name] : [];
  });
  return [
    judged(
      'items-are-asked-of-the-organisation',
      strangers === 0,
      {
        pass: { zh: '所答各项均征求该单位意见。', en: 'The organisation is asked about every item.' },
        fail: {
          zh: `有 ${strangers} 项并未征求该单位意见。`,
          en: `${strangers} items are not asked of the organisation.`,
        },
        remedy: { zh: '请只答复 consents 所列各项。', en: 'Answer the items of consents only.' },
      },
      { strangers: String(strangers) },
    ),
    {
      ...judged(
        'items-are-on-the-list',
        gone.length === 0,
        {
          pass: { zh: '各项均在清单上。', en: 'Every item is on the list.' },
          fail: { zh: `${gone.length} 项已移出清单。`, en: `${gone.length} items are on the list no more.` },
          remedy: { zh: '无需答复已移出的各项。', en: 'Leave out what was taken off.' },
        },
        gone.length === 0 ? {} : { items: namesOf(gone) },
      ),
      provision: consentProvision(kind),
    },
  ];
}

/** What all answers come to, once none is pending; null until then. Items off the list count no more. */
export function consentOutcome(asked: readonly AskedItem[]): 'consented' | 'declined' | null {
  const counted = asked.filter(({ isRemoved }) => !isRemoved);
  if (counted.some(({ state }) => state === 'pending')) return null;
  return counted.every(({ state }) => state === 'consented') ? 'consented' : 'declined';
}

/** Items with their new answers. */
export const answered = (asked: readonly AskedItem[], answers: readonly ItemAnswer[]): readonly AskedItem[] => {
  const decisions = new Map(answers.map(({ itemId, decision }) => [itemId, decision]));
  return asked.map((item) => ({ ...item, state: decisions.get(item.itemId) ?? item.state }));
};

/** The first names of a list, for facts that people read. */
export const namesOf = (names: readonly string[], most = 10): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}…（共 ${names.length}）`;

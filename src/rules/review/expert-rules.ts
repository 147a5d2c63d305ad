import { type Finding, judged } from '../finding.ts';
import type { ExpertState } from '../workflow/words.ts';

/** Advice may be asked for; it is apart from the decision (公共数据主管部门可委托专家咨询委员会论证). */
export const adviceProvision = 'hz63-expert-advice';

/** A person of the expert committee, as a lot is drawn. */
export interface ExpertCandidate {
  readonly personId: string;
  /** Whether they hold a role with the applicant. */
  readonly isOfApplicant: boolean;
  /** Whether they were drawn for this step before, whatever came of it. */
  readonly isDrawn: boolean;
}

/** Those among whom a lot may be drawn. */
export const drawable = (candidates: readonly ExpertCandidate[]): readonly ExpertCandidate[] =>
  candidates.filter(({ isOfApplicant, isDrawn }) => !isOfApplicant && !isDrawn);

/** Who is asked for: named people, or a number drawn by lot. */
export type ExpertsAsked = { readonly personIds: readonly string[] } | { readonly count: number };

/**
 * What is asked before experts are asked for advice: there is a committee, whoever is named belongs to it and not to the
 * applicant, and enough are left to draw from.
 *
 * @param candidates active members of the committee with the role of an expert
 * @param hasCommittee whether there is an expert committee at all
 * @param asked one drawn by lot for a button: whoever can be named can be drawn
 */
export function expertFindings(
  hasCommittee: boolean,
  candidates: readonly ExpertCandidate[],
  asked: ExpertsAsked,
): readonly Finding[] {
  const committee = judged('expert-committee-exists', hasCommittee, {
    pass: { zh: '已设专家咨询委员会。', en: 'There is an expert committee.' },
    fail: { zh: '没有登记专家咨询委员会。', en: 'No expert committee is registered.' },
    remedy: { zh: '请管理员登记专家咨询委员会。', en: 'Ask an administrator to register one.' },
  });
  if (!hasCommittee) return [committee];
  return [
    committee,
    ...('count' in asked ? [lotFinding(candidates, asked.count)] : namedFindings(candidates, asked.personIds)),
  ];
}

function lotFinding(candidates: readonly ExpertCandidate[], count: number): Finding {
  const left = drawable(candidates).length;
  return {
    ...judged(
      'enough-experts-to-draw-from',
      left >= count,
      {
        pass: { zh: `可抽取专家 ${left} 名。`, en: `${left} experts can be drawn.` },
        fail: {
          zh: `可抽取专家仅 ${left} 名，需 ${count} 名。`,
          en: `${left} experts can be drawn, ${count} are asked for.`,
        },
        remedy: {
          zh: '请减少人数或增补专家；申请单位人员与已抽取者不参与抽取。',
          en: 'Ask for fewer, or add experts; staff of the applicant and those drawn before are left out.',
        },
      },
      { available: String(left), asked: String(count) },
    ),
    provision: adviceProvision,
  };
}

function namedFindings(candidates: readonly ExpertCandidate[], personIds: readonly string[]): Finding[] {
  const known = new Map(candidates.map((each) => [each.personId, each]));
  const count = (test: (found: ExpertCandidate | undefined) => boolean) =>
    personIds.filter((id) => test(known.get(id))).length;
  const strangers = count((found) => found === undefined);
  const interested = count((found) => found?.isOfApplicant === true);
  const again = count((found) => found?.isDrawn === true);
  return [
    {
      ...judged(
        'experts-are-of-the-committee',
        strangers === 0,
        {
          pass: { zh: '所选均为在任专家。', en: 'Everybody named is an active expert.' },
          fail: { zh: `${strangers} 人不是在任专家。`, en: `${strangers} of them are no active experts.` },
          remedy: { zh: '请从专家咨询委员会在任专家中选取。', en: 'Name active experts of the committee.' },
        },
        { strangers: String(strangers) },
      ),
      provision: adviceProvision,
    },
    judged(
      'experts-are-not-of-the-applicant',
      interested === 0,
      {
        pass: { zh: '所选专家与申请单位无任职关系。', en: 'Nobody named is of the applicant.' },
        fail: {
          zh: `${interested} 名专家任职于申请单位，应当回避。`,
          en: `${interested} of them are staff of the applicant.`,
        },
        remedy: { zh: '请另选专家。', en: 'Name other experts.' },
      },
      { interested: String(interested) },
    ),
    judged(
      'experts-are-drawn-once',
      again === 0,
      {
        pass: { zh: '所选专家此前未被抽取。', en: 'Nobody named was drawn before.' },
        fail: { zh: `${again} 名专家已被抽取。`, en: `${again} of them were drawn already.` },
        remedy: { zh: '请另选专家。', en: 'Name other experts.' },
      },
      { again: String(again) },
    ),
  ];
}

/**
 * What is asked before an expert declares their interests, beside the state: whoever has declared none can declare one
 * still, and nothing else.
 */
export function declarationFinding(state: ExpertState, hasConflict: boolean): Finding {
  return judged('declaration-says-something-new', state !== 'clear' || hasConflict, {
    pass: { zh: '声明与此前不同。', en: 'It was not declared before.' },
    fail: { zh: '此前已声明无利益冲突。', en: 'That there is no conflict was declared before.' },
    remedy: { zh: '如有利益冲突，请说明；否则请提出意见。', en: 'Declare a conflict if there is one, or advise.' },
  });
}

/**
 * What is asked before an expert advises, beside the state: nobody of the applicant does.
 */
export function adviserFinding(isOfApplicant: boolean): Finding {
  return judged('expert-is-not-of-the-applicant', !isOfApplicant, {
    pass: { zh: '与申请单位无任职关系。', en: 'The expert is not of the applicant.' },
    fail: { zh: '任职于申请单位，应当回避。', en: 'The expert is staff of the applicant.' },
    remedy: { zh: '请声明利益冲突。', en: 'Declare the conflict of interest.' },
  });
}

/** Whether everybody who may advise has: those in conflict are out, and at least one must be left. */
export function isAdviceComplete(states: readonly string[]): boolean {
  const counted = states.filter((state) => state !== 'conflicted');
  return counted.length > 0 && counted.every((state) => state === 'advised');
}

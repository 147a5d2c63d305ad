import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import { boundWords, byProvision, type LawOfDay } from '../workflow/by-provision.ts';
import { authorisationModes } from '../workflow/words.ts';
import { type PlanContent, sectionTitles } from './content.ts';

const named = (section: string): string => {
  const title = sectionTitles[section];
  return title === undefined ? section : `${title}（${section}）`;
};

function states({ title, sections, products }: PlanContent, section: string): boolean {
  if (section === 'name') return title.trim() !== '';
  // One of a closed list: it is always there.
  if (section === 'mode') return true;
  if (section === 'product_list') return products.length > 0;
  return (sections[section] ?? '').trim() !== '';
}

/**
 * What a plan must say before it is deliberated or approved (27号 art. 9).
 *
 * @param law of the day of the decision
 */
export function planContentFindings(content: PlanContent, law: LawOfDay): readonly Finding[] {
  return [
    byProvision(law, 'plan.content', 'plan-states-contents', ({ words, provision }) =>
      checkFinding(
        {
          ...{ rule: 'plan-states-contents', provision, force: 'blocks' },
          message: { zh: '实施方案缺少规定的内容。', en: 'The plan does not say all that it has to.' },
          remedy: { zh: '补写所列内容（sections、products）。', en: 'Write the named sections.' },
        },
        words.filter((section) => !states(content, section)).map(named),
      ),
    ),
    byProvision(law, 'plan.product_classes', 'plan-lists-product-classes', ({ words, provision }) =>
      checkFinding(
        {
          ...{ rule: 'plan-lists-product-classes', provision, force: 'blocks' },
          message: {
            zh: '产品和服务清单未涵盖规定的两大类。',
            en: 'The list of products does not cover both classes.',
          },
          remedy: { zh: '为所列类别补充产品和服务（products）。', en: 'List products of the named classes.' },
        },
        words.filter((word) => !content.products.some(({ useClass }) => useClass === word)),
      ),
    ),
    modeFinding('plan-mode-is-admitted', content.mode, law),
  ];
}

/** Whether a mode of authorisation is one that the rules know (27号 art. 9(4)). */
export const modeFinding = (rule: string, mode: PlanContent['mode'], law: LawOfDay): Finding =>
  byProvision(law, 'authorisation.modes', rule, ({ words, provision }) =>
    checkFinding(
      {
        ...{ rule, provision, force: 'blocks' },
        message: {
          zh: `现行规定没有“${authorisationModes[mode].zh}”这种授权运营模式。`,
          en: `The rules in force do not know the mode ${mode}.`,
        },
        remedy: { zh: '改用所规定的授权运营模式（mode）。', en: 'Choose another mode.' },
      },
      !words.includes(mode),
    ),
  );

/**
 * Whether what is put down has happened: the day of a decision does not lie ahead.
 *
 * @param today in Asia/Shanghai
 */
export const notAheadFinding = (rule: string, on: LocalDate, today: LocalDate): Finding => ({
  ...checkFinding(
    {
      ...{ rule, provision: null, force: 'blocks' },
      message: { zh: `日期 ${on} 尚未到来。`, en: `The day ${on} has not come yet.` },
      remedy: { zh: '在事情办结后再作记录。', en: 'Record it once it has happened.' },
    },
    compareDates(on, today) > 0,
  ),
  facts: { on, today },
});

/** What a day must not lie before: the step that goes first. */
export interface EarlierStep {
  readonly parameter: string;
  readonly zh: string;
  readonly en: string;
  readonly on: LocalDate | null;
}

/** Whether a day follows that of the step before it; the same day will do. */
export function orderFinding(rule: string, on: LocalDate, earlier: EarlierStep, law: LawOfDay): Finding {
  const { parameter, zh, en } = earlier;
  const finding = checkFinding(
    {
      ...{ rule, provision: boundWords(law, parameter)?.provision ?? null, force: 'blocks' },
      message: {
        zh: `日期 ${on} 早于${zh}日期 ${earlier.on ?? '（未记录）'}。`,
        en: `The day ${on} lies before that of the ${en}, ${earlier.on ?? 'which was not recorded'}.`,
      },
      remedy: { zh: '核对两个日期。', en: 'Look at both days again.' },
    },
    earlier.on === null || compareDates(on, earlier.on) < 0,
  );
  return { ...finding, facts: { on, earlier: earlier.on ?? '' } };
}

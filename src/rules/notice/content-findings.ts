import { checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import { byProvision, type LawOfDay } from '../workflow/by-provision.ts';
import { paperKinds } from '../workflow/words.ts';
import type { NoticeContent } from './content.ts';

/** What a notice has for each word of the provision parameter `notice.content`, and what people call it. */
const contents: Readonly<Record<string, { readonly zh: string; readonly is: (content: NoticeContent) => boolean }>> = {
  // One of a closed list: it is always there.
  authorisation_mode: { zh: '授权方式（mode）', is: () => true },
  authorisation_scope: {
    zh: '授权范围（domains、resourceCodes）',
    is: ({ mode, domains, resourceCodes }) => mode === 'whole' || domains.length > 0 || resourceCodes.length > 0,
  },
  application_conditions: { zh: '申报条件（conditions）', is: ({ conditions }) => conditions.trim() !== '' },
  review_criteria: { zh: '评审标准（criteria）', is: ({ criteria }) => criteria.trim() !== '' },
  requirements: { zh: '有关要求（requirements）', is: ({ requirements }) => requirements.trim() !== '' },
};

/**
 * What a notice must say (杭政办函〔2023〕63号: 授权方式、授权范围、申报条件、评审标准及有关要求), and the papers it asks for.
 *
 * @param law of the day on which it is published
 */
export function noticeContentFindings(content: NoticeContent, law: LawOfDay): readonly Finding[] {
  return [
    byProvision(law, 'notice.content', 'notice-states-contents', ({ words, provision }) =>
      checkFinding(
        {
          ...{ rule: 'notice-states-contents', provision, force: 'blocks' },
          message: { zh: '通告缺少规定的内容。', en: 'The notice does not say all that it has to.' },
          remedy: { zh: '补写所列内容。', en: 'Write what is named.' },
        },
        words.filter((word) => contents[word]?.is(content) === false).map((word) => contents[word]?.zh ?? word),
      ),
    ),
    byProvision(law, 'notice.content', 'notice-states-further-contents', ({ words, provision }) =>
      checkFinding(
        {
          ...{ rule: 'notice-states-further-contents', provision, force: 'human' },
          message: {
            zh: '规定还要求写明系统没有专门栏目的内容。',
            en: 'The rules ask for contents that have no field of their own here.',
          },
          remedy: { zh: '在有关要求（requirements）中写明。', en: 'Write them among the requirements.' },
        },
        words.filter((word) => contents[word] === undefined),
      ),
    ),
    ...paperFindings(content, law),
  ];
}

const isPaper = (word: string): word is keyof typeof paperKinds => Object.hasOwn(paperKinds, word);
const named = (word: string): string => (isPaper(word) ? `${paperKinds[word].zh}（${word}）` : word);

function paperFindings({ requiredPapers }: NoticeContent, law: LawOfDay): readonly Finding[] {
  const isMissing = (word: string) => isPaper(word) && !requiredPapers.includes(word);
  return [
    byProvision(law, 'operation.requires', 'notice-asks-for-emergency-plan', ({ words, provision }) =>
      checkFinding(
        {
          ...{ rule: 'notice-asks-for-emergency-plan', provision, force: 'blocks' },
          message: {
            zh: '申报材料未包括应急预案，没有应急预案不得开展授权运营。',
            en: 'It does not ask for the emergency plan, without which nothing may be operated.',
          },
          remedy: { zh: '在申报材料（requiredPapers）中加入所列材料。', en: 'Add the named papers.' },
        },
        words.filter(isMissing).map(named),
      ),
    ),
    byProvision(law, 'first_call.papers', 'notice-asks-for-papers-of-first-call', ({ words, provision }) =>
      checkFinding(
        {
          ...{ rule: 'notice-asks-for-papers-of-first-call', provision, force: 'human' },
          message: {
            zh: '首批征集还要求了所列材料，供参考。',
            en: 'The first call also asked for the named papers: a suggestion.',
          },
          remedy: { zh: '由主管部门决定是否要求这些材料。', en: 'The authority decides whether to ask for them.' },
        },
        words.filter(isMissing).map(named),
      ),
    ),
  ];
}

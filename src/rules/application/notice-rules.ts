import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import { authorisationModes } from '../workflow/words.ts';
import type { ApplicationFacts } from './facts.ts';
import { applicationProvisions as provisions } from './provisions.ts';
import { named, says } from './rule.ts';

/** A notice is published, and takes applications today; what came back may be handed in again after its last day. */
export function noticeFindings({ notice, submission }: ApplicationFacts, today: LocalDate): readonly Finding[] {
  const { code, status, opensOn, closesOn } = notice;
  const isOpen = compareDates(opensOn, today) <= 0 && compareDates(today, closesOn) <= 0;
  return [
    says({
      rule: 'application-notice-is-published',
      provision: null,
      status: status === 'published' ? 'pass' : 'fail',
      facts: { notice: code, status },
      message: { zh: `通告 ${code} 未在发布状态。`, en: `The notice ${code} is not published.` },
      remedy: { zh: '撤回本申请，按其他已发布的通告申请。', en: 'Withdraw it and answer a notice that is published.' },
    }),
    says({
      rule: 'application-notice-is-open',
      provision: provisions.window,
      status: submission > 0 ? 'not_applicable' : isOpen ? 'pass' : 'fail',
      facts: { notice: code, opensOn, closesOn, today },
      message: {
        zh: `通告规定的申请时间为 ${opensOn} 至 ${closesOn}，今日（${today}）不在其内。`,
        en: `Applications are taken from ${opensOn} to ${closesOn}; today is ${today}.`,
      },
      remedy: {
        zh: '在规定时间内提交，或按另一通告申请。',
        en: 'Hand it in within the window, or answer another notice.',
      },
    }),
  ];
}

/** An application asks for nothing outside its notice: mode, domains, divisions, resources. */
export function scopeFindings({ notice, scenario, resources }: ApplicationFacts): readonly Finding[] {
  const outside = (domains: readonly string[]) => !domains.some((each) => (notice.domains as string[]).includes(each));
  const { jurisdiction, domains } = scenario.content;
  const foreign = notice.domains.length === 0 ? [] : domains.filter((each) => !notice.domains.includes(each));
  const listed = [...resources.values()];
  const beyond = listed.filter(({ code, domains: filed }) =>
    notice.resourceCodes.length > 0
      ? !notice.resourceCodes.includes(code)
      : notice.domains.length > 0 && outside(filed),
  );
  const divisions =
    notice.jurisdictionCodes.length > 0 ? notice.jurisdictionCodes : [notice.authority.jurisdictionCode];
  const remedy = {
    zh: '从场景中移出通告范围以外的部分，或按另一通告申请。',
    en: 'Take what lies outside the notice out of the scenario, or answer another notice.',
  };
  return [
    says({
      rule: 'application-fits-mode',
      provision: provisions.modes,
      status: notice.mode === 'by_scenario' ? 'pass' : 'needs_human',
      facts: { mode: notice.mode },
      message: {
        zh: `通告的授权方式为${authorisationModes[notice.mode].zh}，而申请只涉及一个场景，由审核人判断。`,
        en: `The notice authorises ${notice.mode}, the application is for one scenario; the reviewers decide.`,
      },
      remedy: { zh: '说明本场景如何落入该授权方式。', en: 'Say how the scenario fits that mode.' },
    }),
    says({
      rule: 'application-within-domains',
      provision: provisions.noticeContent,
      status: foreign.length === 0 ? 'pass' : 'fail',
      facts: { ...named(foreign), allowed: notice.domains.join('、') },
      message: { zh: '场景所属领域超出通告的授权范围。', en: 'Domains of the scenario lie outside the notice.' },
      remedy,
    }),
    says({
      rule: 'application-within-resources',
      provision: provisions.noticeContent,
      status: beyond.length === 0 ? 'pass' : 'fail',
      facts: named(beyond.map(({ code, title }) => `${code}《${title}》`)),
      message: { zh: '清单中有数据资源超出通告的授权范围。', en: 'Resources of the list lie outside the notice.' },
      remedy,
    }),
    says({
      rule: 'application-within-jurisdictions',
      provision: provisions.districtScenarios,
      status: divisions.some((division) => covers(division, jurisdiction.code)) ? 'pass' : 'fail',
      facts: { jurisdiction: jurisdiction.code, allowed: divisions.join('、') },
      message: {
        zh: `场景所在区域（${jurisdiction.name}）超出通告的授权范围。`,
        en: `The division of the scenario (${jurisdiction.code}) lies outside the notice.`,
      },
      remedy,
    }),
  ];
}

/** Whether a division of GB/T 2260 is another or holds it: 330100 holds 330110, and 330000 both. */
export function covers(division: string, other: string): boolean {
  return other.startsWith(division.replace(/(00){1,2}$/, ''));
}

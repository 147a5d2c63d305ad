import type { LocalDate } from '../calendar/local-date.ts';
import { checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { byProvision, type LawOfDay } from '../workflow/by-provision.ts';
import { actionsOf } from '../workflow/lifecycle.ts';
import type { NoticeContent } from './content.ts';
import { noticeContentFindings } from './content-findings.ts';
import type { NoticeFacts } from './facts.ts';
import { noticeLife } from './lifecycle.ts';
import { type AskedUnderNotice, outsideScope } from './scope.ts';
import { planFindings, scopeFindings } from './scope-findings.ts';
import { windowChange, windowInOrder, windowNotOver } from './window-findings.ts';

/** What is done with a notice that exists, in the order of its life. */
export const noticeActions = actionsOf(noticeLife);

/** The law and the day of an act. */
export interface NoticeMoment {
  readonly provisions: readonly Provision[];
  /** In Asia/Shanghai. */
  readonly today: LocalDate;
}

/** What a published notice said before, and what was asked for under it, where it is amended. */
export interface NoticeChange {
  readonly before: NoticeContent;
  readonly asked: readonly (AskedUnderNotice & { readonly application: string })[];
}

/** What everything but its plan says of a notice: what its lead agrees to. */
const saidFindings = (facts: NoticeFacts, law: LawOfDay): readonly Finding[] => [
  ...noticeContentFindings(facts.content, law),
  ...scopeFindings(facts, law),
  windowInOrder(facts.content, law),
];

/**
 * What the rules say of an action on a notice beside its state, for the button and the mutation alike.
 *
 * @param facts as it stands, or as it would stand after the change
 * @param change where something was changed; a button names no change yet
 */
export function judgeNotice(
  action: string,
  facts: NoticeFacts,
  { provisions, today }: NoticeMoment,
  change: NoticeChange | null = null,
): readonly Finding[] {
  const law: LawOfDay = { provisions, on: today };
  switch (action) {
    case 'draftNotice':
    case 'reviseNotice':
      return [windowInOrder(facts.content, law)];
    case 'endorseNotice':
      return saidFindings(facts, law);
    case 'publishNotice':
      return [
        ...planFindings(facts, law),
        ...saidFindings(facts, law),
        windowNotOver(facts.content, law),
        endorsedFinding(facts, law),
      ];
    case 'amendNotice': {
      const said = [...planFindings(facts, law), ...noticeContentFindings(facts.content, law)];
      if (change === null) return said;
      return [
        ...said,
        ...scopeFindings(facts, law),
        ...windowChange(change.before, facts.content, law),
        narrowedFinding(facts.content, change),
        agreedFinding(facts.content, law),
      ];
    }
    default:
      return [];
  }
}

/** Whether the department that leads the field has agreed to what is published (会同相关领域主管部门研究确定). */
const endorsedFinding = ({ status, content }: NoticeFacts, law: LawOfDay): Finding =>
  byProvision(law, 'notice.decided_by', 'notice-is-endorsed', ({ provision }) => ({
    ...checkFinding(
      {
        ...{ rule: 'notice-is-endorsed', provision, force: 'blocks' },
        message: {
          zh: '领域主管部门尚未确认通告内容。',
          en: 'The department that leads the field has not agreed yet.',
        },
        remedy: { zh: '由领域主管部门确认（endorseNotice）。', en: 'Let it endorse the notice.' },
      },
      content.lead !== null && status !== 'endorsed',
    ),
    facts: content.lead === null ? {} : { lead: content.lead },
  }));

/** A published notice has no second endorsement here: that its lead agrees to the change is for people to see to. */
const agreedFinding = ({ lead }: NoticeContent, law: LawOfDay): Finding =>
  byProvision(law, 'notice.decided_by', 'notice-change-is-agreed', ({ provision }) => ({
    ...checkFinding(
      {
        ...{ rule: 'notice-change-is-agreed', provision, force: 'human' },
        message: { zh: '通告内容会同领域主管部门确定。', en: 'Its content is decided together with its lead.' },
        remedy: { zh: '改动前征得领域主管部门同意。', en: 'Ask the department that leads the field first.' },
      },
      lead !== null,
    ),
    facts: lead === null ? {} : { lead },
  }));

/** Whether everything that was handed in under a notice could still be asked for. */
function narrowedFinding(content: NoticeContent, { asked }: NoticeChange): Finding {
  const outside = asked.flatMap(({ application, ...each }) => {
    const { isJurisdictionOutside, areDomainsOutside, resources } = outsideScope(content, each);
    const parts = [
      ...(isJurisdictionOutside ? [each.jurisdiction] : []),
      ...(areDomainsOutside ? each.domains : []),
      ...resources,
    ];
    return parts.length === 0 ? [] : [`${application}: ${parts.join('、')}`];
  });
  return checkFinding(
    {
      ...{ rule: 'notice-scope-keeps-what-is-asked', provision: null, force: 'blocks' },
      message: {
        zh: '授权范围不得缩小到已提交申请所请求的范围以内。',
        en: 'Its scope must not become smaller than what was handed in under it asks for.',
      },
      remedy: { zh: '保留所列领域、数据资源和区划。', en: 'Keep what is named.' },
    },
    outside,
  );
}

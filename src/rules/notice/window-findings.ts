import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { checkFinding } from '../catalog/check.ts';
import type { Finding, Text } from '../finding.ts';
import { type Provision, provisionsInForce } from '../policy/provision.ts';
import type { LawOfDay } from '../workflow/by-provision.ts';
import type { NoticeContent } from './content.ts';

type Window = Pick<NoticeContent, 'opensOn' | 'closesOn'>;

/** The provision by which the notice itself fixes the window; it gives no number, so nothing binds but what the notice says. */
const windowProvision = ({ provisions, on }: LawOfDay): string | null =>
  provisionsInForce(provisions, on).find(({ parameter }: Provision) => parameter === 'application.window')?.code ??
  null;

interface WindowRule {
  readonly rule: string;
  readonly message: Text;
  readonly remedy: Text;
}

const windowFinding = (
  law: LawOfDay,
  { opensOn, closesOn }: Window,
  rule: WindowRule,
  isAtFault: boolean,
): Finding => ({
  ...checkFinding({ ...rule, provision: windowProvision(law), force: 'blocks' }, isAtFault),
  facts: { opensOn, closesOn, today: law.on },
});

/** Whether a window closes no earlier than it opens; one day is a window. */
export const windowInOrder = (window: Window, law: LawOfDay): Finding =>
  windowFinding(
    law,
    window,
    {
      rule: 'notice-window-is-in-order',
      message: { zh: '截止日期早于开始日期。', en: 'It closes before it opens.' },
      remedy: { zh: '核对申请期限（opensOn、closesOn）。', en: 'Look at opensOn and closesOn again.' },
    },
    compareDates(window.closesOn, window.opensOn) < 0,
  );

/** Whether a window is not over when the notice is published; its last day will do. */
export const windowNotOver = (window: Window, law: LawOfDay): Finding =>
  windowFinding(
    law,
    window,
    {
      rule: 'notice-window-is-not-over',
      message: { zh: '申请期限已过。', en: 'Its window is over.' },
      remedy: { zh: '改定截止日期（closesOn）。', en: 'Choose another last day.' },
    },
    isOver(window, law.on),
  );

const isOver = ({ closesOn }: Window, today: LocalDate): boolean => compareDates(closesOn, today) < 0;

/**
 * Whether a published window may be changed: what has opened stays open since that day, and it ends no earlier than today.
 * What is closed stays closed; who kept to the day must not find it moved.
 *
 * @param law of today
 */
export function windowChange(before: Window, after: Window, law: LawOfDay): readonly Finding[] {
  const today = law.on;
  const isMoved = before.opensOn !== after.opensOn || before.closesOn !== after.closesOn;
  return [
    windowInOrder(after, law),
    windowFinding(
      law,
      after,
      {
        rule: 'notice-window-still-runs',
        message: { zh: '申请期限已过，不能再改动。', en: 'Its window is over and is not moved any more.' },
        remedy: { zh: '另发通告。', en: 'Give another notice.' },
      },
      isMoved && isOver(before, today),
    ),
    windowFinding(
      law,
      after,
      {
        rule: 'notice-window-ends-not-before-today',
        message: { zh: '截止日期不得改到今天以前。', en: 'Its last day must not be moved before today.' },
        remedy: {
          zh: '截止日期改为今天或以后；不再受理的，取消通告。',
          en: 'Let it end today or later, or call it off.',
        },
      },
      isMoved && !isOver(before, today) && isOver(after, today),
    ),
    windowFinding(
      law,
      after,
      {
        rule: 'notice-window-opened-stays-opened',
        message: { zh: '已经开始受理，开始日期不得改动。', en: 'It takes applications already; its first day stays.' },
        remedy: { zh: '保留原开始日期（opensOn）。', en: 'Keep opensOn as it is.' },
      },
      before.opensOn !== after.opensOn && compareDates(before.opensOn, today) <= 0,
    ),
  ];
}

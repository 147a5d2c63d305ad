import type { LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import type { GrantFacts } from './grant.ts';
import { publicationFindings } from './signing.ts';

/**
 * Whether a changed list can be taken into an agreement: its application changes the list of this agreement, is granted and
 * published, and no objection stands in the way.
 *
 * @param application null when there is none that is known
 */
export function supplementFindings(
  agreementId: string,
  application: (GrantFacts & { readonly previousId: string | null }) | null,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const isOfThis = application !== null && application.kind === 'list_change' && application.previousId === agreementId;
  const own = judged('supplement-changes-this-list', isOfThis, {
    pass: { zh: '申请变更的是本协议的清单。', en: 'The application changes the list of this agreement.' },
    fail: { zh: '该申请不是变更本协议清单的申请。', en: 'The application does not change the list of this agreement.' },
    remedy: { zh: '请选择变更本协议清单的申请。', en: 'Name an application that does.' },
  });
  if (!isOfThis) return [own];
  const state = judged(
    'result-was-published',
    application.status === 'published',
    {
      pass: { zh: '变更结果已公开。', en: 'The result is public.' },
      fail: { zh: '变更结果尚未公开，或已处理。', en: 'Its result is not public, or it was dealt with.' },
      remedy: { zh: '请先公开结果。', en: 'Publish the result first.' },
    },
    { state: application.status },
  );
  return [own, state, ...publicationFindings(application.result, provisions, today)];
}

import type { LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { Policy } from '../policy/policy.ts';
import { isQuantity } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { catalogStatuses, openingAttributes } from '../vocabulary.ts';
import type { ConsentState } from '../workflow/words.ts';
import { namesOf } from './consent-rules.ts';
import type { DecisionItem } from './decision-facts.ts';

/**
 * Whether every item was consented to: by its provider (逐项; 27号 art. 5 for data of other regions and departments), and by
 * the province where it came back from there (省回流). One finding for each body that lacks one, with its items.
 */
export function consentItemFindings(items: readonly DecisionItem[]): readonly Finding[] {
  const providers = [...new Set(items.map(({ provider }) => provider))].flatMap((body) =>
    lacking(
      items.filter(({ provider }) => provider === body),
      ({ providerConsent }) => providerConsent,
      { rule: 'provider-consents', body, provision: 'hz63-consent-per-item' },
    ),
  );
  const returned = items.filter(({ isProvincialReturn }) => isProvincialReturn);
  const province = lacking(returned, ({ provincialConsent }) => provincialConsent, {
    rule: 'province-consents',
    body: '省公共数据主管部门',
    provision: 'hz63-provincial-return',
  });
  const given = (rule: string, provision: string, zh: string, en: string): Finding => ({
    rule,
    status: 'pass',
    message: { zh, en },
    provision,
    facts: {},
    remedy: null,
  });
  return [
    ...(items.length === 0 ? [emptyList()] : []),
    ...(providers.length > 0 || items.length === 0
      ? providers
      : [
          given(
            'provider-consents',
            'hz63-consent-per-item',
            `数据提供单位同意全部 ${items.length} 项。`,
            `The providers consent to all ${items.length} items.`,
          ),
        ]),
    ...(province.length > 0 || returned.length === 0
      ? province
      : [
          given(
            'province-consents',
            'hz63-provincial-return',
            `省公共数据主管部门同意全部 ${returned.length} 项省回流数据。`,
            `The province consents to all ${returned.length} items that it returned.`,
          ),
        ]),
  ];
}

/** A grant is of a list: one without items authorises nothing (一场景一清单一审核). */
function emptyList(): Finding {
  return {
    rule: 'list-has-items',
    status: 'fail',
    message: { zh: '数据清单为空。', en: 'The list is empty.' },
    provision: 'hz63-scenario-review',
    facts: {},
    remedy: { zh: '请退回补充清单。', en: 'Return it, so that the list is filled in.' },
  };
}

const stateWords = {
  missing: ['未征求', 'was not asked about'],
  pending: ['尚未答复', 'has not answered on'],
  declined: ['不同意', 'declines'],
} as const;

interface Body {
  readonly rule: string;
  readonly body: string;
  readonly provision: string;
}

function lacking(
  items: readonly DecisionItem[],
  consentOf: (item: DecisionItem) => ConsentState | null,
  { rule, body, provision }: Body,
): Finding[] {
  return (['missing', 'pending', 'declined'] as const).flatMap((state) => {
    const found = items.filter((item) => (consentOf(item) ?? 'missing') === state).map(({ name }) => name);
    if (found.length === 0) return [];
    const [zh, en] = stateWords[state];
    return [
      {
        rule,
        status: 'fail' as const,
        message: {
          zh: `${body}${zh} ${found.length} 项：${namesOf(found)}。`,
          en: `${body} ${en} ${found.length} items: ${namesOf(found)}.`,
        },
        provision,
        facts: { organization: body, state, items: String(found.length) },
        remedy:
          state === 'declined'
            ? { zh: '须将其移出清单，或取得同意。', en: 'Take them off the list, or obtain its consent.' }
            : { zh: '须逐项取得同意。', en: 'Obtain its consent, item by item.' },
      },
    ];
  });
}

/**
 * Whether nothing on the list became prohibited or left the catalog since it was handed in (禁止开放的公共数据不得授权运营).
 */
export function resourceFindings(policy: Policy, items: readonly DecisionItem[], on: LocalDate): readonly Finding[] {
  const binding = bindingValue(policy.provisions, 'resource.never_authorised', on);
  const never = binding === null || isQuantity(binding.value) ? [] : binding.value;
  const barred = items.filter(({ opening }) => never.includes(opening));
  const gone = items.filter(({ status }) => status !== 'published');
  return [
    {
      ...judged(
        'nothing-is-prohibited',
        barred.length === 0,
        {
          pass: { zh: '清单中没有禁止授权运营的数据。', en: 'Nothing on the list may never be authorised.' },
          fail: {
            zh: `${namesOf(barred.map(({ name, opening }) => `${name}（${openingAttributes[opening].zh}）`))}不得授权运营。`,
            en: `These may never be authorised: ${namesOf(barred.map(({ name }) => name))}.`,
          },
          remedy: { zh: '须移出清单。', en: 'They must be taken off the list.' },
        },
        { items: String(barred.length) },
      ),
      provision: binding?.provisions[0]?.code ?? null,
    },
    judged(
      'resources-are-published',
      gone.length === 0,
      {
        pass: { zh: '清单所列资源均已发布。', en: 'Every resource on the list is published.' },
        fail: {
          zh: `${namesOf(gone.map(({ name, status }) => `${name}（${catalogStatuses[status].zh}）`))}当前不在目录中。`,
          en: `These are not published: ${namesOf(gone.map(({ name }) => name))}.`,
        },
        remedy: {
          zh: '须移出清单，或待资源恢复发布。',
          en: 'Take them off the list, or wait until they are published.',
        },
      },
      { items: String(gone.length) },
    ),
  ];
}

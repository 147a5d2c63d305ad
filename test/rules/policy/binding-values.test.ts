import { describe, expect, it } from 'vitest';
import { isEnforced, isQuantity, type Provision, provisionsInForce } from '../../../src/rules/policy/provision.ts';
import { bindingValue, conflictsOf } from '../../../src/rules/policy/settlement.ts';
import { seededProvisions } from '../../support/policy-seeds.ts';

/** What binds in Hangzhou on 2026-06-01: each parameter, its value (null: nothing binds), the provisions it comes from. */
const table: readonly [string, string | null, string][] = [
  [
    'agreement.content',
    'scope_and_catalog term product_list_and_reviews platform ownership disclosure_and_no_redevelopment accounting_and_revenue security_and_emergency evaluation_and_exit breach disputes change_and_termination other',
    'n27-agreement-content',
  ],
  ['agreement.decision', 'collective_decision', 'n27-agreement-decision'],
  ['agreement.filed_with', 'provincial_data_authority', 'n27-agreement-filing'],
  ['agreement.signed_by', 'public_data_authority authorised_operator', 'hz63-agreement-parties'],
  ['agreement.term', '2 year', 'hz63-agreement-term'],
  ['agreement.trial', '6 month', 'hz63-agreement-trial'],
  [
    'application.required_reviews',
    'basic_security technical_security scenario network_security',
    'hz63-required-reviews',
  ],
  ['application.reviewed_by', 'public_data_authority mechanism_member data_provider', 'hz63-application-reviewers'],
  ['application.window', null, ''],
  ['authorisation.decided_by', 'coordination_mechanism', 'hz63-mechanism-decides'],
  ['authorisation.end_duties', null, ''],
  ['authorisation.end_grounds', null, ''],
  ['authorisation.modes', 'whole by_domain by_scenario', 'n27-modes'],
  ['demand.call_context', null, ''],
  ['demand.consent_unit', 'resource_item', 'hz63-consent-per-item'],
  ['demand.consents', 'public_data_authority data_provider', 'hz63-demand-reviewers'],
  ['demand.forbidden_grades', null, ''],
  ['demand.principles', 'minimum_necessary', 'zj44s-minimum-necessary'],
  ['demand.provincial_return.consents', 'provincial_authority', 'hz63-provincial-return'],
  ['demand.shared_data.consents', 'data_provider', 'n27-shared-data-consent'],
  ['disclosure.due', '03-31', 'disc-due'],
  [
    'disclosure.implementing_body',
    'implementing_body authorisations ceiling_fees grantee content scope term',
    'disc-implementing-body n27-disclosure-implementing-body',
  ],
  [
    'disclosure.operator',
    'operator authorised_resources product_list specific_fees resource_use',
    'disc-operator n27-disclosure-operator',
  ],
  ['first_call.domains', 'finance health transport', 'hzcall-fields'],
  [
    'first_call.papers',
    'audit_report financial_report data_security_pledge security_self_assessment emergency_plan',
    'hzcall-papers',
  ],
  [
    'notice.content',
    'authorisation_mode authorisation_scope application_conditions review_criteria requirements',
    'hz63-notice-content',
  ],
  ['notice.decided_by', 'public_data_authority domain_department', 'hz63-notice-deciders'],
  ['opening.forbidden_grades', 'l4', 'db33t2351-l4-closed'],
  [
    'opening.l2_l3.conditions',
    'authority_approval subject_authorisation open_zone masking',
    'db33t2351-l2-l3-conditions',
  ],
  ['opening.restricted.reviewed_by', 'public_data_authority', 'hzopen-restricted-review'],
  ['operation.forbidden', 'use_beyond_scope', 'n27-scope-of-use'],
  ['operation.requires', 'emergency_plan', 'hz63-emergency-plan'],
  [
    'operator.conditions',
    'management_capability technical_capability sound_business credit_standing data_security',
    'n27-operator-conditions',
  ],
  ['operator.forbidden', 'redevelopment', 'n27-no-redevelopment'],
  ['operator.kinds', 'legal_person', 'n27-operator-kinds'],
  ['operator.selection', 'open_tender invited_tender negotiation other_fair_competition', 'n27-selection'],
  [
    'plan.content',
    'name necessity_and_feasibility operator_conditions mode resource_scope term_and_exit product_list accounting_and_revenue security_and_emergency rights_and_duties supervision other',
    'n27-plan-content',
  ],
  ['plan.decision', 'collective_decision government_approval', 'n27-plan-decision'],
  ['plan.filed_with', 'provincial_data_authority', 'n27-plan-filing'],
  ['plan.larger_change', 'original_procedure', 'n27-plan-change'],
  ['plan.product_classes', 'public_interest industry', 'n27-product-list-classes'],
  ['price.ceiling.decided_by', 'authorising_body', 'n65-ceiling'],
  ['price.ceiling.forms', 'per_product per_use per_time per_call_volume', 'n65-fee-forms'],
  ['price.chargeable_uses', 'industry', 'n65-chargeable-uses'],
  ['price.deviation.threshold', '10 percent', 'n65-deviation'],
  ['price.evaluation.cycle', '3 year', 'n65-evaluation-cycle'],
  ['price.free_uses', 'public_interest', 'n65-free-uses hzcall-use-modes'],
  ['price.permitted_revenue.decided_by', 'development_and_reform data_authority', 'n65-permitted-revenue'],
  ['price.permitted_revenue.parts', 'operating_cost permitted_profit tax', 'n65-revenue-parts'],
  ['price.profit_rate.over_treasury', '6 percentage_point', 'n65-profit-rate'],
  ['price.public_interest.forbidden', 'any_price', 'n65-no-price-on-free-use'],
  ['price.published', 'product_list fees', 'n65-published-fees'],
  ['price.report.due', '03-31', 'n65-yearly-report'],
  ['price.specific.bound', 'ceiling', 'n65-price-below-ceiling'],
  ['processing.place', 'platform', 'hz63-processing-in-platform'],
  [
    'processing.principles',
    'raw_data_stays usable_not_visible',
    'zj25-raw-data-stays zj44-raw-data-stays hz63-raw-data-stays',
  ],
  ['processing.rules', null, ''],
  ['product.exchange_registration', 'in_principle', 'hz63-exchange-registration'],
  ['product.forbidden', 'unopened_raw_data', 'n27-raw-data-market'],
  ['product.reviewed_by', 'public_data_authority expert_committee platform_operator', 'hz63-product-reviewers'],
  ['registrar.kinds', 'public_institution', 'n26-registrar'],
  ['registration.acceptance.deadline', '3 working_day', 'n26-acceptance'],
  ['registration.acceptance.restarts_on', 'complete_resubmission', 'n26-acceptance-restart'],
  ['registration.before', 'business_review evidence_deposit', 'n26-business-review'],
  ['registration.cancellation.deadline', '10 working_day', 'n26-cancellation'],
  [
    'registration.cancellation.grounds',
    'resource_lost rights_given_up_or_expired registrant_ended law',
    'n26-cancellation-grounds',
  ],
  ['registration.change.deadline', null, ''],
  ['registration.correction.grounds', 'written_consent evidence_of_error', 'n26-correction'],
  ['registration.duties', 'resources_by_implementing_body products_by_operator', 'n27-registration-duty'],
  ['registration.encouraged', 'products', 'n26-product-registration'],
  ['registration.formal_review.deadline', '20 working_day', 'n26-formal-review'],
  ['registration.initial.deadline', '20 working_day', 'n26-initial-deadline'],
  [
    'registration.initial.papers',
    'registrant lawful_source resource evidence_deposit products scenarios security_assessment',
    'n26-initial-papers',
  ],
  ['registration.kinds', 'initial change correction cancellation', 'n26-kinds'],
  ['registration.objection.requires', 'real_name evidence', 'n26-objections'],
  ['registration.product_validity', 'actual_operating_period', 'n26-validity-by-agreement'],
  ['registration.publicity', '10 working_day', 'n26-publicity'],
  ['registration.publicity.content', 'registrant kind data_name summary', 'n26-publicity-content'],
  ['registration.renewal.term', '3 year', 'n26-renewal-term'],
  ['registration.renewal.window', '60 calendar_day', 'n26-renewal-window'],
  ['registration.required', 'authorised_resources', 'n26-must-register'],
  ['registration.revocation.grounds', 'false_material tampering misuse law', 'n26-revocation-grounds'],
  ['registration.steps', 'application acceptance formal_review publicity coding', 'n26-steps'],
  ['registration.transition.deadline', '30 working_day', 'n26-transition-deadline'],
  ['registration.validity', '3 year', 'n26-validity'],
  ['renewal.lead_time', '3 month', 'hz63-renewal-lead'],
  ['renewal.procedure', 'full_application', 'hz63-renewal-procedure'],
  ['resource.grade_rule', 'highest_of_items', 'db33t2351-grade-of-resource'],
  ['resource.grade_unit', 'resource_item', 'db33t2426-grade-per-item'],
  ['resource.grades', 'l1 l2 l3 l4', 'db33t2351-grades'],
  ['resource.never_authorised', 'prohibited', 'zj44-prohibited hzcall-scope'],
  ['resource.never_mapped', 'prohibited', 'zj44-prohibited-unmapped'],
  ['resource.opening_attributes', null, ''],
  ['resource.sample_rows.forbidden_grades', 'l2 l3 l4', 'hz63-no-sample-rows'],
  ['result.filed_with', 'provincial_government', 'hz63-result-filing'],
  ['result.publicity', null, ''],
  ['result.published', 'operator domain scenario', 'hz63-result-publication'],
  [
    'review.basic_security.conditions',
    'sound_business qualifications people production_capacity credit_standing',
    'zj44s-basic-conditions',
  ],
  ['review.basic_security.validity', '2 year', 'hz63-basic-security-validity'],
  ['review.field_security.decided_by', 'public_data_authority domain_department', 'zj44s-field-requirements'],
  ['review.network_security.validity', null, ''],
  [
    'review.scenario.conditions',
    'value_and_safeguards feasibility goals_within_term minimum_necessary',
    'zj44s-scenario-conditions',
  ],
  ['review.scenario.unit', 'scenario data_list', 'hz63-scenario-review'],
  [
    'review.technical_security.conditions',
    'security_officer security_department internal_management security_system mlps_level_3_experience cryptography_assessment_experience data_management_capability data_security_capability no_recent_incident',
    'zj44s-technical-conditions',
  ],
  ['review.technical_security.incident_free', '3 year', 'zj44s-no-incident'],
  ['review.technical_security.validity', '2 year', 'hz63-technical-security-validity'],
];

const on = '2026-06-01';

/** A binding value in one line. */
function lineOf(parameter: string, date: string): string | null {
  const binding = bindingValue(seededProvisions, parameter, date);
  if (binding === null) return null;
  return isQuantity(binding.value) ? `${binding.value.amount} ${binding.value.unit}` : binding.value.join(' ');
}

function provisionNamed(code: string): Provision {
  const provision = seededProvisions.find((each) => each.code === code);
  if (provision === undefined) throw new Error(`there is no provision ${code}`);
  return provision;
}

describe('what binds', () => {
  it.each(table)('%s: %s', (parameter, value, codes) => {
    expect(lineOf(parameter, on)).toBe(value);
    const provisions = bindingValue(seededProvisions, parameter, on)?.provisions ?? [];
    expect(provisions.map(({ code }) => code).join(' ')).toBe(codes);
  });

  it('is said of every parameter there is', () => {
    const parameters = new Set(seededProvisions.flatMap(({ parameter }) => parameter ?? []));
    expect(table.map(([parameter]) => parameter)).toEqual([...parameters].sort());
  });
});

describe('the parameters by layer', () => {
  it('the two years of the city bind over the five of the state, which bind nobody before 2025-03-01', () => {
    expect(lineOf('agreement.term', on)).toBe('2 year');
    const national = bindingValue([provisionNamed('n27-agreement-term')], 'agreement.term', on);
    expect(national?.value).toEqual({ amount: 5, unit: 'year' });
    expect(bindingValue([provisionNamed('n27-agreement-term')], 'agreement.term', '2025-02-28')).toBeNull();
    expect(bindingValue([provisionNamed('n27-agreement-term')], 'agreement.term', '2030-03-01')).toBeNull();
  });

  it('what is only recalled of the province binds nobody, alone or beside others', () => {
    const recalled = [
      'zj44-agreement-term',
      'zj44-renewal-lead',
      'zj44-end-grounds',
      'zj44-end-duties',
      'zj44-operating-rules',
    ];
    for (const code of recalled) {
      const provision = provisionNamed(code);
      expect(isEnforced(provision)).toBe(false);
      expect(provision.quotation).toMatch(/^（未见原文）/);
      expect(bindingValue([provision], provision.parameter ?? '', on)).toBeNull();
      expect(bindingValue([{ ...provision, isNamed: true }], provision.parameter ?? '', on)).toBeNull();
    }
    const marks = seededProvisions.filter(({ mark }) => mark === 'recalled' || mark === 'observed');
    expect(marks.map(({ code }) => code).sort()).toEqual(
      [...recalled, 'irs-audit-context', 'zjlaw-authorised-operation'].sort(),
    );
  });

  it.each([
    ['application.window', 'hz63-application-window'],
    ['result.publicity', 'hz63-result-publicity'],
    ['review.network_security.validity', 'hz63-network-review-validity'],
    ['registration.change.deadline', 'n26-change'],
  ])('%s is named and left open, so no number of days binds (%s)', (parameter, code) => {
    expect(provisionNamed(code)).toMatchObject({ parameter, value: null, stricter: null });
    expect(lineOf(parameter, on)).toBeNull();
  });

  it('a reading or secondary account that nothing names does not bind', () => {
    const unnamed = seededProvisions.filter(
      (each) => !isEnforced(each) && (each.mark === 'inferred' || each.mark === 'secondary'),
    );
    expect(unnamed.map(({ code }) => code).sort()).toEqual([
      'db33t2351-demand-floor',
      'hz63-review-outlived',
      'hz63-trial-apart',
      'zj381-opening-attributes',
    ]);
  });

  it('the disclosure of 2026 adds to what was required before', () => {
    expect(lineOf('disclosure.operator', '2026-02-09')).toBe('product_list resource_use');
    expect(lineOf('disclosure.due', '2026-02-09')).toBeNull();
    expect(lineOf('disclosure.due', '2026-02-10')).toBe('03-31');
  });
});

describe('contradictions in the reference data', () => {
  const conflictsOn = (date: string) =>
    conflictsOf(seededProvisions, date).map(({ kind, prevailing, overruled }) => [
      kind,
      prevailing.code,
      overruled.code,
    ]);

  it('are the bodies that are no legal persons, from the day the state says so', () => {
    expect(conflictsOn('2025-02-28')).toEqual([]);
    expect(lineOf('operator.kinds', '2025-02-28')).toBe('legal_person unincorporated_organization');
    expect(conflictsOn('2025-03-01')).toEqual([
      ['allows_more', 'n27-operator-kinds', 'zj44-operator-kinds'],
      ['allows_more', 'n27-operator-kinds', 'hz63-operator-kinds'],
    ]);
    expect(lineOf('operator.kinds', '2025-03-01')).toBe('legal_person');
    expect(conflictsOn('2030-03-01')).toEqual([]);
  });
});

describe('the rows', () => {
  it('are each in force on some day, and their codes name one provision each', () => {
    expect(new Set(seededProvisions.map(({ code }) => code)).size).toBe(seededProvisions.length);
    for (const provision of seededProvisions) {
      expect(provisionsInForce(seededProvisions, provision.validFrom)).toContain(provision);
    }
  });
});

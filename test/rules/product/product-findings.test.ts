import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMajorChange, nextNumber, versionText } from '../../../src/rules/product/change.ts';
import { type ProductContent, patchedProduct } from '../../../src/rules/product/content.ts';
import type { InputFacts, ProductFacts } from '../../../src/rules/product/facts.ts';
import {
  changeFindings,
  deliveryFindings,
  gradeOf,
  opinionFindings,
  productFindings,
  productRules,
} from '../../../src/rules/product/findings.ts';
import { judgeProduct, type ProductFile, versionFor } from '../../../src/rules/product/judge.ts';
import { reviewersOf } from '../../../src/rules/product/reviewers.ts';
import { seededProvisions as provisions } from '../../support/policy-seeds.ts';

const today = '2026-06-01';

const agreement: ProductFacts['agreement'] = {
  ...{ id: 'a', code: 'HZ-DATA/X000001', status: 'active', startsOn: '2026-01-01', expiresOn: '2027-12-31' },
  ...{ trialStartsOn: null, operatorId: 'o', authorityId: 'h', scenarioId: 's' },
};

const input: InputFacts = {
  ...{ demandItemId: 'i1', demandCode: 'OP/D000001', demandStatus: 'delivered', demandEndsOn: '2027-12-31' },
  agreement: { id: 'a', code: 'HZ-DATA/X000001', status: 'active', expiresOn: '2027-12-31' },
  ...{ isDelivered: true, resourceCode: 'HZ-FIN-005', itemName: '应纳税额', itemNames: ['应纳税额'] },
  ...{ grade: 'l2', isOpen: false, isClosed: false },
};

const content: ProductContent = {
  ...{ name: '经营稳定分值', abstract: '返回分值', type: 'api', deliveryForm: 'online_api', useClass: 'industry' },
  specification: {
    inputs: [{ demandItemId: 'i1', purpose: '计算分值' }],
    outputs: [{ name: '经营稳定分值', description: '0 到 100' }],
    ...{ update: '每月', serviceLevel: '99.5%', documentation: '见平台' },
  },
};

const facts: ProductFacts = { agreement, content, inputs: [input], deliveredBefore: [] };
const withContent = (patch: Parameters<typeof patchedProduct>[1]): ProductFacts => ({
  ...facts,
  content: patchedProduct(content, patch),
});
const withInput = (change: Partial<InputFacts>): ProductFacts => ({ ...facts, inputs: [{ ...input, ...change }] });
const found = (of: ProductFacts, status: string, on = today): string[] =>
  productFindings(of, provisions, on).flatMap((finding) => (finding.status === status ? [finding.rule] : []));

describe('what is asked of a product', () => {
  it('passes when nothing is missing, and every rule answers', () => {
    const findings = productFindings(facts, provisions, today);
    expect(findings.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...productRules]));
  });

  const failing: readonly (readonly [string, ProductFacts])[] = [
    ['product-under-live-agreement', { ...facts, agreement: { ...agreement, status: 'suspended' } }],
    ['product-under-live-agreement', { ...facts, agreement: { ...agreement, expiresOn: '2026-05-31' } }],
    ['product-under-live-agreement', { ...facts, agreement: { ...agreement, startsOn: '2026-06-02' } }],
    ['product-specification-is-complete', withContent({ abstract: ' ' })],
    ['product-specification-is-complete', withContent({ specification: { outputs: [] } })],
    ['product-specification-is-complete', withContent({ specification: { serviceLevel: '' } })],
    ['product-names-inputs', withContent({ specification: { inputs: [] } })],
    ['product-inputs-say-why', withContent({ specification: { inputs: [{ demandItemId: 'i1', purpose: '' }] } })],
    ['product-inputs-are-delivered', withInput({ isDelivered: false })],
    ['product-inputs-are-delivered', { ...facts, inputs: [] }],
    ['product-inputs-are-available', withInput({ demandStatus: 'closed' })],
    ['product-inputs-are-available', withInput({ isClosed: true })],
    ['product-inputs-are-available', withInput({ demandEndsOn: '2026-05-31' })],
    ['product-inputs-are-available', withInput({ agreement: { ...input.agreement, status: 'revoked' } })],
    ['product-refuses-l4', withInput({ grade: 'l4' })],
    [
      'product-is-no-raw-data',
      withContent({ specification: { outputs: [{ name: '应纳 税额', description: '原值' }] } }),
    ],
  ];
  it.each(failing)('%s fails with what would clear it, and alone', (rule, of) => {
    expect(found(of, 'fail')).toEqual([rule]);
    const finding = productFindings(of, provisions, today).find((each) => each.rule === rule);
    expect(finding?.remedy).not.toBeNull();
    expect(Object.keys(finding?.facts ?? {})).toEqual(['items']);
  });

  it.each([
    ['product-is-no-raw-data', withContent({ type: 'dataset', deliveryForm: 'file' })],
    ['product-is-no-redevelopment', { ...facts, deliveredBefore: ['OP/C000009'] }],
    ['product-keeps-to-its-agreement', withInput({ agreement: { ...input.agreement, id: 'b' } })],
  ] as const)('%s is for people to judge', (rule, of) => {
    expect(found(of, 'needs_human')).toEqual([rule]);
    expect(found(of, 'fail')).toEqual([]);
  });

  it('of data that are open to everyone may be given as they are', () => {
    const open = { ...withContent({ type: 'dataset', deliveryForm: 'file' }), inputs: [{ ...input, isOpen: true }] };
    expect(found(open, 'needs_human')).toEqual([]);
    const same = {
      ...open,
      content: patchedProduct(open.content, { specification: { outputs: [{ name: '应纳税额', description: '值' }] } }),
    };
    expect(found(same, 'fail')).toEqual([]);
  });

  it('the trial counts, and provisions that are not in force ask for nothing', () => {
    const trial = { ...facts, agreement: { ...agreement, startsOn: '2026-07-01', trialStartsOn: today } };
    expect(found(trial, 'fail')).toEqual([]);
    const early = productFindings(
      withContent({ specification: { outputs: [{ name: '应纳税额', description: '值' }] } }),
      provisions,
      '2024-01-02',
    );
    expect(early.find(({ rule }) => rule === 'product-is-no-raw-data')?.status).toBe('not_applicable');
  });

  it('rests on provisions that there are', () => {
    const known = new Set(
      (JSON.parse(readFileSync('seeds/reference/provisions.json', 'utf8')) as { code: string }[]).map(
        ({ code }) => code,
      ),
    );
    const named = [...productFindings(facts, provisions, today), ...opinionFindings({ waiting: [], opposed: [] })];
    expect(named.flatMap(({ provision }) => provision ?? []).filter((code) => !known.has(code))).toEqual([]);
  });

  it('its grade is the highest of its inputs', () => {
    expect(gradeOf([{ grade: 'l1' }, { grade: 'l3' }, { grade: 'ungraded' }])).toBe('l3');
    expect(gradeOf([])).toBeNull();
  });
});

describe('versions', () => {
  it.each([
    [{ name: '另一名称' }, false],
    [{ abstract: '另一简介' }, false],
    [{ specification: { serviceLevel: '99.9%', documentation: '另一处' } }, false],
    [{ type: 'model' }, true],
    [{ deliveryForm: 'file' }, true],
    [{ useClass: 'public_interest' }, true],
    [{ specification: { update: '每周' } }, true],
    [{ specification: { inputs: [] } }, true],
    [{ specification: { outputs: [] } }, true],
  ] as const)('a change of %j is major: %s', (patch, isMajor) => {
    expect(isMajorChange(content, patchedProduct(content, patch))).toBe(isMajor);
  });

  it('are numbered on from the one that stands, or from the last one', () => {
    expect(versionText(nextNumber({ major: 1, minor: 2 }, { major: 1, minor: 2 }, false))).toBe('1.3');
    expect(versionText(nextNumber({ major: 1, minor: 2 }, { major: 2, minor: 0 }, true))).toBe('3.0');
    expect(versionText(nextNumber(null, { major: 1, minor: 0 }, false))).toBe('2.0');
  });

  it('an action is about the one being written, or about the one that stands', () => {
    const versions = [{ status: 'under_review' }, { status: 'approved' }, { status: 'superseded' }] as const;
    expect(versionFor('decideProduct', versions)?.status).toBe('under_review');
    expect(versionFor('withdrawApproval', versions)?.status).toBe('approved');
    expect(versionFor('reviseProduct', [{ status: 'rejected' }, { status: 'approved' }])?.status).toBe('approved');
    expect(versionFor('reviseProduct', [{ status: 'withdrawn' }])?.status).toBe('withdrawn');
    expect(versionFor('reviseProduct', [])).toBeNull();
  });

  it('a change changes something, says what is new, and is whole where it is approved at once', () => {
    const standing = { status: 'approved', content } as const;
    const rules = (of: ProductFacts, isMinor: boolean, hasNote: boolean): string[] =>
      changeFindings(of, standing, { isMinor, hasNote }).flatMap(({ rule, status }) =>
        status === 'fail' ? [rule] : [],
      );
    expect(rules(facts, true, true)).toEqual(['product-change-changes-something']);
    expect(rules(withContent({ name: '甲' }), true, false)).toEqual(['product-change-is-noted']);
    expect(rules(withContent({ name: '甲', specification: { documentation: '' } }), true, true)).toEqual([
      'product-specification-is-complete',
    ]);
    expect(
      changeFindings(facts, { status: 'draft', content }, { isMinor: false, hasNote: true }).map(
        ({ status }) => status,
      ),
    ).toEqual(['pass', 'pass']);
  });
});

describe('the review', () => {
  const file: ProductFile = {
    ...{
      status: 'under_review',
      facts,
      missingReviewers: [],
      opinions: { waiting: [], opposed: [] },
      deliveredOn: null,
    },
  };
  const fails = (action: Parameters<typeof judgeProduct>[0], of: ProductFile, given = {}): string[] =>
    judgeProduct(action, of, { provisions, calendars: [] }, today, given).flatMap(({ rule, status }) =>
      status === 'fail' ? [rule] : [],
    );

  it('asks whom the provision names, and knows whom it cannot ask', () => {
    const bodies = [
      { id: 'e', code: 'A', kinds: ['expert_committee'] },
      { id: 'p', code: 'B', kinds: ['platform_operator'] },
      { id: 'p2', code: 'C', kinds: ['platform_operator'] },
    ] as const;
    const words = ['public_data_authority', 'expert_committee', 'platform_operator'];
    expect(reviewersOf(words, 'h', bodies)).toEqual({ ids: ['h', 'e', 'p'], missing: [] });
    expect(reviewersOf(words, 'h', [])).toEqual({ ids: ['h'], missing: ['expert_committee', 'platform_operator'] });
    const asked = { ...file, status: 'draft' as const, missingReviewers: ['expert_committee'] };
    expect(fails('submitProduct', asked)).toEqual(['product-reviewers-are-known']);
  });

  it('decides once every opinion is in; rules stand in the way of an approval alone, opposition of neither', () => {
    const waiting = { ...file, opinions: { waiting: ['HZ-EXPERT'], opposed: [] } };
    for (const decision of ['approve', 'reject'])
      expect(fails('decideProduct', waiting, { decision })).toEqual(['product-opinions-are-in']);
    const ended = { ...file, facts: withInput({ demandStatus: 'closed' }) };
    expect(fails('decideProduct', ended, { decision: 'approve' })).toEqual(['product-inputs-are-available']);
    expect(fails('decideProduct', ended, { decision: 'reject' })).toEqual([]);
    expect(
      fails('decideProduct', { ...file, opinions: { waiting: [], opposed: ['HZ-EXPERT'] } }, { decision: 'approve' }),
    ).toEqual([]);
  });

  it('is not for what was taken over from elsewhere', () => {
    expect(fails('reviseProduct', { ...file, status: null, facts: null })).toEqual(['product-was-drafted-here']);
  });

  it('a first delivery is put down once, and not ahead', () => {
    const rules = (known: string | null, given: string): string[] =>
      deliveryFindings(known, given, today).flatMap(({ rule, status }) => (status === 'fail' ? [rule] : []));
    expect(rules(null, today)).toEqual([]);
    expect(rules('2026-05-01', today)).toEqual(['product-delivery-is-recorded-once']);
    expect(rules(null, '2026-06-02')).toEqual(['product-delivery-is-not-ahead']);
  });
});

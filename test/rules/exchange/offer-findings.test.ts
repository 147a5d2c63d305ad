import { describe, expect, it } from 'vitest';
import type { OfferFacts } from '../../../src/rules/exchange/offer-facts.ts';
import { hindranceOf, offerFindings } from '../../../src/rules/exchange/offer-findings.ts';
import { takenOff } from '../../../src/rules/exchange/taken-off.ts';
import { failing } from '../../../src/rules/finding.ts';

const today = '2026-03-02';
const agreement = { code: 'X', status: 'active', startsOn: '2026-01-01', expiresOn: '2026-12-31' } as const;
const ceiling = { amountFen: 100, startsOn: '2026-01-01', endsOn: null };
const fee = { id: 'f', form: 'per_use', amountFen: 100, startsOn: '2026-01-01', endsOn: null, ceiling } as const;
const right: OfferFacts = {
  ...{ isExchange: true, useClass: 'industry', isApproved: true, agreement, isRegistered: true, registeredUntil: null },
  ...{ isExcepted: false, inputs: 2, brokenInputs: 0, fee },
};

describe('what is asked of an offer', () => {
  const cases: readonly [string, Partial<OfferFacts>, string[], string | null][] = [
    ['nothing is missing', {}, [], null],
    ['free use without a fee', { useClass: 'public_interest', fee: null }, [], null],
    ['an exception instead of a registration', { isRegistered: false, isExcepted: true }, [], null],
    ['a registration on its last day', { registeredUntil: today }, [], null],
    ['no review', { isApproved: false }, ['product-has-passed-review'], 'compliance_withdrawn'],
    ['no agreement', { agreement: null }, ['agreement-is-in-force'], 'agreement_ended'],
    [
      'an agreement over',
      { agreement: { ...agreement, expiresOn: '2026-03-01' } },
      ['agreement-is-in-force'],
      'agreement_ended',
    ],
    [
      'one suspended',
      { agreement: { ...agreement, status: 'suspended' } },
      ['agreement-is-in-force'],
      'agreement_suspended',
    ],
    ['one revoked', { agreement: { ...agreement, status: 'revoked' } }, ['agreement-is-in-force'], 'agreement_revoked'],
    ['no registration', { isRegistered: false }, ['registered-at-the-exchange'], 'registration_ended'],
    ['one over', { registeredUntil: '2026-03-01' }, ['registered-at-the-exchange'], 'registration_ended'],
    ['a broken input', { brokenInputs: 1 }, ['lineage-is-whole'], 'lineage_broken'],
    ['no input', { inputs: 0 }, ['lineage-is-whole'], 'lineage_broken'],
    ['no fee', { fee: null }, ['paid-use-has-a-fee'], 'price_ended'],
    ['a fee above its ceiling', { fee: { ...fee, amountFen: 101 } }, ['fee-within-ceiling'], 'price_ended'],
    ['a fee of tomorrow', { fee: { ...fee, startsOn: '2026-03-03' } }, ['fee-is-in-force'], 'price_ended'],
    ['a fee on free use', { useClass: 'public_interest' }, ['public-interest-is-free'], 'price_ended'],
  ];
  it.each(cases)('%s', (_name, change, rules, hindrance) => {
    const facts = { ...right, ...change };
    expect(failing(offerFindings(facts, today)).map(({ rule }) => rule)).toEqual(rules);
    expect(hindranceOf(facts, today)).toBe(hindrance);
  });
});

it('takes off what is on offer, and leaves what is over', () => {
  const all = ['requested', 'listed', 'suspended', 'rejected', 'delisted'] as const;
  expect(all.map((status) => takenOff(status, 'suspended'))).toEqual([null, 'suspended', null, null, null]);
  expect(all.map((status) => takenOff(status, 'delisted'))).toEqual(['rejected', 'delisted', 'delisted', null, null]);
});

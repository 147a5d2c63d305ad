import { describe, expect, it } from 'vitest';
import { effectOfChange } from '../../../src/rules/policy/effect-of-change.ts';
import type { Provision } from '../../../src/rules/policy/provision.ts';
import { seededProvisions } from '../../support/policy-seeds.ts';

const on = '2026-06-01';

function versionOf(code: string, given: Partial<Provision>): Provision {
  const provision = seededProvisions.find((each) => each.code === code);
  if (provision === undefined) throw new Error(`there is no provision ${code}`);
  return { ...provision, id: 'proposed', ...given };
}

const briefOf = (change: Provision, day = on) => {
  const { isInForce, isEnforced, bindings, newConflicts, endedConflicts } = effectOfChange(
    seededProvisions,
    change,
    day,
  );
  return {
    isInForce,
    isEnforced,
    bindings: bindings.map(({ parameter, before, after }) => [parameter, before?.value ?? null, after?.value ?? null]),
    new: newConflicts.map(({ prevailing, overruled }) => [prevailing.code, overruled.code]),
    ended: endedConflicts.map(({ prevailing, overruled }) => [prevailing.code, overruled.code]),
  };
};

describe('the preview of a change', () => {
  it('shows the value before and after', () => {
    const change = versionOf('hz63-agreement-term', { value: { amount: 3, unit: 'year' }, validFrom: on });
    expect(briefOf(change)).toEqual({
      isInForce: true,
      isEnforced: true,
      bindings: [['agreement.term', { amount: 2, unit: 'year' }, { amount: 3, unit: 'year' }]],
      new: [],
      ended: [],
    });
    expect(briefOf(change, '2026-05-31')).toMatchObject({ isInForce: false, bindings: [] });
  });

  it('shows that a city cannot allow more than the state', () => {
    const change = versionOf('hz63-agreement-term', { value: { amount: 6, unit: 'year' }, validFrom: on });
    expect(briefOf(change)).toMatchObject({
      bindings: [['agreement.term', { amount: 2, unit: 'year' }, { amount: 5, unit: 'year' }]],
      new: [['n27-agreement-term', 'hz63-agreement-term']],
    });
  });

  it('shows what the confirmation of something recalled would do', () => {
    const change = versionOf('zj44-renewal-lead', { mark: 'seen', url: 'https://www.zj.gov.cn/', validFrom: on });
    expect(briefOf(change)).toEqual({
      isInForce: true,
      isEnforced: true,
      bindings: [['renewal.lead_time', { amount: 3, unit: 'month' }, { amount: 6, unit: 'month' }]],
      new: [['zj44-renewal-lead', 'hz63-renewal-lead']],
      ended: [],
    });
  });

  it('shows a contradiction that ends', () => {
    const change = versionOf('hz63-operator-kinds', { value: ['legal_person'], validFrom: on });
    expect(briefOf(change)).toMatchObject({ new: [], ended: [['n27-operator-kinds', 'hz63-operator-kinds']] });
  });

  it('shows nothing for what is only recalled, and changes nothing itself', () => {
    const before = structuredClone(seededProvisions);
    const change = versionOf('zj44-agreement-term', { value: { amount: 1, unit: 'year' }, validFrom: on });
    expect(briefOf(change)).toEqual({ isInForce: true, isEnforced: false, bindings: [], new: [], ended: [] });
    expect(seededProvisions).toEqual(before);
  });
});

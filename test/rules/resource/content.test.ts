import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  emptyResource,
  type ItemContent,
  patchResource,
  type ResourceContent,
  type ResourcePatch,
} from '../../../src/rules/resource/content.ts';

const item = (name: string): ItemContent => ({
  name,
  nameEn: null,
  description: null,
  dataType: 'string',
  length: null,
  grade: 'l1',
});
const before: ResourceContent = {
  ...emptyResource('原题', 'HZ-HEALTH'),
  licence: '协议',
  domains: ['health'],
  items: [item('甲'), item('乙'), item('丙')],
};
const patched = (patch: ResourcePatch): ResourceContent => {
  const result = patchResource(before, patch);
  if ('fault' in result) throw new Error(result.fault);
  return result.content;
};
const names = (patch: ResourcePatch['items']): string[] =>
  patched(patch === undefined ? {} : { items: patch }).items.map(({ name }) => name);

describe('a patch of a resource', () => {
  it('keeps what is absent, clears what is null, replaces lists of codes', () => {
    expect(patched({})).toEqual(before);
    expect(patched({ licence: null, domains: ['other'] })).toEqual({ ...before, licence: null, domains: ['other'] });
  });

  it('replaces, removes, updates and adds items, in this order', () => {
    expect(names({ replace: [item('丁')] })).toEqual(['丁']);
    expect(names({ remove: ['乙'], add: [item('乙')] })).toEqual(['甲', '丙', '乙']);
    expect(names({ update: [{ name: '乙', newName: '戊' }] })).toEqual(['甲', '戊', '丙']);
    const { items } = patched({ items: { update: [{ name: '甲', grade: 'l3' }] } });
    expect(items[0]).toEqual({ ...item('甲'), grade: 'l3' });
  });

  it.each([
    [{ remove: ['无'] }, 'item_unknown', '无'],
    [{ update: [{ name: '无' }] }, 'item_unknown', '无'],
    [{ update: [{ name: '甲', newName: '乙' }] }, 'item_exists', '乙'],
    [{ add: [item('甲')] }, 'item_exists', '甲'],
  ] as const)('names the item at fault: %j', (items, fault, name) => {
    expect(patchResource(before, { items })).toEqual({ fault, name });
  });
});

describe('what has changed', () => {
  it('is told field by field, with both values', () => {
    expect(changesBetween({ a: 1, b: [1], c: null }, { a: 2, b: [1], d: 'x' })).toEqual({
      a: { from: 1, to: 2 },
      d: { from: null, to: 'x' },
    });
  });
});

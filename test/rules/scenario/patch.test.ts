import { describe, expect, it, test } from 'vitest';
import { type ScenarioContent, scenarioBounds } from '../../../src/rules/scenario/content.ts';
import {
  type NeedAddition,
  type NeedsPatch,
  type Patched,
  patchScenario,
  withMatch,
  withoutMatch,
} from '../../../src/rules/scenario/patch.ts';
import { need, scenarioContent } from '../../support/scenario-contents.ts';

const content = scenarioContent();
const added = (given: Partial<NeedAddition> = {}): NeedAddition => ({
  ref: null,
  title: '新需求',
  description: '',
  importance: 'optional',
  substituteFor: null,
  ...given,
});

function contentOf(result: Patched): ScenarioContent {
  if ('content' in result) return result.content;
  throw new Error(result.fault);
}

function patch(needs: NeedsPatch): Patched {
  let last = 0;
  return patchScenario(content, { needs }, () => {
    last += 1;
    return `k${last}`;
  });
}

describe('a change of a scenario', () => {
  it('keeps what it leaves out', () => {
    const changed = contentOf(patchScenario(content, { title: '新名称', domains: [] }, () => 'k'));
    expect(changed).toEqual({ ...content, title: '新名称', domains: [] });
  });

  it('keeps keys and mappings of needs that it changes, and gives keys to those it adds', () => {
    const { needs } = contentOf(
      patch({
        update: [{ key: 'a', title: '改名' }],
        add: [added({ ref: 'x' }), added({ title: '替代', importance: 'substitute', substituteFor: 'x' })],
        order: ['x', 'k2', 'b', 'a'],
      }),
    );
    expect(needs.map(({ key, title, substituteFor }) => [key, title, substituteFor])).toEqual([
      ['k1', '新需求', null],
      ['k2', '替代', 'k1'],
      ['b', '需求 b', 'a'],
      ['a', '改名', null],
    ]);
    expect(needs[3]?.matches).toEqual(content.needs[0]?.matches);
  });

  it('lets a need that is no substitute any more stand in for nothing', () => {
    const { needs } = contentOf(patch({ update: [{ key: 'b', importance: 'optional' }], remove: ['a'] }));
    expect(needs).toMatchObject([{ key: 'b', importance: 'optional', substituteFor: null }]);
  });

  test.each<[string, NeedsPatch, string]>([
    ['removes what is not there', { remove: ['x'] }, 'need_unknown'],
    ['changes what is not there', { update: [{ key: 'x' }] }, 'need_unknown'],
    ['uses a ref twice', { add: [added({ ref: 'x' }), added({ ref: 'x' })] }, 'ref_repeated'],
    ['removes what another stands in for', { remove: ['a'] }, 'need_is_substituted'],
    ['adds a substitute for nothing', { add: [added({ importance: 'substitute' })] }, 'substitute_mismatch'],
    ['lets another stand in', { update: [{ key: 'a', substituteFor: 'b' }] }, 'substitute_mismatch'],
    [
      'names a need that is not there',
      { add: [added({ importance: 'substitute', substituteFor: 'x' })] },
      'need_unknown',
    ],
    ['orders some of the needs', { order: ['a'] }, 'order_incomplete'],
    ['orders one need twice', { order: ['a', 'a'] }, 'order_incomplete'],
    ['adds too many', { add: Array.from({ length: scenarioBounds.needs }, () => added()) }, 'too_many_needs'],
  ])('is refused when it %s', (_, change, fault) => {
    expect(patch(change)).toMatchObject({ fault });
  });
});

describe('a mapping', () => {
  const match = { resource: 'R-2', justification: '需要', items: [] };

  it('is added to its need, and takes new reasons', () => {
    const once = contentOf(withMatch(content, 'a', match));
    expect(once.needs[0]?.matches.map(({ resource }) => resource)).toEqual(['R-1', 'R-2']);
    const again = contentOf(withMatch(once, 'a', { ...match, justification: '另有理由' }));
    expect(again.needs[0]?.matches.map(({ justification }) => justification)).toEqual(['需要', '另有理由']);
    expect(contentOf(withoutMatch(again, 'a', 'R-2'))).toEqual(content);
  });

  it('is refused for a need that is not there, or has enough; what is not mapped cannot be unmapped', () => {
    const matches = Array.from({ length: scenarioBounds.matches }, (_, index) => ({
      ...match,
      resource: `X-${index}`,
    }));
    const full = scenarioContent({ needs: [need('a', { matches })] });
    expect(withMatch(content, 'x', match)).toMatchObject({ fault: 'need_unknown' });
    expect(withMatch(full, 'a', match)).toMatchObject({ fault: 'too_many_matches' });
    expect(withMatch(full, 'a', { ...match, resource: 'X-1' })).toHaveProperty('content');
    expect(withoutMatch(content, 'a', 'R-2')).toMatchObject({ fault: 'match_unknown' });
    expect(withoutMatch(content, 'x', 'R-1')).toMatchObject({ fault: 'need_unknown' });
  });
});

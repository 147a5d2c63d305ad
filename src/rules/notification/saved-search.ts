import { type Finding, judged } from '../finding.ts';

/** Lists that can be searched for what is new, and the events by which something new becomes public in each. */
export const searchedLists = {
  Resource: { argument: 'resources', zh: '数据资源', events: ['resource.published'] },
  Scenario: { argument: 'scenarios', zh: '应用场景', events: ['scenario.published'] },
  Product: { argument: 'products', zh: '数据产品和服务', events: ['product.registered', 'product.listed'] },
  Notice: { argument: 'notices', zh: '授权运营通告', events: ['notice.published'] },
} as const;

/** A noun whose list can be kept as a search. */
export type SearchedList = keyof typeof searchedLists;

export const isSearchedList = (noun: string): noun is SearchedList => Object.hasOwn(searchedLists, noun);

/** How many searches a person may keep: each is run whenever something of its kind is published. */
export const mostSavedSearches = 50;

/** Says whether somebody may keep one more search. */
export function searchesLeft(kept: number): Finding {
  return judged(
    'saved-searches-left',
    kept < mostSavedSearches,
    {
      pass: { zh: '订阅数量未达上限。', en: 'There is room for another saved search.' },
      fail: {
        zh: `已有 ${kept} 个订阅，最多 ${mostSavedSearches} 个。`,
        en: `There are ${kept} saved searches, of at most ${mostSavedSearches}.`,
      },
      remedy: { zh: '请先删除不再需要的订阅。', en: 'Delete one that is not needed any more.' },
    },
    { kept: String(kept) },
  );
}

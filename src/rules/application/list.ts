import type { ScenarioContent } from '../scenario/content.ts';
import type { SensitivityGrade } from '../vocabulary.ts';
import type { ListedResource } from './facts.ts';

/** A line of the list (清单): an item of a resource, or a resource as a whole where the scenario names no items. */
export interface ListLine {
  readonly resourceId: string;
  readonly resourceCode: string;
  readonly resourceTitle: string;
  readonly itemName: string | null;
  readonly grade: SensitivityGrade;
  readonly providerId: string;
  readonly isProvincialReturn: boolean;
  /** Titles of the needs that it answers. */
  readonly needTitle: string;
  readonly justification: string;
}

/** Names a line: it is on the list once. */
export const lineKey = ({ resourceId, itemName }: Pick<ListLine, 'resourceId' | 'itemName'>): string =>
  `${resourceId} ${itemName ?? ''}`;

/** A line as people call it. */
export const lineName = ({ resourceCode, itemName }: Pick<ListLine, 'resourceCode' | 'itemName'>): string =>
  itemName === null ? resourceCode : `${resourceCode} ${itemName}`;

/**
 * The list of an application: the mapping of its scenario, line by line. What two needs take is one line with the reasons
 * of both; a resource or an item that is not there has none.
 */
export function listOf(
  { needs }: ScenarioContent,
  resources: ReadonlyMap<string, ListedResource>,
): readonly ListLine[] {
  const lines = new Map<string, ListLine>();
  const put = (line: ListLine): void => {
    const there = lines.get(lineKey(line));
    lines.set(lineKey(line), there === undefined ? line : merged(there, line));
  };
  for (const { title: needTitle, matches } of needs) {
    for (const { resource: code, justification, items } of matches) {
      const resource = resources.get(code);
      if (resource === undefined) continue;
      const { id: resourceId, code: resourceCode, title: resourceTitle, providerId, isProvincialReturn } = resource;
      const same = { resourceId, resourceCode, resourceTitle, providerId, isProvincialReturn, needTitle };
      if (items.length === 0) put({ ...same, itemName: null, grade: resource.grade, justification });
      for (const item of items) {
        const grade = resource.itemGrades.get(item.name);
        if (grade !== undefined) {
          put({ ...same, itemName: item.name, grade, justification: joined('\n', justification, item.justification) });
        }
      }
    }
  }
  return [...lines.values()];
}

const merged = (a: ListLine, b: ListLine): ListLine => ({
  ...a,
  needTitle: joined('；', a.needTitle, b.needTitle),
  justification: joined('\n', a.justification, b.justification),
});

/** Texts behind each other, each once. */
const joined = (between: string, ...texts: string[]): string =>
  [...new Set(texts.filter((text) => text.trim() !== ''))].join(between);

/** What changed from one list to the next. */
export interface ListDifference<L> {
  readonly added: readonly ListLine[];
  readonly removed: readonly L[];
  /** Lines that stay, with other words: whoever has consented to the line before is asked anew. */
  readonly changed: readonly { readonly from: L; readonly to: ListLine }[];
  readonly kept: readonly { readonly from: L; readonly to: ListLine }[];
}

/** What may not change under a consent. The title is a name; the place is no part of it. */
const compared = ['grade', 'providerId', 'isProvincialReturn', 'needTitle', 'justification'] as const;

/** Compares two lists, line by line. */
export function listDifference<L extends ListLine>(
  before: readonly L[],
  after: readonly ListLine[],
): ListDifference<L> {
  const was = new Map(before.map((line) => [lineKey(line), line]));
  const is = new Set(after.map(lineKey));
  const staying = after.flatMap((to) => {
    const from = was.get(lineKey(to));
    return from === undefined ? [] : [{ from, to }];
  });
  const isSame = ({ from, to }: { from: L; to: ListLine }) => compared.every((field) => from[field] === to[field]);
  return {
    added: after.filter((line) => !was.has(lineKey(line))),
    removed: before.filter((line) => !is.has(lineKey(line))),
    changed: staying.filter((pair) => !isSame(pair)),
    kept: staying.filter(isSame),
  };
}

import type { Text } from '../finding.ts';

/** Something that depends on a resource or a scenario, whatever its state. */
export type Dependent = {
  readonly kind: 'scenario' | 'product' | 'data_demand';
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  /** Whose it is: the proposing organisation of a scenario, the operator of a product or a demand. */
  readonly ownerId: string | null;
  /** On what it depends. */
  readonly of: 'resource' | 'scenario';
  /** Of a product that depends on a resource: whether it is made from delivered items of it, and so follows it. */
  readonly isTraced?: boolean | null;
  /** Of a demand that depends on a resource: what it asks for there, and who may know of it. */
  readonly demand?: DependentDemand | null;
};

/** What a data demand asks for of a resource. */
export interface DependentDemand {
  /** Names of the items that were made available, and of those that were not; the resource as a whole has none. */
  readonly delivered: readonly (string | null)[];
  readonly waiting: readonly (string | null)[];
  /** Organisations that are or were to answer to it. */
  readonly askedIds: readonly string[];
  readonly isGranted: boolean;
}

/** Names that are told one by one. */
const TOLD = 20;

const names = (items: readonly (string | null)[]): Text => {
  const more = items.length > TOLD;
  const told = (whole: string, separator: string) =>
    items
      .slice(0, TOLD)
      .map((name) => name ?? whole)
      .join(separator);
  return {
    zh: `${told('整个资源', '、')}${more ? `等 ${items.length} 项` : ''}`,
    en: `${told('the whole resource', ', ')}${more ? ` and ${items.length - TOLD} more` : ''}`,
  };
};

const scenarioLoses: Text = {
  zh: '场景失去与该资源的匹配，并得到一条提示。',
  en: 'The scenario loses the mapping of the resource, with a finding.',
};
const productLeaves: Text = { zh: '产品在各交易所下架。', en: 'The product is delisted at every exchange.' };
const productStays: Text = { zh: '产品来源中断，不得上架。', en: 'Its lineage is broken: the product is not listed.' };

/** What is told of a demand: it keeps its state and its record, and nothing of the resource is given or used any more. */
function demandKeeps({ waiting, delivered }: DependentDemand): Text {
  const [asked, given] = [names(waiting), names(delivered)];
  const parts: Text[] = [
    ...(waiting.length > 0 ? [{ zh: `不再提供：${asked.zh}`, en: `not given any more: ${asked.en}` }] : []),
    ...(delivered.length > 0
      ? [{ zh: `停止使用，提供记录保留：${given.zh}`, en: `not used any more, on record as delivered: ${given.en}` }]
      : []),
  ];
  return {
    zh: `需求状态不变；${parts.map(({ zh }) => zh).join('；')}。`,
    en: `The demand keeps its state; ${parts.map(({ en }) => en).join('; ')}.`,
  };
}

/**
 * What the withdrawal of a resource does to something that depends on it, in the same transaction.
 *
 * @returns null where it does nothing to it by itself
 */
export function whatWithdrawalDoes({ of, kind, status, isTraced, demand }: Dependent): Text | null {
  if (of === 'scenario') return null;
  if (kind === 'scenario') return scenarioLoses;
  if (kind === 'data_demand') return demand ? demandKeeps(demand) : null;
  if (isTraced !== true) return null;
  return status === 'listed' || status === 'suspended' ? productLeaves : productStays;
}

import type { UseClass } from '../vocabulary.ts';
import type { AuthorisationMode } from '../workflow/words.ts';

/** A product that a plan means to have made, in one of the two classes of 27号 art. 9(7). */
export interface PlannedProduct {
  readonly name: string;
  readonly useClass: UseClass;
  readonly description: string;
}

/** Everything the implementing body writes of a plan. */
export interface PlanContent {
  readonly title: string;
  readonly mode: AuthorisationMode;
  /** Plain texts by the words of the provision parameter `plan.content`. */
  readonly sections: Readonly<Record<string, string>>;
  readonly products: readonly PlannedProduct[];
}

/** A change of a plan: what is left out stays; an empty section goes; products are replaced whole. */
export interface PlanPatch {
  readonly title?: string;
  readonly mode?: AuthorisationMode;
  readonly sections?: Readonly<Record<string, string>>;
  readonly products?: readonly PlannedProduct[];
}

/** Bounds of what is stored; beyond them an input is refused. */
export const planBounds = {
  title: 500,
  sections: 40,
  text: 10_000,
  products: 200,
  name: 500,
  description: 2_000,
} as const;

/** Contents of art. 9 that have a place of their own beside the plain sections. */
export const ownPlaces = ['name', 'mode', 'product_list'] as const;

/** What the sections of art. 9 are called, for people; one that a later rule adds is shown by its word. */
export const sectionTitles: Readonly<Record<string, string>> = {
  name: '方案名称',
  necessity_and_feasibility: '必要性和可行性',
  operator_conditions: '运营机构应具备的条件',
  mode: '授权运营模式',
  resource_scope: '授权运营的数据资源范围及目录、更新频率、质量',
  term_and_exit: '授权期限和退出机制',
  product_list: '产品和服务清单',
  accounting_and_revenue: '成本收益核算和收益分配',
  security_and_emergency: '安全和应急措施',
  rights_and_duties: '各方权利义务',
  supervision: '监督管理',
  other: '其他事项',
};

/** A plan changed by a patch. */
export function patchPlan(content: PlanContent, patch: PlanPatch): PlanContent {
  const sections = Object.entries({ ...content.sections, ...patch.sections }).filter(([, text]) => text !== '');
  return {
    title: patch.title ?? content.title,
    mode: patch.mode ?? content.mode,
    sections: Object.fromEntries(sections),
    products: patch.products ?? content.products,
  };
}

/** The contents as they are stored and shown: sections by name, and the list of products among them. */
export const storedPlanContent = ({ sections, products }: PlanContent): Readonly<Record<string, unknown>> => ({
  ...sections,
  ...(products.length === 0 ? {} : { product_list: products }),
});

/** The same way back. */
export function planContentOf(
  title: string,
  mode: AuthorisationMode,
  { product_list: products, ...sections }: Readonly<Record<string, unknown>>,
): PlanContent {
  return {
    title,
    mode,
    sections: sections as Readonly<Record<string, string>>,
    products: (products ?? []) as readonly PlannedProduct[],
  };
}

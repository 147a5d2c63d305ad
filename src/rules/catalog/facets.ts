import * as vocabulary from '../vocabulary.ts';
import { type Label, labelOf } from '../words.ts';
import type { NounName } from './nouns.ts';

/**
 * What the rows of a connection can be counted by. The API's enums, the filters a facet leaves out and the labels of its
 * values follow from these maps; the expressions stand in the read model, which has to have one for each.
 */

/** Nouns whose rows can be the values of a facet. */
export type FacetNodeNoun = Extract<NounName, 'Domain' | 'Sector' | 'Organization'>;

export const facetNodeNouns = ['Domain', 'Sector', 'Organization'] as const satisfies readonly FacetNodeNoun[];

/** One thing that rows are counted by. */
export interface Facet {
  /** What is counted, as the contract describes it. */
  readonly meaning: string;
  /** Where a value goes in `where`, as the contract writes it. */
  readonly filter: string;
  /**
   * The facet's own filters: fields of `where`, each with the fields it leads through. Conditions on them that hold for
   * the whole `where` are left out when this facet is counted.
   */
  readonly own: readonly (readonly string[])[];
  /** Whether a row can have several values, so that the counts add up to more than the rows. */
  readonly many?: true;
  /** The noun whose rows the values are. */
  readonly node?: FacetNodeNoun;
  /** Labels by value, where the values are words of a closed list. */
  readonly labels?: Readonly<Record<string, Label>>;
}

type FacetMap = Readonly<Record<string, Facet>>;

/** `half_yearly` is the value `HALF_YEARLY`. */
const labelsOf = (words: Readonly<Record<string, vocabulary.Word>>): Record<string, Label> =>
  Object.fromEntries(Object.entries(words).map(([word, { zh }]) => [word.toUpperCase(), labelOf(word, zh)]));

const word = (field: string, meaning: string, words: Readonly<Record<string, vocabulary.Word>>) => ({
  meaning,
  filter: `${field}: { in: […] }`,
  own: [[field]],
  labels: labelsOf(words),
});

const domain = {
  meaning: 'Domain it is filed under (领域); the value is its code.',
  filter: 'domains: { some: { code: { in: […] } } }',
  own: [['domains']],
  many: true,
  node: 'Domain',
  labels: labelsOf(vocabulary.domainCodes),
} as const;

const year = {
  meaning: 'Year of modifiedAt (更新年份) in Asia/Shanghai.',
  filter: 'modifiedYear: { eq: … }',
  own: [['modifiedYear']],
} as const;

const body = (field: string, meaning: string) =>
  ({
    meaning: `${meaning}; the value is its code.`,
    filter: `${field}: { code: { in: […] } }`,
    own: [
      [field, 'code'],
      [field, 'id'],
    ],
    node: 'Organization',
  }) as const;

const jurisdiction = (...path: readonly string[]) => ({
  meaning: `Administrative division (行政区划)${path.length > 0 ? ` of its ${path.join()}` : ''}: six digits of GB/T 2260.`,
  filter: [...path, 'jurisdictionCode: { in: […] }'].reduceRight((inner, field) => `${field}: { ${inner} }`),
  own: [[...path, 'jurisdictionCode']],
});

const status = word('status', 'State; only states that the viewer may see.', vocabulary.catalogStatuses);

const presence = (field: string, meaning: string) => ({
  meaning: `${meaning}: true or false, by the rows that the viewer may see.`,
  filter: `${field}: { eq: … }`,
  own: [[field]],
  labels: { true: { zh: '有', en: 'Yes' }, false: { zh: '无', en: 'No' } },
});

export const facets = {
  Organization: {
    kind: {
      ...word('kinds', 'What it is in the scheme.', vocabulary.organizationKinds),
      filter: 'kinds: { hasAny: […] }',
      many: true,
    },
    jurisdiction: jurisdiction(),
    hasResource: presence('hasResource', 'Whether it provides a resource'),
    hasProduct: presence('hasProduct', 'Whether it operates a product'),
  },
  Resource: {
    domain,
    sector: {
      meaning: 'Sector it is filed under (重点领域); the value is its code.',
      filter: 'sectors: { some: { code: { in: […] } } }',
      own: [['sectors']],
      many: true,
      node: 'Sector',
    },
    provider: body('provider', 'Providing body (信息资源提供方)'),
    jurisdiction: jurisdiction('provider'),
    openingAttribute: word('openingAttribute', 'Opening attribute (开放属性).', vocabulary.openingAttributes),
    sharingType: word('sharingType', 'Sharing type (共享类型).', vocabulary.sharingTypes),
    updateCycle: word('updateCycle', 'Update cycle (更新周期).', vocabulary.updateCycles),
    format: {
      meaning: 'Format (信息资源格式) in capitals; missing where the source names none.',
      filter: 'formats: { hasAny: […] }',
      own: [['formats'], ['hasFormat']],
      many: true,
    },
    grade: word('grade', 'Highest grade of its items (敏感级别).', vocabulary.sensitivityGrades),
    year,
    status,
    hasScenario: presence('hasScenario', 'Whether a scenario uses it'),
    hasProduct: presence('hasProduct', 'Whether a product is made from it'),
  },
  Scenario: {
    domain,
    jurisdiction: jurisdiction(),
    year,
    status,
    hasResource: presence('hasResource', 'Whether a resource answers one of its needs'),
    hasProduct: presence('hasProduct', 'Whether a product was made for it'),
  },
  ScenarioNeed: {
    domain: {
      ...domain,
      meaning: 'Domain that its scenario is filed under (领域); the value is its code.',
      filter: 'scenario: { domains: { some: { code: { in: […] } } } }',
      own: [['scenario', 'domains']],
    },
    importance: word('importance', 'How much its scenario depends on it (重要程度).', vocabulary.needImportances),
    isMet: {
      meaning: 'Whether a published resource answers it (是否满足): true or false.',
      filter: 'isMet: { eq: … }',
      own: [['isMet']],
      labels: { true: { zh: '已满足', en: 'Met' }, false: { zh: '未满足', en: 'Unmet' } },
    },
  },
  Product: {
    domain,
    operator: body('operator', 'Authorised operator (授权运营主体)'),
    type: word('type', 'What kind of thing it is.', vocabulary.productTypes),
    deliveryForm: word('deliveryForm', 'Delivery form (交付方式).', vocabulary.deliveryForms),
    useClass: word('useClass', 'Use class (用途).', vocabulary.useClasses),
    status: word('status', 'State in the registry; only states that the viewer may see.', vocabulary.productStatuses),
    year,
  },
} as const satisfies Readonly<Partial<Record<NounName, FacetMap>>>;

/** Nouns whose connections have facets. */
export type FacetedNoun = keyof typeof facets;
export type FacetName<N extends FacetedNoun> = keyof (typeof facets)[N] & string;

export const facetedNouns = Object.keys(facets) as FacetedNoun[];

/** The facets of a noun, by name. */
export const facetsOf = (noun: FacetedNoun): FacetMap => facets[noun];

/** How many values of a facet are listed, and how long a text they are looked through for may be. */
export const facetBounds = { limit: 20, maxLimit: 100, contains: 200 } as const;

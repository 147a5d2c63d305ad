import { canonicalText } from '../application/canonical.ts';
import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged, type Text } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { type SensitivityGrade, sensitivityGrades, useClasses, wordsOf } from '../vocabulary.ts';
import { boundWords, byProvision, judgedOn } from '../workflow/by-provision.ts';
import type { ProductVersionStatus } from '../workflow/registry-words.ts';
import type { StepKind } from '../workflow/words.ts';
import type { ProductContent, ProductInput } from './content.ts';
import type { InputFacts, Opinions, ProductAgreement, ProductFacts } from './facts.ts';

/** One rule of a product: on what it rests, what it looks at, what it says. */
interface ProductRule {
  readonly rule: string;
  readonly provision: string | null;
  /** Names what is at fault; none where it is met. */
  readonly faults: (facts: ProductFacts, today: LocalDate) => readonly string[];
  readonly pass: Text;
  readonly fail: Text;
  readonly remedy: Text;
}

/** How an input is called in a finding. */
export const inputName = ({ resourceCode, itemName, demandCode }: InputFacts): string =>
  `${resourceCode}${itemName === null ? '' : ` ${itemName}`}（${demandCode}）`;

const named = (inputs: readonly InputFacts[], isAtFault: (input: InputFacts) => boolean): string[] =>
  inputs.filter(isAtFault).map(inputName);

const isBlank = (text: string): boolean => text.trim() === '';

/** Whether an agreement is in force on a day, its trial counted. */
const runs = ({ status, startsOn, expiresOn, trialStartsOn }: ProductAgreement, today: LocalDate): boolean =>
  status === 'active' && compareDates(trialStartsOn ?? startsOn, today) <= 0 && compareDates(today, expiresOn) <= 0;

/** Inputs by their place, as people count them. */
const places = ({ content }: ProductFacts, isAtFault: (input: ProductInput) => boolean): string[] =>
  content.specification.inputs.flatMap((input, place) => (isAtFault(input) ? [`inputs #${place + 1}`] : []));

/** Inputs that the operator has never asked for. */
function strangers(facts: ProductFacts): string[] {
  const known = new Set(facts.inputs.map(({ demandItemId }) => demandItemId));
  return places(facts, ({ demandItemId }) => !known.has(demandItemId));
}

const rules: readonly ProductRule[] = [
  {
    rule: 'product-under-live-agreement',
    provision: 'n27-scope-of-use',
    faults: ({ agreement }, today) => (runs(agreement, today) ? [] : [agreement.code]),
    pass: { zh: '授权运营协议在有效期内。', en: 'The agreement is in force.' },
    fail: { zh: '所依授权运营协议不在履行中或已届满。', en: 'Its agreement is not in force today.' },
    remedy: {
      zh: '待协议生效或恢复履行；届满的须重新申请授权。',
      en: 'Wait until the agreement is in force or resumed; after it has expired, apply for authorisation anew.',
    },
  },
  {
    rule: 'product-specification-is-complete',
    provision: null,
    faults: ({ content }) => {
      const { specification: spec } = content;
      const texts = { name: content.name, abstract: content.abstract };
      const parts = {
        ...texts,
        update: spec.update,
        serviceLevel: spec.serviceLevel,
        documentation: spec.documentation,
      };
      const blank = Object.entries(parts).flatMap(([part, text]) => (isBlank(text) ? [part] : []));
      const isBare =
        spec.outputs.length === 0 || spec.outputs.some((each) => isBlank(each.name) || isBlank(each.description));
      return isBare ? [...blank, 'outputs'] : blank;
    },
    pass: { zh: '名称、简介和规格均已填写。', en: 'Name, abstract and specification are complete.' },
    fail: { zh: '名称、简介或规格不完整。', en: 'Its name, abstract or specification is incomplete.' },
    remedy: { zh: '补齐所列内容。', en: 'Fill in what is named.' },
  },
  {
    rule: 'product-names-inputs',
    provision: 'n27-scope-of-use',
    faults: ({ content }) => (content.specification.inputs.length === 0 ? ['inputs'] : []),
    pass: { zh: '已列明数据来源。', en: 'It says what it is made from.' },
    fail: { zh: '没有列明数据来源。', en: 'It does not say what it is made from.' },
    remedy: {
      zh: '从已在平台内提供的需求项中选择（inputs）。',
      en: 'Choose delivered items of data demands (inputs).',
    },
  },
  {
    rule: 'product-inputs-say-why',
    provision: 'zj44s-minimum-necessary',
    faults: (facts) => places(facts, ({ purpose }) => isBlank(purpose)),
    pass: { zh: '每项来源均写明用途。', en: 'Every input says what for.' },
    fail: { zh: '有来源未写明用途（最小必要）。', en: 'Inputs do not say what for (minimum necessary).' },
    remedy: { zh: '填写用途（purpose）。', en: 'Fill in purpose.' },
  },
  {
    rule: 'product-inputs-are-delivered',
    provision: 'hz63-single-channel',
    faults: (facts) => [...strangers(facts), ...named(facts.inputs, ({ isDelivered }) => !isDelivered)],
    pass: {
      zh: '来源均为已在平台内向本单位提供的需求项。',
      en: 'Every input was delivered to the operator inside the platform.',
    },
    fail: {
      zh: '有来源不是已在平台内向本单位提供的需求项。',
      en: 'Inputs were not delivered to the operator inside the platform.',
    },
    remedy: {
      zh: '移除所列来源，或先通过数据需求取得。',
      en: 'Take them out, or ask for them by a data demand first.',
    },
  },
  {
    rule: 'product-inputs-are-available',
    provision: 'n27-scope-of-use',
    faults: ({ inputs }, today) =>
      named(
        inputs,
        ({ demandStatus, demandEndsOn, agreement, isClosed }) =>
          isClosed ||
          !['approved', 'delivered'].includes(demandStatus) ||
          compareDates(today, demandEndsOn) > 0 ||
          agreement.status !== 'active' ||
          compareDates(today, agreement.expiresOn) > 0,
      ),
    pass: { zh: '来源的使用期限和协议均未结束，仍在授权清单内，资源未撤回。', en: 'Access to every input goes on.' },
    fail: {
      zh: '有来源的需求已关闭、到期，协议不在履行，已不在授权清单内，或资源已撤回、禁止开放。',
      en: 'Access to inputs has ended, their agreement is not in force, they are off its list, or their resource was withdrawn or closed.',
    },
    remedy: { zh: '移除所列来源，或重新申请数据需求。', en: 'Take them out, or ask for them anew.' },
  },
  {
    rule: 'product-refuses-l4',
    provision: 'db33t2351-l4-closed',
    faults: ({ inputs }) => named(inputs, ({ grade }) => grade === 'l4'),
    pass: { zh: '来源不含敏感数据（L4）。', en: 'Nothing of it is made from L4 data.' },
    fail: { zh: '来源含有敏感数据（L4）。', en: 'It is made from L4 data.' },
    remedy: { zh: '移除所列来源。', en: 'Take them out.' },
  },
];

/** Names of the rules, for the tests that go through them. */
export const productRules: readonly string[] = rules.map(({ rule }) => rule);

/**
 * What is asked before a version is handed in for review (合规安全审核), and once more before it is approved. Every rule
 * answers.
 *
 * @param provisions approved versions, in the order of their approval
 * @param today in Asia/Shanghai; the day whose law binds
 */
export function productFindings(
  facts: ProductFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const law = { provisions, on: today };
  return [
    ...rules.map((rule) => judgedBy(rule, facts, today)),
    byProvision(law, 'plan.product_classes', 'product-use-class-is-known', ({ words, provision }) =>
      judgedOn(provision, 'product-use-class-is-known', words.includes(facts.content.useClass), useClassWords, {
        useClass: facts.content.useClass,
      }),
    ),
    scopeFinding(facts),
    byProvision(law, 'product.forbidden', 'product-is-no-raw-data', ({ words, provision }) =>
      rawDataFinding(facts, words.includes('unopened_raw_data'), provision),
    ),
    byProvision(law, 'operator.forbidden', 'product-is-no-redevelopment', ({ words, provision }) =>
      redevelopmentFinding(facts, words.includes('redevelopment'), provision),
    ),
  ];
}

/** What is asked before a product is drafted; what else is missing is found before it is handed in. */
export const draftingFindings = (facts: ProductFacts, today: LocalDate): readonly Finding[] =>
  rules.filter(({ rule }) => rule === 'product-under-live-agreement').map((rule) => judgedBy(rule, facts, today));

/** A version as a change looks at it. */
interface ChangedVersion {
  readonly status: ProductVersionStatus;
  readonly content: ProductContent;
}

/**
 * What is asked of a change: it changes something; what begins a version says what is new; and what is approved at once
 * lacks nothing.
 *
 * @param facts with the content as it is to be
 * @param version what is changed
 */
export function changeFindings(
  facts: ProductFacts,
  version: ChangedVersion,
  { isMinor, hasNote }: { readonly isMinor: boolean; readonly hasNote: boolean },
): readonly Finding[] {
  const isWritten = version.status === 'draft' || version.status === 'returned';
  const isAnother = canonicalText(version.content) !== canonicalText(facts.content);
  const whole = rules.filter(({ rule }) => isMinor && rule === 'product-specification-is-complete');
  return [
    judged('product-change-changes-something', isAnother || (isWritten && hasNote), {
      pass: { zh: '内容有变更。', en: 'Something changes.' },
      fail: { zh: '内容没有变更。', en: 'Nothing changes.' },
      remedy: { zh: '填写要变更的内容。', en: 'Give what is to change.' },
    }),
    judged('product-change-is-noted', isWritten || hasNote, {
      pass: { zh: '已说明变更内容，或尚在起草。', en: 'It says what is new, or is being written.' },
      fail: { zh: '新版本未说明变更内容。', en: 'A new version has to say what is new.' },
      remedy: { zh: '填写变更说明（changeNote）。', en: 'Fill in changeNote.' },
    }),
    ...whole.map((rule) => judgedBy(rule, facts, facts.agreement.startsOn)),
  ];
}

/** Whether a step asks for an opinion on a product. */
export const opinionKindFinding = (kind: StepKind): Finding =>
  judged(
    'step-asks-for-a-product-opinion',
    kind === 'product_opinion',
    {
      pass: { zh: '该事项为产品审核意见。', en: 'The step asks for an opinion on a product.' },
      fail: { zh: '该事项不是产品审核意见。', en: 'The step does not ask for an opinion on a product.' },
      remedy: { zh: '请用该事项对应的操作。', en: 'Use the command of its own that this kind has.' },
    },
    { kind },
  );

/** The grade of a product is the highest of its inputs; null where it names none. */
export function gradeOf(inputs: readonly Pick<InputFacts, 'grade'>[]): SensitivityGrade | null {
  const order = wordsOf(sensitivityGrades);
  return inputs.map(({ grade }) => grade).sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null;
}

function judgedBy({ rule, provision, faults, ...words }: ProductRule, facts: ProductFacts, today: LocalDate): Finding {
  const at = faults(facts, today);
  return judgedOn(provision, rule, at.length === 0, words, listed(at));
}

const listed = (at: readonly string[]): Finding['facts'] =>
  at.length === 0 ? {} : { items: at.slice(0, 20).join('、') };

const useClassWords = {
  pass: { zh: '用途属于规定的两大类。', en: 'Its use is one of the two classes.' },
  fail: { zh: '用途不属于规定的两大类。', en: 'Its use is neither of the two classes.' },
  remedy: {
    zh: `用途（useClass）为“${useClasses.public_interest.zh}”或“${useClasses.industry.zh}”。`,
    en: 'Set useClass to PUBLIC_INTEREST or INDUSTRY.',
  },
};

/** A finding that is met, or for people to judge. */
const weighed = (finding: Finding): Finding =>
  finding.status === 'fail' ? { ...finding, status: 'needs_human' } : finding;

/** Data are given for one scenario: what was given under another agreement of the operator is for people to judge. */
function scopeFinding({ agreement, inputs }: ProductFacts): Finding {
  const others = named(inputs, (input) => input.agreement.id !== agreement.id);
  const words = {
    pass: { zh: '来源均在本协议下取得。', en: 'Every input was given under this agreement.' },
    fail: {
      zh: '有来源是在其他协议下取得的，请审核人判断是否超出授权范围。',
      en: 'Inputs were given under another agreement: whether that goes beyond its scope is to be judged.',
    },
    remedy: { zh: '在本协议下另行申请所列来源，或说明理由。', en: 'Ask for them under this agreement, or say why.' },
  };
  return weighed(
    judgedOn('n27-scope-of-use', 'product-keeps-to-its-agreement', others.length === 0, words, listed(others)),
  );
}

/** Names side by side as people read them: without blanks, in one case. */
const plainName = (name: string): string => name.replace(/\s/gu, '').toLowerCase();

/**
 * Raw public data that are not lawfully opened do not enter the market (27号 art. 21): an output that is such an item
 * itself is refused; a set of data that is handed over as a file is for people to judge.
 */
function rawDataFinding({ content, inputs }: ProductFacts, isForbidden: boolean, provision: string): Finding {
  const closed = isForbidden ? inputs.filter(({ isOpen }) => !isOpen) : [];
  const raw = new Set(closed.flatMap(({ itemNames }) => itemNames).map(plainName));
  const repeated = content.specification.outputs.map(({ name }) => name).filter((name) => raw.has(plainName(name)));
  const isFile = content.type === 'dataset' && content.deliveryForm === 'file' && closed.length > 0;
  const finding = judgedOn(
    provision,
    'product-is-no-raw-data',
    repeated.length === 0 && !isFile,
    {
      pass: { zh: '不含未依法公开的原始公共数据。', en: 'It holds no raw data that are not opened.' },
      fail:
        repeated.length > 0
          ? {
              zh: '输出项与未依法公开的原始数据项相同，不得进入市场。',
              en: 'Outputs are raw items that are not opened, which do not enter the market.',
            }
          : {
              zh: '以文件交付由未依法公开的数据制成的数据集，请审核人判断是否为原始数据。',
              en: 'A set made from data that are not opened is handed over as a file: whether it is raw is to be judged.',
            },
      remedy: {
        zh: '输出应为加工后的结果（统计、评分、核验等），并据此命名。',
        en: 'Give results that are worked out (statistics, scores, answers), and name them so.',
      },
    },
    listed(repeated.length > 0 ? repeated : isFile ? closed.map(inputName) : []),
  );
  return repeated.length > 0 ? finding : weighed(finding);
}

/** The operator does not take part in developing further what it has delivered (27号 art. 6). */
function redevelopmentFinding({ deliveredBefore }: ProductFacts, isForbidden: boolean, provision: string): Finding {
  const delivered = isForbidden ? deliveredBefore : [];
  const words = {
    pass: { zh: '没有以相同数据制成并已交付的产品。', en: 'Nothing made from the same data was delivered before.' },
    fail: {
      zh: '本单位已交付以相同数据制成的产品，请审核人判断是否属于再开发。',
      en: 'The operator has delivered products made from the same data: whether this is re-development is to be judged.',
    },
    remedy: { zh: '说明与所列产品的区别。', en: 'Say how it differs from them.' },
  };
  return weighed(judgedOn(provision, 'product-is-no-redevelopment', delivered.length === 0, words, listed(delivered)));
}

/** Who is asked for an opinion, by the words of the provision in force. */
export const reviewerWords = (provisions: readonly Provision[], on: LocalDate): readonly string[] =>
  boundWords({ provisions, on }, 'product.reviewed_by')?.words ?? [];

/** Provision by which three are asked and one decides. */
export const reviewProvision = 'hz63-product-reviewers';

/** Whether everybody who has to be asked is known here. */
export const reviewersFinding = (missing: readonly string[]): Finding =>
  judgedOn(
    reviewProvision,
    'product-reviewers-are-known',
    missing.length === 0,
    {
      pass: { zh: '参与合规安全审核的各方均可征求意见。', en: 'Everybody who has to be asked is known.' },
      fail: { zh: '系统中没有须参与审核的单位。', en: 'Somebody who has to be asked is not known here.' },
      remedy: { zh: '请管理员登记所列单位。', en: 'Ask an administrator to add them.' },
    },
    listed(missing),
  );

/** What the opinions come to: a decision waits for all of them; one that is against is for the authority to weigh. */
export function opinionFindings({ waiting, opposed }: Opinions): readonly Finding[] {
  return [
    judgedOn(
      reviewProvision,
      'product-opinions-are-in',
      waiting.length === 0,
      {
        pass: { zh: '各方审核意见均已提出。', en: 'Every opinion is given.' },
        fail: { zh: '尚有审核意见未提出。', en: 'Opinions are waited for.' },
        remedy: { zh: '待所列单位提出意见。', en: 'Wait for the organisations named.' },
      },
      listed(waiting),
    ),
    weighed(
      judgedOn(
        reviewProvision,
        'product-opinions-support-it',
        opposed.length === 0,
        {
          pass: { zh: '没有反对意见。', en: 'Nobody opposes it.' },
          fail: { zh: '有单位反对，请决定时说明理由。', en: 'Somebody opposes it; say why in the decision.' },
          remedy: { zh: '在决定中回应所列单位的意见。', en: 'Answer their opinions in the decision.' },
        },
        listed(opposed),
      ),
    ),
  ];
}

/** The first delivery is put down once, and not ahead: the clock of the registration runs from it (26号 art. 9). */
export const deliveryFindings = (known: LocalDate | null, given: LocalDate | null, today: LocalDate): Finding[] => [
  judged(
    'product-delivery-is-recorded-once',
    known === null,
    {
      pass: { zh: '尚未记录首次交付。', en: 'Its first delivery is not on record.' },
      fail: { zh: '首次交付日期已记录。', en: 'Its first delivery is on record already.' },
      remedy: { zh: '首次交付日期不再变更。', en: 'The day of the first delivery does not change.' },
    },
    known === null ? {} : { deliveredOn: known },
  ),
  judged(
    'product-delivery-is-not-ahead',
    given === null || compareDates(given, today) <= 0,
    {
      pass: { zh: '交付日期不晚于今天。', en: 'The delivery is not ahead.' },
      fail: { zh: '交付日期晚于今天。', en: 'The delivery is ahead.' },
      remedy: { zh: '请在交付后记录。', en: 'Record it once it has happened.' },
    },
    given === null ? {} : { deliveredOn: given },
  ),
];

import { inYuan } from '../price/price-findings.ts';
import { productStatuses, productTypes, useClasses } from '../vocabulary.ts';
import { feeForms } from '../workflow/registry-words.ts';
import { agreementStatuses } from '../workflow/words.ts';
import type { DisclosedPrice, DisclosureContent } from './content.ts';

/** Columns of the file: one table for all parts, as people publish it. */
export const disclosureColumns = [
  ['part', '类别'],
  ['operator', '授权运营主体'],
  ['agreement', '授权运营协议'],
  ['code', '代码'],
  ['name', '名称'],
  ['kind', '类型'],
  ['status', '状态'],
  ['scope', '范围'],
  ['form', '计费方式'],
  ['unit', '计费单位'],
  ['amount', '金额（元）'],
  ['starts_on', '起始日'],
  ['ends_on', '截止日'],
] as const;

type Line = Partial<Record<(typeof disclosureColumns)[number][0], string | number>>;

/**
 * A disclosure as lines of one table: the implementing body, authorisations, resources obtained, products, ceilings and
 * fees, each a line.
 */
export function disclosureLines(content: DisclosureContent): readonly (readonly (string | number | null)[])[] {
  const { implementingBody, authorisations, resources, products } = content;
  const operators = new Map(authorisations.map(({ code, operator }) => [code, operator.name]));
  const named = (agreement: string) => operators.get(agreement) ?? '';
  const lines: Line[] = [
    { part: '实施机构', code: implementingBody.code, name: implementingBody.name },
    ...authorisations.map((each) => ({
      ...{ part: '授权情况', operator: each.operator.name, agreement: each.code, code: each.scenario.code },
      ...{ name: each.scenario.title, status: agreementStatuses[each.status].zh, kind: each.domains.join('、') },
      ...{ scope: `${each.resources} 项数据资源`, starts_on: each.startsOn, ends_on: each.endedOn ?? each.expiresOn },
    })),
    ...resources.map((each) => ({
      ...{ part: '获得的数据资源', operator: named(each.agreement), agreement: each.agreement, code: each.code },
      ...{ name: each.title, kind: each.provider, scope: `${each.items} 个信息项` },
    })),
    ...products.flatMap((each) => {
      const of = { operator: each.operator, agreement: each.agreement, code: each.code, name: each.name };
      const state = { kind: productTypes[each.type].zh, status: productStatuses[each.status].zh };
      return [
        { part: '产品和服务清单', ...of, ...state, scope: useClasses[each.useClass].zh },
        ...each.ceilings.map((price) => ({
          ...{ part: '上限收费标准', ...of, ...priceOf(price), scope: price.isTrial ? '试行' : '' },
        })),
        ...each.fees.map((price) => ({ part: '具体收费标准', ...of, ...priceOf(price) })),
      ];
    }),
  ];
  return lines.map((line) => disclosureColumns.map(([name]) => line[name] ?? null));
}

const priceOf = ({ form, unit, amountFen, startsOn, endsOn }: DisclosedPrice): Line => ({
  ...{ form: feeForms[form].zh, unit, amount: inYuan(amountFen), starts_on: startsOn },
  ...(endsOn === null ? {} : { ends_on: endsOn }),
});

import { compareDates } from '../calendar/local-date.ts';
import type { Fault } from './fault.ts';
import { isQuantity, type Provision } from './provision.ts';

type Content = Pick<Provision, 'mark' | 'url' | 'parameter' | 'value' | 'stricter' | 'validFrom' | 'validTo'>;

/**
 * What is wrong with a provision beyond the form of its fields.
 *
 * @returns one fault for each; none when it can be proposed
 */
export function provisionFaults(provision: Content): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, zh: string, en: string) => faults.push({ field, message: { zh, en } });
  const { mark, url, parameter, value, stricter, validFrom, validTo } = provision;
  if (validTo !== null && compareDates(validTo, validFrom) < 0) {
    fault('validTo', '失效日期早于生效日期', 'its last day lies before its first');
  }
  if (parameter === null && value !== null) {
    fault('parameter', '有取值而没有参数名', 'it has a value, so it has to name the parameter');
  }
  if (value === null && stricter !== null)
    fault('stricter', '没有取值，无从比较', 'without a value nothing is stricter');
  if (mark === 'seen' && url === null) {
    fault('url', '已见原文的规定须注明出处', 'a provision whose wording was seen says where');
  }
  if (value !== null && isQuantity(value) && !(Number.isFinite(value.amount) && value.amount >= 0)) {
    fault('value', '数量须为非负数', 'an amount is a number, 0 or more');
  }
  if (value !== null && !isQuantity(value) && new Set(value).size !== Math.max(1, value.length)) {
    fault('value', '列表为空或有重复', 'a list holds at least one word, each once');
  }
  return faults;
}

/**
 * Whether a person may decide on a change of policy or calendar: somebody other than the one who proposed it.
 *
 * @param proposedBy null for a row of the reference data, on which nobody decides
 */
export function mayDecide(proposedBy: string | null, decider: string): boolean {
  return proposedBy !== null && proposedBy !== decider;
}

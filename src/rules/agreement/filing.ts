import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { ruled } from './ruling.ts';

/**
 * Whether a filing (备案) can be put down: it has happened.
 *
 * @param parameter what asks for it: `result.filed_with` or `agreement.filed_with`
 */
export function filingFindings(
  parameter: string,
  filedOn: LocalDate,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const provision = bindingValue(provisions, parameter, today)?.provisions[0]?.code ?? null;
  return [
    ruled(
      'filing-has-happened',
      provision,
      compareDates(filedOn, today) <= 0,
      {
        pass: { zh: '备案日期不晚于今日。', en: 'It was filed by today.' },
        fail: { zh: '备案日期晚于今日。', en: 'The day of filing is still to come.' },
        remedy: { zh: '请在备案后记录。', en: 'Put it down once it is filed.' },
      },
      { filedOn, today },
    ),
  ];
}

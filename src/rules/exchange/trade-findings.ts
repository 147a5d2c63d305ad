import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { UseClass } from '../vocabulary.ts';
import { judgedOn } from '../workflow/by-provision.ts';

/** What is told of trade in a period; money in 分. */
export interface TradeFacts {
  readonly useClass: UseClass;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly amountFen: number;
  readonly isOver: boolean;
  /** Reference by which days of the period were told before; null for none. */
  readonly earlier: string | null;
}

/** What is asked of trade statistics: a period that is over, told once; no money for what is free (65号 一). */
export function tradeFindings({
  useClass,
  startsOn,
  endsOn,
  amountFen,
  isOver,
  earlier,
}: TradeFacts): readonly Finding[] {
  return [
    judged(
      'trade-period-is-over',
      isOver && compareDates(startsOn, endsOn) <= 0,
      {
        pass: { zh: '统计期间已结束。', en: 'The period is over.' },
        fail: { zh: '统计期间为空或尚未结束。', en: 'The period is empty or not over yet.' },
        remedy: { zh: '更正起止日期，或待期间结束后再报。', en: 'Mend its dates, or tell it once it is over.' },
      },
      { startsOn, endsOn },
    ),
    judged(
      'trade-period-is-told-once',
      earlier === null,
      {
        pass: { zh: '该期间尚未报送。', en: 'The period was not told before.' },
        fail: {
          zh: '该期间的全部或部分日期已以另一编号报送。',
          en: 'Days of the period were told under another reference.',
        },
        remedy: { zh: '核对编号（reference）与期间。', en: 'Check reference and period.' },
      },
      earlier === null ? {} : { reference: earlier },
    ),
    judgedOn('n65-no-price-on-free-use', 'free-use-earns-nothing', useClass === 'industry' || amountFen === 0, {
      pass: { zh: '交易金额与用途相符。', en: 'The amount fits the use.' },
      fail: {
        zh: '公共治理、公益事业用途免费提供，不应有交易金额。',
        en: 'Public-interest use is free: it earns nothing.',
      },
      remedy: { zh: '核实并更正金额（amountFen）。', en: 'Check and mend amountFen.' },
    }),
  ];
}

import { type LocalDate, yearOf } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { boundWords, judgedOn } from '../workflow/by-provision.ts';

/** What is asked before a year is disclosed: it is over. A late disclosure is late, and no bar. */
export const disclosureFindings = (year: number, today: LocalDate): readonly Finding[] => [
  judgedOn(
    'n27-disclosure-implementing-body',
    'disclosed-year-is-over',
    year < yearOf(today),
    {
      pass: { zh: '披露年度已结束。', en: 'The year is over.' },
      fail: { zh: '披露年度尚未结束。', en: 'The year is not over.' },
      remedy: { zh: '年度结束后再披露。', en: 'Disclose it once it is.' },
    },
    { year: String(year) },
  ),
];

/** The last day for the disclosure of a year (by the end of March); null where no rule in force names one. */
export function disclosureDueOn(year: number, provisions: readonly Provision[], on: LocalDate): LocalDate | null {
  const [day] = boundWords({ provisions, on }, 'disclosure.due')?.words ?? [];
  return day === undefined ? null : `${year + 1}-${day}`;
}

import { type Finding, judged } from '../finding.ts';
import { type DemandStatus, demandStatuses } from '../workflow/registry-words.ts';
import { type ApplicationStatus, applicationStatuses } from '../workflow/words.ts';

/**
 * Whether the file that a step belongs to is being reviewed; what has come back, was taken back or was decided is not.
 *
 * @param status of the application; null for a step of another file
 */
export function fileUnderReview(status: ApplicationStatus | null): Finding {
  return judged(
    'file-is-under-review',
    status === 'under_review',
    {
      pass: { zh: '申请正在审核。', en: 'The application is under review.' },
      fail: {
        zh: status === null ? '该事项不属于授权申请。' : `申请当前为“${applicationStatuses[status].zh}”，不在审核中。`,
        en: status === null ? 'The step belongs to no application.' : `The application is ${status}, not under review.`,
      },
      remedy: { zh: '仅在申请审核期间可以办理。', en: 'It can be done while the application is under review.' },
    },
    status === null ? {} : { status },
  );
}

/** The same, of a step that belongs to a data demand. */
export const demandUnderReview = (status: DemandStatus): Finding =>
  judged(
    'file-is-under-review',
    status === 'submitted',
    {
      pass: { zh: '需求正在审核。', en: 'The demand is under review.' },
      fail: {
        zh: `需求当前为“${demandStatuses[status].zh}”，不在审核中。`,
        en: `The demand is ${status}, not under review.`,
      },
      remedy: { zh: '仅在需求审核期间可以办理。', en: 'It can be done while the demand is under review.' },
    },
    { status },
  );

import { type Finding, judged } from '../finding.ts';

/** Whether something waits that the source of a resource says anew. */
export function revisionIsOpen(isOpen: boolean): Finding {
  return judged(
    'imported-revision-is-open',
    isOpen,
    {
      pass: { zh: '来源目录有待处理的新内容。', en: 'What the source says anew waits for a decision.' },
      fail: { zh: '来源目录没有待处理的新内容。', en: 'Nothing waits that the source says anew.' },
      remedy: { zh: '无需处理。', en: 'There is nothing to decide.' },
    },
    {},
  );
}

import { type Finding, judged } from '../finding.ts';
import type { RunningRegistration } from './registration-facts.ts';

/** What is not in the catalog is not registered: its name and summary are published. */
export const publishedFinding = (isPublished: boolean, status: string | null = null): Finding =>
  judged(
    'resource-is-published',
    isPublished,
    {
      pass: { zh: '资源已在目录中发布。', en: 'The resource is published in the catalog.' },
      fail: { zh: '资源未在目录中发布。', en: 'The resource is not published in the catalog.' },
      remedy: { zh: '请先发布该资源。', en: 'Have it published first.' },
    },
    status === null ? {} : { status },
  );

/** One registration of a thing runs at a registrar at a time. */
export function runsOnceFinding(running: RunningRegistration | null): Finding {
  const code = running?.code ?? null;
  return judged(
    'registration-runs-once',
    running === null,
    {
      pass: { zh: '该机构没有未办结的登记。', en: 'No other registration of it runs there.' },
      fail: {
        zh: `该机构已有未办结的登记${code ?? ''}。`,
        en: code === null ? 'Another registration is under way there.' : `The registration ${code} is under way there.`,
      },
      remedy: { zh: '请继续办理或先撤回该登记。', en: 'Go on with it, or withdraw it first.' },
    },
    code === null ? {} : { running: code },
  );
}

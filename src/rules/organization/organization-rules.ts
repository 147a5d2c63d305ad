import { type Finding, judged } from '../finding.ts';
import { isUnifiedSocialCreditCode } from './credit-code.ts';

/**
 * Whether a 统一社会信用代码 is right; nothing to say where there is none.
 */
export function creditCodeIsRight(code: string | null): Finding {
  return judged(
    'credit-code-is-right',
    code === null || isUnifiedSocialCreditCode(code),
    {
      pass: { zh: '统一社会信用代码正确或未填。', en: 'The credit code is right, or there is none.' },
      fail: {
        zh: '统一社会信用代码格式或校验码有误。',
        en: 'The form or the check character of the credit code is wrong.',
      },
      remedy: {
        zh: '请按登记证书核对 18 位代码。',
        en: 'Compare all 18 characters with the certificate (GB 32100-2015).',
      },
    },
    code === null ? {} : { unifiedSocialCreditCode: code },
  );
}

/**
 * Whether an organisation can stand below another: not below itself, however far down.
 *
 * @param code its own public code
 * @param line the parent and everything above it, from below; empty where there is no parent
 */
export function parentMakesNoCycle(code: string, line: readonly string[]): Finding {
  return judged(
    'parent-makes-no-cycle',
    !line.includes(code),
    {
      pass: { zh: '上级单位不构成循环。', en: 'The organisation does not stand below itself.' },
      fail: { zh: '上级单位构成循环。', en: 'The organisation would stand below itself.' },
      remedy: { zh: '请选择不属于本单位下级的单位。', en: 'Choose a parent that does not belong to it.' },
    },
    { line: line.slice(0, 20).join(' < ') },
  );
}

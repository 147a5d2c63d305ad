import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import { type CertificateStatus, certificateStatuses } from '../vocabulary.ts';

/** What stands in the row: expiry follows from the date and is written nowhere. */
export type KeptStatus = Exclude<CertificateStatus, 'expired'>;

/** What can be done to a certificate. */
export type CertificateChange = 'suspend' | 'reinstate' | 'revoke';

/** From which states each change leads, and to which; revocation is final. */
export const statusChanges: Readonly<
  Record<CertificateChange, { readonly from: readonly KeptStatus[]; readonly to: KeptStatus }>
> = {
  suspend: { from: ['valid'], to: 'suspended' },
  reinstate: { from: ['suspended'], to: 'valid' },
  revoke: { from: ['valid', 'suspended'], to: 'revoked' },
};

/**
 * The status as a reader is told it: what was revoked stays so, anything else ends with its last day.
 *
 * @param today in Asia/Shanghai
 */
export function presentStatus(
  { status, validUntilOn }: { readonly status: KeptStatus; readonly validUntilOn: LocalDate | null },
  today: LocalDate,
): CertificateStatus {
  if (status === 'revoked' || validUntilOn === null) return status;
  return compareDates(today, validUntilOn) > 0 ? 'expired' : status;
}

/** What is asked before a certificate is suspended, reinstated or revoked. */
export function statusChangeFinding(change: CertificateChange, status: KeptStatus): Finding {
  return judged(
    'certificate-may-change-so',
    statusChanges[change].from.includes(status),
    {
      pass: { zh: '证书当前状态允许该操作。', en: 'The certificate is in a state from which this can be done.' },
      fail: { zh: `证书当前为“${certificateStatuses[status].zh}”。`, en: `The certificate is ${status}.` },
      remedy: {
        zh: '有效的可暂停，暂停的可恢复，已失效的不再变化；请换发新证书。',
        en: 'What is valid can be suspended, what is suspended reinstated; what is revoked stays so: issue another one.',
      },
    },
    { status, change },
  );
}

/** Why nothing can be signed: no secret opens private keys here, or the present key was closed with another one. */
export type SigningObstacle = 'no_secret' | 'other_secret';

/** What is asked before anything is issued. */
export function signingFinding(obstacle: SigningObstacle | null): Finding {
  return judged(
    'certificates-can-be-signed',
    obstacle === null,
    {
      pass: { zh: '本服务可以签发证书。', en: 'This service can sign certificates.' },
      fail: {
        zh: '本服务未配置签名密钥，无法签发证书。',
        en: 'This service cannot sign certificates.',
      },
      remedy:
        obstacle === 'other_secret'
          ? {
              zh: '私钥由另一密钥加密：请恢复原 CERTIFICATE_KEY_SECRET，或运行 npm run certificate-keys -- rotate。',
              en: 'The private key was closed with another secret: set that CERTIFICATE_KEY_SECRET again, or run npm run certificate-keys -- rotate.',
            }
          : {
              zh: '请由运维人员设定 CERTIFICATE_KEY_SECRET。',
              en: 'Whoever runs the service sets CERTIFICATE_KEY_SECRET.',
            },
    },
    obstacle === null ? {} : { obstacle },
  );
}

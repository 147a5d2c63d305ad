import type { JSONWebKeySet } from 'jose';
import { type Fault, verifyCertificate, verifyStatus } from '../auth/certificates/verify.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';
import type { CertificateContent } from '../rules/certificate/content.ts';
import { type KeptStatus, presentStatus } from '../rules/certificate/status.ts';
import type { CertificateStatus } from '../rules/vocabulary.ts';

/** What is known of the status, and how old that knowledge is. */
export interface KnownStatus {
  readonly status: KeptStatus;
  readonly asOf: Date;
  /** Until when whoever signed it stands by it; null for what was read from the database just now. */
  readonly goodUntil: Date | null;
}

/** What came of a verification. */
export interface Verdict {
  /** `genuine`: signed as it is, and nothing is known of its status. */
  readonly verdict: CertificateStatus | 'genuine' | 'not_genuine' | 'status_unknown';
  /** Why it is not genuine, or why the status is not known. */
  readonly fault: Fault | 'list_is_too_old' | 'list_is_older_than_the_certificate' | null;
  readonly keyId: string | null;
  readonly issuer: string | null;
  readonly certificate: CertificateContent | null;
  readonly statusAsOf: string | null;
  readonly statusAgeSeconds: number | null;
  readonly statusGoodUntil: string | null;
}

/** What a certificate is verified with. */
export interface Evidence {
  readonly keys: JSONWebKeySet;
  /** A signed list, or what was read of the status; null when nothing is known of it. */
  readonly status: string | KnownStatus | null;
  /** Seconds a signed list may be old; null for any age. */
  readonly maxAgeSeconds: number | null;
}

const nothing = {
  ...{ keyId: null, issuer: null, certificate: null },
  ...{ statusAsOf: null, statusAgeSeconds: null, statusGoodUntil: null },
} as const;

/**
 * Verifies a certificate with what is at hand, and nothing else.
 *
 * @param jws as it was handed over
 */
export async function verdictOn(jws: string, { keys, status, maxAgeSeconds }: Evidence, now: Date): Promise<Verdict> {
  const verified = await verifyCertificate(jws, keys);
  if (verified.fault !== null) return { ...nothing, verdict: 'not_genuine', fault: verified.fault };
  const { certificate, iss } = verified.found;
  const genuine = { ...nothing, keyId: verified.kid, issuer: iss, certificate };
  const expires = presentStatus({ status: 'valid', validUntilOn: certificate.validUntilOn }, dateInShanghai(now));
  if (status === null) return { ...genuine, verdict: expires === 'valid' ? 'genuine' : expires, fault: null };
  const known = typeof status === 'string' ? await statusOf(status) : status;
  if ('fault' in known) return { ...genuine, verdict: 'status_unknown', fault: known.fault };
  const told = { ...genuine, ...ageOf(known, now) };
  if (typeof status === 'string' && maxAgeSeconds !== null && told.statusAgeSeconds > maxAgeSeconds) {
    return { ...told, verdict: 'status_unknown', fault: 'list_is_too_old' };
  }
  const { validUntilOn } = certificate;
  return { ...told, verdict: presentStatus({ status: known.status, validUntilOn }, dateInShanghai(now)), fault: null };

  async function statusOf(token: string): Promise<KnownStatus | { readonly fault: NonNullable<Verdict['fault']> }> {
    if (verified.fault !== null) return { fault: verified.fault };
    const read = await verifyStatus(token, verified.found, keys);
    if (read.fault !== null) return { fault: read.fault };
    if (read.found.status === null) return { fault: 'list_is_older_than_the_certificate' };
    const { iat, exp } = read.found.claims;
    return { status: read.found.status, asOf: new Date(iat * 1000), goodUntil: new Date(exp * 1000) };
  }
}

const ageOf = ({ asOf, goodUntil }: KnownStatus, now: Date) => ({
  statusAsOf: asOf.toISOString(),
  statusAgeSeconds: Math.max(0, Math.round((now.getTime() - asOf.getTime()) / 1000)),
  statusGoodUntil: goodUntil?.toISOString() ?? null,
});

/** How the verdict is told to whatever called: 0 rely on it, 1 do not, 2 not known. */
export function exitCodeOf({ verdict }: Verdict): number {
  if (verdict === 'valid' || verdict === 'genuine') return 0;
  return verdict === 'status_unknown' ? 2 : 1;
}

const verdicts: Readonly<Record<Verdict['verdict'], string>> = {
  valid: '有效 valid',
  genuine: '真实，未核状态 genuine; its status was not checked (--status)',
  suspended: '已暂停 suspended: signed by the registry, and not to be relied on for the time being',
  revoked: '已失效 revoked: signed by the registry, and no longer valid',
  expired: '已到期 expired: signed by the registry, and its last day has passed',
  not_genuine: '不可信 not genuine',
  status_unknown: '真实，状态不明 genuine; its status could not be found out',
};

const faults: Readonly<Record<NonNullable<Verdict['fault']>, string>> = {
  no_compact_jws: '不是 JWS 文本 it is no compact JWS',
  other_algorithm: '签名算法不是 ES256 another algorithm than ES256, or none',
  other_type: '类型不符 it was signed as something else',
  unknown_key: '公钥集中没有该密钥 its key is not among the keys that were given',
  signature_differs: '签名不符 the signature does not fit: it was altered, or signed by somebody else',
  not_canonical: '不是规范形式 its text is not in canonical form',
  no_certificate: '不是登记证书 what was signed is no certificate',
  no_status_list: '不是状态列表 what was given is no status list',
  other_status_list: '不是本证书的状态列表 it is another status list than the certificate names',
  list_is_too_old: '状态列表过旧 the status list is older than --max-age allows',
  list_is_older_than_the_certificate: '状态列表早于证书 the status list was saved before the certificate was issued',
};

/** The verdict as people read it. */
export function verdictText(found: Verdict, now: Date): string {
  const { verdict, fault, certificate, keyId, issuer, statusAsOf, statusAgeSeconds, statusGoodUntil } = found;
  const lines = [fault === null ? verdicts[verdict] : `${verdicts[verdict]}: ${faults[fault]}`];
  if (certificate !== null) {
    const { number, queryCode, productName, productCode, registrant, registrar, registeredOn, validUntilOn } =
      certificate;
    lines.push(
      `编号 number: ${number}`,
      `查询码 query code: ${queryCode}`,
      `产品 product: ${productName} (${productCode})`,
      `登记主体 registrant: ${registrant.name}`,
      `登记机构 registrar: ${registrar.name}`,
      `登记日期 registered on: ${registeredOn}; 有效期至 valid until: ${validUntilOn ?? '长期 no end'}`,
      `签发 issued by: ${issuer ?? ''}, 密钥 key ${keyId ?? ''}`,
    );
  }
  if (statusAsOf !== null && statusAgeSeconds !== null) {
    const isStale = statusGoodUntil !== null && Date.parse(statusGoodUntil) < now.getTime();
    const stale = isStale ? `；已过期，请重新下载 its signer stood by it until ${statusGoodUntil}: fetch it anew` : '';
    lines.push(`状态截至 status as of: ${statusAsOf}, ${ageText(statusAgeSeconds)}${stale}`);
  }
  return lines.map(printable).join('\n');
}

/** What a terminal would take for an instruction is left out: a certificate may hold any text. */
const printable = (line: string): string => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');

function ageText(seconds: number): string {
  const [amount, zh, en] =
    seconds < 3600
      ? [Math.floor(seconds / 60), '分钟', 'minutes']
      : seconds < 172_800
        ? [Math.floor(seconds / 3600), '小时', 'hours']
        : [Math.floor(seconds / 86_400), '天', 'days'];
  return `${amount} ${zh}前 ${amount} ${en} old`;
}

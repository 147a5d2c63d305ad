import { createHash } from 'node:crypto';
import type { Language } from '../context.ts';
import type { ShownCertificate } from '../resolvers/certificates/shown-certificate.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';
import type { CertificateContent, CertificateParty } from '../rules/certificate/content.ts';
import {
  certificateEndings,
  certificateKinds,
  certificateStatuses,
  deliveryForms,
  productTypes,
} from '../rules/vocabulary.ts';
import { qrCodeSvg } from './qr-code.ts';

const style = `body{margin:2rem auto;max-width:46rem;padding:0 1rem;font:16px/1.6 system-ui,sans-serif;color:#1a1a1a}
h1{font-size:1.5rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.5rem}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
.status{padding:.6rem 1rem;border-left:.4rem solid #b00020;background:#fbe9eb}.status.valid{border-color:#1b6e3c;background:#e8f4ec}
svg{width:11rem;height:11rem}footer{margin-top:2rem;color:#555;font-size:.9rem}@media print{.status{border:1px solid #000}}`;

/** Nothing is loaded, run or sent from a page; its one style is named by its digest. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const words = {
  zh: {
    title: '登记证书',
    kind: '登记类型',
    number: '证书编号',
    queryCode: '查询码',
    product: '产品名称',
    productCode: '产品代码',
    productType: '产品类型',
    registrant: '登记主体',
    credit: '统一社会信用代码',
    summary: '产品简介',
    field: '应用领域',
    delivery: '交付方式',
    registrar: '登记机构',
    registeredOn: '登记日期',
    validUntilOn: '有效期至',
    publicity: '公示期',
    scenario: '应用场景',
    agreement: '授权运营协议',
    digest: '规格说明摘要',
    key: '签名密钥',
    noEnd: '长期',
    status: '当前状态',
    since: '自',
    replacedBy: '换发后的证书',
    qr: '本页地址的二维码',
    files: '签名文件：',
    check: '离线核验方法见 docs/certificates.md；本页状态为打开时的状态。',
    unknownTitle: '查无此证书',
    unknown: '没有该编号或查询码的证书，请核对后重新输入。',
  },
  en: {
    title: 'Certificate of registration',
    kind: 'Registration',
    number: 'Number',
    queryCode: 'Query code',
    product: 'Product',
    productCode: 'Product code',
    productType: 'Type',
    registrant: 'Registrant',
    credit: 'Unified social credit code',
    summary: 'Summary',
    field: 'Field of application',
    delivery: 'Delivery',
    registrar: 'Registrar',
    registeredOn: 'Registered on',
    validUntilOn: 'Valid until',
    publicity: 'Publicity',
    scenario: 'Scenario',
    agreement: 'Agreement',
    digest: 'Digest of the specification',
    key: 'Signing key',
    noEnd: 'no end',
    status: 'Status now',
    since: 'since',
    replacedBy: 'Replaced by',
    qr: 'QR code of this address',
    files: 'Signed files: ',
    check: 'docs/certificates.md says how to verify it offline. The status is that of the moment the page was opened.',
    unknownTitle: 'No such certificate',
    unknown: 'There is no certificate of this number or query code. Compare it and try again.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** English names of closed words; their Chinese ones stand in the vocabulary. */
const english: Readonly<Record<string, string>> = {
  state_registration: 'State registration',
  exchange_registration: 'Registration at an exchange',
};

type Words = (typeof words)[Language];
type Row = readonly [term: string, value: string];

/**
 * The page of a certificate: what it says, its present status, and a QR code that leads to the page.
 */
export function certificatePageHtml(shown: ShownCertificate, language: Language): string {
  const w = words[language];
  const { content, status } = shown;
  const rows = rowsOf(content, language).map(
    ([term, value]) => `<dt>${escaped(term)}</dt><dd><bdi>${escaped(value)}</bdi></dd>`,
  );
  const path = `/certificates/${encodeURIComponent(shown.number)}`;
  const body = [
    `<h1>${escaped(w.title)}</h1>`,
    `<p class="status ${status === 'valid' ? 'valid' : 'other'}">${escaped(statusLine(shown, language))}</p>`,
    replacement(shown, w),
    `<dl>${rows.join('')}<dt>${w.key}</dt><dd><code>${escaped(shown.keyId)}</code></dd></dl>`,
    qrCodeSvg(shown.verificationUrl, escaped(w.qr)),
    `<footer><p>${w.files}<a href="${path}.jws">JWS</a> · <a href="${path}.json">JSON</a> · <a href="/.well-known/jwks.json">JWKS</a></p><p>${w.check}</p></footer>`,
  ];
  return html(language, `${w.title} ${shown.number}`, body.join('\n'));
}

/** The page for a number or query code that no certificate has. */
export function unknownCertificateHtml(language: Language): string {
  const w = words[language];
  return html(language, w.unknownTitle, `<h1>${w.unknownTitle}</h1>\n<p>${w.unknown}</p>`);
}

function rowsOf(content: CertificateContent, language: Language): readonly Row[] {
  const w = words[language];
  const term = (list: Readonly<Record<string, { readonly zh: string }>>, word: string): string =>
    language === 'zh' ? (list[word]?.zh ?? word) : (english[word] ?? word.replaceAll('_', ' '));
  const known = (name: string, value: string | null): readonly Row[] => (value === null ? [] : [[name, value]]);
  const { publicityStartsOn: from, publicityEndsOn: until, scenarioCode, scenarioTitle } = content;
  return [
    [w.kind, term(certificateKinds, content.kind)],
    [w.number, content.number],
    [w.queryCode, content.queryCode],
    [w.product, content.productName],
    [w.productCode, content.productCode],
    [w.productType, term(productTypes, content.productType)],
    ...party(w.registrant, content.registrant, w),
    [w.summary, content.summary],
    [w.field, content.applicationField],
    [w.delivery, term(deliveryForms, content.deliveryForm)],
    ...party(w.registrar, content.registrar, w),
    [w.registeredOn, content.registeredOn],
    [w.validUntilOn, content.validUntilOn ?? w.noEnd],
    ...known(w.publicity, from === null || until === null ? null : `${from} – ${until}`),
    ...known(w.scenario, scenarioCode === null ? null : [scenarioCode, scenarioTitle ?? ''].join(' ').trim()),
    ...known(w.agreement, content.agreementCode),
    ...known(w.digest, content.specificationDigest),
  ];
}

function party(name: string, { name: called, unifiedSocialCreditCode }: CertificateParty, w: Words): readonly Row[] {
  return [[name, called], ...(unifiedSocialCreditCode === null ? [] : [[w.credit, unifiedSocialCreditCode] as const])];
}

function statusLine({ status, statusChangedAt, ending }: ShownCertificate, language: Language): string {
  const w = words[language];
  const name = language === 'zh' ? certificateStatuses[status].zh : status.toUpperCase();
  const why = ending === null ? '' : language === 'zh' ? `（${certificateEndings[ending].zh}）` : ` (${ending})`;
  const since = dateInShanghai(new Date(statusChangedAt));
  return `${w.status}${language === 'zh' ? '：' : ': '}${name}${why} · ${w.since} ${since}`;
}

const replacement = ({ replacedBy }: ShownCertificate, w: Words): string =>
  replacedBy === null
    ? ''
    : `<p>${w.replacedBy}: <a href="/certificates/${encodeURIComponent(replacedBy.number)}">${escaped(replacedBy.number)}</a></p>`;

const html = (language: Language, title: string, body: string): string =>
  `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>\n<body>\n${body}\n</body>\n</html>\n`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of the outside, as nothing but text: in an element and in a quoted attribute. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

import type { CertificateDraft } from '../../src/rules/certificate/content.ts';

/** What a registration of the worked example would say. */
export const aDraft = (more: Partial<CertificateDraft> = {}): CertificateDraft => ({
  kind: 'state_registration',
  productCode: 'DP-001',
  productName: '小微企业授信画像接口',
  productType: 'api',
  registrant: { code: 'OP-RONGYAN', name: '融研数据（示例）', unifiedSocialCreditCode: null },
  summary: '在企业授权有效期内返回五个维度的分值与区间，不返回任何原始数值。',
  applicationField: '金融保险',
  deliveryForm: 'online_api',
  registeredOn: '2026-03-01',
  validUntilOn: '2029-02-28',
  publicityStartsOn: '2026-02-09',
  publicityEndsOn: '2026-02-27',
  scenarioCode: 'SC-FIN-01',
  scenarioTitle: '小微企业授信',
  agreementCode: null,
  specificationDigest: `sha-256:${'0f'.repeat(32)}`,
  ...more,
});

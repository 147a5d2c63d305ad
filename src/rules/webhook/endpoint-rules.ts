import { type Finding, judged } from '../finding.ts';

/** Greatest lengths, in characters. */
export const endpointBounds = { code: 60, description: 500, query: 10_000, reason: 2000 } as const;

/** How many endpoints one organisation may have. */
export const maxEndpoints = 100;
/** How many secrets of one endpoint may be signed with at the same time. */
export const maxLiveSecrets = 5;
/** How long the earlier secret is signed with beside the new one. */
export const secretOverlapMs = 24 * 3_600_000;

/** Without the key no secret could be kept. */
export const keyIsConfigured = (isConfigured: boolean): Finding =>
  judged('webhook-key-is-configured', isConfigured, {
    pass: { zh: '已配置推送密钥的加密密钥。', en: 'The key that secrets are kept with is configured.' },
    fail: {
      zh: '平台未配置加密密钥，无法保存推送密钥。',
      en: 'The service has no key to keep secrets with.',
    },
    remedy: { zh: '请平台运维人员设置 WEBHOOK_SECRET_KEY。', en: 'Ask the operators to set WEBHOOK_SECRET_KEY.' },
  });

/** An organisation has a bounded number of endpoints. */
export const organizationHasFewEndpoints = (endpoints: number): Finding =>
  judged(
    'organization-has-few-endpoints',
    endpoints < maxEndpoints,
    {
      pass: { zh: '本单位的推送端点未超限。', en: 'The organisation has few endpoints.' },
      fail: { zh: `本单位已有 ${maxEndpoints} 个推送端点。`, en: `The organisation has ${maxEndpoints} endpoints.` },
      remedy: { zh: '请先删除不再使用的端点。', en: 'Delete one that is not used any more.' },
    },
    { endpoints: String(endpoints) },
  );

/** Few secrets are signed with at the same time. */
export const endpointHasFewSecrets = (secrets: number): Finding =>
  judged(
    'endpoint-has-few-secrets',
    secrets < maxLiveSecrets,
    {
      pass: { zh: '有效密钥数量未超限。', en: 'Few secrets are in use.' },
      fail: { zh: `已有 ${maxLiveSecrets} 个密钥同时有效。`, en: `${maxLiveSecrets} secrets are in use already.` },
      remedy: {
        zh: '请等待旧密钥失效，或轮换时选择立即停用旧密钥。',
        en: 'Wait until earlier ones end, or end them with the rotation.',
      },
    },
    { secrets: String(secrets) },
  );

/** What is done needs an endpoint that is sent to. */
export const endpointIsEnabled = (isEnabled: boolean): Finding =>
  judged('endpoint-is-enabled', isEnabled, {
    pass: { zh: '推送端点已启用。', en: 'The endpoint is enabled.' },
    fail: { zh: '推送端点已停用。', en: 'The endpoint is disabled.' },
    remedy: { zh: '请先启用该端点。', en: 'Enable it first.' },
  });

/** Only what is disabled can be enabled. */
export const endpointIsDisabled = (isEnabled: boolean): Finding =>
  judged('endpoint-is-disabled', !isEnabled, {
    pass: { zh: '推送端点已停用。', en: 'The endpoint is disabled.' },
    fail: { zh: '推送端点已启用。', en: 'The endpoint is enabled already.' },
    remedy: { zh: '无需处理。', en: 'Nothing is to be done.' },
  });

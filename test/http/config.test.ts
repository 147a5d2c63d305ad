import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../src/server/config.ts';
import { PRODUCTION } from '../support/test-server.ts';

/** The problems of an environment that must be refused. */
function problems(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('the environment was accepted');
}

test('an empty environment is a development on loopback', () => {
  expect(loadConfig({})).toEqual({
    appEnv: 'development',
    host: '127.0.0.1',
    port: 4000,
    publicUrl: 'http://127.0.0.1:4000',
    databaseUrl: undefined,
    dataDir: './data',
    liveConnectionsAnonymous: 10,
    liveConnectionsSignedIn: 20,
    liveSubscriptions: 10,
    logLevel: 'info',
    seedDemo: true,
    corsOrigins: [],
    poolSize: 10,
    bodyLimitBytes: 262_144,
    maxTokens: 2000,
    maxDepth: 10,
    maxAliases: 20,
    maxCostAnonymous: 5000,
    maxCostSignedIn: 20_000,
    rateRequestsAnonymous: 1200,
    rateRequestsSignedIn: 6000,
    rateCostAnonymous: 600_000,
    rateCostSignedIn: 6_000_000,
    rateFailedSignIns: 30,
    trustedProxies: [],
    metricsToken: undefined,
    certificateKeySecret: undefined,
    minFreeDiskMb: 256,
    answerCacheMb: 64,
    exportsAnonymous: 2,
    exportsSignedIn: 4,
    exportTimeoutMs: 600_000,
    uploadLimitMb: 256,
    retentionServiceKeyDays: 90,
    retentionImportReportDays: 365,
    webhookSecretKey: undefined,
    webhookAllow: ['127.0.0.1:*', 'localhost:*', '[::1]:*'],
    requestTimeoutMs: 10_000,
    shutdownTimeoutMs: 10_000,
    oidcIssuer: undefined,
    oidcAudience: undefined,
    warnings: [],
  });
});

test('blank variables count as absent and unknown ones are ignored', () => {
  expect(loadConfig({ PORT: ' ', DATABASE_URL: '', SOMETHING_ELSE: 'x' })).toEqual(loadConfig({}));
});

test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('development listens on %s', (host) => {
  expect(loadConfig({ HOST: host }).host).toBe(host);
});

test.each(['0.0.0.0', '::', '10.0.0.1', 'catalog.local', '127.evil.example', '::ffff:127.0.0.1'])(
  'C35 development does not start on %s',
  (host) => {
    expect(problems({ HOST: host })).toMatch(/HOST must be a loopback address .*APP_ENV=production/);
  },
);

describe('C35 production', () => {
  test('starts when an issuer and an audience are configured, anywhere, without the example', () => {
    expect(loadConfig({ ...PRODUCTION, HOST: '0.0.0.0' })).toMatchObject({
      host: '0.0.0.0',
      seedDemo: false,
      warnings: [],
    });
    expect(loadConfig({ ...PRODUCTION, SEED_DEMO: 'true' }).seedDemo).toBe(true);
  });

  test('warns of the embedded engine', () => {
    const { warnings } = loadConfig({ ...PRODUCTION, DATABASE_URL: '', HOST: '0.0.0.0' });
    expect(warnings).toEqual([expect.stringContaining('DATABASE_URL is not set')]);
  });

  test('warns of a proxy that nobody named', () => {
    const { warnings } = loadConfig({ ...PRODUCTION, HOST: '' });
    expect(warnings).toEqual([expect.stringContaining('TRUSTED_PROXIES is not set')]);
    expect(loadConfig({ ...PRODUCTION, HOST: '', TRUSTED_PROXIES: '127.0.0.1,::1' }).warnings).toEqual([]);
  });

  test.each([
    ['', /OIDC_ISSUER is missing/],
    ['http://login.city.gov.cn', /OIDC_ISSUER must be an https URL/],
    ['login.city.gov.cn', /OIDC_ISSUER must be an https URL/],
    ['https://login.example.com', /OIDC_ISSUER is an example/],
    ['https://localhost:8443', /OIDC_ISSUER is an example/],
    ['https://127.0.0.1', /OIDC_ISSUER is an example/],
    ['https://login.city.gov.cn/?realm=a', /OIDC_ISSUER must be an address without user, query or fragment/],
    ['https://user:hunter2@login.city.gov.cn', /OIDC_ISSUER must be an address without user, query or fragment/],
  ])('does not start with the issuer %j', (issuer, message) => {
    expect(problems({ ...PRODUCTION, OIDC_ISSUER: issuer })).toMatch(message);
  });

  test('does not start without an audience', () => {
    expect(problems({ ...PRODUCTION, OIDC_AUDIENCE: '' })).toMatch(/OIDC_AUDIENCE is missing/);
  });

  test.each(['example', 'CHANGEME', 'your-audience', 'https://api.example.com'])(
    'does not start with the audience %j of a guide',
    (audience) => {
      expect(problems({ ...PRODUCTION, OIDC_AUDIENCE: audience })).toMatch(/OIDC_AUDIENCE is an example/);
    },
  );

  test.each(['postgres', 'password', 'ChangeMe'])('does not start with the password %j of a guide', (password) => {
    const message = problems({ ...PRODUCTION, DATABASE_URL: `postgres://catalog:${password}@db/catalog` });
    expect(message).toMatch(/DATABASE_URL has an example password/);
    expect(message).not.toContain(`:${password}@`);
  });
});

test.each([
  ['APP_ENV', 'staging'],
  ['PORT', '65536'],
  ['PORT', '4e3'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://db/catalog'],
  ['LOG_LEVEL', 'loud'],
  ['SEED_DEMO', 'yes'],
  ['CORS_ORIGINS', '*'],
  ['CORS_ORIGINS', 'https://portal.city.gov.cn/'],
  ['CORS_ORIGINS', 'https://portal.city.gov.cn,null'],
  ['POOL_SIZE', '0'],
  ['BODY_LIMIT_BYTES', '1.5'],
  ['MAX_TOKENS', '1000000'],
  ['MAX_DEPTH', '0x10'],
  ['MAX_ALIASES', 'many'],
  ['MAX_COST_ANONYMOUS', '0'],
  ['MAX_COST_SIGNED_IN', '-5'],
  ['RATE_REQUESTS_ANONYMOUS', '-1'],
  ['RATE_COST_ANONYMOUS', '4999'],
  ['RATE_COST_SIGNED_IN', 'none'],
  ['TRUSTED_PROXIES', '10.0.0.0/8'],
  ['TRUSTED_PROXIES', 'proxy.local'],
  ['WEBHOOK_SECRET_KEY', 'short'],
  ['WEBHOOK_SECRET_KEY', '0'.repeat(64)],
  ['WEBHOOK_SECRET_KEY', `${'0123456789abcdef'.repeat(4)}0`],
  ['WEBHOOK_ALLOW', '127.0.0.1'],
  ['WEBHOOK_ALLOW', 'http://127.0.0.1:9000'],
  ['WEBHOOK_ALLOW', '127.0.0.1:0'],
  ['METRICS_TOKEN', 'short'],
  ['METRICS_TOKEN', 'a'.repeat(64)],
  ['METRICS_TOKEN', 'change-me-0123456789abcdef0123456789'],
  ['MIN_FREE_DISK_MB', 'plenty'],
  ['ANSWER_CACHE_MB', '5000'],
  ['RETENTION_SERVICE_KEY_DAYS', '1.5'],
  ['REQUEST_TIMEOUT_MS', '1'],
  ['SHUTDOWN_TIMEOUT_MS', 'soon'],
  ['OIDC_ISSUER', 'ftp://login'],
])('%s=%s is refused by name, without its value', (name, value) => {
  const message = problems({ [name]: value });
  expect(message).toMatch(new RegExp(`^  - ${name} must .{10,}`, 'm'));
  expect(message.split('\n')).toHaveLength(2);
  if (value.length > 4) {
    expect(message).not.toContain(value);
  }
});

test('production sends webhooks to no list of its own', () => {
  const allowing = { ...PRODUCTION, WEBHOOK_ALLOW: 'receiver.local:9000' };
  expect(problems(allowing)).toMatch(/WEBHOOK_ALLOW is for development/);
  expect(loadConfig(PRODUCTION).webhookAllow).toEqual([]);
  expect(loadConfig({ WEBHOOK_ALLOW: 'a.local:1, [::1]:*' }).webhookAllow).toEqual(['a.local:1', '[::1]:*']);
});

test('development with an issuer needs an audience', () => {
  const issuer = 'http://127.0.0.1:9000/realm';
  expect(problems({ OIDC_ISSUER: issuer })).toMatch(/OIDC_AUDIENCE is missing/);
  expect(loadConfig({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'catalog' }).oidcIssuer).toBe(issuer);
});

test('every problem is named at once, and no secret is repeated', () => {
  const message = problems({
    APP_ENV: 'production',
    PORT: 'x',
    DATABASE_URL: 'mysql://catalog:hunter2@db/catalog',
    LOG_LEVEL: 'loud',
  });
  for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'OIDC_ISSUER', 'OIDC_AUDIENCE']) {
    expect(message).toMatch(new RegExp(`^  - ${name} `, 'm'));
  }
  expect(message).not.toContain('hunter2');
});

describe('the public address', () => {
  test.each(['https://catalog.city.gov.cn', 'http://127.0.0.1:4000', 'https://city.gov.cn/catalog'])(
    'may be %s',
    (url) => {
      expect(loadConfig({ PUBLIC_URL: url }).publicUrl).toBe(url);
    },
  );
  test.each([
    'https://catalog.city.gov.cn/',
    'https://CATALOG.city.gov.cn',
    'https://user:word@catalog.city.gov.cn',
    'https://catalog.city.gov.cn?x',
    'https://catalog.city.gov.cn#x',
    'https://catalog.city.gov.cn/a b',
    'ftp://catalog.city.gov.cn',
    'catalog',
  ])('may not be %s, since IRIs are made by adding to it', (url) => {
    expect(() => loadConfig({ PUBLIC_URL: url })).toThrow('PUBLIC_URL must be an http or https URL');
  });
  test('is missed in production', () => {
    expect(loadConfig({ ...PRODUCTION, HOST: '0.0.0.0', PUBLIC_URL: '' }).warnings).toEqual([
      expect.stringContaining('PUBLIC_URL'),
    ]);
  });
});

describe('the secret of the keys of certificates', () => {
  test('is long and random, and never told', () => {
    const secret = 'f'.repeat(64);
    const told = problems({ CERTIFICATE_KEY_SECRET: secret });
    expect(told).toContain('CERTIFICATE_KEY_SECRET must be 32 or more random characters');
    expect(told).not.toContain(secret);
    expect(loadConfig(PRODUCTION).certificateKeySecret).toBe(PRODUCTION.CERTIFICATE_KEY_SECRET);
  });

  test('is missed in production', () => {
    expect(loadConfig({ ...PRODUCTION, HOST: '0.0.0.0', CERTIFICATE_KEY_SECRET: '' }).warnings).toEqual([
      expect.stringContaining('CERTIFICATE_KEY_SECRET'),
    ]);
  });
});

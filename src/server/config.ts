import { isIP } from 'node:net';
import { z } from 'zod';
import { isExampleWord, isLoopbackHost, isPlaceholderHost, parseUrl } from './host-names.ts';

/** Everything the process reads from its environment, checked once at start and never changed afterwards. */
export interface Config {
  readonly appEnv: 'development' | 'production';
  readonly host: string;
  /** TCP port; 0 asks the system for any free one. */
  readonly port: number;
  /** Address by which others know this service; IRIs of the exported catalog begin with it. */
  readonly publicUrl: string;
  /** Absent: the embedded engine in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Whether the worked example is loaded at start. */
  readonly seedDemo: boolean;
  /** Exact origins (scheme, host, port) whose pages may read answers. */
  readonly corsOrigins: readonly string[];
  /** Connections to the database. */
  readonly poolSize: number;
  /** Bytes of a request body. */
  readonly bodyLimitBytes: number;
  /** Lexical tokens of a GraphQL document. */
  readonly maxTokens: number;
  /** Object levels of an operation. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  /** Nodes an operation may ask for. */
  readonly maxCostAnonymous: number;
  readonly maxCostSignedIn: number;
  /** Requests a caller may send within a minute, each instance counting for itself; 0 counts none. */
  readonly rateRequestsAnonymous: number;
  readonly rateRequestsSignedIn: number;
  /** Cost points (nodes asked for) a caller may spend within a minute; 0 counts none. */
  readonly rateCostAnonymous: number;
  readonly rateCostSignedIn: number;
  /** Refused credentials of one address within a minute, after which its credentials are not looked at; 0 counts none. */
  readonly rateFailedSignIns: number;
  /** Addresses whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Lets operators in from other machines; without it they come from this machine. */
  readonly metricsToken: string | undefined;
  /** Encrypts the private keys that sign certificates; without it nothing is signed in production. */
  readonly certificateKeySecret: string | undefined;
  /** Megabytes below which the disk of the embedded engine counts as full; 0 asks nothing. */
  readonly minFreeDiskMb: number;
  /** Megabytes of finished answers to public queries that are kept; 0 keeps none. */
  readonly answerCacheMb: number;
  /** Megabytes of a file that is sent to be imported, once it is inflated. */
  readonly uploadLimitMb: number;
  /** Days after which dead keys of service accounts, and reports of imports, are removed; 0 keeps them. */
  readonly retentionServiceKeyDays: number;
  readonly retentionImportReportDays: number;
  /** Live connections of one address, of callers who are not signed in; and of one signed-in caller. */
  readonly liveConnectionsAnonymous: number;
  readonly liveConnectionsSignedIn: number;
  /** Subscriptions of one live connection. */
  readonly liveSubscriptions: number;
  /** Lists that a caller may have written to files at the same time: an address, and a person or service account. */
  readonly exportsAnonymous: number;
  readonly exportsSignedIn: number;
  /** Milliseconds after which a file that is still being sent is broken off. */
  readonly exportTimeoutMs: number;
  /** 64 hexadecimal digits by which secrets of webhooks are sealed; without it, production has no webhooks. */
  readonly webhookSecretKey: string | undefined;
  /** `host:port` of receivers that webhooks may reach over plain HTTP and at private addresses; development only. */
  readonly webhookAllow: readonly string[];
  /** Milliseconds after which an unfinished request is answered with 503. */
  readonly requestTimeoutMs: number;
  /** Milliseconds from the first signal to the end of the process. */
  readonly shutdownTimeoutMs: number;
  readonly oidcIssuer: string | undefined;
  readonly oidcAudience: string | undefined;
  /** Legal but unwise settings, for the start to log. */
  readonly warnings: readonly string[];
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment cannot be used; the message lists every variable at fault with its remedy and no values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** An integer variable; `remedy` names the range. Only plain digits: `0x10`, `1e3` and ` 5` are slips, not numbers. */
function integer(fallback: number, min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}; set it so or leave it out for ${fallback}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .default(fallback);
}

function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

/** IRIs are made by adding to it, so it must be spelt as it will be written. */
const isPublicUrl = (text: string): boolean => {
  const url = parseUrl(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return `${url.origin}${url.pathname}`.replace(/\/$/, '') === text;
};

const isPostgresUrl = (text: string): boolean => /^postgres(ql)?:$/.test(parseUrl(text)?.protocol ?? '');
const postgresUrl = 'must be a URL that starts with postgres:// or postgresql://';

const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** An origin is what a browser sends in `Origin`: compared as text, so a path or a trailing slash would never match. */
const isExactOrigin = (text: string): boolean => {
  const url = parseUrl(text);
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && url.origin === text;
};

const addresses = commaSeparated
  .refine(
    (list) => list.every((address) => isIP(address) !== 0),
    'must list exact IP addresses such as 10.0.0.7, separated by commas, with no names and no ranges',
  )
  .default([]);

/** Receivers on this machine, which is where a developer has them. */
const LOOPBACK_RECEIVERS = ['127.0.0.1:*', 'localhost:*', '[::1]:*'];

/** `host:port`, with an IPv6 address in brackets; `*` is every port. */
const isReceiver = (text: string): boolean => /^([a-z0-9.-]+|\[[0-9a-f:.]+\]):(\*|[1-9]\d{0,4})$/i.test(text);

/** 32 bytes, of a generator and not of a guide. */
const isRandomKey = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text) && new Set(text.toLowerCase()).size >= 8;

const TOKEN_LENGTH = 32;

/** Long, of many different characters, and no word of an example: what a generator makes and a person does not. */
export const isStrongToken = (token: string): boolean =>
  /^[\x21-\x7e]+$/.test(token) &&
  token.length >= TOKEN_LENGTH &&
  new Set(token).size >= 10 &&
  !/change|example|secret|password|token|metrics/i.test(token);

const variables = z.object({
  APP_ENV: oneOf(['development', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(4000, 0, 65_535),
  PUBLIC_URL: z
    .string()
    .refine(isPublicUrl, 'must be an http or https URL without user, query, fragment or slash at its end')
    .optional(),
  DATABASE_URL: z.string().refine(isPostgresUrl, `${postgresUrl}; leave it out for the embedded engine`).optional(),
  DATA_DIR: z.string().default('./data'),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  SEED_DEMO: oneOf(['true', 'false']).optional(),
  CORS_ORIGINS: commaSeparated
    .refine(
      (origins) => origins.every(isExactOrigin),
      'must list exact origins such as https://portal.city.gov.cn, separated by commas, with no path and no *',
    )
    .default([]),
  POOL_SIZE: integer(10, 1, 1000),
  BODY_LIMIT_BYTES: integer(262_144, 1024, 16_777_216),
  MAX_TOKENS: integer(2000, 100, 10_000),
  MAX_DEPTH: integer(10, 1, 100),
  MAX_ALIASES: integer(20, 0, 10_000),
  MAX_COST_ANONYMOUS: integer(5000, 1, 1_000_000_000),
  MAX_COST_SIGNED_IN: integer(20_000, 1, 1_000_000_000),
  RATE_REQUESTS_ANONYMOUS: integer(1200, 0, 1_000_000_000),
  RATE_REQUESTS_SIGNED_IN: integer(6000, 0, 1_000_000_000),
  RATE_COST_ANONYMOUS: integer(600_000, 0, 1_000_000_000),
  RATE_COST_SIGNED_IN: integer(6_000_000, 0, 1_000_000_000),
  RATE_FAILED_SIGN_INS: integer(30, 0, 1_000_000_000),
  TRUSTED_PROXIES: addresses,
  METRICS_TOKEN: z
    .string()
    .refine(
      isStrongToken,
      `must be ${TOKEN_LENGTH} or more random characters, such as openssl rand -hex 32 prints; set it so or leave it out`,
    )
    .optional(),
  CERTIFICATE_KEY_SECRET: z
    .string()
    .refine(
      isStrongToken,
      `must be ${TOKEN_LENGTH} or more random characters, such as openssl rand -hex 32 prints; set it so or leave it out`,
    )
    .optional(),
  MIN_FREE_DISK_MB: integer(256, 0, 1_000_000),
  ANSWER_CACHE_MB: integer(64, 0, 4096),
  UPLOAD_LIMIT_MB: integer(256, 1, 4096),
  RETENTION_SERVICE_KEY_DAYS: integer(90, 0, 36_500),
  RETENTION_IMPORT_REPORT_DAYS: integer(365, 0, 36_500),
  LIVE_CONNECTIONS_ANONYMOUS: integer(10, 0, 100_000),
  LIVE_CONNECTIONS_SIGNED_IN: integer(20, 0, 100_000),
  LIVE_SUBSCRIPTIONS: integer(10, 1, 1000),
  EXPORTS_ANONYMOUS: integer(2, 0, 1000),
  EXPORTS_SIGNED_IN: integer(4, 0, 1000),
  EXPORT_TIMEOUT_MS: integer(600_000, 1000, 86_400_000),
  WEBHOOK_SECRET_KEY: z
    .string()
    .refine(
      isRandomKey,
      'must be 64 random hexadecimal digits, such as openssl rand -hex 32 prints; set it so or leave it out',
    )
    .optional(),
  WEBHOOK_ALLOW: commaSeparated
    .refine(
      (list) => list.every(isReceiver),
      'must list host:port such as receiver.local:9000, separated by commas; * is every port of a host',
    )
    .optional(),
  REQUEST_TIMEOUT_MS: integer(10_000, 100, 600_000),
  SHUTDOWN_TIMEOUT_MS: integer(10_000, 100, 600_000),
  OIDC_ISSUER: z.string().optional(),
  OIDC_AUDIENCE: z.string().optional(),
});
type Variables = z.infer<typeof variables>;

/**
 * Reads the configuration.
 *
 * Takes the environment; a blank variable counts as absent and an unknown one is ignored. Returns the settings with
 * their defaults. Throws one `ConfigError` that names every variable at fault, what is wrong and what to do, never its
 * value: a variable may hold a password.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  // Rules between variables are judged on their raw values as well, so that one start names everything.
  const mode = { APP_ENV: given['APP_ENV'], HOST: given['HOST'] };
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)),
    ...(mode.APP_ENV === 'production'
      ? [
          ...productionProblems(given['OIDC_ISSUER'], given['OIDC_AUDIENCE'], given['DATABASE_URL']),
          ...(given['WEBHOOK_ALLOW'] === undefined
            ? []
            : ['WEBHOOK_ALLOW is for development: production sends webhooks to public https addresses; leave it out']),
        ]
      : developmentProblems(mode.HOST ?? '127.0.0.1', given['OIDC_ISSUER'], given['OIDC_AUDIENCE'])),
    ...(parsed.success ? rateProblems(parsed.data) : []),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(problems);
  }
  return toConfig(parsed.data);
}

/** Development answers without tokens, so it must not be reachable from another machine. */
function developmentProblems(host: string, issuer: string | undefined, audience: string | undefined): string[] {
  const problems: string[] = [];
  if (!isLoopbackHost(host)) {
    problems.push(
      'HOST must be a loopback address (127.0.0.0/8, ::1 or localhost) in development; leave it out, or set APP_ENV=production',
    );
  }
  if (issuer !== undefined && !/^https?:$/.test(parseUrl(issuer)?.protocol ?? '')) {
    problems.push('OIDC_ISSUER must be an http or https URL; correct it, or leave it out in development');
  } else if (issuer !== undefined && audience === undefined) {
    problems.push('OIDC_AUDIENCE is missing; OIDC_ISSUER needs the audience that tokens for this service carry');
  }
  return problems;
}

/** Production fails closed: without an issuer and an audience no token could be judged. */
function productionProblems(
  issuer: string | undefined,
  audience: string | undefined,
  databaseUrl: string | undefined,
): string[] {
  const problems: string[] = [];
  const url = issuer === undefined ? null : parseUrl(issuer);
  if (issuer === undefined) {
    problems.push('OIDC_ISSUER is missing; production needs the https URL of the identity provider');
  } else if (url?.protocol !== 'https:') {
    problems.push('OIDC_ISSUER must be an https URL in production; set the address of the identity provider');
  } else if (isPlaceholderHost(url.hostname)) {
    problems.push('OIDC_ISSUER is an example or local address; set the address of the real identity provider');
  } else if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    problems.push('OIDC_ISSUER must be an address without user, query or fragment; set the issuer as tokens name it');
  }
  if (audience === undefined) {
    problems.push('OIDC_AUDIENCE is missing; production needs the audience that tokens for this service carry');
  } else if (isExampleWord(audience) || isPlaceholderHost(parseUrl(audience)?.hostname ?? '')) {
    problems.push('OIDC_AUDIENCE is an example; set the audience that tokens for this service carry');
  }
  const password = parseUrl(databaseUrl ?? '')?.password ?? '';
  if (password !== '' && isExampleWord(password)) {
    problems.push('DATABASE_URL has an example password; give the database role a password of its own');
  }
  return problems;
}

/** A budget below the dearest operation would refuse that operation for ever. */
function rateProblems(from: Variables): string[] {
  const tooSmall = (budget: number, dearest: number): boolean => budget !== 0 && budget < dearest;
  return [
    ...(tooSmall(from.RATE_COST_ANONYMOUS, from.MAX_COST_ANONYMOUS)
      ? ['RATE_COST_ANONYMOUS must be 0 or at least MAX_COST_ANONYMOUS; raise it or lower the other']
      : []),
    ...(tooSmall(from.RATE_COST_SIGNED_IN, from.MAX_COST_SIGNED_IN)
      ? ['RATE_COST_SIGNED_IN must be 0 or at least MAX_COST_SIGNED_IN; raise it or lower the other']
      : []),
  ];
}

function toConfig(from: Variables): Config {
  const production = from.APP_ENV === 'production';
  const warnings: string[] = [];
  if (production && from.DATABASE_URL === undefined) {
    warnings.push(
      'DATABASE_URL is not set: production runs on the embedded engine, which a power cut may cost its last commits',
    );
  }
  if (production && isLoopbackHost(from.HOST) && from.TRUSTED_PROXIES.length === 0) {
    warnings.push(
      'TRUSTED_PROXIES is not set: all callers that come through a proxy on this machine count as one for the rate limits',
    );
  }
  if (production && from.PUBLIC_URL === undefined) {
    warnings.push('PUBLIC_URL is not set: the exported catalog names its datasets by an address of this machine');
  }
  if (production && from.CERTIFICATE_KEY_SECRET === undefined) {
    warnings.push('CERTIFICATE_KEY_SECRET is not set: no certificate can be issued, and no status list is served');
  }
  return {
    appEnv: from.APP_ENV,
    host: from.HOST,
    port: from.PORT,
    publicUrl: from.PUBLIC_URL ?? `http://127.0.0.1:${from.PORT}`,
    databaseUrl: from.DATABASE_URL,
    dataDir: from.DATA_DIR,
    logLevel: from.LOG_LEVEL,
    seedDemo: from.SEED_DEMO === undefined ? !production : from.SEED_DEMO === 'true',
    corsOrigins: from.CORS_ORIGINS,
    poolSize: from.POOL_SIZE,
    bodyLimitBytes: from.BODY_LIMIT_BYTES,
    maxTokens: from.MAX_TOKENS,
    maxDepth: from.MAX_DEPTH,
    maxAliases: from.MAX_ALIASES,
    maxCostAnonymous: from.MAX_COST_ANONYMOUS,
    maxCostSignedIn: from.MAX_COST_SIGNED_IN,
    rateRequestsAnonymous: from.RATE_REQUESTS_ANONYMOUS,
    rateRequestsSignedIn: from.RATE_REQUESTS_SIGNED_IN,
    rateCostAnonymous: from.RATE_COST_ANONYMOUS,
    rateCostSignedIn: from.RATE_COST_SIGNED_IN,
    rateFailedSignIns: from.RATE_FAILED_SIGN_INS,
    trustedProxies: from.TRUSTED_PROXIES,
    metricsToken: from.METRICS_TOKEN,
    certificateKeySecret: from.CERTIFICATE_KEY_SECRET,
    minFreeDiskMb: from.MIN_FREE_DISK_MB,
    answerCacheMb: from.ANSWER_CACHE_MB,
    uploadLimitMb: from.UPLOAD_LIMIT_MB,
    retentionServiceKeyDays: from.RETENTION_SERVICE_KEY_DAYS,
    retentionImportReportDays: from.RETENTION_IMPORT_REPORT_DAYS,
    liveConnectionsAnonymous: from.LIVE_CONNECTIONS_ANONYMOUS,
    liveConnectionsSignedIn: from.LIVE_CONNECTIONS_SIGNED_IN,
    liveSubscriptions: from.LIVE_SUBSCRIPTIONS,
    exportsAnonymous: from.EXPORTS_ANONYMOUS,
    exportsSignedIn: from.EXPORTS_SIGNED_IN,
    exportTimeoutMs: from.EXPORT_TIMEOUT_MS,
    webhookSecretKey: from.WEBHOOK_SECRET_KEY,
    webhookAllow: production ? [] : (from.WEBHOOK_ALLOW ?? LOOPBACK_RECEIVERS),
    requestTimeoutMs: from.REQUEST_TIMEOUT_MS,
    shutdownTimeoutMs: from.SHUTDOWN_TIMEOUT_MS,
    oidcIssuer: from.OIDC_ISSUER,
    oidcAudience: from.OIDC_AUDIENCE,
    warnings,
  };
}

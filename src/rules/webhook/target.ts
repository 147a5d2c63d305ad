import type { Text } from '../finding.ts';

/** Where webhooks may be sent to. */
export interface TargetPolicy {
  /** `host:port` of receivers that may be reached over plain HTTP and at any address; `*` for every port. Development only. */
  readonly allow: readonly string[];
}

/** Ports of receivers that are not on the list. */
export const webhookPorts: ReadonlySet<number> = new Set([443, 8443]);

const longestUrl = 2000;

/** An address taken apart, as far as the rules look at it. */
export interface Target {
  /** In lower case; an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  /** Whether the list allows it as it is. */
  readonly isListed: boolean;
}

/** Why an address cannot be one of a webhook: a constant, and words with the remedy. */
export interface TargetFault {
  readonly code: 'no_url' | 'too_long' | 'credentials' | 'fragment' | 'not_https' | 'port';
  readonly message: Text;
}

/**
 * Looks at the address of a webhook. Which addresses its host has is asked when a connection is made, and not here.
 *
 * @param url as it was written
 * @returns the target, or what is wrong with it
 */
export function targetOf(url: string, policy: TargetPolicy): Target | TargetFault {
  if (url.length > longestUrl)
    return fault('too_long', `网址最长 ${longestUrl} 个字符。`, `At most ${longestUrl} characters.`);
  if (!URL.canParse(url) || !/^https?:\/\/[^/]/i.test(url)) {
    return fault('no_url', '应为完整的 https 网址。', 'Write a whole https address.');
  }
  const { protocol, hostname, port, username, password, hash } = new URL(url);
  if (username !== '' || password !== '') {
    return fault('credentials', '网址中不得含用户名或密码。', 'Leave user and password out; what is sent is signed.');
  }
  if (hash !== '') return fault('fragment', '网址中不得含 # 部分。', 'Leave out what stands behind #.');
  const isSecure = protocol === 'https:';
  const target = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    isSecure,
  };
  const isListed = policy.allow.some((entry) => isEntryOf(entry, target));
  if (!isListed && !isSecure) return fault('not_https', '应使用 https。', 'Use https.');
  if (!isListed && !webhookPorts.has(target.port)) {
    return fault('port', '端口应为 443 或 8443。', 'Use port 443 or 8443.');
  }
  return { ...target, isListed };
}

/** Whether something is a fault. */
export const isTargetFault = (found: Target | TargetFault): found is TargetFault => 'code' in found;

function isEntryOf(entry: string, { host, port }: { readonly host: string; readonly port: number }): boolean {
  const colon = entry.lastIndexOf(':');
  const listed = entry
    .slice(0, colon)
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  const listedPort = entry.slice(colon + 1);
  return listed === host && (listedPort === '*' || listedPort === String(port));
}

const fault = (code: TargetFault['code'], zh: string, en: string): TargetFault => ({ code, message: { zh, en } });

/** What may be told of an address in the event log: no path, which may be a secret itself. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

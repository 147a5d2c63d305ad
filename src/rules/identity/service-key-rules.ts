import { type Finding, judged } from '../finding.ts';
import { type Action, actions, permissions } from '../permissions.ts';
import type { Role } from '../vocabulary.ts';

/** A key is good for at most this many days. */
export const maxKeyDays = 365;
/** An account has at most this many keys that are good at a time: one in use, one to change to, and some to spare. */
export const maxLiveKeys = 10;

const dayMs = 86_400_000;

/** What is asked before a key is issued. */
export interface KeyRequest {
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  readonly now: Date;
  /** Keys of the account that are neither revoked nor expired. */
  readonly liveKeys: number;
}

/**
 * What a key of a role can be good for: `read`, and the actions that the role has.
 */
export function scopesOf(role: Role): readonly string[] {
  return ['read', ...actions.filter((action: Action) => Object.hasOwn(permissions[action], role))];
}

/** Every finding on a key that is asked for. */
export function keyFindings(asked: KeyRequest): readonly Finding[] {
  const known = scopesOf(asked.role);
  const foreign = asked.scopes.filter((scope) => !known.includes(scope));
  const length = asked.expiresAt.getTime() - asked.now.getTime();
  return [
    accountIsNotDisabled(asked.isDisabled),
    judged(
      'key-scopes-are-of-the-role',
      foreign.length === 0,
      {
        pass: { zh: '权限范围未超出账号角色。', en: 'The scopes are within the role of the account.' },
        fail: {
          zh: `账号角色没有这些权限：${foreign.join('、')}。`,
          en: `The role has no such scope: ${foreign.join(', ')}.`,
        },
        remedy: { zh: `可选：${known.join('、')}。`, en: `Choose among: ${known.join(', ')}.` },
      },
      { role: asked.role, foreign: foreign.join(', ') },
    ),
    judged(
      'key-expires-within-a-year',
      length > 0 && length <= maxKeyDays * dayMs,
      {
        pass: { zh: '有效期不超过一年。', en: 'The key expires within a year.' },
        fail: { zh: '失效时间须晚于现在且不超过一年。', en: 'A key expires after now and within a year.' },
        remedy: { zh: `请选择 ${maxKeyDays} 天以内的时间。`, en: `Choose an instant within ${maxKeyDays} days.` },
      },
      { expiresAt: asked.expiresAt.toISOString() },
    ),
    judged(
      'account-has-few-keys',
      asked.liveKeys < maxLiveKeys,
      {
        pass: { zh: '有效密钥数量未超限。', en: 'The account has few keys that are good.' },
        fail: { zh: `有效密钥已达 ${maxLiveKeys} 个。`, en: `The account has ${maxLiveKeys} keys that are good.` },
        remedy: { zh: '先吊销不再使用的密钥。', en: 'Revoke a key that is no longer used.' },
      },
      { liveKeys: String(asked.liveKeys) },
    ),
  ];
}

/** Nothing is done with an account that is disabled. */
export function accountIsNotDisabled(isDisabled: boolean): Finding {
  return judged('account-is-not-disabled', !isDisabled, {
    pass: { zh: '服务账号未被停用。', en: 'The service account is not disabled.' },
    fail: { zh: '服务账号已被停用。', en: 'The service account is disabled.' },
    remedy: { zh: '请另行登记服务账号。', en: 'Make another service account.' },
  });
}

/** A key is revoked once. */
export function keyIsNotRevoked(isRevoked: boolean): Finding {
  return judged('key-is-not-revoked', !isRevoked, {
    pass: { zh: '密钥未被吊销。', en: 'The key has not been revoked.' },
    fail: { zh: '密钥已被吊销。', en: 'The key has been revoked already.' },
    remedy: { zh: '无需处理。', en: 'Nothing is to be done.' },
  });
}

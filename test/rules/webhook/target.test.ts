import { describe, expect, it } from 'vitest';
import { eventPattern, isPriorityType, matchesPattern } from '../../../src/rules/webhook/event-pattern.ts';
import { isTargetFault, originOf, targetOf } from '../../../src/rules/webhook/target.ts';

const production = { allow: [] };
const development = { allow: ['127.0.0.1:*', 'localhost:9000', '[::1]:*'] };
const faultOf = (url: string, policy: { readonly allow: readonly string[] } = production): string | null => {
  const found = targetOf(url, policy);
  return isTargetFault(found) ? found.code : null;
};

describe('the address of a webhook', () => {
  it('is https, on port 443 or 8443, without user and fragment', () => {
    for (const url of ['https://hook.example.cn/x?y=1', 'https://hook.example.cn:8443', 'https://203.0.113.7/'])
      expect(faultOf(url)).toBeNull();
    expect(faultOf('http://hook.example.cn/')).toBe('not_https');
    expect(faultOf('https://hook.example.cn:9443/')).toBe('port');
    expect(faultOf('https://hook.example.cn:80/')).toBe('port');
    expect(faultOf('https://user:pass@hook.example.cn/')).toBe('credentials');
    expect(faultOf('https://hook.example.cn/#x')).toBe('fragment');
    for (const url of ['hook.example.cn', 'ftp://hook.example.cn', 'https:', 'https:///x', 'file:///etc/passwd', ''])
      expect(faultOf(url)).toBe('no_url');
    expect(faultOf(`https://hook.example.cn/${'x'.repeat(2000)}`)).toBe('too_long');
  });

  it('may be on the list of development, over plain http and on any port of it', () => {
    for (const url of ['http://127.0.0.1:1234/', 'http://localhost:9000/', 'https://[::1]:5/', 'http://2130706433:80/'])
      expect(faultOf(url, development)).toBeNull();
    expect(faultOf('http://localhost:9001/', development)).toBe('not_https');
    expect(faultOf('https://127.0.0.1.example.cn:1234/', development)).toBe('port');
    expect(faultOf('http://127.0.0.1:1234/')).toBe('not_https');
  });

  it('is told without its path', () => {
    expect(originOf('https://hook.example.cn/secret?key=1')).toBe('https://hook.example.cn');
  });
});

describe('patterns of events', () => {
  it('are a type, a kind, or everything', () => {
    for (const pattern of ['*', 'listing.*', 'listing.delisted', 'webhook_endpoint.secret_rotated'])
      expect(pattern).toMatch(eventPattern);
    for (const pattern of ['', 'listing', 'listing.', '*.delisted', 'Listing.*', 'listing.de*', 'a.b.c', 'listing.**'])
      expect(pattern).not.toMatch(eventPattern);
    expect(matchesPattern(['listing.*'], 'listing.delisted')).toBe(true);
    expect(matchesPattern(['listing.*'], 'listings.delisted')).toBe(false);
    expect(matchesPattern(['listing.listed'], 'listing.listed_again')).toBe(false);
    expect(matchesPattern(['step.opened', '*'], 'anything.at_all')).toBe(true);
  });

  it('pass the others where something leaves the market', () => {
    const types = ['listing.delisted', 'listing.suspended', 'certificate.revoked', 'listing.listed'];
    expect(types.map(isPriorityType)).toEqual([true, true, true, false]);
  });
});

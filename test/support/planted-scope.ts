import { onTestFinished } from 'vitest';
import type { NounName } from '../../src/rules/catalog/nouns.ts';
import { type NounScopes, readScopes } from '../../src/rules/permissions.ts';

/** Breaks the scope of a noun on purpose until the test has ended: everybody sees every row of it. */
export function plantOpenScope(noun: NounName): void {
  const scopes = readScopes as Record<NounName, NounScopes>;
  const real = scopes[noun];
  scopes[noun] = { public: { any: [[]] } };
  onTestFinished(() => {
    scopes[noun] = real;
  });
}

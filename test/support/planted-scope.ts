import { onTestFinished } from 'vitest';
import type { NounName } from '../../src/rules/catalog/nouns.ts';
import { fieldScopes, type NounScopes, readScopes } from '../../src/rules/permissions.ts';

/** Breaks the scope of a noun on purpose until the test has ended: everybody sees every row of it. */
export function plantOpenScope(noun: NounName): void {
  const scopes = readScopes as Record<NounName, NounScopes>;
  const real = scopes[noun];
  scopes[noun] = { public: { any: [[]] } };
  onTestFinished(() => {
    scopes[noun] = real;
  });
}

/** Breaks the scope of a field on purpose until the test has ended: whoever sees the row sees it. */
export function plantOpenField(noun: NounName, field: string): void {
  const scopes = fieldScopes[noun] as Record<string, NounScopes> | undefined;
  const real = scopes?.[field];
  if (scopes === undefined || real === undefined) throw new Error(`${noun}.${field} has no scope of its own`);
  scopes[field] = { public: { any: [[]] } };
  onTestFinished(() => {
    scopes[field] = real;
  });
}

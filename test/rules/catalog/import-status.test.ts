import { describe, expect, it } from 'vitest';
import { type SourceStatus, stateAfterImport } from '../../../src/rules/catalog/import-status.ts';
import {
  type CatalogStatus,
  catalogStatuses,
  type ImportPolicy,
  importPolicies,
  wordsOf,
} from '../../../src/rules/vocabulary.ts';

const given: readonly SourceStatus[] = ['published', 'suspended', 'withdrawn'];

describe('the state of an imported resource', () => {
  const fresh: [SourceStatus, ImportPolicy, CatalogStatus][] = [
    ['published', 'publish', 'published'],
    ['published', 'draft', 'draft'],
    ['suspended', 'publish', 'suspended'],
    ['withdrawn', 'draft', 'withdrawn'],
  ];
  it.each(fresh)('that is new and %s, under the policy %s, is %s', (source, policy, status) => {
    expect(stateAfterImport(null, source, policy)).toEqual({ status, sourceStatus: source });
  });

  const all = wordsOf(catalogStatuses).flatMap((status) =>
    [null, ...given].flatMap((sourceStatus) =>
      given.flatMap((source) => wordsOf(importPolicies).map((policy) => ({ status, sourceStatus, source, policy }))),
    ),
  );

  it.each(all)('never falls back to draft: %j', ({ status, sourceStatus, source, policy }) => {
    const after = stateAfterImport({ status, sourceStatus }, source, policy);
    if (status !== 'draft') expect(after.status).not.toBe('draft');
  });

  it.each(all)('becomes public only where the source took it away and may publish: %j', (row) => {
    const { status, sourceStatus, source, policy } = row;
    const after = stateAfterImport({ status, sourceStatus }, source, policy);
    if (after.status === 'published' && status !== 'published') {
      expect([source, policy, status]).toEqual(['published', 'publish', sourceStatus]);
    }
  });

  it.each(all)('is not public when the source has taken it back: %j', ({ status, sourceStatus, source, policy }) => {
    const after = stateAfterImport({ status, sourceStatus }, source, policy);
    if (source !== 'published') expect(after.status).not.toBe('published');
  });

  it('decided here outlives everything the source says afterwards', () => {
    let state = stateAfterImport({ status: 'withdrawn', sourceStatus: 'published' }, 'withdrawn', 'publish');
    state = stateAfterImport(state, 'suspended', 'publish');
    expect(stateAfterImport(state, 'published', 'publish').status).toBe('withdrawn');
  });
});

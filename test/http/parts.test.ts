import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { BoundedCache } from '../../src/server/bounded-cache.ts';
import { isDatabaseUnavailable } from '../../src/server/database-faults.ts';
import { safeText } from '../../src/server/log.ts';
import { answerType } from '../../src/server/media-type.ts';
import { hideUnsentNames } from '../../src/server/publish-error.ts';

describe('the bounded cache', () => {
  test('forgets what was used longest ago', () => {
    const cache = new BoundedCache<string>(6, (text) => text.length);
    cache.set('a', '11');
    cache.set('b', '22');
    cache.set('c', '33');
    cache.get('a');
    cache.set('d', '44');
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['11', undefined, '33', '44']);
  });

  test('stays below its weight, whatever is replaced, deleted or too heavy', () => {
    const cache = new BoundedCache<string>(10, (text) => text.length);
    for (let round = 0; round < 100; round += 1) {
      cache.set(`key ${round % 7}`, 'x'.repeat(round % 12));
      cache.delete(`key ${round % 5}`);
    }
    cache.set('heavy', 'x'.repeat(11));
    expect(cache.get('heavy')).toBeUndefined();
    cache.set('exact', 'x'.repeat(10));
    expect([cache.get('exact'), cache.size]).toEqual(['x'.repeat(10), 1]);
  });
});

describe('an unreachable database', () => {
  const coded = (code: string, more = {}) => Object.assign(new Error('x'), { code, ...more });

  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'CONNECT_TIMEOUT',
    'CONNECTION_CLOSED',
    'CONNECTION_ENDED',
    'CONNECTION_DESTROYED',
    '08000',
    '08006',
    '57P01',
    '57P02',
    '57P03',
    '53300',
  ])('%s', (code) => {
    expect(isDatabaseUnavailable(coded(code))).toBe(true);
    expect(isDatabaseUnavailable(new Error('query', { cause: coded(code) }))).toBe(true);
    expect(isDatabaseUnavailable(new AggregateError([new Error('x'), coded(code)]))).toBe(true);
    expect(isDatabaseUnavailable(new GraphQLError('x', { originalError: coded(code) }))).toBe(true);
  });

  test('a socket that is not there', () => {
    expect(isDatabaseUnavailable(coded('ENOENT', { syscall: 'connect' }))).toBe(true);
    expect(isDatabaseUnavailable(coded('ENOENT', { syscall: 'open' }))).toBe(false);
  });

  test.each(['23505', '57014', '53200', '40001', '42P01', '0800', 'EACCES'])('%s is something else', (code) => {
    expect(isDatabaseUnavailable(coded(code))).toBe(false);
  });

  test('an error that is its own cause', () => {
    const error: Error & { cause?: unknown } = new Error('x');
    error.cause = error;
    expect(isDatabaseUnavailable(error)).toBe(false);
    expect([undefined, null, 'ECONNREFUSED', 7].some((thrown) => isDatabaseUnavailable(thrown))).toBe(false);
  });
});

test.each([
  [undefined, 'json'],
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/json', 'json'],
  ['application/graphql-response+json', 'graphql-response+json'],
  ['application/graphql-response+json, application/json;q=0.9', 'graphql-response+json'],
  ['application/json, application/graphql-response+json', 'json'],
  ['application/graphql-response+json, application/json', 'graphql-response+json'],
  ['application/graphql-response+json;q=0.1, */*', 'json'],
  ['application/json;q=0, */*', 'graphql-response+json'],
  ['text/html, application/xhtml+xml, */*;q=0.8', 'json'],
  ['text/html', undefined],
  ['application/json;q=0', undefined],
  ['', undefined],
])('accept: %s is answered with %s', (accept, expected) => {
  expect(answerType(accept)).toBe(expected && `application/${expected}; charset=utf-8`);
});

test('text for the log is short, and shows what it hides', () => {
  expect(safeText('postgres://user:secret@db/x and https://a.example/', 100)).toBe(
    'postgres://***@db/x and https://a.example/',
  );
  expect(safeText('a\u202eb\u009bc\u2028d', 100)).toBe('a\\u202eb\\u009bc\\u2028d');
  expect(safeText('x'.repeat(500), 10)).toBe(`${'x'.repeat(10)}…`);
});

test('a message keeps the names that were sent and no others', () => {
  const message = 'Cannot query field "titel" on type "Dataset". Expected "[Colour!]!" but got "String".';
  expect(hideUnsentNames(message, '{ titel }')).toBe(
    'Cannot query field "titel" on type "…". Expected "…" but got "String".',
  );
  expect(hideUnsentNames(message, 'titel Dataset Colour')).toBe(message);
});

import { expect, test } from 'vitest';
import { languageOf } from '../../src/server/language.ts';

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['*', 'zh'],
  ['en', 'en'],
  ['EN-gb', 'en'],
  ['fr, en;q=0.2', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en;q=0.5, zh;q=0.4', 'en'],
  ['en;q=0', 'zh'],
  ['en;q=many', 'zh'],
])('Accept-Language %s: %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

import { expect, test } from 'vitest';
import { escaped, jsonValue } from '../../src/interchange/whole-file/markup.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

test.each(hostileTexts.map((text) => [JSON.stringify(text), text]))('%s is no markup', (_name, text) => {
  expect(escaped(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
  expect(jsonValue({ [text]: [text] }).html.replaceAll(/<\/?(dl|dt|dd|ol|li|bdi)>/g, '')).not.toMatch(/[<>"']/);
});

test('a value that is nested without end is shown all the same', () => {
  let value: unknown = '<b>';
  for (let depth = 0; depth < 50; depth += 1) value = [value];
  expect(jsonValue(value).html).toContain('&lt;b&gt;');
});

import type { Language } from '../context.ts';

/**
 * The language of texts for people, from `Accept-Language` (RFC 9110, 12.5.4): Chinese unless English is wanted more.
 *
 * @param header its value; undefined when it was not sent
 */
export function languageOf(header: string | undefined): Language {
  if (header === undefined) return 'zh';
  const weights = { zh: 0, en: 0 };
  for (const part of header.slice(0, 1000).split(',')) {
    const [range = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const language = range.split('-')[0];
    if (language !== 'zh' && language !== 'en') continue;
    const quality = parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1';
    const weight = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
    weights[language] = Math.max(weights[language], weight);
  }
  return weights.en > weights.zh ? 'en' : 'zh';
}

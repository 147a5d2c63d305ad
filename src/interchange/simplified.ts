import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });

/**
 * A term as it is compared with others: composed for compatibility (NFKC: half width, no circled or squared forms) and
 * in simplified characters. For comparison only; what is stored keeps its characters.
 *
 * @param text a header or a word of a closed list, short
 */
export const simplified = (text: string): string => {
  const composed = text.normalize('NFKC');
  return /\p{Script=Han}/u.test(composed) ? convert(composed) : composed;
};

/**
 * A text in simplified characters and otherwise as it is, to be searched for words that are written in them.
 *
 * @param text a title or a name
 */
export const inSimplified = (text: string): string => (/\p{Script=Han}/u.test(text) ? convert(text) : text);

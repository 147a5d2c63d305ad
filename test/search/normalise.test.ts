import { describe, expect, it } from 'vitest';
import { normalise, traceNormalised } from '../../src/search/normalise.ts';
import { runsOf } from '../../src/search/runs.ts';
import { initialsTokens, readPinyin, syllablesOf, syllableTokens } from '../../src/search/sounds.ts';
import { documentTokens } from '../../src/search/tokens.ts';

describe('a text as it is compared', () => {
  it.each([
    ['住房公積金', '住房公积金'],
    ['ＰＭ２．５', 'pm2.5'],
    ['GB/T　2260', 'gb/t 2260'],
    ['  一\r\n二\t三 ', '一 二 三'],
    ['臺灣\u200b發票', '台湾 发票'],
    ['', ''],
  ])('%j is %j', (written, normal) => {
    expect(normalise(written)).toBe(normal);
    expect(normalise(normal)).toBe(normal);
  });

  it('is traced to the characters it was written in', () => {
    const written = '𠮷 ＰＭ２．５ 監測';
    const { text, from, to } = traceNormalised(written);
    const at = text.indexOf('pm2.5');
    expect(written.slice(from[at], to[at + 4])).toBe('ＰＭ２．５');
    expect(from).toHaveLength(text.length);
  });
});

describe('tokens', () => {
  const tokens = documentTokens({ title: '公积金缴存', others: ['gb/t2260', '数'] });

  it('are pairs of characters and the last one alone: one token for each character', () => {
    expect(tokens).toEqual(expect.arrayContaining(['公积', '积金', '金缴', '缴存', '存', '数']));
    expect(tokens).not.toContain('公');
  });

  it('are whole words without joints, and their parts', () => {
    expect(tokens).toEqual(expect.arrayContaining(['gbt2260', 'gb', 't2260', 't', '2260']));
  });

  it('never join two texts', () => {
    expect(tokens).not.toContain('存数');
  });

  it('tell how a title sounds, from each of its characters on', () => {
    expect(syllablesOf('公积金')).toEqual(['gong', 'ji', 'jin']);
    expect(syllableTokens(['gong', 'ji', 'jin'])).toEqual(['=gong.ji.jin.', '=ji.jin.', '=jin.']);
    expect(initialsTokens(['gong', 'ji', 'jin'])).toEqual(['-gjj', '-jj', '-j']);
    expect(tokens).toContain('-gjjjc');
  });

  it('hold nothing that means something to the database', () => {
    const hostile = documentTokens({ title: `';drop--\\' & | ! ( ) :* <->`, others: [`a'b\\c`] });
    for (const token of hostile) expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
  });
});

describe('runs', () => {
  it('keep what joins letters and digits, and nothing else', () => {
    expect(runsOf('3a级景区,pm2.5 (a&b)').map(({ text }) => text)).toEqual(['3a', '级景区', 'pm2.5', 'a', 'b']);
  });
});

describe('typed pinyin', () => {
  it.each([
    ['gongjijin', ['gong', 'ji', 'jin'], ''],
    ['gongjij', ['gong', 'ji'], 'j'],
    ['shehuibaoxian', ['she', 'hui', 'bao', 'xian'], ''],
  ])('%s', (letters, syllables, unfinished) => {
    expect(readPinyin(letters)).toEqual({ syllables, unfinished });
  });

  it.each(['gjj', 'vvv', 'a1', 'i'.repeat(500)])('%s is none', (letters) => {
    expect(readPinyin(letters)).toBeNull();
  });
});

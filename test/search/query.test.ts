import { describe, expect, it } from 'vitest';
import { correctedBy } from '../../src/search/correction.ts';
import { markText } from '../../src/search/excerpt.ts';
import { nearestTexts } from '../../src/search/nearest.ts';
import { namesBody, readQuery, type TextQuery } from '../../src/search/query.ts';
import { readTyped } from '../../src/search/suggestion.ts';
import { parseTerms, searchTerms } from '../../src/search/terms.ts';

const terms = parseTerms(
  JSON.stringify({
    note: '',
    groups: [
      ['社保', '社会保险'],
      ['公积金', '住房公积金'],
    ],
    words: ['停车场'],
    light: ['数据'],
    stop: ['的', '我', '想', '知道', '哪些', '有'],
  }),
);

function read(text: string): TextQuery {
  const query = readQuery(text, terms);
  if (typeof query === 'string') throw new Error(query);
  return query;
}

const wordsOf = (text: string): string[] => read(text).words.map((word) => word.text);

describe('a query', () => {
  it('is words, of which all must be found', () => {
    expect(wordsOf('社保 停车场')).toEqual(['社保', '停车场']);
    expect(read('停车').tokens).toBe("'停车'");
    expect(read('停').tokens).toBe("'停':*");
  });

  it('knows other words for a word, and what it sounds like', () => {
    expect(read('社保').words[0]?.synonyms).toEqual(['社会保险']);
    expect(read('公基金').words[0]?.synonyms).toEqual(['公积金', '住房公积金']);
    expect(read('gjj').words[0]?.synonyms).toEqual(['公积金', '住房公积金']);
    expect(read('gongjijin').tokens).toContain("'=gong.ji.jin.':*");
  });

  it('takes pinyin with gaps for the word it is the sound of, and leaves other letters apart', () => {
    expect(wordsOf('gong ji jin')).toEqual(['gongjijin']);
    expect(read('gong jijin 停车').words[0]?.synonyms).toEqual(['公积金', '住房公积金']);
    expect(wordsOf('gong gong')).toEqual(['gong']);
  });

  it('takes first letters of several words for each of them, but not for their other words', () => {
    const groups = [
      ['居住证', '落户'],
      ['救助站', '临时救助'],
    ];
    const both = parseTerms(JSON.stringify({ note: '', groups, words: [], light: [], stop: [] }));
    expect((readQuery('jzz', both) as TextQuery).words[0]?.synonyms).toEqual(['居住证', '救助站']);
  });

  it('ranks what catalogs call it, and the one thing with its sound, nearly as what was typed', () => {
    expect(read('社会保险').words[0]?.meant).toEqual(['社保']);
    expect(read('社保').words[0]?.meant).toEqual([]);
    expect(read('gjj')).toMatchObject({ whole: 'gjj', wholeMeant: '公积金', words: [{ meant: ['公积金'] }] });
    expect(read('gjj 停车').wholeMeant).toBe('gjj停车');
    const groups = [['居住证'], ['救助站']].map((group) => [...group, `${group[0]}网点`]);
    const both = parseTerms(JSON.stringify({ note: '', groups, words: [], light: [], stop: [] }));
    expect((readQuery('jzz', both) as TextQuery).words[0]?.meant).toEqual([]);
  });

  it('keeps a run whole that sounds like a known word, and knows the name of a department', () => {
    expect(wordsOf('社会饱险')).toEqual(['社会饱险']);
    expect(read('社会饱险').words[0]?.meant).toEqual(['社会保险']);
    expect(['体育局', '商务委', '人民法院', '体育', '格局', '养老院'].filter(namesBody)).toEqual([
      '体育局',
      '商务委',
      '人民法院',
    ]);
  });

  it('takes a sentence apart and leaves out what says nothing', () => {
    expect(wordsOf('我想知道有哪些停车场')).toEqual(['停车场']);
  });

  it('does not ask for words that nearly every row has, where there is another', () => {
    expect(read('公积金数据').tokens).not.toContain('数据');
    expect(read('数据').tokens).toBe("'数据'");
  });

  it.each(['"行政 处罚"', '“行政 处罚”', '「行政 处罚」'])('holds to the letter what is quoted: %s', (text) => {
    expect(read(text).phrases).toEqual(['行政 处罚']);
  });

  it('excludes words and phrases behind a minus sign, and takes one within a word for text', () => {
    expect(read('医院 -宠物').tokens).toContain("!('宠物')");
    expect(read('医院 -"宠物 医院"')).toMatchObject({ excludedPhrases: ['宠物 医院'], tokens: read('医院').tokens });
    expect(read('停车场 社保 -"宠物 医院"').relaxed).toBe(read('停车场 社保').relaxed);
    expect(wordsOf('csj-2022')).toEqual(['csj-2022']);
  });

  it.each(['%', '_', '&|!():*', "'", '"', '\\', '""', '- -', '   ', ''])('finds nothing to look for in %j', (text) => {
    expect(readQuery(text, terms)).toBe('no_words');
  });

  it('takes operators of the database for text', () => {
    for (const text of ["a' | 'b", 'a:* & !b', 'a <-> b', "x\\'); drop table x; --"]) {
      expect(read(text).tokens.replace(/'[^']*'/g, 'T')).toMatch(/^[T&|():* !]+$/);
    }
  });

  it('asks for a phrase and one word without a gap in its expression', () => {
    expect(read('"$ne" null')).toMatchObject({ relaxed: '', phrases: ['$ne'] });
  });

  it('ends at 200 characters, and says why else there is none', () => {
    expect(readQuery('字'.repeat(201), terms)).toBe('too_long');
    expect(readQuery('a'.repeat(10_000), terms)).toBe('too_long');
    expect(readQuery('-宠物', terms)).toBe('only_exclusions');
    expect(readQuery('-"宠物"', terms)).toBe('only_exclusions');
    expect(read('字'.repeat(200)).tokens.length).toBeLessThan(60_000);
    expect(read('数字 '.repeat(66)).tokens.length).toBeLessThan(60_000);
  });

  it.each(['((a+)+)+$', 'a'.repeat(200), '-'.repeat(200), '"'.repeat(199), `${'"-'.repeat(99)}`, 'a.'.repeat(100)])(
    'is read in linear time: %s',
    (text) => {
      expect(['object', 'string']).toContain(typeof readQuery(text, terms));
    },
  );
});

describe('what is marked', () => {
  it('is what was looked for, as it was written', () => {
    expect(markText('住房公積金（ＧＪＪ）', read('公积金'), true)).toEqual({
      kind: 'word',
      fragments: [
        { text: '住房', isMatch: false },
        { text: '公積金', isMatch: true },
        { text: '（ＧＪＪ）', isMatch: false },
      ],
    });
  });

  it('is what sounds like it, in a title alone', () => {
    const sound = readQuery('tingchec', terms) as TextQuery;
    expect(markText('公共停车场', sound, true)?.fragments.find(({ isMatch }) => isMatch)?.text).toBe('停车场');
    expect(markText('公共停车场', sound, false)).toBeNull();
  });

  it('is plain text, and of a long one an excerpt that puts together to it', () => {
    const written = `${'前'.repeat(300)}<b>社保</b>${'后'.repeat(300)}`;
    const fragments = markText(written, read('社保'), false)?.fragments ?? [];
    const shown = fragments.map(({ text }) => text).join('');
    expect(shown.length).toBeLessThan(130);
    expect(written).toContain(shown.slice(1, -1));
    expect(fragments.filter(({ isMatch }) => isMatch)).toEqual([{ text: '社保', isMatch: true }]);
  });
});

describe('other texts to try', () => {
  const texts = (typed: string): string[] => nearestTexts(read(typed), terms).map(({ text }) => text);
  const offers = (typed: string) => nearestTexts(read(typed), terms);

  it('leave words out in turn, and differ in one character', () => {
    const offers = nearestTexts(read('停车厂 社保'), terms);
    expect(offers).toContainEqual(expect.objectContaining({ text: '停车场 社保', reason: 'similar' }));
    expect(offers).toContainEqual(expect.objectContaining({ text: '社保', dropped: ['停车厂'] }));
  });

  it('hold phrases and exclusions, and are found by what finds them when they are typed', () => {
    expect(texts('停车厂 "社保 网点" -数据 -"旧 社保"')).toContain('"社保 网点" 停车场 -数据 -"旧 社保"');
    for (const typed of ['停车厂 "社保 网点" -数据 -"旧 社保"', '"停车 网" 社保 公积金 -数据', '公积金 停车厂']) {
      const checked = offers(typed).filter(({ reason }) => reason !== 'same_sound');
      expect(checked.length).toBeGreaterThan(1);
      for (const { text, tokens, phrases, excludedPhrases } of checked)
        expect(read(text)).toMatchObject({ tokens, phrases, excludedPhrases });
    }
    for (const { tokens } of offers('停车 -数据').filter(({ reason }) => reason === 'same_sound'))
      expect(tokens).toContain("!('数据')");
  });

  it('leave exclusions out at last, say so, and never are what was typed', () => {
    expect(offers('"公积金" -公积金').at(-1)).toMatchObject({ text: '"公积金"', dropped: ['-公积金'] });
    expect(offers('"公积金" -"旧 公积金" -社保').at(-1)?.dropped).toEqual(['-社保', '-"旧 公积金"']);
    expect(texts('“公"积金” 停车')).toContain('“公"积金”');
    expect(correctedBy(read('a级景区 -a'), 'a级景区')).toBeNull();
    expect(correctedBy(read('公基金 "网点" -a'), '公积金网点')).toBe('"网点" 公积金 -a');
  });
});

describe('what is typed so far', () => {
  it('begins terms by characters, pinyin and first letters', () => {
    for (const typed of ['公积', 'gongji', 'gjj'])
      expect(readTyped(typed, terms)).toMatchObject({ terms: [{ text: '公积金' }] });
    expect(readTyped('  ', terms)).toBeNull();
    expect(readTyped('字'.repeat(300), terms)).toBe('too_long');
  });
});

describe('the dictionary', () => {
  it('is there, and none of its words is looked up in vain', () => {
    const own = searchTerms();
    expect(own.synonyms.size).toBeGreaterThan(300);
    for (const word of own.synonyms.keys()) expect(readQuery(word, own)).toBeTypeOf('object');
  });

  it('is refused with the place of what is wrong in it', () => {
    const wrong = JSON.stringify({ note: '', groups: [['alone']], words: [], light: [], stop: [] });
    expect(() => parseTerms(wrong)).toThrow(/search-terms\.json.*groups/s);
  });
});

import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/interchange/clean-text.ts';

describe('cleanText', () => {
  test.each([
    ['上海市公共图书馆名录', '上海市公共图书馆名录', []],
    ['  两端空白　', '两端空白', ['trimmed']],
    ['一行\r\n又一行', '一行 又一行', ['line_breaks']],
    ['甲 \n\n 乙', '甲 乙', ['line_breaks']],
    ['年份\t面积', '年份 面积', ['tabs']],
    ['名\u0007称\u0000', '名称', ['controls']],
    ['零\u200b宽\ufeff', '零宽', ['invisibles']],
    ['文\u202e件\u2066名', '文件名', ['invisibles']],
    ['e\u0301tat', 'état', ['composed']],
    ['末尾换行\n', '末尾换行', ['line_breaks', 'trimmed']],
  ])('brings %j into one visible line', (raw, text, repairs) => {
    expect(cleanText(raw)).toEqual({ text, repairs, damaged: false });
  });

  test.each(['=1+1', '+86', '-5', '@甲', '<script>alert(1)</script>', '甲  乙', '（全角）ＡＢＣ', '葛󠄀城'])(
    'leaves %j as it is',
    (raw) => expect(cleanText(raw)).toEqual({ text: raw, repairs: [], damaged: false }),
  );

  test('reports characters that were lost before, and does not invent them', () => {
    expect(cleanText('上海\ufffd市')).toEqual({ text: '上海\ufffd市', repairs: [], damaged: true });
    expect(cleanText('半\ud842字').damaged).toBe(true);
  });

  test('takes time in proportion to the length', () => {
    const blanks = `${' '.repeat(200_000)}甲`;
    expect(cleanText(`乙${blanks}`).text).toBe(`乙${blanks}`);
  });
});

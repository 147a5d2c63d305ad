import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { FileError } from '../../src/interchange/file-error.ts';
import { decoded, encodingOf } from '../../src/interchange/text-encoding.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'encodings-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(bytes: Buffer): string {
  files += 1;
  const path = join(folder, `目录-${files}.csv`);
  writeFileSync(path, bytes);
  return path;
}

async function textOf(path: string, named?: string): Promise<string> {
  let text = '';
  for await (const piece of decoded(path, await encodingOf(path, named))) text += piece;
  return text;
}

async function faultOf(path: string, named?: string): Promise<FileError> {
  const fault: unknown = await encodingOf(path, named).catch((error: unknown) => error);
  if (!(fault instanceof FileError)) throw new Error(`expected a FileError, got ${String(fault)}`);
  return fault;
}

const simplified = 'id,name\n1,上海市医疗机构名录的说明\n2,停车场一览表和收费标准\n';
const traditional = 'id,name\n1,桃園市政府交通局停車場\n2,一般廢棄物清運路線的說明\n';

describe('texts come out as they went in', () => {
  test.each([
    ['utf-8', simplified],
    ['utf-16le', simplified],
    ['utf-16be', traditional],
    ['gbk', simplified],
    ['gb18030', `${simplified}3,𠮷野家\n`],
    ['big5', traditional],
  ])('%s', async (encoding, text) => {
    const marked = encoding.startsWith('utf-16');
    expect(await textOf(fileOf(iconv.encode(text, encoding, { addBOM: marked })))).toBe(text);
  });

  test('UTF-8 with a mark, which is no part of the text', async () => {
    expect(await textOf(fileOf(Buffer.from(`\ufeff${simplified}`)))).toBe(simplified);
  });

  test('Windows-1252, when a person names it', async () => {
    const text = 'id,name\n1,Montréal – données\n';
    expect(await textOf(fileOf(iconv.encode(text, 'windows-1252')), 'windows-1252')).toBe(text);
  });
});

describe('a name that the bytes contradict is refused with the line', () => {
  test.each([
    ['GB18030 named as UTF-8', iconv.encode(simplified, 'gb18030'), 'utf-8', /not valid UTF-8/],
    ['UTF-8 named as GBK', Buffer.from(simplified), 'gbk', /is UTF-8/],
    ['UTF-8 named as Windows-1252', Buffer.from('id,name\n1,Montréal\n'), 'windows-1252', /is UTF-8/],
    ['GBK named as Big5', iconv.encode(simplified, 'gbk'), 'big5', /not valid BIG5|GB18030/],
    ['Big5 named as GBK', iconv.encode(traditional, 'big5'), 'gbk', /not valid GBK|Big5/],
  ])('%s', async (_what, bytes, named, expected) => {
    const fault = await faultOf(fileOf(bytes), named);
    expect(fault.message).toMatch(expected);
    expect(fault.line).toBe(2);
  });

  test('and one that is unknown is told with those that are known', async () => {
    expect((await faultOf(fileOf(Buffer.from('a')), 'klingon')).message).toMatch(/“klingon” is unknown.*gb18030/);
  });
});

test('a file that changes its encoding on the way is refused with the line where it does', async () => {
  const mixed = Buffer.concat([Buffer.from(simplified), iconv.encode('3,Orléans\n', 'windows-1252')]);
  expect((await faultOf(fileOf(mixed))).line).toBe(4);
});

const samples = catalogSamples();
if (samples === undefined) {
  sayLeftOut('real catalogs written anew in other encodings');
} else {
  describe('real catalogs, written anew in another encoding', () => {
    const texts: [string, string, string][] = [
      ['Shanghai', 'gb18030', join(samples, 'cn-shanghai/shanghai_catalog.csv')],
      ['Shanghai', 'utf-16le', join(samples, 'cn-shanghai/shanghai_catalog.csv')],
      ['Taoyuan', 'big5', join(samples, 'tw/taoyuan_catalog_2018.csv')],
    ];
    test.each(texts)('%s in %s reads as in UTF-8', async (_name, encoding, path) => {
      // What the encoding cannot write is left out of the text, and not compared.
      const bytes = iconv.encode(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), encoding, { addBOM: true });
      const text = iconv.decode(bytes, encoding).replaceAll(/[\p{Co}\ufffd]/gu, '?');
      const file = fileOf(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') }));
      expect((await textOf(file)) === text).toBe(true);
    });
  });
}

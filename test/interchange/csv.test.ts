import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { type CsvOptions, type CsvRow, readCsv } from '../../src/interchange/csv.ts';
import { FileError } from '../../src/interchange/file-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  files += 1;
  const path = join(folder, `目录-${files}.csv`);
  writeFileSync(path, content);
  return path;
}

async function rowsOf<C extends string>(path: string, options: CsvOptions<C>): Promise<CsvRow<C>[]> {
  const rows: CsvRow<C>[] = [];
  for await (const row of readCsv(path, options)) rows.push(row);
  return rows;
}

async function faultOf(path: string, options: CsvOptions<string> = { columns: [] }): Promise<FileError> {
  const fault: unknown = await rowsOf(path, options).catch((error: unknown) => error);
  if (!(fault instanceof FileError)) throw new Error(`expected a FileError, got ${String(fault)}`);
  return fault;
}

describe('encodings', () => {
  const simplified = '标识,名称\n1,上海市医疗机构名录的说明\n2,停车场“一览表”\n';
  const traditional = '識別碼,名稱\n1,桃園市政府交通局的停車場\n2,一般廢棄物清運路線\n';

  test.each([
    ['UTF-8', Buffer.from(simplified)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${simplified}`)],
    ['GB18030', iconv.encode(simplified, 'gb18030')],
    ['GBK', iconv.encode(simplified, 'gbk')],
    ['UTF-16 with a mark', iconv.encode(simplified, 'utf-16le', { addBOM: true })],
  ])('%s is found by itself', async (_, bytes) => {
    const rows = await rowsOf(fileOf(bytes), { columns: ['标识', '名称'] });
    expect(rows.map(({ row }) => row.名称)).toEqual(['上海市医疗机构名录的说明', '停车场“一览表”']);
  });

  test('Big5 is told from GB18030, in which its bytes are well-formed too', async () => {
    const rows = await rowsOf(fileOf(iconv.encode(traditional, 'big5')), { columns: ['名稱'] });
    expect(rows.map(({ row }) => row.名稱)).toEqual(['桃園市政府交通局的停車場', '一般廢棄物清運路線']);
  });

  test('a mark before a quoted header is no part of its name', async () => {
    const rows = await rowsOf(fileOf('\ufeff"标识",名称\n1,甲\n'), { columns: ['标识'] });
    expect(rows[0]?.row.标识).toBe('1');
  });

  test('Windows-1252 is refused with the line, and read when a person names it', async () => {
    const path = fileOf(iconv.encode('id,name\n1,ok\n2,Montréal, Orléans\n3,Cité à la carte\n', 'windows-1252'));
    const fault = await faultOf(path);
    expect(fault.line).toBe(3);
    expect(fault.message).toContain('--encoding');
    const rows = await rowsOf(path, { columns: ['name'], encoding: 'windows-1252' });
    expect(rows[1]?.row.name).toBe('Montréal');
  });

  test('an invalid byte far into the file is found, and its line named', async () => {
    const body = Buffer.from(`id,name\n${'1,好\n'.repeat(40_000)}`);
    const fault = await faultOf(fileOf(Buffer.concat([body, Buffer.from([0x32, 0x2c, 0xff, 0xff, 0x0a])])));
    expect(fault.line).toBe(40_002);
  });

  test('an encoding nobody knows, and UTF-8 named for what is not', async () => {
    expect((await faultOf(fileOf('a\n1\n'), { columns: [], encoding: 'klingon' })).message).toContain('unknown');
    const gbk = fileOf(iconv.encode(simplified, 'gbk'));
    expect((await faultOf(gbk, { columns: [], encoding: 'UTF-8' })).message).toContain('not valid UTF-8');
  });
});

describe('rows', () => {
  test('begin on the line they are said to begin on, whatever breaks stand in cells', async () => {
    const path = fileOf('a,b\r\n"x\r\ny",1\r\n\r\n"p\nq\n",2\r\nz,3\n"u\r\nv",4');
    const rows = await rowsOf(path, { columns: ['a', 'b'] });
    expect(rows.map(({ line, row }) => [line, row.b])).toEqual([
      [2, '1'],
      [5, '2'],
      [8, '3'],
      [9, '4'],
    ]);
    expect(rows[0]?.row.a).toBe('x\r\ny');
  });

  test('keep formulas, quotes and names of the prototype as plain text', async () => {
    const path = fileOf('__proto__,constructor,v\n=1+1,"say ""hi""",@SUM(A1)\n');
    const [first] = await rowsOf(path, { columns: ['__proto__', 'constructor', 'v'] });
    expect(Object.entries(first?.row ?? {})).toEqual([
      ['__proto__', '=1+1'],
      ['constructor', 'say "hi"'],
      ['v', '@SUM(A1)'],
    ]);
    expect(({} as Record<string, unknown>)['v']).toBeUndefined();
  });

  test('with too few or too many cells say how many they have', async () => {
    const rows = await rowsOf(fileOf('a,b\n1\n1,2\n1,2,3\n'), { columns: ['a', 'b'] });
    expect(rows.map(({ miscounted }) => miscounted)).toEqual([1, null, 3]);
    expect(rows[0]?.row.b).toBe('');
  });

  test('lose NUL characters and tell how many', async () => {
    const [first] = await rowsOf(fileOf(`a,b\n甲\0乙\0,${'长'.repeat(300)}\n`), { columns: ['a'] });
    expect([first?.row.a, first?.nulsRemoved]).toEqual(['甲乙', 2]);
  });

  test('of columns that name persons are never yielded', async () => {
    const reading = readCsv(fileOf('名称,联系人,联系电话,E-mail,提供部门\n甲,张三,13800000000,a@example.test,乙局\n'), {
      columns: ['名称'],
    });
    const rows: unknown[] = [];
    for await (const { row } of reading) rows.push({ ...row });
    expect(rows).toEqual([{ 名称: '甲', 提供部门: '乙局' }]);
    expect(reading.droppedColumns()).toEqual(['联系人', '联系电话', 'E-mail']);
  });

  test('of a header alone are none', async () => {
    expect(await rowsOf(fileOf('a,b\n'), { columns: ['a', 'b'] })).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['an XLSX', Buffer.from('504b030414000600', 'hex'), 'Excel'],
    ['an old XLS', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'XLS'],
    ['a binary', Buffer.from(Array.from({ length: 500 }, (_, i) => i % 7)), 'binary'],
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['blank lines alone', Buffer.from('\n\n'), 'no header'],
  ])('%s', async (_, bytes, word) => {
    const fault = await faultOf(fileOf(bytes));
    expect(fault.message).toContain(word);
    expect(fault.message).not.toContain(folder);
    expect(fault.message).toContain(fault.file);
  });

  test('an XLSX, also when a person names an encoding', async () => {
    const fault = await faultOf(fileOf(Buffer.from('504b030414000600', 'hex')), { columns: [], encoding: 'gbk' });
    expect(fault.message).toContain('Excel');
  });

  test('a missing one and a directory', async () => {
    expect((await faultOf(join(fileOf('a\n'), 'b.csv'))).message).toBe('b.csv: there is no such file. Check the path.');
    expect((await faultOf(join(folder, 'none.csv'))).message).toBe('none.csv: there is no such file. Check the path.');
    expect((await faultOf(folder)).message).toContain('directory');
  });

  test('a quote that never closes, named by the line on which the cell began', async () => {
    const fault = await faultOf(fileOf('a,b\n1,2\n3,"cut off\nand more\n'));
    expect([fault.line, fault.message.includes('cut off')]).toEqual([3, true]);
    const endless = await faultOf(fileOf(`a,b\n1,"${'x'.repeat(1_200_000)}"\n`));
    expect(endless.line).toBe(2);
  });

  test('a stray quote', async () => {
    const fault = await faultOf(fileOf('a,b\n1,2\n3,x"y\n'));
    expect([fault.line, fault.message.includes('double')]).toEqual([3, true]);
  });

  test('a header that names a column twice, not at all, or lacks several', async () => {
    expect((await faultOf(fileOf('a,b,a\n1,2,3\n'))).message).toContain('names a more than once');
    expect((await faultOf(fileOf('a,,c\n1,2,3\n'))).message).toContain('column 2 has no name');
    const lacking = await faultOf(fileOf('a,b\n1,2\n'), { columns: ['a', '甲', '乙'] });
    expect(lacking.message).toContain('columns are missing: 甲, 乙');
  });
});

test('a reader that stops early leaves no error behind', async () => {
  for await (const { row } of readCsv(fileOf(`a\n${'1\n'.repeat(100_000)}`), { columns: ['a'] })) {
    expect(row.a).toBe('1');
    break;
  }
});

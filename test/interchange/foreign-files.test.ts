import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { columnFileOf } from '../../src/interchange/column-file.ts';
import { type DomainMapping, readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { FileError } from '../../src/interchange/file-error.ts';
import { type CatalogRequest, openCatalogFile } from '../../src/interchange/readers.ts';
import type { ReadRow } from '../../src/interchange/resource-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
let mapping: DomainMapping;
beforeAll(async () => {
  mapping = await readDomainMapping(join(import.meta.dirname, '../../seeds/reference/domain-mapping.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  files += 1;
  const path = join(folder, `目录-${files}.dat`);
  writeFileSync(path, content);
  return path;
}

async function read(content: string | Buffer, more: Partial<CatalogRequest> = {}) {
  const reader = await openCatalogFile({ file: fileOf(content), source: 'test', mapping, ...more });
  const rows: ReadRow[] = [];
  for await (const row of reader.rows) rows.push(row);
  return { rows, columns: reader.columns(), records: rows.map(({ record }) => record) };
}

async function faultOf(content: string | Buffer, more: Partial<CatalogRequest> = {}): Promise<FileError> {
  const fault: unknown = await read(content, more).catch((error: unknown) => error);
  if (!(fault instanceof FileError)) throw new Error(`expected a FileError, got ${String(fault)}`);
  expect(fault.message.length).toBeLessThan(600);
  return fault;
}

/** A workbook with one sheet of this XML, and parts beside or instead. */
async function workbook(sheetData: string, parts: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const all: Record<string, string | Buffer> = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="封面" state="hidden" r:id="rId2"/><sheet name="目录" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>',
    'xl/sharedStrings.xml':
      '<sst><si><t>名称</t></si><si><t>提供单位</t></si><si><r><t>更新</t></r><r><t>日期</t></r><rPh><t>x</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ...parts,
  };
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return await buffer(zip.outputStream);
}
const headerRow =
  '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c></row>';
const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a workbook', () => {
  test('is read from its first visible sheet, below a title, with dates and text as they are shown', async () => {
    const { rows, records, columns } = await read(
      await workbook(
        `<row r="1">${text('A1', '某市数据目录')}</row>${headerRow}` +
          `<row r="5">${text('A5', '469,585')}${text('B5', '=HYPERLINK(1)')}<c r="C5" s="1"><v>45000</v></c></row>` +
          `<row r="6"><c r="A6"><v>42</v></c><c r="B6" t="str"><f>1+1</f><v>某局</v></c><c r="C6" s="2"><v>45000.5</v></c></row>`,
      ),
    );
    expect(rows.map(({ line }) => line)).toEqual([5, 6]);
    expect(records).toMatchObject([
      { title: '469,585', providerName: '=HYPERLINK(1)', modifiedAt: '2023-03-15T00:00:00+08:00' },
      { title: '42', providerName: '某局', modifiedAt: '2023-03-15T12:00:00+08:00' },
    ]);
    expect(columns).toMatchObject({ format: 'xlsx', sheet: '目录 (1 of 2)' });
  });

  test('has the sheets it has', async () => {
    expect((await faultOf(await workbook(headerRow), { sheet: '没有' })).message).toMatch(
      /no sheet “没有”. Its sheets: 封面, 目录/,
    );
  });

  const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  test.each<[string, Record<string, string | Buffer>, RegExp]>([
    ['that declares entities', { 'xl/sharedStrings.xml': `${entity}<sst><si><t>&b;</t></si></sst>` }, /document type/],
    [
      'that uses an entity nobody declared',
      { 'xl/sharedStrings.xml': '<sst><si><t>&b;</t></si></sst>' },
      /no well-formed XML/,
    ],
    [
      'that asks for another file',
      { 'xl/workbook.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>' },
      /document type/,
    ],
    [
      'whose part grows beyond all measure',
      { 'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000, 32) },
      /would grow to \d+ times/,
    ],
    [
      'with one text of megabytes',
      { 'xl/styles.xml': `<styleSheet>${'日'.repeat(2_500_000)}` },
      /more than 2000000 characters|would grow/,
    ],
    ['that nests without end', { 'xl/workbook.xml': '<a>'.repeat(5000) }, /deeper than 100/],
    ['that is cut off within', { 'xl/workbook.xml': '<workbook><sheets>' }, /no well-formed XML/],
  ])('%s is refused', async (_what, parts, expected) => {
    expect((await faultOf(await workbook(headerRow, parts))).message).toMatch(expected);
  });

  test('with a cell far to the right is refused with its row', async () => {
    const fault = await faultOf(await workbook(`${headerRow}<row r="9">${text('XFD9', 'x')}</row>`));
    expect([fault.line, fault.message]).toEqual([9, expect.stringMatching(/column 16384; the most is 1000/)]);
  });

  test('that was cut off, or is another archive, is refused as such', async () => {
    const whole = await workbook(headerRow);
    expect((await faultOf(whole.subarray(0, whole.length / 2))).message).toMatch(/archive cannot be read/);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('x'), 'readme.txt');
    zip.end();
    expect((await faultOf(await buffer(zip.outputStream))).message).toMatch(/a ZIP archive and no Excel workbook/);
  });
});

describe('cells of a table are data', () => {
  const table = (rows: string) => `标题,提供单位,更新日期,数据格式,描述,__proto__,constructor\r\n${rows}`;

  test('markup, formulas, breaks and headers of objects', async () => {
    const { records, columns } = await read(
      table(`=1+1,某局,2024-01-02,"['xls', 'api']","<script>alert(1)</script>\r\n@x",a,b\r\n`),
    );
    expect(records).toMatchObject([
      {
        title: '=1+1',
        formats: ['XLS', 'API'],
        abstract: '<script>alert(1)</script> @x',
        modifiedAt: '2024-01-02T00:00:00+08:00',
      },
    ]);
    expect(columns?.unmapped.map(({ header }) => header)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(records[0] ?? {})).toBe(Object.prototype);
  });

  test('tabs, semicolons and | between them are seen', async () => {
    for (const [delimiter, format] of [
      ['\t', 'tsv'],
      [';', 'csv'],
      ['|', 'csv'],
    ] as const) {
      const { records, columns } = await read(['标题', '单位', '更新日期\n甲', '某局', '2024/1/2\n'].join(delimiter));
      expect(columns?.format).toBe(format);
      expect(records).toMatchObject([{ title: '甲', modifiedAt: '2024-01-02T00:00:00+08:00' }]);
    }
  });

  test('a row with 225 items keeps them all, and one with too many cells is refused with its line', async () => {
    const items = Array.from({ length: 225 }, (_, n) => `项${n}`).join('、');
    const { rows } = await read(`标题,单位,更新日期,信息项\n甲,某局,2024-01-02,${items}\n乙,某局,2024-01-02,a,b,c\n`);
    expect(rows[0]?.record?.items).toHaveLength(225);
    expect(rows[1]).toMatchObject({
      line: 3,
      record: null,
      problems: [{ code: 'columns_miscounted', severity: 'refused' }],
    });
  });

  test('dates in many spellings are one day, and what can mean two days is none', async () => {
    const cells = ['2024年3月5日', '2024/3/5', '20240305', '2024.03.05', '113/03/05', '5 March 2024', 'Mar 5, 2024'];
    const { records } = await read(
      `标题,单位,更新日期\n${cells.map((cell, n) => `甲${n},某局,"${cell}"`).join('\n')}\n`,
    );
    expect(records.map((record) => record?.modifiedAt)).toEqual(cells.map(() => '2024-03-05T00:00:00+08:00'));
    const { rows } = await read('标题,单位,更新日期\n甲,某局,03/04/2024\n乙,某局,2024-02-30\n');
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual(['modified_invalid', 'modified_invalid']);
  });

  test('without an id two resources of the same name stay apart, and in every reading the same', async () => {
    const content = '标题,单位,更新日期\n甲,某局,2024-01-02\n甲,某局,2024-01-03\n';
    const once = (await read(content)).records.map((record) => record?.sourceId);
    expect(new Set(once).size).toBe(2);
    expect((await read(content)).records.map((record) => record?.sourceId)).toEqual(once);
  });

  test('a table that lacks what a resource must have is refused with what it has, unless a default is told', async () => {
    expect((await faultOf('标题,颜色\n甲,红\n')).message).toMatch(
      /no column is known as providerName, modified among: 标题, 颜色/,
    );
    const columns = columnFileOf({ defaults: { providerName: '某局', modified: '2024-01-02' } });
    expect((await read('标题,颜色\n甲,红\n', { columns })).records).toMatchObject([
      { title: '甲', providerName: '某局' },
    ]);
    const other = columnFileOf({ columns: { 不在: 'title' } });
    expect((await faultOf('标题,单位\n甲,乙\n', { columns: other })).message).toMatch(/not there: 不在/);
  });
});

describe('JSON', () => {
  const row = '{"标题":"甲","单位":"某局","更新日期":"2024-01-02","__proto__":{"polluted":1},"数据量":469585.10}';

  test('is read wherever the list is, and its keys are data', async () => {
    for (const content of [`[${row}]`, `{"data":{"rows":[${row}]}}`, `{"meta":[{"a":1}],"list":[${row},${row}]}`]) {
      const { records } = await read(content);
      expect(records[0]).toMatchObject({ title: '甲' });
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });

  test.each([
    ['cut off', `[${row},\n{"标题":"乙"`, /cut off/],
    ['no JSON', `[${row},\n{标题}]`, /line 2: this is not valid JSON/],
    ['nested without end', `${'['.repeat(100_000)}`, /nests deeper than 64/],
    ['nested without end in a record', `[{"a":${'['.repeat(100_000)}`, /nests deeper than 64/],
    ['a text of megabytes', `[{"a":"${'x'.repeat(5_000_000)}"}]`, /more than 4000000 characters/],
    ['no list', '{"a":1}', /holds no list of objects/],
  ])('%s is refused', async (_what, content, expected) => {
    expect((await faultOf(content)).message).toMatch(expected);
  });

  test('CKAN and DCAT-US are known by what they hold, also one package alone', async () => {
    const pack =
      '{"id":"p1","title":"t","organization":{"title":"o"},"metadata_modified":"2024-01-02T03:04:05.678901","state":"active","isopen":true,"resources":[{"format":"CSV","url":"https://x.example/a.csv"}],"author_email":"a@b.c"}';
    for (const content of [
      `{"result":{"count":1,"results":[${pack}]}}`,
      `{"success":true,"result":${pack}}`,
      `[${pack}]`,
    ]) {
      const { records, columns } = await read(content);
      expect(columns).toMatchObject({ format: 'ckan', dropped: ['author_email'] });
      expect(records).toMatchObject([
        {
          sourceId: 'p1',
          access: { kind: 'open', url: 'https://x.example/a.csv' },
          modifiedAt: '2024-01-02T03:04:05.678901Z',
        },
      ]);
    }
    const dataset =
      '{"identifier":"d","title":"t","publisher":{"name":"o"},"modified":"R/P1D","issued":"2020","accessLevel":"non-public"}';
    const { rows, columns } = await read(`{"conformsTo":"x","dataset":[${dataset}]}`);
    expect(columns?.format).toBe('dcat-us');
    expect(rows[0]?.record).toMatchObject({
      updateCycle: 'daily',
      openingAttribute: 'prohibited',
      issuedAt: '2020-01-01T00:00:00Z',
    });
  });
});

describe('RDF/XML behind a document type', () => {
  const graph = (title: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#">
<dcat:Dataset rdf:about="https://a.example/1"><dct:title>${title}</dct:title></dcat:Dataset></rdf:RDF>`;

  test.each([
    ['of its own name', '<!DOCTYPE rdf:RDF [<!ENTITY a "路灯"> <!ENTITY xsd "http://www.w3.org/2001/XMLSchema#">]>'],
    [
      'behind a comment and an instruction',
      '<?xml version="1.0"?><!-- <a> --><?x y?>\n<!DOCTYPE rdf:RDF [<!ENTITY a "路灯">]>',
    ],
    ['of another prefix', '<!DOCTYPE RDF [<!ENTITY a "路灯">]>'],
    ['of a name that does not fit', '<!DOCTYPE x [<!-- c --><!ENTITY a "路灯">]>\n<!-- -->'],
  ])('%s is known by its content', async (_how, doctype) => {
    const { rows, records } = await read(`${doctype}${graph('&a;')}`);
    expect(records.length + rows.length).toBeGreaterThan(0);
    expect(rows[0]?.problems.map(({ code }) => code)).toContain('provider_missing');
  });

  test.each([
    ['made of others', '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">', /the entity b is long or made of others/],
    ['of a file', '<!ENTITY b SYSTEM "file:///etc/passwd">', /the entity b is no plain text of its own/],
    ['without end', '<!ENTITY a "b">'.repeat(10_000), /declaration is too long/],
  ])('is told the exact reason for entities %s', async (_what, entities, reason) => {
    const { message } = await faultOf(`<!DOCTYPE rdf:RDF [${entities}]>${graph('&b;')}`);
    expect(message).toMatch(reason);
    expect(message).toMatch(/this is no RDF\/XML/);
  });
});

describe('what is no catalog is refused, and said to be what it is', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['a web page', '<!DOCTYPE html><html>', /a web page/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /old Excel workbook/],
    ['a PDF', '%PDF-1.7', /a PDF/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), /gzip/],
    ['prose', 'Es war einmal\nein Text\n', /form is not known/],
    ['nothing', '', /is empty/],
  ])('%s', async (_what, content, expected) => {
    expect((await faultOf(content)).message).toMatch(expected);
  });

  test.each([
    ['in a comment only', '<!-- <rdf:RDF> --><catalog/>'],
    ['behind a document type of something else', '<!DOCTYPE catalog [<!ENTITY a "b">]><catalog/>'],
    // Each comment could end where any later one does: tried in every way, this took for ever.
    ['nowhere behind a thousand comments', `${'<!-- -->'.repeat(1000)}<catalog/>`],
    ['nowhere behind a comment without end', `${'<!-- '.repeat(10_000)}<catalog/>`],
  ])('XML that says RDF %s', async (_where, content) => {
    expect((await faultOf(content)).message).toMatch(/this is XML, and no RDF/);
  });

  test('a form that is not the one named', async () => {
    expect((await faultOf('[{"a":1}]', { format: 'csv' })).message).toMatch(/named as csv, and seems to be/);
  });
});

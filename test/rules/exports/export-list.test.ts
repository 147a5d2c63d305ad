import { describe, expect, test } from 'vitest';
import { RequestError } from '../../../src/rules/errors.ts';
import { plainValue, tableCell } from '../../../src/rules/exports/export-cell.ts';
import { chosenColumns, exportFile, type FileName, fileNames } from '../../../src/rules/exports/export-file.ts';
import { exportLists } from '../../../src/rules/exports/export-list.ts';

const columnOf = (list: FileName, name: string) => {
  const [column] = chosenColumns(list, [name]);
  if (column === undefined) throw new Error(`no column ${name}`);
  return column;
};

describe.each(fileNames)('%s', (name) => {
  const { columns } = exportFile(name);

  test('tells its columns apart by name and by header in both languages', () => {
    for (const of of ['name', 'zh', 'en'] as const) {
      const all = columns.map((column) => column[of]);
      expect(new Set(all).size, all.join()).toBe(all.length);
    }
  });

  test('has headers in Chinese and in English', () => {
    for (const { zh, en } of columns) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z][A-Za-z -]*$/);
    }
  });

  test('knows every word of a closed list in Chinese', () => {
    for (const { words, stored } of columns) {
      for (const word of Object.values(stored ?? {})) expect(Object.keys(words ?? {})).toContain(word);
    }
  });
});

describe('columns', () => {
  test('come in the order they are named; all when none are', () => {
    expect(chosenColumns('resources', ['title', 'code']).map(({ name }) => name)).toEqual(['title', 'code']);
    expect(chosenColumns('resources', undefined)).toBe(exportLists.resources.columns);
  });

  test.each([
    [['nonsense'], 'there is no column "nonsense"'],
    [['name', 'name'], '"name" is named twice'],
    [[], 'name at least one'],
    [['__proto__'], 'there is no column "__proto__"'],
    [['x'.repeat(500)], `there is no column "${'x'.repeat(60)}"`],
  ])('%j are refused with what there is', (asked, message) => {
    const ask = () => chosenColumns('items', asked);
    expect(ask).toThrow(RequestError);
    expect(ask).toThrow(message);
    expect(ask).toThrow('items has resourceCode, resourceTitle, position, name');
  });
});

describe('a value', () => {
  const row = {
    id: '00000000-0000-7000-8000-000000000001',
    openingAttribute: 'restricted',
    isProvincialReturn: false,
    domains: [
      { name: '金融保险', code: 'finance' },
      { name: '其他', code: 'other' },
    ],
    provider: null,
    accessRoute: { __typename: 'ApplyAccess', url: 'https://hidden.example' },
    revision: 3,
  };
  const cell = (name: string, language: 'zh' | 'en') =>
    tableCell(columnOf('resources', name), 'Resource', row, language);
  const plain = (name: string) => plainValue(columnOf('resources', name), 'Resource', row, 'zh');

  test('is written for people in their language, for programs as the API writes it', () => {
    expect(['zh', 'en'].map((language) => cell('openingAttribute', language as 'zh'))).toEqual([
      '受限开放',
      'RESTRICTED',
    ]);
    expect([cell('isProvincialReturn', 'zh'), cell('isProvincialReturn', 'en')]).toEqual(['否', false]);
    expect([cell('accessKind', 'zh'), plain('accessKind')]).toEqual(['用数申请', 'APPLY']);
    expect([cell('domainsName', 'zh'), plain('domainsName')]).toEqual(['金融保险;其他', ['金融保险', '其他']]);
    expect([cell('domainsCode', 'zh'), plain('domainsCode')]).toEqual(['FINANCE;OTHER', ['FINANCE', 'OTHER']]);
    expect([cell('revision', 'zh'), plain('revision')]).toEqual([3, 3]);
    expect(plain('id')).toBe(cell('id', 'zh'));
    expect(String(plain('id'))).not.toContain('0000');
  });

  test('is nothing where there is no row to take it from, or the viewer may not see it', () => {
    expect([cell('providerName', 'zh'), plain('providerName'), plain('title')]).toEqual([null, null, null]);
  });

  test('is nothing where the API shows none: an address of what is not open', () => {
    expect([cell('accessUrl', 'zh'), plain('accessUrl')]).toEqual([null, null]);
    const open = { ...row, accessRoute: { __typename: 'OpenAccess', url: 'https://data.example' } };
    expect(plainValue(columnOf('resources', 'accessUrl'), 'Resource', open, 'zh')).toBe('https://data.example');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, listDocument } from '../support/catalog-list.ts';
import { answer, refusal, statementsOf } from '../support/catalog-query.ts';
import { CatalogRows } from '../support/catalog-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const rows = new CatalogRows(database.pool);
  const provider = await rows.organization();
  for (const [code, instant, day] of [
    ['old', '0001-01-01T00:00:00Z', '0001-01-01'],
    ['leap', '2024-02-29T16:00:00.5Z', '2024-02-29'],
    ['far', '9999-12-31T23:59:59.999999Z', '9999-12-31'],
  ]) {
    await rows.resource({
      provider,
      code,
      modified_at: instant,
      issued_at: instant,
      temporal_start_on: day,
      temporal_end_on: day,
    });
  }
  await database.pool.$client.unsafe(
    `update resources set issued_at = '2024-03-01T00:00:00+08:00' where code = 'leap'`,
  );
});
afterAll(async () => await database.close());

const instants: [string, boolean][] = [
  ...([
    ['2024-02-29T16:00:00.5Z', true],
    ['2024-03-01T00:00:00.500000+08:00', true],
    ['2024-02-29T16:00Z', true],
    ['0001-01-01T00:00:00Z', true],
    ['0001-01-01T00:00:00+15:59', true],
    ['9999-12-31T23:59:59.999999Z', true],
    ['9999-12-31T23:59:59.999999-15:59', true],
    ['2000-02-29T00:00:00-00:00', true],
    ['2024-02-30T00:00:00Z', false],
    ['2023-02-29T00:00:00Z', false],
    ['1900-02-29T00:00:00Z', false],
    ['2024-04-31T00:00:00Z', false],
    ['2024-13-01T00:00:00Z', false],
    ['2024-00-01T00:00:00Z', false],
    ['2024-01-00T00:00:00Z', false],
    ['2024-01-01T24:00:00Z', false],
    ['2024-01-01T24:00Z', false],
    ['2024-01-01T25:00:00Z', false],
    ['2024-01-01T00:60:00Z', false],
    ['2024-12-31T23:59:60Z', false],
    ['0000-01-01T00:00:00Z', false],
    ['10000-01-01T00:00:00Z', false],
    ['+010000-01-01T00:00:00Z', false],
    ['-000001-01-01T00:00:00Z', false],
    ['2024-01-01T00:00:00+16:00', false],
    ['2024-01-01T00:00:00-23:59', false],
    ['2024-01-01T00:00:00+08:60', false],
    ['2024-01-01T00:00:00+0800', false],
    ['2024-01-01T00:00:00+08', false],
    ['2024-01-01T00:00:00', false],
    ['2024-01-01 00:00:00Z', false],
    ['2024-01-01t00:00:00z', false],
    ['2024-01-01T00:00:00.1234567Z', false],
    ['2024-01-01T00:00:00.Z', false],
    ['2024-01-01T00:00:00,5Z', false],
    ['2024-01-01', false],
    ['2024-W01-1T00:00:00Z', false],
    ['２０２４-01-01T00:00:00Z', false],
    ['2024-01-01T00:00:00Z\n', false],
    [' 2024-01-01T00:00:00Z', false],
    ['infinity', false],
    ['-infinity', false],
    ['now', false],
    ['epoch', false],
    ['', false],
    [`2024-01-01T00:00:00Z'; select 1 --`, false],
  ] satisfies [string, boolean][]),
];

const dates: [string, boolean][] = [
  ['2024-02-29', true],
  ['0001-01-01', true],
  ['9999-12-31', true],
  ['2023-02-29', false],
  ['2024-02-30', false],
  ['2024-04-31', false],
  ['0000-01-01', false],
  ['10000-01-01', false],
  ['2024-1-1', false],
  ['20240101', false],
  ['2024/01/01', false],
  ['01-01-2024', false],
  ['2024-01-01T00:00:00Z', false],
  ['2024-01-01Z', false],
  ['today', false],
  ['infinity', false],
  ['', false],
  ['2024-01-01\0', false],
];

const operators = ['eq', 'gt', 'gte', 'lt', 'lte'] as const;

describe.each([
  ['DateTime', 'modifiedAt', instants],
  ['Date', 'temporalStartOn', dates],
] as const)('%s', (scalar, field, cases) => {
  it.each(cases.map(([text, good]) => [JSON.stringify(text), good, text] as const))(
    '%s is good: %s',
    async (_name, good, text) => {
      for (const operator of operators) {
        const where = { [field]: { [operator]: text } };
        const literal = `{ resources(where: { ${field}: { ${operator}: ${JSON.stringify(text)} } }) { totalCount } }`;
        if (good) {
          await codesOf(database.pool, 'Resource', where);
          await answer(database.pool, literal);
          continue;
        }
        const { result, statements } = await statementsOf(
          database.pool,
          async () => await refusal(database.pool, listDocument('Resource'), { where }),
        );
        expect(result.code).toBe('BAD_USER_INPUT');
        expect(result.message).toContain(`${scalar} must be written like`);
        expect(statements).toEqual([]);
        // A literal is refused when the document is checked, before it is executed.
        await expect(answer(database.pool, literal)).rejects.toThrow(`${scalar} must be written like`);
      }
    },
  );

  it.each([5, 1.5, true, {}, [], ['2024-01-01', '2024-01-02']])('%j is refused', async (value) => {
    const refused = await refusal(database.pool, listDocument('Resource'), { where: { [field]: { eq: value } } });
    expect(refused.code).toBe('BAD_USER_INPUT');
  });
});

describe('answers', () => {
  it('are in UTC with offset, dates are dates', async () => {
    const document =
      '{ resources(orderBy: [{ field: MODIFIED_AT }]) { nodes { code modifiedAt issuedAt temporalStartOn } } }';
    expect(await answer(database.pool, document)).toEqual({
      resources: {
        nodes: [
          {
            code: 'old',
            modifiedAt: '0001-01-01T00:00:00+00:00',
            issuedAt: '0001-01-01T00:00:00+00:00',
            temporalStartOn: '0001-01-01',
          },
          {
            code: 'leap',
            modifiedAt: '2024-02-29T16:00:00.5+00:00',
            issuedAt: '2024-02-29T16:00:00+00:00',
            temporalStartOn: '2024-02-29',
          },
          {
            code: 'far',
            modifiedAt: '9999-12-31T23:59:59.999999+00:00',
            issuedAt: '9999-12-31T23:59:59.999999+00:00',
            temporalStartOn: '9999-12-31',
          },
        ],
      },
    });
  });

  it('can be sent back as they are', async () => {
    const where = { modifiedAt: { eq: '2024-02-29T16:00:00.5+00:00' }, temporalStartOn: { eq: '2024-02-29' } };
    expect(await codesOf(database.pool, 'Resource', where)).toEqual(['leap']);
    const far = {
      modifiedAt: { gt: '9999-12-31T23:59:59.999998Z' },
      issuedAt: { lt: '9999-12-31T23:59:59.999999-15:59' },
    };
    expect(await codesOf(database.pool, 'Resource', far)).toEqual(['far']);
  });
});

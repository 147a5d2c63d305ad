import { GraphQLError, Kind } from 'graphql';
import { builder } from './builder.ts';

/** Without the year 0, the hour 24 and offsets of 16 hours and more: ISO 8601 knows them, PostgreSQL or RFC 3339 does not. */
const instant = /^(?!0000)\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;
const calendarDate = /^(?!0000)\d{4}-\d\d-\d\d$/;

function parse(value: unknown, form: RegExp, name: string, example: string): string {
  if (typeof value === 'string' && form.test(value) && isRealDate(value)) return value;
  throw new GraphQLError(`${name} must be written like ${example}`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Refuses 30 February, which `Date` would roll into March. */
function isRealDate(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
  );
}

function scalar(name: 'DateTime' | 'Date', form: RegExp, example: string, description: string, url: string): void {
  builder.scalarType(name, {
    description,
    extensions: { specifiedByURL: url },
    serialize: (value) => value,
    parseValue: (value) => parse(value, form, name, example),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, form, name, example),
  });
}

scalar(
  'DateTime',
  instant,
  '2026-03-01T08:30:00+08:00',
  'An instant in ISO 8601 with offset, such as `2026-03-01T08:30:00+08:00`; answers are in UTC, to the microsecond.',
  'https://scalars.graphql.org/andimarek/date-time.html',
);
scalar(
  'Date',
  calendarDate,
  '2026-03-01',
  'A calendar date in Asia/Shanghai, `YYYY-MM-DD`.',
  'https://scalars.graphql.org/andimarek/local-date.html',
);

builder.scalarType('Fen', {
  description:
    'An amount of money in 分 (hundredths of a yuan): a whole number, which may be larger than an Int holds.',
  serialize: (value) => value,
  parseValue: wholeFen,
  parseLiteral: (node) => wholeFen(node.kind === Kind.INT ? Number(node.value) : null),
});

function wholeFen(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('Fen must be a whole number of 分, such as 120000 for 1,200 yuan', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

builder.scalarType('JSON', {
  description:
    'A value in JSON, such as the `where` behind a figure: an object that can be sent back as the variable of the argument it is meant for. No argument takes one.',
  extensions: { specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259' },
  serialize: (value) => value,
  parseValue: () => refuseJson(),
  parseLiteral: () => refuseJson(),
});

function refuseJson(): never {
  throw new GraphQLError('JSON is only answered; send the value as the variable of a typed argument', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

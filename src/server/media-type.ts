export const JSON_TYPE = 'application/json; charset=utf-8';
export const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

const UTF8 = /^"?utf-?8"?$/i;

/**
 * Whether a request body is JSON that can be read.
 *
 * Takes the `content-type` header. Returns undefined if it is `application/json` in UTF-8 (RFC 8259 knows no other
 * encoding), else what is wrong. Forms and plain text are refused with it: a page of another site can send those.
 */
export function contentTypeFault(header: string | undefined): string | undefined {
  if (header === 'application/json') {
    return undefined;
  }
  const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  if (type?.toLowerCase() !== 'application/json') {
    return 'the body must be application/json; set the content-type header';
  }
  const charsets = parameters.filter((parameter) => /^charset\s*=/i.test(parameter));
  return charsets.every((charset) => UTF8.test(charset.slice(charset.indexOf('=') + 1).trim()))
    ? undefined
    : 'the body must be encoded in utf-8; leave charset out or set it so';
}

/** Candidates in our order of preference: plain JSON where a client does not care (GraphQL over HTTP, 6.1). */
const OFFERED = [
  { type: 'application', subtype: 'json', header: JSON_TYPE },
  { type: 'application', subtype: 'graphql-response+json', header: GRAPHQL_RESPONSE_TYPE },
] as const;

/**
 * Chooses the media type of a GraphQL answer.
 *
 * Takes the `accept` header. Returns the content type to send, by quality, then by the order of the header, then by
 * ours; undefined if the client accepts neither. Asked before anything runs: a mutation must not be carried out and
 * then answered with 406.
 */
export function answerType(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') {
    return JSON_TYPE;
  }
  const ranges = accept.split(',').map(parseRange);
  let best: { header: string; quality: number; position: number } | undefined;
  for (const candidate of OFFERED) {
    const match = mostSpecific(ranges, candidate);
    if (match === undefined || match.quality <= 0) {
      continue;
    }
    const better =
      best === undefined ||
      match.quality > best.quality ||
      (match.quality === best.quality && match.position < best.position);
    if (better) {
      best = { header: candidate.header, quality: match.quality, position: match.position };
    }
  }
  return best?.header;
}

interface Range {
  readonly type: string;
  readonly subtype: string;
  readonly quality: number;
  readonly position: number;
}

function parseRange(text: string, position: number): Range {
  const [range, ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [type = '', subtype = ''] = (range ?? '').split('/');
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { type, subtype, quality: Number.isFinite(quality) ? quality : 0, position };
}

/** The range that names a type most closely decides its quality (RFC 9110, 12.5.1). */
function mostSpecific(ranges: readonly Range[], wanted: { type: string; subtype: string }): Range | undefined {
  return (
    ranges.find((range) => range.type === wanted.type && range.subtype === wanted.subtype) ??
    ranges.find((range) => range.type === wanted.type && range.subtype === '*') ??
    ranges.find((range) => range.type === '*' && range.subtype === '*')
  );
}

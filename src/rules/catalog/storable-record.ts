import type { SharingType } from '../vocabulary.ts';

/** What is looked at before a foreign record is taken in. */
export interface ForeignRecord {
  readonly sourceId: string;
  readonly title: string;
  readonly providerName: string;
  readonly domains: readonly string[];
  readonly sectors: readonly string[];
  readonly formats: readonly string[];
  readonly sharingType: SharingType;
  readonly sharingCondition: string | null;
  readonly temporalStartOn: string | null;
  readonly temporalEndOn: string | null;
  readonly issuedAt: string | null;
  readonly modifiedAt: string;
  readonly items: readonly { readonly name: string; readonly length: number | null }[];
}

/** Why a record cannot be taken in. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Longest name or title: an index entry of PostgreSQL holds 2,700 bytes, and a Chinese character takes three. */
const longestTitle = 500;
const longestId = 200;

/**
 * Says why a foreign record cannot be stored, whatever its reader thought of it; the first reason counts. The tables
 * hold the same rules, but there a bad row would stop its whole batch.
 *
 * @param sectors codes of the sectors the catalog knows
 * @returns null when nothing is in the way
 */
export function refusalOf(record: ForeignRecord, sectors: ReadonlySet<string>): Refusal | null {
  const { sourceId, title, providerName, formats } = record;
  const unknownSector = record.sectors.find((code) => !sectors.has(code));
  const checks: [boolean, string, string][] = [
    [sourceId.trim() === '', 'source_id_missing', 'the row has no id in its source'],
    [sourceId.length > longestId, 'source_id_too_long', `the source id is longer than ${longestId} characters`],
    [title.trim() === '', 'title_missing', 'the row has no title'],
    [title.length > longestTitle, 'title_too_long', `the title is longer than ${longestTitle} characters`],
    [providerName.trim() === '', 'provider_missing', 'the row names no providing body'],
    [
      providerName.length > longestTitle,
      'provider_too_long',
      `the name of the provider is longer than ${longestTitle} characters`,
    ],
    [record.domains.length === 0, 'domain_missing', 'the row has no domain'],
    [unknownSector !== undefined, 'sector_unknown', `no sector has the code ${unknownSector}`],
    [formats.length > 30, 'too_many_formats', `the row names ${formats.length} formats; 30 are the most`],
    [
      record.sharingType === 'conditional' && record.sharingCondition === null,
      'sharing_condition_missing',
      'the row is shared on a condition and does not state it',
    ],
    [!isInstant(record.modifiedAt), 'modified_at_invalid', 'the time of the last update is no instant'],
    [
      record.issuedAt !== null && !isInstant(record.issuedAt),
      'issued_at_invalid',
      'the time of the first publication is no instant',
    ],
    [
      (record.temporalStartOn ?? '') > (record.temporalEndOn ?? '9999-12-31'),
      'coverage_reversed',
      'the time covered ends before it starts',
    ],
    [record.items.some((item) => item.name.trim() === ''), 'item_name_missing', 'an item has no name'],
    [
      record.items.some((item) => item.length !== null && item.length <= 0),
      'item_length_invalid',
      'the length of an item is not positive',
    ],
    [holdsUnstorable(record), 'unstorable_characters', 'the row holds a NUL or half a character'],
  ];
  const found = checks.find(([fails]) => fails);
  return found === undefined ? null : { code: found[1], message: found[2] };
}

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** PostgreSQL stores neither NUL nor a surrogate without its other half; JSON writes both as an escape. */
function holdsUnstorable(record: object): boolean {
  return /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/.test(JSON.stringify(record));
}

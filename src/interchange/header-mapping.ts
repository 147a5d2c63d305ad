import { isPersonColumn } from '../rules/catalog/person-columns.ts';
import type { ColumnFile } from './column-file.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ColumnReport, MappedColumn } from './column-report.ts';
import { type HeaderMeaning, headerMeanings } from './header-meaning.ts';
import type { HeaderTerms, TableField } from './header-terms.ts';

/** Fields that several columns may give; of the others the best column alone counts. */
const severalColumns: ReadonlySet<TableField> = new Set(['category', 'keywords', 'formats', 'items', 'industries']);

/** From here on words and values together decide. */
const threshold = 50;
/** A second column of the same field, or another meaning than the likeliest, must be sure. */
const sure = 80;

/** What the header of a file was found to mean. */
export type HeaderMapping = Pick<ColumnReport, 'mapped' | 'notKept' | 'unmapped' | 'dropped'>;

interface Candidate {
  readonly header: string;
  readonly meaning: HeaderMeaning;
  readonly score: number;
}

function candidatesOf(header: string, profile: ColumnProfile, dictionary: HeaderTerms): readonly Candidate[] {
  const found = headerMeanings(header, dictionary).map((meaning) => {
    const weight = meaning.field === null ? 1 : profile.weight(meaning.field);
    return { header, meaning, score: meaning.score * weight };
  });
  const best = Math.max(0, ...found.map(({ score }) => score));
  return found.filter(({ score }) => score >= threshold && (score === best || score >= sure));
}

/**
 * Says which column means what: the mapping file first, then the dictionary weighed with the values. The surest pair of
 * header and field is taken first, so that of two headers for one field the better one has it.
 *
 * @param headers in their order
 * @param profiles of their first values
 * @param dictionary of headers
 * @param told by a person
 */
export function mapHeaders(
  headers: readonly string[],
  profiles: ReadonlyMap<string, ColumnProfile>,
  dictionary: HeaderTerms,
  told: ColumnFile,
): HeaderMapping {
  const dropped = headers.filter(isPersonColumn);
  const left = headers.filter((header) => !dropped.includes(header));
  const mapped: MappedColumn[] = [];
  const notKept: { header: string; name: string }[] = [];
  const unmapped = new Map<string, string>();
  const settled = new Set<string>();
  const ownerOf = (field: TableField) => mapped.find((column) => column.field === field)?.header;

  for (const header of left) {
    const field = told.columns.get(header);
    if (field === undefined) continue;
    settled.add(header);
    if (field === null) unmapped.set(header, 'left out by the mapping file');
    else mapped.push({ header, field, reason: 'the mapping file says so' });
  }
  const toldFields = new Set(mapped.map(({ field }) => field));

  const candidates: Candidate[] = [];
  for (const header of left) {
    const profile = profiles.get(header);
    if (profile && !settled.has(header)) candidates.push(...candidatesOf(header, profile, dictionary));
  }
  for (const { header, meaning } of candidates.sort((a, b) => b.score - a.score)) {
    if (settled.has(header)) continue;
    const { field, name, reason } = meaning;
    if (field === null || (field === 'sourceId' && profiles.get(header)?.isRunning)) {
      notKept.push({ header, name: field === null ? name : 'number' });
      settled.add(header);
      continue;
    }
    const owner = ownerOf(field);
    const mayShare = severalColumns.has(field) && !toldFields.has(field) && meaning.score >= sure;
    if (owner !== undefined && !mayShare) {
      unmapped.set(header, `means ${field} too, for which “${owner}” is surer`);
      continue;
    }
    mapped.push({ header, field, reason });
    settled.add(header);
    unmapped.delete(header);
  }
  for (const header of left) {
    if (!settled.has(header) && !unmapped.has(header)) unmapped.set(header, 'no term of the dictionary fits');
  }
  const order = (header: string) => headers.indexOf(header);
  return {
    mapped: mapped.sort((a, b) => order(a.header) - order(b.header)),
    notKept: notKept.sort((a, b) => order(a.header) - order(b.header)),
    unmapped: [...unmapped].map(([header, reason]) => ({ header, reason })),
    dropped,
  };
}

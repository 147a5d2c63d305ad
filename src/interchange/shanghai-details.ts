import type { ItemRecord } from './resource-record.ts';
import type { RowNotes } from './row-notes.ts';
import type { FieldInfo } from './shanghai-fields.ts';
import { coverageOf, formatsOf, placeOf, webAddressOf } from './shanghai-values.ts';

const longestItem = 500;
const mostFormats = 30;

function itemsOf(cell: string, notes: RowNotes): readonly ItemRecord[] {
  const filled = cell
    .split(';')
    .map((name) => notes.clean('field_names', name))
    .filter((name) => name !== '');
  const distinct = [...new Set(filled)];
  const repeated = filled.length - distinct.length;
  const long = distinct.find((name) => name.length > longestItem);
  if (filled.length === 0) notes.note('items_missing', 'the source lists no fields for the data set');
  if (repeated > 0) notes.note('items_repeated', `${repeated} names of fields stand twice; the first of each is kept`);
  if (long) notes.refuse('item_too_long', `a field name has ${long.length} characters, the most is ${longestItem}`);
  return distinct.map((name) => ({
    name,
    nameEn: null,
    description: null,
    dataType: 'unknown',
    length: null,
    grade: 'ungraded',
  }));
}

function addressOf(cell: string, notes: RowNotes): string | null {
  const address = webAddressOf(cell);
  if (cell !== '' && address === null) notes.note('url_refused', 'dataset_url is no http or https address; left out');
  return address;
}

function allFormatsOf(cell: string, isInterface: boolean, notes: RowNotes): readonly string[] {
  const { formats, unknown } = formatsOf(cell);
  const all = isInterface && !formats.includes('API') ? [...formats, 'API'] : formats;
  if (unknown.length > 0)
    notes.note('format_unknown', `${unknown.length} of download_formats are no formats; left out`);
  if (all.length === 0) notes.note('formats_missing', 'the source names no format');
  if (all.length > mostFormats) notes.refuse('formats_too_many', `${all.length} formats, the most is ${mostFormats}`);
  return all;
}

/** The row of the field list, unless it cannot be trusted; what is wrong with it is noted on the data set. */
function trusted(listed: FieldInfo | undefined, notes: RowNotes): FieldInfo | null {
  if (!listed) return null;
  if (listed.miscounted !== null) {
    const message = `line ${listed.line} of the field list has ${listed.miscounted} cells, not as many as its header; left out`;
    notes.note('fields_row_unreadable', message);
    return null;
  }
  if (listed.repeated > 0) {
    notes.note('fields_row_repeated', 'the field list names the data set more than once; the first counts');
  }
  if (/下架|ID不正确/u.test(listed.remark)) {
    notes.note('reported_gone', 'by the field list the portal shows the data set no longer; its stated status is kept');
  }
  return listed;
}

/**
 * What the field list adds to a row of the catalog.
 *
 * @param listed what it says of the data set; undefined when it does not name it
 * @param isInterface the catalog calls the data set 数据接口, which is had as an API
 * @param notes where faults are told
 */
export function shanghaiDetails(listed: FieldInfo | undefined, isInterface: boolean, notes: RowNotes) {
  const info = trusted(listed, notes);
  const years = coverageOf(info?.years ?? '');
  if ('fault' in years && years.fault) {
    notes.note(`coverage_${years.fault}`, `time_scope is “${info?.years.slice(0, 40)}”; left out`);
  }
  return {
    url: addressOf(info?.url ?? '', notes),
    formats: allFormatsOf(info?.formats ?? '', isInterface, notes),
    place: placeOf(notes.clean('spatial_scope', info?.place ?? '')),
    startOn: years.startOn,
    endOn: years.endOn,
    items: itemsOf(info?.items ?? '', notes),
  };
}

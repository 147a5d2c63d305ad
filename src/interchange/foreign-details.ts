import type { ForeignContext, ForeignItem, ForeignResource } from './foreign-resource.ts';
import { formatsNamed } from './format-names.ts';
import type { ItemRecord } from './resource-record.ts';
import { coverageOf, webAddressOf } from './stated-values.ts';
import { gradeOf, itemTypeOf } from './word-meanings.ts';

const longestItem = 500;
const mostItems = 5000;
const mostFormats = 30;

/**
 * What stands beside the core of a row: addresses, formats, time covered, items.
 *
 * @param foreign what the source says
 * @param context its columns for messages, where faults are told
 */
export function foreignDetails(foreign: ForeignResource, context: ForeignContext) {
  const { columns, time, notes } = context;
  const { temporal, temporalStart, temporalEnd } = foreign;
  const covered = coverageOf(temporal, temporalStart, temporalEnd, time);
  if (covered.fault !== null) {
    const said = temporal === '' ? `${temporalStart}–${temporalEnd}` : temporal;
    const column = columns.temporal ?? columns.temporalStart ?? 'the time covered';
    notes.note(`coverage_${covered.fault}`, `${column} is “${said.slice(0, 40)}”; left out`);
  }
  return {
    url: addressOf(foreign.url, columns.url ?? 'the address', notes),
    accessUrl: addressOf(foreign.accessUrl, columns.accessUrl ?? 'the address of the data', notes),
    formats: formatsOf(foreign, context),
    startOn: covered.startOn,
    endOn: covered.endOn,
    items: itemsOf(foreign.items, context),
  };
}

function addressOf(cell: string, column: string, notes: ForeignContext['notes']): string | null {
  const address = webAddressOf(cell);
  if (cell !== '' && address === null) notes.note('url_refused', `${column} is no http or https address; left out`);
  return address;
}

function formatsOf({ formats: stated, kind }: ForeignResource, { columns, notes }: ForeignContext): readonly string[] {
  const column = columns.formats ?? 'the formats';
  const { formats, unknown } = formatsNamed(stated);
  const isInterface = formatsNamed([kind]).formats.includes('API');
  const all = isInterface && !formats.includes('API') ? [...formats, 'API'] : formats;
  if (unknown.length > 0) notes.note('format_unknown', `${unknown.length} of ${column} are no formats; left out`);
  if (all.length === 0 && columns.formats !== undefined) notes.note('formats_missing', 'the source names no format');
  if (all.length > mostFormats) notes.refuse('formats_too_many', `${all.length} formats, the most is ${mostFormats}`);
  return all;
}

function itemsOf(stated: readonly ForeignItem[], { columns, notes }: ForeignContext): readonly ItemRecord[] {
  const filled = stated.filter(({ name }) => name !== '');
  const names = new Set<string>();
  const distinct = filled.filter(({ name }) => !names.has(name) && names.add(name));
  const repeated = filled.length - distinct.length;
  const long = distinct.find(({ name }) => name.length > longestItem);
  if (filled.length === 0 && columns.items !== undefined) {
    notes.note('items_missing', 'the source lists no fields for the data set');
  }
  if (repeated > 0) notes.note('items_repeated', `${repeated} names of fields stand twice; the first of each is kept`);
  if (long) {
    notes.refuse('item_too_long', `a field name has ${long.name.length} characters, the most is ${longestItem}`);
  }
  if (distinct.length > mostItems) notes.refuse('items_too_many', `${distinct.length} items, the most is ${mostItems}`);
  return distinct.map(itemOf);
}

function itemOf({ name, nameEn, description, dataType, length, grade }: ForeignItem): ItemRecord {
  const size = /^\d{1,9}$/.test(length) ? Number(length) : 0;
  return {
    name,
    nameEn: nameEn || null,
    description: description || null,
    dataType: itemTypeOf(dataType) ?? 'unknown',
    length: size > 0 ? size : null,
    grade: gradeOf(grade) ?? 'ungraded',
  };
}

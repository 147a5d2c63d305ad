import type { ForeignContext, ForeignField, ForeignResource } from './foreign-resource.ts';
import { instantOf, type StatedInstant } from './instant-of.ts';
import { conditionOf } from './stated-values.ts';

/** Longest text taken, in characters; a longer one refuses the row, since cutting it would change what the source says. */
const limits = {
  id: 200,
  title: 500,
  provider: 500,
  category: 500,
  condition: 10_000,
  abstract: 10_000,
  licence: 2000,
  place: 2000,
};

/** What stands in a cell that has no time to tell. */
const noTime = new Set(['', '-', '无', '無', '暂无', 'null', 'none', 'None', 'N/A', 'n/a', '0000-00-00']);

/**
 * Reads name, provider, description and times, and refuses a row that lacks what a record must have.
 *
 * @param foreign what the source says
 * @param context its columns for messages, the rows before, where faults are told
 */
export function foreignCore(foreign: ForeignResource, context: ForeignContext) {
  const { ids, titles, rawTitle, notes } = context;
  const nameOf = (field: ForeignField, otherwise: string) => context.columns[field] ?? otherwise;
  const idColumn = nameOf('sourceId', 'the id');
  const titleColumn = nameOf('title', 'the title');
  const { sourceId: id, title } = foreign;
  const condition = conditionOf(foreign.openingCondition);

  if (id === '') notes.refuse('id_missing', `${idColumn} is empty; a second import could not find the row again`);
  else if (ids.has(id)) {
    notes.refuse('id_repeated', `${idColumn} ${id.slice(0, 200)} stood in an earlier row; the first one counts`);
  }
  if (title === '') notes.refuse('title_missing', `${titleColumn} is empty`);
  if (foreign.providerName === '') {
    notes.refuse('provider_missing', `${nameOf('providerName', 'the providing body')} is empty`);
  }
  const modifiedAt = modifiedOf(foreign, context);
  const texts = {
    id,
    title,
    provider: foreign.providerName,
    abstract: foreign.abstract,
    category: foreign.category,
    condition: condition ?? '',
    licence: foreign.licence,
    place: foreign.spatial,
  };
  for (const [name, text] of Object.entries(texts)) {
    const most = limits[name as keyof typeof limits];
    if (text.length > most) {
      notes.refuse(`${name}_too_long`, `${name} has ${text.length} characters, the most is ${most}`);
    }
  }
  if (title !== '' && titles.has(rawTitle)) {
    notes.note('title_repeated', `an earlier row has the same ${titleColumn}; both are kept`);
  }
  ids.add(id);
  titles.add(rawTitle);
  return { condition, modifiedAt, issuedAt: issuedOf(foreign.issued, modifiedAt, context) };
}

function modifiedOf({ modified, issued }: ForeignResource, { columns, time, notes }: ForeignContext): string | null {
  const stated = instantOf(modified, time);
  if (stated) return told(stated, columns.modified ?? 'the last update', notes);
  const column = columns.modified ?? 'the time of the last update';
  if (!noTime.has(modified)) {
    notes.refuse('modified_invalid', `${column} is “${modified.slice(0, 40)}”, not a time such as YYYY-MM-DD HH:mm:ss`);
    return null;
  }
  const first = instantOf(issued, time);
  if (first) {
    notes.note('modified_missing', `${column} is not stated; the first publication stands for it`);
    return first.instant;
  }
  const remedy = 'state it for rows without one in "defaults" of a mapping file';
  notes.refuse('modified_missing', `neither the last update nor the first publication is stated; ${remedy}`);
  return null;
}

function told(stated: StatedInstant, column: string, notes: ForeignContext['notes']): string {
  if (!stated.isPrecise) notes.note('date_imprecise', `${column} names no day; its first day is taken`);
  return stated.instant;
}

function issuedOf(cell: string, modifiedAt: string | null, { columns, time, notes }: ForeignContext): string | null {
  const column = columns.issued ?? 'the first publication';
  if (noTime.has(cell)) {
    if (columns.issued !== undefined) notes.note('issued_missing', `${column} is empty`);
    return null;
  }
  const stated = instantOf(cell, time);
  if (!stated) {
    notes.note('issued_invalid', `${column} is “${cell.slice(0, 40)}”; left out`);
    return null;
  }
  if (modifiedAt !== null && Date.parse(stated.instant) > Date.parse(modifiedAt)) {
    const last = columns.modified ?? 'the last update';
    notes.note('issued_after_modified', `${column} is after ${last}; both are kept as the source states them`);
  }
  return told(stated, column, notes);
}

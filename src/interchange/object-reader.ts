import type { CatalogFile } from './catalog-file.ts';
import type { ColumnReport } from './column-report.ts';
import { type ForeignField, type ForeignResource, recordOf } from './foreign-resource.ts';
import type { TableField } from './header-terms.ts';
import { jsonRecords } from './json-records.ts';
import type { JsonShape } from './json-shape.ts';
import type { JsonObject } from './json-values.ts';
import { listedValues } from './listed-values.ts';
import type { ReadRow } from './resource-record.ts';
import { type RowNotes, rowNotes } from './row-notes.ts';
import { compactSeen } from './seen-texts.ts';
import type { OpenedReader } from './source-reader.ts';

/** Keys that are remembered for the report. */
const mostKeys = 500;

/** A form in which the keys of a record are fixed, so that no header has to be understood. */
export interface ObjectForm {
  readonly format: 'ckan' | 'dcat-us';
  /** The key that says each field, for messages and the report. */
  readonly keys: Readonly<Partial<Record<TableField, string>>>;
  /** Keys that are read where the others say nothing. */
  readonly also: readonly string[];
  /** Keys about persons, which are not read. */
  readonly persons: readonly string[];
  /** Offset of its local times. */
  readonly offset: string;
  /** What an object says; texts go through `clean`, which names the key in the report. */
  readonly resourceOf: (object: JsonObject, clean: (key: string, text: string) => string) => ForeignResource;
}

/**
 * Reads a catalog whose records have fixed keys.
 *
 * @param input the file and what is told of it; of a mapping file the defaults and the offset count
 * @param encoding as `encodingOf` found it
 * @param shape where the records are
 * @param form what their keys mean
 */
export function objectReader(input: CatalogFile, encoding: string, shape: JsonShape, form: ObjectForm): OpenedReader {
  const met = new Set<string>();
  const isMapped = (key: string) => Object.values(form.keys).some((known) => known.split(/[.[ ]/)[0] === key);

  async function* rows(): AsyncGenerator<ReadRow> {
    const shared = { ids: compactSeen(), titles: compactSeen() };
    let line = 0;
    for await (const { path, object } of jsonRecords(input.file, encoding, shape.whole)) {
      if (path !== shape.list) continue;
      line += 1;
      for (const key of Object.keys(object)) if (met.size < mostKeys) met.add(key);
      let sourceId: string | null = null;
      const notes = rowNotes(line, () => sourceId);
      const foreign = withDefaults(form.resourceOf(object, notes.clean), input, notes);
      sourceId = foreign.sourceId || null;
      const record = recordOf(foreign, {
        ...shared,
        source: input.source,
        columns: namedIn(form, object),
        time: { offset: input.columns.offset ?? form.offset, isDayFirst: null },
        mapping: input.mapping,
        rawTitle: foreign.title,
        notes,
      });
      notes.tellRepairs(0);
      yield { line, record: notes.refused ? null : record, problems: notes.problems };
    }
  }

  const report = (): ColumnReport => ({
    format: form.format,
    encoding,
    sheet: null,
    mapped: Object.entries(form.keys).map(([field, header]) => ({
      header,
      // The keys of the form are fields.
      field: field as TableField,
      reason: `${form.format} says so`,
    })),
    notKept: [...met]
      .filter((key) => !isMapped(key) && !form.also.includes(key) && !form.persons.includes(key))
      .map((header) => ({ header, name: 'not kept' })),
    unmapped: [],
    dropped: dropped(),
    idFrom: form.keys.sourceId ?? '',
  });
  const dropped = () => form.persons.filter((key) => met.has(key));
  return { rows: rows(), droppedColumns: dropped, columns: () => (met.size === 0 ? null : report()) };
}

/** Of a record that lacks a key only what every catalog has is said to be missing. */
function namedIn({ keys }: ObjectForm, object: JsonObject): Partial<Record<ForeignField, string>> {
  const always: readonly string[] = ['sourceId', 'title', 'providerName', 'modified', 'formats'];
  const named = Object.entries(keys).filter(
    ([field, key]) => always.includes(field) || (key.split(/[.[ ]/)[0] ?? '') in object,
  );
  return Object.fromEntries(named);
}

function withDefaults(foreign: ForeignResource, { columns }: CatalogFile, notes: RowNotes): ForeignResource {
  const added: Partial<Record<ForeignField, string | readonly string[]>> = {};
  for (const [field, value] of columns.defaults) {
    if (foreign[field].length > 0) continue;
    const isList = typeof foreign[field] !== 'string';
    if (field !== 'items') added[field] = isList ? listedValues(value) : value;
  }
  if (Object.keys(added).length > 0) {
    notes.note('default_taken', `stated by the mapping file: ${Object.keys(added).join(', ')}`);
  }
  return { ...foreign, ...added } as ForeignResource;
}

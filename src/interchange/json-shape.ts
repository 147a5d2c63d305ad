import { jsonRecords } from './json-records.ts';
import { isJsonObject, type JsonObject } from './json-values.ts';

/** Lists of a file that are remembered while it is looked through. */
const mostLists = 1000;

/** Which of its objects are the records of a JSON file, and what kind of catalog they make. */
export interface JsonShape {
  readonly format: 'json' | 'ckan' | 'dcat-us' | 'json-ld';
  /** Path of the list of records, as `jsonRecords` tells it. */
  readonly list: string;
  /** Path of the one record, where the file holds one and no list. */
  readonly whole: string | null;
  readonly records: number;
}

const isPackage = (object: JsonObject): boolean =>
  Array.isArray(object['resources']) && ['name', 'id', 'title'].some((key) => typeof object[key] === 'string');

const isDcatUs = (object: JsonObject): boolean =>
  ['accessLevel', 'bureauCode', 'distribution', 'publisher', 'contactPoint'].some((key) => key in object);

/**
 * Looks through a JSON file once: it must be valid to its end, so that nothing is taken from half a file.
 *
 * @param path of the file
 * @param encoding as `encodingOf` found it
 * @returns null when it holds no list of objects and no record
 * @throws FileError as `jsonRecords`
 */
export async function jsonShape(path: string, encoding: string): Promise<JsonShape | null> {
  const lists = new Map<string, { count: number; readonly first: JsonObject }>();
  const keys = new Map<string, Set<string>>();
  const visit = (place: string, key: string) => {
    const known = keys.get(place) ?? new Set<string>();
    if (keys.size < mostLists) keys.set(place, known);
    if (known.size < mostLists) known.add(key);
  };
  for await (const { path: place, object } of jsonRecords(path, encoding, null, visit)) {
    const list = lists.get(place);
    if (list) list.count += 1;
    else if (lists.size < mostLists) lists.set(place, { count: 1, first: object });
  }
  const shaped = (format: JsonShape['format'], list: string): JsonShape => ({
    format,
    list,
    whole: null,
    records: lists.get(list)?.count ?? 0,
  });
  const top = keys.get('');
  const datasets = lists.get('dataset');
  if (datasets && (top?.has('conformsTo') || isDcatUs(datasets.first))) return shaped('dcat-us', 'dataset');
  if (top?.has('@graph') || top?.has('@context') || lists.get('')?.first['@id'] !== undefined)
    return shaped('json-ld', '');
  for (const place of ['result/results', 'results', 'result', '']) {
    const list = lists.get(place);
    if (list && isJsonObject(list.first) && isPackage(list.first)) return shaped('ckan', place);
  }
  for (const place of ['result', '']) {
    const names = keys.get(place);
    const isOne = names?.has('resources') && (names.has('name') || names.has('id') || names.has('title'));
    if (isOne) return { format: 'ckan', list: place, whole: place, records: 1 };
  }
  // An answer that found nothing is an empty catalog of its kind, not an unknown file.
  if (keys.get('result')?.has('results')) return shaped('ckan', 'result/results');
  const [longest] = [...lists].sort(([, a], [, b]) => b.count - a.count);
  return longest === undefined ? null : shaped('json', longest[0]);
}

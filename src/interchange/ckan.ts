import type { CatalogFile } from './catalog-file.ts';
import { silentResource } from './foreign-resource.ts';
import type { JsonShape } from './json-shape.ts';
import { isJsonObject, type JsonObject, type JsonValue, textOf, textsOf } from './json-values.ts';
import { type ObjectForm, objectReader } from './object-reader.ts';
import type { OpenedReader } from './source-reader.ts';

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** What stands under one of the keys, at the top of the package or among its extras; the first that says something. */
function stated(object: JsonObject, keys: readonly string[]): string {
  const extras = listOf(object['extras']).filter(isJsonObject);
  for (const key of keys) {
    const extra = extras.find((each) => each['key'] === key);
    const found = textOf(object[key]) || textOf(extra?.['value']);
    if (found !== '') return found;
  }
  return '';
}

const openingOf = (object: JsonObject): string => {
  if (object['private'] === true) return 'private';
  return stated(object, ['access_rights', 'access_level']) || (object['isopen'] === true ? 'open' : '');
};

/** Packages of the action API of CKAN 2.9 and later, with the extras that ckanext-dcat writes. */
const ckan: ObjectForm = {
  format: 'ckan',
  // CKAN stores its times in UTC and prints them without an offset.
  offset: 'Z',
  also: [
    ...[
      'name',
      'identifier',
      'uri',
      'title_translated',
      'notes_translated',
      'description',
      'publisher',
      'publisher_name',
    ],
    ...['theme', 'keywords', 'private', 'access_rights', 'access_level', 'accrual_periodicity', 'update_frequency'],
    ...['license_id', 'license_url', 'landing_page', 'issued', 'modified', 'geographic_coverage', 'extras'],
  ],
  persons: ['author', 'author_email', 'maintainer', 'maintainer_email', 'contact', 'creator', 'creator_user_id'],
  keys: {
    sourceId: 'id',
    title: 'title',
    abstract: 'notes',
    providerName: 'organization.title',
    category: 'groups',
    keywords: 'tags',
    formats: 'resources.format',
    opening: 'isopen',
    updateCycle: 'frequency',
    licence: 'license_title',
    url: 'url',
    accessUrl: 'resources.url',
    issued: 'metadata_created',
    modified: 'metadata_modified',
    status: 'state',
    spatial: 'spatial_text',
    temporalStart: 'temporal_start',
    temporalEnd: 'temporal_end',
  },
  resourceOf(object, clean) {
    const text = (...keys: readonly [string, ...string[]]) => clean(keys[0], stated(object, keys));
    const resources = listOf(object['resources']).filter(isJsonObject);
    const formats = resources.map((each) => clean('resources', textOf(each['format']) || textOf(each['mimetype'])));
    const addresses = resources.map((each) => textOf(each['url']));
    const names = (key: string) => textsOf(object[key]).map((name) => clean(key, name));
    return {
      ...silentResource,
      sourceId: text('id', 'name', 'identifier', 'uri'),
      title: text('title', 'title_translated', 'name'),
      abstract: text('notes', 'notes_translated', 'description'),
      providerName: text('organization', 'publisher_name', 'publisher'),
      category: [...names('groups'), ...names('theme')].join('；'),
      keywords: [...names('tags'), ...names('keywords')],
      formats: [...new Set(formats.filter((format) => format !== ''))],
      opening: clean('isopen', openingOf(object)),
      updateCycle: text('frequency', 'accrual_periodicity', 'update_frequency'),
      licence: text('license_title', 'license_id', 'license_url'),
      url: text('url', 'landing_page'),
      accessUrl: clean('resources', addresses.find((address) => address !== '') ?? ''),
      issued: text('issued', 'metadata_created'),
      modified: text('modified', 'metadata_modified'),
      status: text('state'),
      spatial: text('spatial_text', 'geographic_coverage'),
      temporalStart: text('temporal_start', 'temporal_coverage-from'),
      temporalEnd: text('temporal_end', 'temporal_coverage-to'),
    };
  },
};

/**
 * Reads packages of CKAN: answers of `package_search` and `package_show`, or a bare list of packages.
 *
 * @param input the file and what is told of it
 * @param encoding as `encodingOf` found it
 * @param shape where its packages are
 */
export const ckanReader = (input: CatalogFile, encoding: string, shape: JsonShape): OpenedReader =>
  objectReader(input, encoding, shape, ckan);

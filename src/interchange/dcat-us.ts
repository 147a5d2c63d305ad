import type { CatalogFile } from './catalog-file.ts';
import { silentResource } from './foreign-resource.ts';
import type { JsonShape } from './json-shape.ts';
import { isJsonObject, type JsonObject, textOf, textsOf } from './json-values.ts';
import { type ObjectForm, objectReader } from './object-reader.ts';
import type { OpenedReader } from './source-reader.ts';

/** A repeating interval of ISO 8601, which `modified` holds for data that change all the time. */
const isInterval = (text: string): boolean => /^R\//.test(text);

const objectsOf = (object: JsonObject, key: string): readonly JsonObject[] => {
  const list = object[key];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
};

/** DCAT-US Schema 1.1 (resources.data.gov), the form of `data.json` of agencies of the United States. */
const dcatUs: ObjectForm = {
  format: 'dcat-us',
  offset: 'Z',
  also: ['accessURL'],
  persons: ['contactPoint'],
  keys: {
    sourceId: 'identifier',
    title: 'title',
    abstract: 'description',
    providerName: 'publisher.name',
    category: 'theme',
    keywords: 'keyword',
    formats: 'distribution.format',
    opening: 'accessLevel',
    openingCondition: 'rights',
    updateCycle: 'accrualPeriodicity',
    licence: 'license',
    url: 'landingPage',
    accessUrl: 'distribution.downloadURL',
    issued: 'issued',
    modified: 'modified',
    spatial: 'spatial',
    temporal: 'temporal',
  },
  resourceOf(object, clean) {
    const text = (key: string) => clean(key, textOf(object[key]));
    const distributions = objectsOf(object, 'distribution');
    const formats = distributions.map((each) =>
      clean('distribution', textOf(each['format']) || textOf(each['mediaType'])),
    );
    const addresses = distributions.map((each) => textOf(each['downloadURL']) || textOf(each['accessURL']));
    const modified = text('modified');
    return {
      ...silentResource,
      sourceId: text('identifier'),
      title: text('title'),
      abstract: text('description'),
      providerName: text('publisher'),
      category: textsOf(object['theme'])
        .map((theme) => clean('theme', theme))
        .join('；'),
      keywords: textsOf(object['keyword']).map((word) => clean('keyword', word)),
      formats: [...new Set(formats.filter((format) => format !== ''))],
      opening: text('accessLevel'),
      openingCondition: text('rights'),
      updateCycle: text('accrualPeriodicity') || (isInterval(modified) ? modified : ''),
      licence: text('license'),
      url: text('landingPage'),
      accessUrl: clean('distribution', addresses.find((address) => address !== '') ?? textOf(object['accessURL'])),
      issued: text('issued'),
      modified: isInterval(modified) ? '' : modified,
      spatial: text('spatial'),
      temporal: text('temporal'),
    };
  },
};

/**
 * Reads `data.json` of DCAT-US.
 *
 * @param input the file and what is told of it
 * @param encoding as `encodingOf` found it
 * @param shape where its data sets are
 */
export const dcatUsReader = (input: CatalogFile, encoding: string, shape: JsonShape): OpenedReader =>
  objectReader(input, encoding, shape, dcatUs);

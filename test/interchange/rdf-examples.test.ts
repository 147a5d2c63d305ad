import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RdfForm } from '../../src/interchange/dcat/forms.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';
import { rowsOf } from '../support/rdf-files.ts';

const samples = catalogSamples();
if (samples === undefined) sayLeftOut('the official examples of DCAT-AP and those of CKAN');

const formOf: Readonly<Record<string, RdfForm>> = { '.ttl': 'turtle', '.rdf': 'rdf-xml', '.jsonld': 'json-ld' };

/** What a fragment leaves out and no dataset can be taken in without, as a person would name it in a mapping file. */
const defaults = new Map([
  ['title', 'no title'],
  ['providerName', 'no publisher'],
  ['modified', '2026-01-01'],
]);

/** What is found in each file of a folder: datasets and how many are taken in, or why the file is refused. */
async function readAll(folder: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(path.join(samples ?? '', folder))) {
    const form = formOf[path.extname(name)];
    if (form === undefined) continue;
    found[name] = await rowsOf(form, path.join(samples ?? '', folder, name), defaults).then(
      (rows) => `${rows.length} of ${rows.filter(({ record }) => record !== null).length}`,
      (error: Error) => error.message.slice(name.length),
    );
  }
  return found;
}

/** Datasets of each example, by its name behind the release. */
const examples = {
  'bee-population': 1,
  'bee-population-2022-2023': 2,
  'bee-populaton-2022-2023': 2,
  'bee-population-dataset-frequency': 1,
  'bee-population-dataset-series': 2,
  'bee-population-dataset-series-api': 1,
  'bee-population-dataset-series-combined': 4,
  'bee-population-dataset-series-frequency': 2,
  'bee-population-dataset-series-gea-nha': 3,
  'bee-population-dataset-series-issued': 2,
  'bee-population-dataset-series-life-count': 1,
  'bee-population-dataset-series-modified': 3,
  'bee-population-dataset-series-ordered': 2,
  'bee-population-dataset-series-spatial-thessaloniki': 1,
  'bee-population-dataset-series-spatial-thessaloniki-athens': 2,
};

const noTurtle = (line: number) =>
  `, line ${line}: this is no Turtle: Unexpected "example-dist:BeePopulation2023/biojson". Mend the file, or name its form.`;
const noDataset = ': the file holds no dcat:Dataset. Check that it is a catalog in DCAT.';

describe.skipIf(samples === undefined)('the examples of others', () => {
  test('of DCAT-AP are read, or refused with line and reason where they are no Turtle', async () => {
    const expected = ['3.0.0', '3.0.1'].flatMap((release) => [
      ...Object.entries(examples).flatMap(([name, count]) =>
        ['ttl', 'jsonld'].map((form) => [`${release}-example-${name}.${form}`, `${count} of ${count}`]),
      ),
      [`${release}-context.jsonld`, noDataset],
      [`${release}-example-bee-population-dataset-series-api.ttl`, noTurtle(20)],
      [`${release}-example-bee-population-dataset-series-combined.ttl`, noTurtle(32)],
    ]);
    expect(await readAll('dcat-ap/examples-3.0.0')).toEqual(Object.fromEntries(expected));
  });

  test('of CKAN are read, or refused with line and reason', async () => {
    expect(await readAll('ckan/examples/dcat')).toEqual({
      'catalog.rdf': '2 of 2',
      'catalog_datasets_list.rdf': '2 of 2',
      'catalog_pod.jsonld': '1 of 1',
      'catalog_with_at_graph.jsonld': '1 of 1',
      'dataset.rdf': '1 of 1',
      'dataset.ttl':
        ', line 149: this is no Turtle: Undefined prefix "healthdcatap:". Mend the file, or name its form.',
      'dataset_afs.ttl': '1 of 1',
      'dataset_deri.ttl': '1 of 1',
      'dataset_gob_es.ttl': '1 of 1',
      'dataset_gov_de.rdf': '1 of 1',
      'dataset_health.ttl': '1 of 1',
      'dataset_health_multilingual.ttl': '1 of 1',
      'dataset_health_no_blank.ttl': '1 of 1',
      'dataset_multilingual.ttl': '1 of 1',
      'dataset_sweden.rdf': '1 of 1',
    });
  });

  test('say what they say: a German and a Swedish dataset in our words', async () => {
    const folder = path.join(samples ?? '', 'ckan/examples/dcat');
    const [german] = await rowsOf('rdf-xml', path.join(folder, 'dataset_gov_de.rdf'));
    const [swedish] = await rowsOf('rdf-xml', path.join(folder, 'dataset_sweden.rdf'));
    expect(german?.record).toMatchObject({
      sourceId: 'c1be4007-d811-48fb-8818-2cb358b06a63',
      title: 'Liefer- und Abholservices (Gastronomie)',
      providerName: 'Hanse- und Universitätsstadt Rostock',
      openingAttribute: 'unconditional',
      access: { kind: 'open' },
      formats: expect.arrayContaining(['CSV', 'GEOJSON', 'GML']) as string[],
      issuedAt: '2020-04-21T11:59:39.642528Z',
    });
    expect(swedish?.record).toMatchObject({
      providerName: 'Nobel Media AB',
      updateCycle: 'daily',
      spatialCoverage: 'Stockholm',
      temporalStartOn: '1905-03-01',
      temporalEndOn: '2013-01-05',
    });
  });
});

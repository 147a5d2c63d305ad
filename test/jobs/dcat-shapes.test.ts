import process from 'node:process';
import type { Quad } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { datasetGraph } from '../../src/interchange/dcat/catalog-graph.ts';
import { catalogNodes, membersNode } from '../../src/interchange/dcat/catalog-nodes.ts';
import { irisOf } from '../../src/interchange/dcat/iris.ts';
import { expandTerm } from '../../src/interchange/dcat/namespaces.ts';
import { writeGraph } from '../../src/interchange/dcat/write-graph.ts';
import { readEntries, readHead } from '../../src/resolvers/catalog/read-entries.ts';
import { anonymous } from '../../src/rules/viewer.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { parseGraph } from '../support/rdf-graphs.ts';
import { type ShaclCheck, shaclChecks } from '../support/shacl.ts';
import { importShanghai } from '../support/shanghai-catalog.ts';

const samples = catalogSamples();
if (samples === undefined) sayLeftOut('the DCAT export against the shapes of DCAT-AP');

/** Datasets that are validated at a time, each with all they refer to, so that the memory of the validators does not grow with the catalog. */
const chunk = 100;
/** Of so many rows of the catalog one is taken in the short form. */
const every = process.env['LONG'] === undefined ? 40 : 1;

describe.skipIf(samples === undefined)('the Shanghai catalog as DCAT', () => {
  let database: TestDatabase;
  let checks: ReadonlyMap<string, ShaclCheck>;
  /** Each a graph that stands alone: the catalog, some of its datasets, and all they refer to. */
  const graphs: Quad[][] = [];
  let datasets = 0;

  beforeAll(async () => {
    checks = shaclChecks(samples ?? '');
    database = await testDatabase();
    await importShanghai(database.pool, samples ?? '', every);
    const head = await readHead(database.pool, anonymous);
    const iris = irisOf('https://catalog.city.gov.cn');
    const sectors = new Map(head.sectors.map(({ code, name }) => [code, name]));
    for await (const page of readEntries(database.pool, anonymous)) {
      expect(page.length).toBeLessThanOrEqual(chunk);
      datasets += page.length;
      const members = membersNode(
        page.map(({ record }) => record.sourceId),
        iris,
      );
      const nodes = [
        ...catalogNodes(head, iris),
        members,
        ...page.flatMap((entry) => datasetGraph(entry, sectors, iris)),
      ];
      let text = '';
      for await (const piece of writeGraph('turtle', [nodes])) text += piece;
      graphs.push(await parseGraph('turtle', text));
    }
  }, 600_000);

  afterAll(async () => await database.close());

  test('has no result in either validator, by the shapes of 2.1.1 and of 3.0.1', async () => {
    expect(datasets).toBeGreaterThan(200);
    for (const [name, check] of checks) {
      const began = performance.now();
      const found = [];
      for (const graph of graphs) found.push(...(await check(graph)));
      if (every === 1)
        process.stderr.write(
          `${name}: ${datasets} datasets, ${found.length} results, ${Math.round(performance.now() - began)} ms\n`,
        );
      expect(found.slice(0, 5), name).toEqual([]);
    }
  }, 3_600_000);

  test.each([
    ['a title is dropped', expandTerm('dct:title')],
    ['a publisher has no name', expandTerm('foaf:name')],
  ])('is found out by all four when %s', async (_what, predicate) => {
    const graph = graphs.at(-1) ?? [];
    const spoilt = graph.filter(
      (quad) => quad.predicate.value !== predicate || !/datasets|organization/.test(quad.subject.value),
    );
    expect(spoilt.length).toBeLessThan(graph.length);
    for (const [name, check] of checks) expect((await check(spoilt)).join('\n'), name).toContain(predicate);
  });
});

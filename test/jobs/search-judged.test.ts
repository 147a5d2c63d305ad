import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedReference } from '../../src/db/seed.ts';
import { readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { openReader } from '../../src/interchange/readers.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { judgedQueries, readJudgedSet } from '../search/judged/judged-set.ts';
import { type QueryScore, scoreQuery, summarizeScores } from '../search/judged/score.ts';
import { readShanghaiTexts } from '../search/judged/shanghai-texts.ts';
import { answer } from '../support/catalog-query.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';

const samples = catalogSamples();
// What is found does not depend on the engine, and the embedded one takes a minute for it: LONG runs it there.
const isRun = samples !== undefined && (onServer() || process.env['LONG'] !== undefined);
if (!isRun) sayLeftOut('the judged queries over the Shanghai catalog');

const document = `query($text: String!) {
  search(text: $text, types: [RESOURCE], first: 10) { nodes: edges { node { ... on Resource { provenance { sourceId } } } } } }`;
type Answer = { search: { nodes: { node: { provenance: { sourceId: string } } }[] } };

describe.skipIf(!isRun)('Must show 2: the judged queries over the Shanghai catalog', () => {
  const folder = samples ?? '';
  const context = { now: () => new Date('2026-06-01T00:00:00Z'), newId: uuidv7 };
  let database: TestDatabase;
  let scores: QueryScore[];

  beforeAll(async () => {
    database = await testDatabase('migrated');
    await seedReference(database.pool, { now: context.now(), newId: uuidv7 });
    const { rows } = openReader('shanghai', {
      file: path.join(folder, 'cn-shanghai/shanghai_catalog.csv'),
      fields: path.join(folder, 'cn-shanghai/shanghai_fields.csv'),
      mapping: await readDomainMapping(path.resolve(import.meta.dirname, '../../seeds/reference/domain-mapping.json')),
    });
    await importCatalog({ pool: database.pool, source: 'shanghai', rows, ...context });
    const texts = await readShanghaiTexts(folder);
    scores = [];
    for (const query of judgedQueries(await readJudgedSet(), texts)) {
      const { search } = await answer<Answer>(database.pool, document, { text: query.text });
      scores.push(
        scoreQuery(
          query,
          search.nodes.map(({ node }) => node.provenance.sourceId),
        ),
      );
    }
  });
  afterAll(async () => await database.close());

  test('are answered as well as they have been, and each miss is told', () => {
    const { recallAt10, ndcgAt10, byKind, misses } = summarizeScores(scores);
    const told = [
      `recall@10 ${recallAt10.toFixed(3)}, nDCG@10 ${ndcgAt10.toFixed(3)} over ${scores.length} queries`,
      ...[...byKind].map(([kind, mean]) => `${kind}: ${mean.recallAt10.toFixed(2)}, ${mean.ndcgAt10.toFixed(2)}`),
      ...misses.map(
        (miss) => `${miss.recallAt10.toFixed(2)} “${miss.text}” (${miss.kind}); missing ${miss.missing.join(', ')}`,
      ),
    ];
    process.stderr.write(`${told.join('\n')}\n`);
    expect(ndcgAt10).toBeGreaterThanOrEqual(0.85);
    expect(recallAt10).toBeGreaterThanOrEqual(0.95);
  });
});

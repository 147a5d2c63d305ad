import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * One copy of `graphql`: packages load its main file, as Node does; without this, our own sources would be given the
 * file of its `module` field, and a schema made by one copy is none to the other.
 */
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] };

/**
 * Slow ones that say the same of both engines; each file costs a start of the embedded one. Where a run on a server follows
 * at once (`SERVER_FOLLOWS`, as in the gate) they are left to it; anywhere else they run.
 */
const sameOnBoth = [
  'test/db/policy.test.ts',
  'test/db/read/{as-of,as-of-migration,cursors,facet-summary,facets,filters,hostile-values,inference}.test.ts',
  'test/db/read/{linear-work,listing-work,moving-rows,page-arguments,paging,role-visibility}.test.ts',
  'test/db/read/{search-facets,selection,visibility,where-bounds}.test.ts',
  'test/resolvers/{authorisation-model,ledger-reads,life-cycle-model,permission-matrix}.test.ts',
  'test/resolvers/{agreement,analysis,application,authorisation,certificates,corrections,demands,exchange}/**',
  'test/resolvers/{notices,notifications,organizations,people,plans,policy,price,products,registration}/**',
  'test/resolvers/{review,scenario,service-accounts,webhooks}/**',
  'test/resolvers/{resource/imported-revisions,resource/life-cycle,search/many-hits}.test.ts',
  // The documents of all consumers in one story, those of the portal and the analyst, and those over HTTP stay.
  'test/operations/{agreement,applications,exchange,notice-desk,operator,products,registrations,reviewer}.test.ts',
  'test/jobs/{audit-verify,dcat-round-trip,dcat-shapes,export-visibility,portal-on-shanghai,saved-searches,sequencer}.test.ts',
  'test/jobs/{watch-clocks,foreign-catalogs,import-mappings,import-undo,imports,own-files,retention}.test.ts',
  'test/jobs/webhooks/**',
  'test/http/{analyst-walk,answer-cache,as-of,certificates,ckan,dcat,identity}.test.ts',
  'test/http/{disclosures,export-streams,exports,followed-files,import-jobs,live-events,running,whole-demands,whole-files}.test.ts',
  'test/cli/{audit,authorisation-walk,certificates,export,export-dcat,identity,import,import-files,unreadable-files}.test.ts',
  'test/schema/**',
];
const leftToServer = process.env['SERVER_FOLLOWS'] === undefined ? [] : sameOnBoth;

/** The embedded engine itself. Where a run on it came just before (`EMBEDDED_BEFORE`, as in the gate) it is not tried again. */
const embeddedAlone = ['test/db/embedded/**', 'test/jobs/import-beside-server.test.ts'];
const triedBefore = process.env['EMBEDDED_BEFORE'] === undefined ? [] : embeddedAlone;

/** Tests of the server and the contract with no database behind them: nothing in them depends on an engine. */
const noDatabase = [
  'test/http/{audits,config,documents,faults,graphiql,health,introspection,language,limits,operations,proxy}.test.ts',
  'test/http/{origins,parts,public-cache,rate-limits,shutdown,slow-sockets,transport,variables}.test.ts',
  'test/schema/{codegen,graphql-eslint,relay-compiler}.test.ts',
  'test/{cli/sandbox,jobs/webhooks/addresses}.test.ts',
];

/**
 * Files of a project share the modules of their worker: reading ours anew for each took as long as the tests. So no
 * test mocks a module, and what one changes of a module it puts back (`test/support/planted-scope.ts`). Projects run one
 * after the other, because a worker that has another project to run begins anew.
 */
const inTurn = (groupOrder: number) => ({ isolate: false, sequence: { groupOrder } });

/** What waits for most of its time, for processes that start, are killed and start again. */
const waiting =
  /test\/(db\/(embedded\/lifetime|migrations|acknowledged-writes)|http\/(service|outages|full-server|soak|acknowledged-commands|readme-walk)|jobs\/(backup|import-beside-server|sequencer-killed|feed-killed)|cli\/(import|identity|certificates|authorisation-walk|readme-walk))\.test\.ts$/;

/** What takes a core for 20 s and more, of this process or of its database. */
const computing =
  /test\/(db\/read\/(role-visibility|visibility)|resolvers\/(permission-matrix|authorisation-model|life-cycle-model|analysis\/coverage-grid)|jobs\/(portal-on-shanghai|foreign-catalogs|imports|shanghai-import|search-judged)|http\/import-jobs)\.test\.ts$/;

/**
 * The longest files first, so that none is left to one core at the end; those that wait and those that compute in turn, so
 * that one worker computes while the other waits. Without a cache of their times the others are sorted by their size.
 */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const those = (form: RegExp): TestSpecification[] => sorted.filter(({ moduleId }) => form.test(moduleId));
    const [first, second] = [those(computing), those(waiting)];
    const longest = Array.from({ length: Math.max(first.length, second.length) }, (_, index) =>
      [first[index], second[index]].filter((file) => file !== undefined),
    ).flat();
    return [...longest, ...sorted.filter((file) => !longest.includes(file))];
  }
}

/**
 * `pure` needs no engine and runs in milliseconds; `http` is what runs without a database; `engine` runs on a real database (embedded
 * by default, the server of `TEST_DATABASE_URL` when it is set); `architecture` reads the source tree itself.
 */
export default defineConfig({
  test: {
    // Each worker of the engine tests has an engine of its own beside it, and waits a quarter of its time for processes that
    // start and end: one more than the two cores of a small machine.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        resolve: oneGraphql,
        test: {
          name: 'pure',
          ...inTurn(1),
          include: ['test/{rules,search,interchange,auth,support}/**/*.test.ts'],
          // Property tests take milliseconds, but not on a machine that does other things.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'architecture',
          ...inTurn(2),
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'http',
          ...inTurn(3),
          include: noDatabase,
          globalSetup: ['test/support/compile.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'engine',
          ...inTurn(4),
          include: ['test/{db,resolvers,schema,http,jobs,cli,operations}/**/*.test.ts'],
          exclude: [...noDatabase, ...leftToServer, ...triedBefore],
          globalSetup: ['test/support/compile.ts', 'test/support/engine-setup.ts'],
          // As the service itself runs. Otherwise graphql looks for a second copy of itself at each type and value it meets.
          env: { NODE_ENV: 'production' },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

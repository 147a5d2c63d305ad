import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createImportJobs, type ImportJobs } from '../../src/jobs/import-jobs.ts';
import { UploadStore } from '../../src/jobs/upload-store.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type LiveServer, startLiveServer } from './live-server.ts';
import { sendRequest } from './test-server.ts';
import { personOf } from './viewers.ts';

/** A small file of each kind that the source `shanghai` has. */
export const samples = {
  catalog: await readFile(path.join(import.meta.dirname, 'samples/shanghai-catalog.csv')),
  fields: await readFile(path.join(import.meta.dirname, 'samples/shanghai-fields.csv')),
};

/** What the service says of a job. */
export interface JobAnswer {
  readonly id: string;
  readonly state: string;
  readonly phase: string | null;
  readonly fileName: string | null;
  readonly failure: string | null;
  readonly isDryRun: boolean;
  readonly isStopRequested: boolean;
  readonly report: Readonly<Record<string, unknown>> | null;
  readonly refusals: { readonly totalCount: number };
}

export const jobFields = `id state phase fileName failure isDryRun isStopRequested
  report { rowsRead added changed proposed unchanged notApplied refusedCount takenBack keptCount
    columns { format encoding sheet idFrom unmapped columns { header field reason } } }
  refusals(first: 5) { totalCount nodes { line code message } }`;

/** The service with its import jobs on a database and a folder of its own. */
export interface ImportService {
  readonly database: TestDatabase;
  readonly server: LiveServer;
  readonly store: UploadStore;
  readonly directory: string;
  /** Sends a file; `as` names a caller of `server.viewers`. */
  send(
    file: string | Buffer,
    options?: SendFile,
  ): Promise<{ status: number; body: Record<string, unknown> & SentErrors }>;
  ask(query: string, variables?: object, as?: string): Promise<Record<string, never>>;
  mutate(action: string, input: object, as?: string): Promise<{ __typename: string; importJob?: JobAnswer }>;
  job(id: string): Promise<JobAnswer>;
  ended(id: string): Promise<JobAnswer>;
  /** Begins to carry out jobs; the last one is stopped first. */
  work(atOnce?: number): Promise<void>;
  /** Carries out none any more. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

interface SentErrors {
  readonly errors?: { message: string; extensions: { code: string } }[];
}

interface SendFile {
  readonly as?: string | null;
  readonly key?: string | null;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}

/** Starts it; jobs wait until {@link ImportService.work} is called. */
export async function startImportService(env: Record<string, string> = {}): Promise<ImportService> {
  const database = await testDatabase('demo');
  const directory = await mkdtemp(path.join(tmpdir(), 'imports-'));
  const server = await startLiveServer(database.pool, { DATA_DIR: directory, ...env });
  server.viewers.set('officer', await personOf(database.pool, 'HZ-DATA', 'authority_officer'));
  server.viewers.set('administrator', await personOf(database.pool, 'HZ-DATA', 'administrator'));
  server.viewers.set('auditor', await personOf(database.pool, 'HZ-DATA', 'auditor'));
  server.viewers.set('steward', await personOf(database.pool, 'HZ-HEALTH', 'data_steward'));
  const store = new UploadStore(path.join(directory, 'uploads'), 268_435_456);
  let jobs: ImportJobs | undefined;

  const ask: ImportService['ask'] = async (query, variables = {}, as = 'officer') => {
    const answer = await sendRequest(server.port, {
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${as}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = JSON.parse(answer.text);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  const job: ImportService['job'] = async (id) =>
    (await ask(`query ($id: ID!) { importJob(id: $id) { ${jobFields} } }`, { id }))[
      'importJob'
    ] as unknown as JobAnswer;
  return {
    database,
    server,
    store,
    directory,
    ask,
    job,
    send: async (file, { as = 'officer', key = uuidv7(), query = '', headers = {} } = {}) => {
      const answer = await sendRequest(server.port, {
        method: 'POST',
        path: `/imports${query}`,
        headers: {
          'content-type': 'text/csv',
          ...(as === null ? {} : { authorization: `Bearer ${as}` }),
          ...(key === null ? {} : { 'idempotency-key': key }),
          ...headers,
        },
        body: file,
      });
      return { status: answer.status, body: JSON.parse(answer.text) };
    },
    mutate: async (action, input, as = 'officer') => {
      const type = `${action[0]?.toUpperCase()}${action.slice(1)}`;
      const query = `mutation ($input: ${type}Input!) { ${action}(input: $input) { __typename
        ... on ${type}Success { importJob { ${jobFields} } }
        ... on InvalidInput { issues { path message } } ... on RulesViolated { findings { rule status } } } }`;
      return (await ask(query, { input: { idempotencyKey: uuidv7(), ...input } }, as))[action] as never;
    },
    ended: async (id) => {
      for (;;) {
        const found = await job(id);
        if (!['QUEUED', 'RUNNING'].includes(found.state)) return found;
        await sleep(50);
      }
    },
    work: async (atOnce = 2) => {
      await jobs?.stop();
      jobs = createImportJobs({
        pool: database.pool,
        store,
        now: () => new Date(),
        newId: uuidv7,
        atOnce,
        onFault: (error) => void server.faults.push({ error: String(error) }),
      });
      jobs.start();
    },
    rest: async () => await jobs?.stop(),
    close: async () => {
      await jobs?.stop();
      await server.close();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

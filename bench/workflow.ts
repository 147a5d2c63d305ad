import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import { Command } from 'commander';
import { execute, type GraphQLError, parse } from 'graphql';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { noSigner } from '../src/auth/certificates/signer.ts';
import type { RequestContext } from '../src/context.ts';
import { closePool, type DatabasePool, openPool } from '../src/db/client.ts';
import { createLoaders } from '../src/db/loaders.ts';
import { loadPolicy } from '../src/db/stores/policy.ts';
import { encodeGlobalId } from '../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../src/rules/viewer.ts';
import { schema } from '../src/schema/index.ts';
import { fillWorkflow } from './workflow-fill.ts';

/** A question of a reviewer, and the statement that a person would write for the same rows or counts. */
interface Question {
  readonly name: string;
  readonly viewer: PersonViewer;
  readonly document: string;
  readonly variables: object;
  readonly floor: string;
  /** A number that both answers must agree on. */
  readonly told: (data: Record<string, unknown>) => number;
}

interface Measured {
  readonly name: string;
  readonly asked: readonly number[];
  readonly floor: readonly number[];
}

const readOperation = (name: string): string => readFileSync(`operations/reviewer/${name}.graphql`, 'utf8');

new Command('bench:workflow')
  .description(
    'Measures inbox, file page and statistics of what waits against a hand-written floor in the same run, on the PostgreSQL\n' +
      'server of BENCH_DATABASE_URL, in a database of its own (workflow_bench_<applications>). Milliseconds, one client.',
  )
  .option('--applications <n>', 'applications in all states', '10000')
  .option('--rounds <n>', 'interleaved rounds of each', '60')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: { applications: string; rounds: string; keep?: boolean }) => await run(options))
  .parse();

async function run(options: { applications: string; rounds: string; keep?: boolean }): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const name = `workflow_bench_${options.applications}`;
  const url = new URL(base);
  url.pathname = `/${name}`;
  const admin = postgres(base, { max: 1 });
  const [known] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!known) await admin.unsafe(`create database ${name}`);
  const env = { ...process.env, DATABASE_URL: url.href };
  execFileSync(process.execPath, ['dist/cli/seed.js', '--demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const pool = openPool({ url: url.href }, { max: 1 });
  const [row] = await pool.$client<{ count: number }[]>`select count(*)::int as count from applications`;
  if (row?.count === 0) await fillWorkflow(pool, Number(options.applications));
  const measured: Measured[] = [];
  const policy = await loadPolicy(pool);
  for (const question of await questionsOn(pool)) {
    measured.push(await measure(pool, question, Number(options.rounds), async () => policy));
  }
  report(measured, Number(options.applications));
  await closePool(pool);
  if (!options.keep) await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
}

async function questionsOn(pool: DatabasePool): Promise<readonly Question[]> {
  const officer = await viewerOf(pool, 'HZ-DATA', 'authority_officer');
  const [steward, file] = await stewardWithFile(pool);
  const waiting = (viewer: PersonViewer) => `from steps s where s.organization_id = '${viewer.organization?.id}'
    and s.status in ('open', 'paused')`;
  const inboxFloor = (viewer: PersonViewer) => `select (select count(*) ${waiting(viewer)})::int as told,
    (select json_agg(row_to_json(x)) from (select s.id, s.kind, s.due_on, a.code, a.status, o.name, c.title from (select *
      ${waiting(viewer)} order by coalesce(s.due_on, 'infinity'::date), s.id limit 50) s
      join applications a on a.id = s.application_id join organizations o on o.id = a.applicant_id
      join scenarios c on c.id = a.scenario_id) x) as rows`;
  const inbox = (viewer: PersonViewer, who: string): Question => ({
    ...{ name: `inbox of ${who}, 50 steps`, viewer, document: readOperation('Inbox'), variables: { first: 50 } },
    floor: inboxFloor(viewer),
    told: (data) => (data['inbox'] as { totalCount: number }).totalCount,
  });
  return [
    inbox(officer, 'the authority'),
    inbox(steward, 'a provider'),
    {
      ...{
        name: 'file page',
        viewer: steward,
        document: readOperation('StepFile'),
        variables: { id: encodeGlobalId('Step', file) },
      },
      floor: `select (select count(*) from item_consents c where c.step_id = '${file}')::int as told,
        (select row_to_json(x) from (select s.*, a.code, (select json_agg(row_to_json(i)) from application_items i
          where i.application_id = a.id) as items, (select json_agg(row_to_json(p)) from steps p where p.application_id = a.id)
          as steps, (select json_agg(row_to_json(c)) from item_consents c where c.step_id = s.id) as consents
          from steps s join applications a on a.id = s.application_id where s.id = '${file}') x) as rows`,
      told: (data) => (data['step'] as { consents: { totalCount: number } }).consents.totalCount,
    },
    {
      name: 'statistics of all organisations',
      viewer: officer,
      document: `{ waitingStatistics { organization { code name } open overdue concluded medianWorkingDays returnedShare
        byKind { kind open overdue concluded medianWorkingDays } } }`,
      variables: {},
      floor: `select (select count(*) from steps where status in ('open', 'paused'))::int as told, (select json_agg(row_to_json(x))
        from (select organization_id, kind, count(*) filter (where status <> 'done') as open, count(*) filter (where status = 'open'
          and due_on < current_date) as late, percentile_cont(0.5) within group (order by closed_at - opened_at) as days
          from steps where status in ('open', 'paused') or status = 'done' and closed_at > now() - interval '1 year'
          group by 1, 2) x) as rows`,
      told: (data) => (data['waitingStatistics'] as { open: number }[]).reduce((sum, { open }) => sum + open, 0),
    },
  ];
}

async function viewerOf(
  pool: DatabasePool,
  code: string,
  role: 'authority_officer' | 'data_steward',
): Promise<PersonViewer> {
  const [row] = await pool.$client<
    { id: string; name: string }[]
  >`select id, name from organizations where code = ${code}`;
  if (row === undefined) throw new Error(`no organisation ${code}`);
  const organization = { id: row.id, code, name: row.name, kinds: [], ledDomainIds: [] };
  return { kind: 'person', id: uuidv7(), organization, roles: [role] };
}

/** The provider for whom the most waits, and a step that does. */
async function stewardWithFile(pool: DatabasePool): Promise<readonly [PersonViewer, string]> {
  const [row] = await pool.$client<{ code: string; step: string }[]>`
    select o.code, (array_agg(s.id order by s.id))[1] as step from steps s join organizations o on o.id = s.organization_id
    where s.kind = 'provider_consent' and s.status = 'open' group by 1 order by count(*) desc limit 1`;
  if (row === undefined) throw new Error('nothing waits for a provider');
  return [await viewerOf(pool, row.code, 'data_steward'), row.step];
}

async function measure(
  pool: DatabasePool,
  question: Question,
  rounds: number,
  policy: RequestContext['policy'],
): Promise<Measured> {
  const document = parse(question.document);
  const ask = async () => {
    const contextValue = contextOf(pool, question.viewer, policy);
    const { data, errors } = await execute({
      schema,
      document,
      contextValue,
      variableValues: { ...question.variables },
    });
    const [error] = (errors ?? []) as readonly GraphQLError[];
    if (error) throw error.originalError ?? error;
    return data as Record<string, unknown>;
  };
  const floor = async () => await pool.$client.unsafe<{ told: number }[]>(question.floor, [], { prepare: true });
  // A ratio between two different answers would say nothing.
  const [told] = await floor();
  const own = question.told(await ask());
  if (told?.told !== own || own === 0)
    throw new Error(`${question.name}: the answers differ, ${told?.told} and ${own}`);
  const times: { asked: number[]; floor: number[] } = { asked: [], floor: [] };
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, work] of [
      ['floor', floor],
      ['asked', ask],
    ] as const) {
      const began = performance.now();
      await work();
      if (round >= 0) times[name].push(performance.now() - began);
    }
  }
  return { name: question.name, ...times };
}

const contextOf = (pool: DatabasePool, viewer: Viewer, policy: RequestContext['policy']): RequestContext => ({
  ...{ requestId: 'bench', viewer, language: 'zh', db: pool, loaders: createLoaders(pool) },
  ...{ now: () => new Date(), newId: uuidv7, pages: new WeakMap(), policy, signer: noSigner },
});

const at = (each: readonly number[], part: number): string =>
  (each.toSorted((a, b) => a - b)[Math.min(Math.floor(each.length * part), each.length - 1)] ?? Number.NaN).toFixed(1);

/** Writes the section of one run, in place of the last one of the same size. */
function report(measured: readonly Measured[], applications: number): void {
  const file = 'bench/results.md';
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const title = `## Reviews of ${applications.toLocaleString('en')} applications, PostgreSQL`;
  const lines = measured.map(
    ({ name, asked, floor }) =>
      `| ${name} | ${at(asked, 0.5)} | ${at(asked, 0.95)} | ${at(floor, 0.5)} | ${at(floor, 0.95)} |`,
  );
  const section = [
    ...[title, ''],
    `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}, commit ${commit}. Milliseconds, one client; the floor is one hand-written statement for the same rows or counts, without buttons, clocks and rights.`,
    ...['', '| question | p50 | p95 | floor p50 | p95 |', '|---|---|---|---|---|', ...lines, ''],
  ].join('\n');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const others = before.split(/^(?=## )/m).filter((part) => !part.startsWith(`${title}\n`));
  writeFileSync(file, [...others.map((part) => `${part.trimEnd()}\n\n`), section].join(''));
  console.log(lines.join('\n'));
}

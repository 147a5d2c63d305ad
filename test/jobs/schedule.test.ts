import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSchedule, type Schedule, type ScheduledJob } from '../../src/jobs/schedule.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
const schedules: Schedule[] = [];
let clock = Date.parse('2026-06-01T00:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => await database.close());
beforeEach(async () => void (await database.pool.$client`delete from leases`));
afterEach(async () => void (await Promise.all(schedules.splice(0).map(async (schedule) => await schedule.stop()))));

const lease = async () => (await database.pool.$client`select holder, expires_at as until from leases`)[0];

/** A process with one job that notes who ran it. */
function process(holder: string, job: Partial<ScheduledJob>, runs: string[] = [], outcomes: unknown[] = []): Schedule {
  const schedule = createSchedule(
    [{ name: 'job', everyMs: 5, firstAfterMs: 0, run: async () => void runs.push(holder), ...job }],
    { db: database.pool, holder, now: () => new Date(clock), onRun: (_, { error }) => outcomes.push(error) },
  );
  schedules.push(schedule);
  schedule.start();
  return schedule;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(5);
}

describe('a schedule', () => {
  it('runs a job again and again, and gives its lease up when it stops', async () => {
    const runs: string[] = [];
    const schedule = process('a', {}, runs);
    await until(() => runs.length >= 3);
    expect((await lease())?.['holder']).toBe('a');
    await schedule.stop();
    const stopped = runs.length;
    expect(await lease()).toBeUndefined();
    await sleep(50);
    expect(runs).toHaveLength(stopped);
  });

  it('has one process run a job; another takes over when the first stops', async () => {
    const runs: string[] = [];
    const first = process('a', {}, runs);
    await until(() => runs.length > 0);
    process('b', {}, runs);
    await until(() => runs.length >= 10);
    expect(new Set(runs)).toEqual(new Set(['a']));
    await first.stop();
    await until(() => runs.includes('b'));
    expect(runs.lastIndexOf('a')).toBeLessThan(runs.indexOf('b'));
  });

  it('takes over from a process that died once its lease is over, and not before', async () => {
    const expiresAt = new Date(clock + 10_000).toISOString();
    await database.pool.$client`insert into leases (name, holder, expires_at) values ('job', 'dead', ${expiresAt})`;
    const runs: string[] = [];
    process('b', {}, runs);
    await sleep(100);
    expect(runs).toEqual([]);
    clock += 10_000;
    await until(() => runs.length > 0);
    expect((await lease())?.['holder']).toBe('b');
  });

  it('of ten processes that begin at once lets one run', async () => {
    const runs: string[] = [];
    let together = 0;
    let most = 0;
    const run = (holder: string) => async (): Promise<void> => {
      together += 1;
      most = Math.max(most, together);
      await sleep(2);
      together -= 1;
      runs.push(holder);
    };
    for (let index = 0; index < 10; index += 1) process(`p${index}`, { run: run(`p${index}`) });
    await until(() => runs.length >= 20);
    expect([new Set(runs).size, most]).toEqual([1, 1]);
  });

  it('never runs a job twice at a time, and wakes it once more for what came meanwhile', async () => {
    let release = (): void => {};
    const runs: number[] = [];
    let under = 0;
    const run = async (): Promise<void> => {
      under += 1;
      runs.push(under);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      under -= 1;
    };
    const schedule = process('a', { run, everyMs: 3_600_000 });
    await until(() => runs.length === 1);
    schedule.wake('job');
    schedule.wake('job');
    release();
    await until(() => runs.length === 2);
    release();
    await sleep(50);
    expect(runs).toEqual([1, 1]);
    schedule.wake('job');
    await until(() => runs.length === 3);
    release();
  });

  it('goes on after a run that failed, and tells of it', async () => {
    const outcomes: unknown[] = [];
    const failure = new Error('not this time');
    let count = 0;
    const run = async (): Promise<void> => {
      count += 1;
      if (count === 1) throw failure;
    };
    process('a', { run }, [], outcomes);
    await until(() => outcomes.length >= 2);
    expect(outcomes.slice(0, 2)).toEqual([failure, undefined]);
  });

  it('aborts a run under way when it stops, and waits for its end', async () => {
    let ended = false;
    let begun = false;
    const run = async (signal: AbortSignal): Promise<void> => {
      begun = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      await sleep(20);
      ended = true;
    };
    const schedule = process('a', { run });
    await until(() => begun);
    await schedule.stop();
    expect(ended).toBe(true);
  });
});

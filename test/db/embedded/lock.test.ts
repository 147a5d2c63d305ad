import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHolder, type LockRecord, takeLock } from '../../../src/db/embedded/lock.ts';
import { enginePlaces } from '../../../src/db/embedded/places.ts';
import { thisProcess } from '../../../src/db/embedded/process-identity.ts';
import { companion, lockRecords, temporaryDirectory } from './support/processes.ts';

function plant(dataDir: string, changes: Partial<LockRecord>, generation = 1): string {
  const file = join(dataDir, `engine.lock.${generation}`);
  const record: LockRecord = { ...thisProcess(), socket: join(dataDir, 'nobody'), token: 'planted', ...changes };
  writeFileSync(file, JSON.stringify(record));
  return file;
}

function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('a lock that is nobody’s any more is taken over', () => {
  test.each<[string, () => Partial<LockRecord>]>([
    ['its process has ended', () => ({ pid: endedPid() })],
    ['its number belongs to a later process', () => ({ startedAt: '1' })],
    ['the system was booted since', () => ({ bootId: 'an earlier boot' })],
  ])('%s', async (_, changes) => {
    const dataDir = temporaryDirectory();
    plant(dataDir, changes(), 7);
    const lock = await takeLock(enginePlaces(dataDir));
    expect(lockRecords(dataDir)).toEqual(['engine.lock.8']);
    lock.release();
    expect(await findHolder(dataDir)).toBeUndefined();
  });
});

describe('a lock that may be somebody’s is respected', () => {
  test('its process is alive', async () => {
    const dataDir = temporaryDirectory();
    const file = plant(dataDir, { pid: process.ppid, startedAt: null });
    await expect(takeLock(enginePlaces(dataDir))).rejects.toThrow(`process ${process.ppid} holds the lock ${file}`);
  });

  test('its pid is unknown here, but somebody answers on its socket', async () => {
    const dataDir = temporaryDirectory();
    const { createServer } = await import('node:net');
    const socket = join(dataDir, 'somebody');
    const server = createServer((connection) => connection.destroy());
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    plant(dataDir, { pid: endedPid(), socket });
    await expect(takeLock(enginePlaces(dataDir))).rejects.toThrow('holds the lock');
    server.close();
  });

  test('it belongs to another host', async () => {
    const dataDir = temporaryDirectory();
    const file = plant(dataDir, { pid: endedPid(), host: `not-${hostname()}` });
    await expect(takeLock(enginePlaces(dataDir))).rejects.toThrow(`${file} belongs to process`);
  });

  test('it cannot be read', async () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'engine.lock.3'), '{"pid":');
    await expect(takeLock(enginePlaces(dataDir))).rejects.toThrow('engine.lock.3 cannot be read');
  });

  test('a lower number than a dead one is no less alive', async () => {
    const dataDir = temporaryDirectory();
    plant(dataDir, { pid: process.ppid, startedAt: null }, 2);
    plant(dataDir, { pid: endedPid() }, 3);
    await expect(takeLock(enginePlaces(dataDir))).rejects.toThrow('engine.lock.2');
  });
});

test('of many that want the lock at once one gets it, also after the holder was killed', async () => {
  const dataDir = temporaryDirectory();
  for (let round = 0; round < 3; round++) {
    const contenders = Array.from({ length: 8 }, () => companion('take-lock.mjs', dataDir));
    const answers = await Promise.all(contenders.map((contender) => contender.next()));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'refused')).toHaveLength(7);
    const holder = contenders[answers.indexOf('held')];
    expect(lockRecords(dataDir).map((name) => JSON.parse(readFileSync(join(dataDir, name), 'utf8')).pid)).toContain(
      holder?.process.pid,
    );
    holder?.process.kill('SIGKILL');
    await holder?.ended;
  }
});

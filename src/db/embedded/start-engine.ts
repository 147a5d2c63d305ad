import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledModule, type EnginePlaces } from './places.ts';
import type { EngineNews, EngineOrder, EngineSettings } from './settings.ts';

const LOG_LIMIT = 1024 * 1024;

/**
 * Starts a process for the engine of a data directory and returns its first news: that it listens, that another has the
 * lock, or why it failed. The process outlives this one.
 */
export async function startEngine(places: EnginePlaces, settings: EngineSettings): Promise<EngineNews> {
  const order: EngineOrder = { ...settings, dataDir: places.dataDir };
  const log = openSync(places.log, logIsLong(places.log) ? 'w' : 'a', 0o600);
  try {
    const child = spawn(process.execPath, [fileURLToPath(compiledModule('child.js')), JSON.stringify(order)], {
      cwd: places.dataDir,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    return await firstNews(child, places);
  } finally {
    closeSync(log);
  }
}

function firstNews(child: ChildProcess, places: EnginePlaces): Promise<EngineNews> {
  return new Promise((resolve) => {
    child.once('message', (news: EngineNews) => {
      child.unref();
      resolve(news);
    });
    child.once('error', (error) => resolve({ kind: 'failed', reason: error.message }));
    child.once('exit', (code, signal) => {
      const unannounced = () =>
        resolve({ kind: 'failed', reason: `its process ended with ${signal ?? code}; see ${places.log}` });
      // Its last words may still be on the way when its end is known.
      if (child.connected) child.once('disconnect', unannounced);
      else unannounced();
    });
  });
}

function logIsLong(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT;
}

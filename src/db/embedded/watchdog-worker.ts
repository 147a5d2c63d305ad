import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { WatchdogData } from './watchdog.ts';

const { beganAt, limitMs } = workerData as WatchdogData;

setInterval(
  () => {
    const began = Atomics.load(beganAt, 0);
    if (began === 0n || process.hrtime.bigint() - began <= BigInt(limitMs) * 1_000_000n) return;
    // Not the stream of this thread: it would pass through the main thread, which does not listen.
    writeSync(2, `${new Date().toISOString()} a statement ran longer than ${limitMs} ms: the engine ends\n`);
    process.kill(process.pid, 'SIGKILL');
  },
  Math.min(250, Math.max(10, limitMs / 10)),
);

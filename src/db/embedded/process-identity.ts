import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from all others, also from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string | null;
  readonly bootId: string | null;
  readonly host: string;
}

/** Returns the identity of this process. */
export function thisProcess(): ProcessIdentity {
  const start = processStart(process.pid);
  return { pid: process.pid, startedAt: start === 'ended' ? null : start, bootId: bootId(), host: hostname() };
}

/**
 * Takes an identity that was written down earlier and returns whether that process still runs: `elsewhere` when it
 * belongs to another host, where nothing can be known. What cannot be decided counts as alive.
 */
export function judgeProcess(identity: ProcessIdentity): 'alive' | 'dead' | 'elsewhere' {
  if (identity.host !== hostname()) return 'elsewhere';
  const boot = bootId();
  if (identity.bootId !== null && boot !== null && identity.bootId !== boot) return 'dead';
  if (!isRunning(identity.pid)) return 'dead';
  const start = processStart(identity.pid);
  if (start === 'ended') return 'dead';
  return start !== null && identity.startedAt !== null && start !== identity.startedAt ? 'dead' : 'alive';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The start time of a process, `ended` for one that is only waiting to be reaped, null where it cannot be learned. */
function processStart(pid: number): string | 'ended' | null {
  try {
    if (process.platform === 'linux') {
      // proc(5): the second field, the name, may itself hold spaces and brackets; state is field 3, starttime field 22.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null);
    }
    if (process.platform === 'win32') return null;
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env, encoding: 'latin1' }).trim();
    return line.startsWith('Z') ? 'ended' : line.replace(/^\S+\s+/, '') || null;
  } catch {
    return null;
  }
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return null;
  }
}

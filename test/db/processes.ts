import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Real processes for tests, each ended by its own id. */

const keeper = resolve(import.meta.dirname, 'keep-database.ts');
const started: ChildProcess[] = [];

/** Runs keep-database.ts and gathers what it says until it ends. */
export function runKeeper(args: string[], options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [keeper, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  return { child, ended };
}

/** Keeps an embedded database in `folder`; resolves with its address when it is migrated. Rejects with what it said instead. */
export async function keepDatabase(folder: string, options: SpawnOptions = {}) {
  const { child, ended } = runKeeper(['keep', folder], options);
  const lines = createInterface({ input: child.stdout! });
  const first = once(lines, 'line').then(([line]) => JSON.parse(line) as { url: string });
  const failed = ended.then(({ said }) => Promise.reject(new Error(said)));
  const { url } = await Promise.race([first, failed]);
  failed.catch(() => {});
  return { child, ended, url };
}

export function endAll(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The real server as a real process, to be used, stopped and killed. */

const project = resolve(import.meta.dirname, '../..');

export type ServerProcess = {
  url: string;
  child: ChildProcess;
  /** Everything it wrote. */
  output(): string;
  /** Ends it as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and gives its exit code. */
  terminate(): Promise<number | null>;
};

const running = new Set<ChildProcess>();
const folders: string[] = [];

/** Starts a server on a database that exists. Rejects with what it said when it doesn't come up. */
export async function startServerProcess(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'pushback-live-'));
  folders.push(folder);
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      BIND_ADDRESS: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      AUTH_SECRET: 'a-secret-for-tests-'.repeat(3),
      DEMO: '1',
      DEMO_HISTORY: '0',
      ...environment,
    },
  });
  running.add(child);
  let output = '';
  const gone = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const address = new Promise<string>((found) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      output += `${line}\n`;
      const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port) found(`http://127.0.0.1:${port}`);
    });
  });
  const url = await Promise.race([
    address,
    gone.then(() => Promise.reject(new Error(`the server did not start: ${output}`))),
  ]);
  return {
    url,
    child,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async terminate() {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** Ends what is left. */
export function endServers(): void {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

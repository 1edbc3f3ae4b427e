import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { readPostmaster, stopOrphan } from '../../server/db/postmaster.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** The command people run, with nothing set but a port and a place for its data. */
const project = resolve(import.meta.dirname, '../..');
const folders: string[] = [];
const started: ChildProcess[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'pushback-start-'));
  chmodSync(made, 0o755);
  folders.push(made);
  return made;
}

/** Starts main.ts. `said` grows with its output; `until` resolves once that holds a text. */
function start(environment: Record<string, string>) {
  const { DATABASE_URL, TEST_DATABASE_URL, DEMO, AUTH_SECRET, ...rest } = process.env;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: project,
    env: { ...rest, NODE_ENV: 'production', PORT: '0', BIND_ADDRESS: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let said = '';
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  const until = (text: RegExp) =>
    new Promise<RegExpExecArray>((found, failed) => {
      const look = () => {
        const match = text.exec(said);
        if (match) found(match);
      };
      for (const stream of [child.stdout!, child.stderr!]) stream.on('data', look);
      void ended.then(() => failed(new Error(`it ended: ${said}`)));
      look();
    });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return { child, ended, until };
}

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const made of folders) await stopOrphan(join(made, 'postgres'));
});
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

test('[HTTP8] started with nothing set it says where it is and how to sign in, and that works in production', async () => {
  const place = folder();
  const server = start({ DATA_DIR: place });
  const [, url] = await server.until(/Pushback is at (http:\S+)/);
  const [, email, password] = await server.until(/Sign in as (\S+@demo\.pushback\.local).*password is (\S+)/);
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url!.replace('localhost', '127.0.0.1') },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  const me = await fetch(`${url}/api/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ email, role: 'rep' });

  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  expect(readPostmaster(join(place, 'postgres'))).toBeNull();

  const again = start({ DATA_DIR: place });
  const [, next] = await again.until(/Pushback is at (http:\S+)/);
  expect((await fetch(`${next}/api/me`, { headers: { cookie } })).status).toBe(200);
  const second = start({ DATA_DIR: place });
  const refused = await second.ended;
  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/^Pushback can't start: The data folder .* is in use by another server \(process \d+\)/);
  expect(refused.said).not.toMatch(/\n\s+at /);
});

test('[HTTP8] asked to stop while it starts, it leaves no database behind', async () => {
  const place = folder();
  const server = start({ DATA_DIR: place });
  await expect
    .poll(() => existsSync(join(place, 'postgres', 'postmaster.pid')), { timeout: 60_000, interval: 5 })
    .toBe(true);
  server.child.kill('SIGINT');
  expect((await server.ended).code).toBe(0);
  expect(readPostmaster(join(place, 'postgres'))).toBeNull();
});

test('[HTTP7] a setting that cannot be used is named, and nothing starts', async () => {
  const place = folder();
  const { code, said } = await start({ DATA_DIR: place, PORT: 'eighty' }).ended;
  expect(code).toBe(1);
  expect(said).toMatch(/^Pushback can't start: PORT: /);
  expect(existsSync(join(place, 'postgres'))).toBe(false);
});

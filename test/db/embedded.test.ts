import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { readPostmaster, stopOrphan } from '../../server/db/postmaster.ts';
import { endAll, keepDatabase } from './processes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const folders: string[] = [];

function folder(owner?: { uid: number; gid: number }): string {
  const made = mkdtempSync(join(tmpdir(), 'pushback-embedded-'));
  chmodSync(made, 0o755);
  if (owner) chownSync(made, owner.uid, owner.gid);
  folders.push(made);
  return made;
}

async function ask(url: string, question: string) {
  const client = openClient(url, { max: 1 });
  try {
    return await client.unsafe(question);
  } finally {
    await client.end();
  }
}

function alive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

afterEach(async () => {
  endAll();
  for (const made of folders) await stopOrphan(join(made, 'postgres'));
});
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

test('[STORAGE1] what was written is there after a stop and a second start', async () => {
  const place = folder();
  const first = await keepDatabase(place);
  await ask(first.url, 'create table kept (word text); insert into kept values ($$here$$)');
  first.child.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
  expect(readPostmaster(join(place, 'postgres'))).toBeNull();
  const second = await keepDatabase(place);
  expect((await ask(second.url, 'select word from kept'))[0]?.word).toBe('here');
});

test('[STORAGE2] after the server was killed hard, the next one stops the database it left and goes on', async () => {
  const place = folder();
  const first = await keepDatabase(place);
  await ask(first.url, 'create table kept (word text); insert into kept values ($$here$$)');
  const orphan = readPostmaster(join(place, 'postgres'))!.pid;
  first.child.kill('SIGKILL');
  await first.ended;
  expect(alive(orphan)).toBe(true);
  const second = await keepDatabase(place);
  expect(alive(orphan)).toBe(false);
  expect((await ask(second.url, 'select word from kept'))[0]?.word).toBe('here');
});

test('[STORAGE3] a second server on the same folder is refused, told whose it is, and harms nothing', async () => {
  const place = folder();
  const first = await keepDatabase(place);
  await expect(keepDatabase(place)).rejects.toThrow(
    new RegExp(`in use by another server \\(process ${first.child.pid}\\).*DATA_DIR`),
  );
  expect((await ask(first.url, 'select 1 as one'))[0]?.one).toBe(1);
});

test('[STORAGE3] of two servers that start together on an empty folder, one has it', async () => {
  const place = folder();
  const both = await Promise.allSettled([keepDatabase(place), keepDatabase(place)]);
  expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('[STORAGE4] a process that has got the process id of a database long gone is left alone', async () => {
  const place = folder();
  const first = await keepDatabase(place);
  first.child.kill('SIGTERM');
  await first.ended;
  const stale = `${process.pid}\n${join(place, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`;
  writeFileSync(join(place, 'postgres', 'postmaster.pid'), stale);
  const second = await keepDatabase(place);
  expect((await ask(second.url, 'select 1 as one'))[0]?.one).toBe(1);
});

test('[STORAGE5] only this machine can reach it, and only with the password kept in the folder', async () => {
  const place = folder();
  const { url } = await keepDatabase(place);
  expect((await ask(url, 'show listen_addresses'))[0]?.listen_addresses).toBe('127.0.0.1');
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(statSync(join(place, 'postgres-password')).mode & 0o077).toBe(0);
});

test.runIf(root)('[STORAGE6] started by root, the database runs as another user and owns its folder', async () => {
  const place = folder();
  await keepDatabase(place);
  const { pid } = readPostmaster(join(place, 'postgres'))!;
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  expect(statSync(join(place, 'postgres')).uid).toBe(statSync(`/proc/${pid}`).uid);
});

test.runIf(root)('[STORAGE6] started by root below a folder that user cannot enter, it says which', async () => {
  const place = folder();
  chmodSync(place, 0o700);
  await expect(keepDatabase(place)).rejects.toThrow(`cannot enter ${place}`);
});

test.runIf(root)("[STORAGE6] started by an ordinary user, the database is that user's", async () => {
  const place = folder(nobody);
  const { url } = await keepDatabase(place, nobody);
  expect((await ask(url, 'select 1 as one'))[0]?.one).toBe(1);
  expect(statSync(join(place, 'postgres')).uid).toBe(nobody.uid);
});

test.runIf(root)("[STORAGE6] an ordinary user on a folder of root's is told so", async () => {
  const place = folder();
  const first = await keepDatabase(place);
  first.child.kill('SIGTERM');
  await first.ended;
  await expect(keepDatabase(place, nobody)).rejects.toThrow(/can't be written|belongs to another user/);
});

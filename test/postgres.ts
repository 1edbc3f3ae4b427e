import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openClient } from '../server/db/connect.ts';
import { type Embedded, startEmbedded } from '../server/db/embedded.ts';
import { lockFolder } from '../server/db/folder-lock.ts';
import { migrate } from '../server/db/migrate.ts';
import { stopOrphan } from '../server/db/postmaster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that tests make their databases on, and the migrated database they copy. */
    postgres: { url: string; template: string };
  }
}

/**
 * One Postgres for the whole run: TEST_DATABASE_URL's, or one of our own in a temporary folder,
 * without the wait for the disk. Each test file gets a copy of a migrated template.
 */
const prefix = 'pushback-test-';
const template = `pushback_template_${process.pid}`;
let embedded: Embedded | undefined;
let folder: string | undefined;
let url: string;

export async function setup(project: TestProject): Promise<void> {
  url = process.env.TEST_DATABASE_URL ?? (await startOwn());
  const admin = openClient(url, { max: 1 });
  await admin.unsafe(`drop database if exists ${template} with (force)`);
  await admin.unsafe(`create database ${template}`);
  await admin.end();
  const target = new URL(url);
  target.pathname = `/${template}`;
  await migrate(target.href);
  project.provide('postgres', { url, template });
}

export async function teardown(): Promise<void> {
  if (!embedded) {
    const admin = openClient(url, { max: 1 });
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await admin.end();
  }
  await embedded?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}

async function startOwn(): Promise<string> {
  await sweep();
  folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  embedded = await startEmbedded(folder, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  });
  return embedded.url;
}

/** Puts away what runs that were killed have left: whoever still runs holds the lock of its folder. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const left = join(tmpdir(), name);
    try {
      const unlock = lockFolder(left);
      await stopOrphan(join(left, 'postgres'));
      unlock();
      rmSync(left, { recursive: true, force: true });
    } catch {
      // In use, or another user's.
    }
  }
}

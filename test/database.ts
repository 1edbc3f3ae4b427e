import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openClient } from '../server/db/connect.ts';

export type FreshDatabase = { url: string; drop(): Promise<void> };

/** A database of its own, migrated, on the run's Postgres. Drop it in `afterAll`. */
export async function freshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const { url, template } = inject('postgres');
  const name = `pushback_${randomBytes(6).toString('hex')}`;
  const admin = (sql: string) => once(url, sql);
  await admin(`create database ${name}${migrated ? ` template ${template}` : ''}`);
  const target = new URL(url);
  target.pathname = `/${name}`;
  return { url: target.href, drop: () => admin(`drop database if exists ${name} with (force)`) };
}

async function once(url: string, sql: string): Promise<void> {
  const client = openClient(url, { max: 1 });
  try {
    await client.unsafe(sql);
  } finally {
    await client.end();
  }
}

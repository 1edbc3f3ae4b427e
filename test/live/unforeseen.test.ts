import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorPlace } from '../../server/log.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { signIn } from './rep.ts';
import { endServers, startServerProcess } from './server-process.ts';
import { until } from './until.ts';

/** Failures that nobody foresaw, put into a real process from outside. */

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  endServers();
  await database.drop();
});

const faults = `data:text/javascript,${encodeURIComponent(`
  const spoken = () => Object.assign(new Error('the words of a rep'), { detail: 'the words of a rep' });
  process.on('SIGUSR2', () => void Promise.reject(spoken()));
  process.on('SIGHUP', () => { throw spoken(); });
`)}`;

it('[LIVE28] a failure nobody waits for ends no session and tells no words', async () => {
  const server = await startServerProcess(database.url, { NODE_OPTIONS: `--import=${faults}` });
  const rep = await signIn(server.url);
  const line = rep.connect(server.url, (await rep.begin(server.url)).id);
  await line.hear('welcome');
  server.child.kill('SIGUSR2');
  await until(async () => server.output().includes('nobody waited for a failure'));
  await line.converse('Where did the fifteen per cent come from?');
  const gone = once(server.child, 'exit');
  server.child.kill('SIGHUP');
  expect((await gone)[0]).toBe(1);
  expect(server.output()).toContain('stopped by an error');
  expect(server.output()).not.toContain('the words of a rep');
});

it('[LIVE28] the place of an error is its frames, never its text', () => {
  const error = new Error('first words\n    at second words\n    at third (words:1)');
  const place = errorPlace(error);
  expect(place).toContain('unforeseen.test.ts');
  expect(place).not.toContain('words');
  expect(errorPlace('words')).toBe('');
  expect(errorPlace(null)).toBe('');
});

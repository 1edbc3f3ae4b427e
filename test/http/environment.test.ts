import { expect, test } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';

test('[HTTP7] with nothing set the server listens on 8787, keeps its own database in ./data, and is a demo', () => {
  const environment = readEnvironment({});
  expect(environment).toMatchObject({ PORT: 8787, DEMO: true });
  expect(environment.DATABASE_URL).toBeUndefined();
  expect(environment.DATA_DIR).toBe(`${process.cwd()}/data`);
});

test('[HTTP7] with a database of somebody else it is no demo unless told to be', () => {
  const DATABASE_URL = 'postgres://someone@db.example/pushback';
  expect(readEnvironment({ DATABASE_URL }).DEMO).toBe(false);
  expect(readEnvironment({ DATABASE_URL, DEMO: '1' }).DEMO).toBe(true);
  expect(readEnvironment({ DEMO: 'off' }).DEMO).toBe(false);
});

test('[HTTP7] an empty variable counts as not set', () => {
  expect(readEnvironment({ PORT: '', PUBLIC_URL: '', DATABASE_URL: '', DEMO: '' })).toMatchObject({
    PORT: 8787,
    DEMO: true,
  });
});

test('[HTTP7] what cannot be used is refused, all of it at once, each by its name', () => {
  const wrong = {
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    PUBLIC_URL: 'practice.example.com',
    DEMO: 'perhaps',
    MODEL_CALLS_PER_SESSION: '-1',
    MODEL_CALLS_PER_DAY: 'many',
  };
  for (const name of Object.keys(wrong)) expect(() => readEnvironment(wrong)).toThrow(new RegExp(`^${name}: `, 'm'));
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { setupCode } from '../../server/routes/setup.ts';
import { type Asking, asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let app: TestApp;
let anyone: Asking;
const first = { organisation: 'Firm', name: 'Ada', email: 'Ada@firm.example', password: 'a-long-password' };
beforeAll(async () => {
  app = await startApp();
  anyone = asking(app.app);
});
afterAll(() => app.close());

test('[ACCESS9] without the setup code nobody becomes the first admin', async () => {
  for (const code of ['', 'wrong', 'the-setup-codf'])
    expect((await anyone('POST', '/api/setup', { ...first, code })).status).toBe(403);
});

test('[ACCESS9] with it one does, once, and everyone after comes by invitation', async () => {
  const tries = await Promise.all(
    [1, 2, 3].map(() => anyone('POST', '/api/setup', { ...first, code: 'the-setup-code' })),
  );
  expect(tries.map((answer) => answer.status).sort()).toEqual([201, 404, 404]);
  const ada = await signInAs(app.app, { email: 'ada@firm.example' }, first.password);
  expect(await (await ada('GET', '/api/me')).json()).toMatchObject({ role: 'admin', organisation: { name: 'Firm' } });
  expect((await anyone('POST', '/api/setup', { ...first, code: 'the-setup-code' })).status).toBe(404);
});

test('[ACCESS9] the code follows from the secret, and does not tell it', () => {
  const code = setupCode('x'.repeat(32));
  expect(setupCode('x'.repeat(32))).toBe(code);
  expect(setupCode('y'.repeat(32))).not.toBe(code);
  expect(code).toMatch(/^[\w-]{24}$/);
});

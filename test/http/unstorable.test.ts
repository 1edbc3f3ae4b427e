import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOrganisation } from '../people.ts';
import { type Asking, asking, scenarioId, signInAs, startApp, type TestApp } from './test-app.ts';

let app: TestApp;
let rep: Asking;
beforeAll(async () => {
  app = await startApp();
  const firm = await buildOrganisation(app.deps.signInDb, 'firm');
  rep = await signInAs(app.app, firm.people.rep!);
});
afterAll(() => app.close());

const nul = String.fromCharCode(0);

test('[HTTP3] characters that the database can not keep are the request’s fault, and said so', async () => {
  const nobody = asking(app.app);
  for (const [ask, method, path, body] of [
    [rep, 'POST', '/api/sessions', { scenario: scenarioId, seed: `a${nul}` }],
    [rep, 'POST', '/api/keys', { name: `a${nul}`, days: 30 }],
    [rep, 'POST', '/api/keys/%00/revoke', undefined],
    [nobody, 'GET', '/api/invitations/%00', undefined],
    [nobody, 'POST', '/api/auth/sign-in/email', { email: `a${nul}@firm.example`, password: 'a-long-password' }],
  ] as const) {
    const answer = await ask(method, path, body);
    expect([path, answer.status < 500, (await answer.json()).retryable]).toEqual([path, true, false]);
  }
});

import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeMeasured } from '../../server/db/measured.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { ReviewView } from '../../server/protocol/review-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { questionLibrary, scoredCall } from '../practice/scored-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** What a review may rest on that others said and did: a coach's comments, real calls. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const today = new Date().toISOString().slice(0, 10);
let id: string;

beforeAll(async () => {
  app = await startApp({ library: questionLibrary() });
  ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
  const made = await ask('manager')('POST', '/api/reviews', {
    ...{ rep: ours.people.rep!.id, template: 'manager-experienced', from: dayAfter(today, -30), to: today },
    meetingOn: today,
  });
  id = ((await made.json()) as { id: string }).id;
});
afterAll(() => app.close());

const read = async (who: string) => ReviewView.parse(await (await ask(who)('GET', `/api/reviews/${id}`)).json());
const post = async (who: string, path: string, body: unknown) => {
  const answer = await ask(who)('POST', path, body);
  return [answer.status, await answer.json()] as const;
};
const add = async (source: unknown) =>
  (await post('manager', `/api/reviews/${id}/points`, { kind: 'improvement', says: 'Ask first.', source }))[0];

test('[REVIEW8] a coach’s comment is seen once its rep has read it, and no longer when the session is taken back', async () => {
  const session = await scoredCall(app, ask('rep'), ours.id, 'shared');
  const [status, made] = await post('coach', `/api/sessions/${session}/comments`, {
    says: 'Wait for the figure.',
    at: null,
  });
  expect(status).toBe(201);
  const source = { kind: 'comment', id: made.id };
  expect(await add(source)).toBe(422);
  expect(JSON.stringify((await read('manager')).seen)).not.toContain('Wait for the figure.');

  await ask('rep')('GET', `/api/sessions/${session}/coaching`);
  expect((await read('manager')).seen).toContainEqual({
    ...source,
    on: today,
    says: 'Wait for the figure.',
    link: `/sessions/${session}`,
  });
  expect(await add(source)).toBe(201);
  expect((await read('manager')).surprises).toBe(0);

  await ask('rep')('POST', `/api/sessions/${session}/share`, { shared: false });
  expect(JSON.stringify(await read('manager'))).not.toContain('Wait for the figure.');
  expect((await read('manager')).surprises).toBe(1);
});

test('[REVIEW10] a real call that is pulled in says that it is one, so that its link leads to it', async () => {
  const call = uuidv7();
  await app.deps.raw.sql.begin(async (tx) => {
    await enterOrg(tx, app.deps.raw, ours.id);
    const of = { orgId: ours.id, sessionId: call, memberId: ours.people.rep!.id, at: new Date() };
    const row = { what: 'overall', effective: 61, computed: 61, n: 1 };
    await writeMeasured(tx, { ...of, source: 'call', open: true, listener: listenerVersion }, [row]);
  });
  expect((await post('rep', `/api/reviews/${id}/calls`, { session: call }))[0]).toBe(201);
  for (const who of ['rep', 'manager'])
    expect((await read(who)).calls).toEqual([expect.objectContaining({ session: call, source: 'call', open: true })]);
});

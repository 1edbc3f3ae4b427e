import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HeardCall, MarkPage, MarkView, Reasons } from '../../server/protocol/listening-view.ts';
import { buildOrganisation, oneOfEach } from '../people.ts';
import { type Asking, signInAs, startApp, type TestApp } from './test-app.ts';

let app: TestApp;
let coach: Asking;
let rep: Asking;
let admin: Asking;
let stranger: Asking;

beforeAll(async () => {
  app = await startApp();
  const ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  coach = await signInAs(app.app, ours.people.coach!);
  rep = await signInAs(app.app, ours.people.rep!);
  admin = await signInAs(app.app, ours.people.admin!);
  stranger = await signInAs(app.app, theirs.people.coach!);
}, 60_000);
afterAll(() => app.close());

const before = [{ speaker: 'prospect', text: 'Fifteen per cent off, by September.' }];
const mark = { speaker: 'rep', text: 'Fifteen of what?', before, spoken: false, right: ['question.open', 'probe'] };

describe('the listener’s page', () => {
  test('[HTTP10] hears one turn in its place, and says why', async () => {
    const turn = { speaker: 'rep', text: 'Who set the fifteen?' };
    const heard = HeardCall.parse(await (await coach('POST', '/api/listening/hear', { turn, before })).json());
    expect(heard.turns[0]?.moves.map(({ move }) => move)).toEqual(['question.open']);
    const why = Reasons.parse(await (await coach('POST', '/api/listening/why', { turn, before })).json());
    expect(why.sentences).toEqual([{ start: 0, end: 20 }]);
    expect(why.reasons.map(({ label }) => label)).toContain('question.open');
  });

  test('[HTTP10] hears a call of any kind, and says line and reason where it can’t', async () => {
    const transcript =
      '1\n00:00:01,000 --> 00:00:03,000\nInes: Where do you want to start?\n\n2\n00:00:04,000 --> 00:00:06,000\nColm: At fifteen per cent. It is too expensive.\n';
    const answer = await coach('POST', '/api/listening/hear', { transcript, rep: 'ines' });
    const { turns } = HeardCall.parse(await answer.json());
    expect(turns.map(({ name, atMs }) => [name, atMs])).toEqual([
      ['Ines', 1000],
      ['Colm', 4000],
    ]);
    expect(turns[1]?.beats.map(({ beat }) => beat)).toContain('object.price');
    const refused = await coach('POST', '/api/listening/hear', { transcript, rep: 'Bob' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ message: expect.stringMatching(/^Line 1: "Bob" doesn’t speak/) });
  });

  test('[HTTP11] keeps what is marked, shows it to the organisation alone, gives it out as corpus lines', async () => {
    const made = await coach('POST', '/api/listening/marks', mark);
    expect(made.status).toBe(201);
    const { id, heard } = MarkView.parse(await made.json());
    expect(heard).toContain('question.open');
    const page = MarkPage.parse(await (await admin('GET', '/api/listening/marks')).json());
    expect(page.marks.map((one) => one.id)).toEqual([id]);
    const text = await (await admin('GET', '/api/listening/marks.txt')).text();
    expect(text).toContain('R Fifteen of what? | qo probe');
    expect(MarkPage.parse(await (await stranger('GET', '/api/listening/marks')).json()).marks).toEqual([]);
    expect((await stranger('POST', `/api/listening/marks/${id}/remove`, {})).status).toBe(404);
    expect((await coach('POST', `/api/listening/marks/${id}/remove`, {})).status).toBe(200);
    expect((await coach('POST', `/api/listening/marks/${id}/remove`, {})).status).toBe(404);
  });

  test('[HTTP11] takes labels of the sentence’s own side only', async () => {
    const refused = await coach('POST', '/api/listening/marks', { ...mark, right: ['object.price'] });
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'label-of-the-other-side' }),
    ]);
  });

  test('[HTTP12] is nothing to a rep', async () => {
    for (const [method, path, body] of [
      ['POST', '/api/listening/hear', { turn: { speaker: 'rep', text: 'Hello.' } }],
      ['POST', '/api/listening/why', { turn: { speaker: 'rep', text: 'Hello.' } }],
      ['GET', '/api/listening/marks', undefined],
      ['POST', '/api/listening/marks', mark],
      ['GET', '/api/listening/marks.txt', undefined],
    ] as const)
      expect([path, (await rep(method, path, body)).status]).toEqual([path, 404]);
  });

  test('[HTTP12] writes nothing of what is pasted into the log', async () => {
    await coach('POST', '/api/listening/hear', { turn: { speaker: 'rep', text: 'A very secret sentence.' } });
    expect(app.logged.join('\n')).not.toContain('secret');
  });
});

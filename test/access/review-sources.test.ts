import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeMeasured } from '../../server/db/measured.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { findScorecard } from '../../server/db/scorecards.ts';
import { measuredIn } from '../../server/domain/measured.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { hearOne } from '../../server/practice/import-calls.ts';
import { CallsMade, CallView } from '../../server/protocol/call-view.ts';
import { ReviewView } from '../../server/protocol/review-view.ts';
import { type Asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
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
const cardOf = async (session: string) => (await findScorecard(app.deps.db, ours.id, session))!.body;
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

test('[REVIEW23] [REVIEW32] flags of practice name the disclosure, the sentence and the minute, and however many there are they are looked up together', async () => {
  const sessions: string[] = [];
  for (let i = 0; i < 4; i++) sessions.push(await scoredCall(app, ask('rep'), ours.id, 'shared'));
  const said = { seq: 3, start: 0, end: 4 };
  const late = { seq: 5, start: 0, end: 7 };
  const outstanding = '; said too late, at 00:04: “The first year is binding.”';
  const kept = [
    { id: 'forbidden-claims', value: 0, evidence: [], missed: [] },
    { id: 'disclosures-made', value: 1, evidence: [], missed: [] },
  ];
  const broken = [
    { id: 'forbidden-claims', value: 1, evidence: [said, late], missed: [] },
    {
      id: 'disclosures-made',
      value: 0,
      evidence: [],
      missed: [late],
      says: `0 of 1 required disclosure made in time${outstanding}.`,
    },
  ];
  async function measure(session: string, found: typeof kept | typeof broken): Promise<void> {
    const { card, memberId } = { card: await cardOf(session), memberId: ours.people.rep!.id };
    const measurements = card.measurements.map((each) => {
      const rule = found.find(({ id }) => id === each.id);
      return rule ? { ...each, ...rule, status: 'measured' as const, n: 1 } : each;
    });
    await app.deps.raw.sql.begin(async (tx) => {
      await enterOrg(tx, app.deps.raw, ours.id);
      await tx`update scorecard set body = ${JSON.stringify({ ...card, measurements })}::text::jsonb
        where session_id = ${session}`;
      const of = { orgId: ours.id, sessionId: session, memberId, at: new Date(`${today}T00:00:00Z`) };
      const rows = measuredIn({ ...card, measurements });
      await writeMeasured(tx, { ...of, source: 'practice', open: true, listener: listenerVersion }, rows);
    });
  }
  const transaction = vi.spyOn(app.deps.db.drizzle, 'transaction');
  const lookUps = async () => {
    transaction.mockClear();
    const { flags } = (await read('manager')).evidence!.compliance;
    return { flags, times: transaction.mock.calls.length };
  };
  const [first = '', ...others] = sessions;
  for (const session of sessions) await measure(session, session === first ? broken : kept);
  const one = await lookUps();
  const on = { session: first, source: 'practice', on: today };
  expect(one.flags.toSorted((a, b) => b.says.localeCompare(a.says))).toEqual([
    { ...on, what: 'forbidden-claims', says: 'Something forbidden was said.', place: { at: said, atMs: 2_000 } },
    {
      ...{ ...on, what: 'disclosures-made', place: { at: late, atMs: 4_000 } },
      says: `Required disclosures not made in time${outstanding}.`,
    },
  ]);
  for (const other of others) await measure(other, broken);
  const all = await lookUps();
  expect(all.flags).toHaveLength(8);
  expect(all.flags.every(({ place }) => place)).toBe(true);
  expect(all.times).toBe(one.times);
  transaction.mockRestore();
  for (const session of sessions) await ask('rep')('POST', `/api/sessions/${session}/share`, { shared: false });
});

describe('what a review rests on that was said in a real call', () => {
  const open = ['What did it cost you?', 'How would you show it to them?', 'Who else would have to agree?'];
  const closed = ['Is it the price?', 'Did you sign it?', 'Is that a yes?', 'Do you agree?'];
  const transcript = (asked: readonly string[]) =>
    asked.map((text, i) => `[00:${10 + 10 * i}] Ines: ${text}\n[00:${15 + 10 * i}] Voss: We will see. Number ${i}.`);

  /** Imported, heard and scored, held on a day. */
  async function heard(name: string, lines: readonly string[]): Promise<string> {
    const text = ['[00:05] Voss: You wanted to talk. Go on.', ...lines].join('\n');
    const file = { name, base64: Buffer.from(text).toString('base64'), member: ours.people.rep!.id, rep: 'Ines' };
    const at = `${dayAfter(today, -1)}T10:00:00Z`;
    const [, made] = await post('manager', '/api/calls', {
      consent: true,
      rubric: rubric.id,
      files: [{ ...file, at }],
    });
    const deps = { db: app.deps.raw, failed: () => {}, measured: async () => {} };
    for (const job of app.calls.splice(0)) await hearOne(deps, job, false);
    return CallsMade.parse(made).calls[0]!.id!;
  }
  const call = async (who: string, of: string) =>
    CallView.parse(await (await ask(who)('GET', `/api/calls/${of}`)).json());
  let [good, bad] = ['', ''];

  test('[REVIEW23] samples say so, with the call’s sentence and minute, and reading them is opening the call', async () => {
    good = await heard('good.txt', transcript(open));
    bad = await heard('bad.txt', transcript(closed));
    const { evidence, words } = await read('manager');
    const at = { seq: 2, start: 0, end: open[0]!.length };
    expect(evidence?.strong).toMatchObject({ session: good, source: 'call', title: 'good.txt', atMs: 10_000, at });
    expect(words.strong).toEqual({ answered: 'You wanted to talk. Go on.', speaker: 'Voss', said: open[0] });
    expect(evidence?.weak).toMatchObject({ session: bad, source: 'call', title: 'bad.txt', atMs: 10_000 });
    expect(words.weak?.said).toBe(closed[0]);
    const turn = (await call('rep', good)).turns?.find(({ seq }) => seq === at.seq);
    expect([turn?.text, turn?.atMs]).toEqual([open[0], 10_000]);
    expect((await call('rep', good)).opened.map(({ name }) => name)).toEqual(['manager of ours']);
  });

  test('[REVIEW23] a compliance flag names the call, the sentence and the minute', async () => {
    const { card } = await call('rep', bad);
    const place = { seq: 4, start: 0, end: closed[1]!.length };
    const measurements = card!.measurements.map((each) =>
      each.id === 'forbidden-claims'
        ? { ...each, status: 'measured' as const, value: 1, n: 1, evidence: [place] }
        : each,
    );
    await app.deps.raw.sql.begin(async (tx) => {
      await enterOrg(tx, app.deps.raw, ours.id);
      await tx`update call set card = ${JSON.stringify({ ...card, measurements })}::text::jsonb where id = ${bad}`;
      const of = { orgId: ours.id, sessionId: bad, memberId: ours.people.rep!.id, at: new Date(`${today}T00:00:00Z`) };
      const rows = measuredIn({ ...card!, measurements });
      await writeMeasured(tx, { ...of, source: 'call', open: true, listener: listenerVersion }, rows);
    });
    const { evidence } = await read('manager');
    expect(evidence?.compliance.flags).toEqual([
      {
        ...{ session: bad, source: 'call', on: today, what: 'forbidden-claims', says: 'Something forbidden was said.' },
        place: { at: place, atMs: 20_000 },
      },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { forgetCalls } from '../../server/db/calls.ts';
import { readMeasured } from '../../server/db/measured.ts';
import { writeSetting } from '../../server/db/org-settings.ts';
import { dayAfter, dayIn } from '../../server/domain/org-settings.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { hearOne } from '../../server/practice/import-calls.ts';
import { CallPage, CallsMade, CallView, FilesRead } from '../../server/protocol/call-view.ts';
import { NoticePage } from '../../server/protocol/telling-view.ts';
import { type Asking, asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    southerner: { role: 'rep', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const lines = [
  ['Ines', 'What would have to be true for you to change the night desk?'],
  ['Speaker 2', 'Honestly the price is too high, we pay less today.'],
  ['Ines', 'That is a fair worry. Who set the fifteen?'],
  ['Speaker 2', 'Our finance director, in spring.'],
] as const;
let nth = 0;
/** A transcript that is no other: the same words would be the same call. */
const plain = (more = `Call number ${++nth}.`) =>
  [...lines, ['Ines', more] as const].map((l) => l.join(': ')).join('\n');
const stamp = (s: number) => `00:00:${String(s).padStart(2, '0')}`;
const vtt = (more = '') =>
  `WEBVTT\n\n${more}${lines.map(([who, said], i) => `${stamp(i * 5)}.000 --> ${stamp(i * 5 + 4)}.000\n<v ${who}>${said}</v>\n`).join('\n')}`;
const srt = () =>
  lines
    .map(([who, said], i) => `${i + 1}\n${stamp(i * 5)},000 --> ${stamp(i * 5 + 4)},000\n${who}: ${said}\n`)
    .join('\n');
const json = () =>
  JSON.stringify(lines.map(([speaker, text], i) => ({ speaker, text, startMs: i * 5_000, endMs: i * 5_000 + 4_000 })));

const file = (text: string, more: Record<string, unknown> = {}) => ({
  ...{ name: 'monday.txt', base64: base64(text), member: ours.people.rep!.id, rep: 'Ines' },
  ...more,
});
const send = (who: string, files: unknown[], more: Record<string, unknown> = {}) =>
  people[who]!('POST', '/api/calls', { consent: true, rubric: rubric.id, files, ...more });
async function imported(files: unknown[], who = 'manager of ours') {
  const answer = await send(who, files);
  expect(answer.status).toBe(201);
  return CallsMade.parse(await answer.json()).calls;
}
async function hearAll() {
  const failures: unknown[] = [];
  const deps = {
    db: app.deps.raw,
    failed: (_: string, error: unknown) => void failures.push(error),
    measured: async () => {},
  };
  for (const job of app.calls.splice(0)) await hearOne(deps, job, false);
  expect(failures).toEqual([]);
}
const view = async (who: string, id: string) =>
  CallView.parse(await (await people[who]!('GET', `/api/calls/${id}`)).json());
const listed = async (who: string, query = '') =>
  CallPage.parse(await (await people[who]!('GET', `/api/calls${query}`)).json()).calls;

describe('importing', () => {
  test('[CALL1] says who speaks in each file, and what can’t be read, before anything is kept', async () => {
    const files = [
      { name: 'a.txt', base64: base64(plain()) },
      { name: 'b.vtt', base64: base64('WEBVTT\n\n00:00 --> soon\nHello') },
    ];
    const read = FilesRead.parse(await (await people['coach of ours']!('POST', '/api/calls/read', { files })).json());
    expect(read.files[0]).toMatchObject({ speakers: [{ name: 'Ines' }, { name: 'Speaker 2' }], trouble: null });
    expect(read.files[1]).toMatchObject({
      speakers: [],
      trouble: { line: 3, reason: expect.stringContaining('not a time') },
    });
    expect(await listed('coach of ours')).toEqual([]);
  });

  test('[CALL1] takes VTT, SRT, JSON and text at once; one that can’t be read keeps none of the others', async () => {
    const made = await imported([
      file(vtt(), { name: 'a.vtt' }),
      file(srt(), { name: 'b.srt' }),
      file(json(), { name: 'c.json' }),
      file(plain(), { name: 'd.txt' }),
      file('nothing to see', { name: 'e.txt' }),
      file(plain(), { name: 'f.txt', rep: 'Nobody' }),
    ]);
    expect(made.map(({ name, status }) => [name, status])).toEqual([
      ['a.vtt', 'pending'],
      ['b.srt', 'pending'],
      ['c.json', 'pending'],
      ['d.txt', 'pending'],
      ['e.txt', 'failed'],
      ['f.txt', 'failed'],
    ]);
    expect(made[4]!.trouble).toMatchObject({ line: 1 });
    expect(made[5]!.trouble!.reason).toContain('Nobody');
    await hearAll();
    const after = await listed('manager of ours');
    expect(after.map(({ name, status }) => [name, status]).toReversed()).toEqual([
      ...['a.vtt', 'b.srt', 'c.json', 'd.txt'].map((name) => [name, 'ready']),
      ['e.txt', 'failed'],
      ['f.txt', 'failed'],
    ]);
    for (const { id } of made.slice(0, 4)) {
      const { turns } = await view('manager of ours', id!);
      expect(turns!.slice(0, 2).map(({ speaker, text }) => [speaker, text])).toEqual([
        ['rep', lines[0][1]],
        ['prospect', lines[1][1]],
      ]);
    }
  });

  test('[CALL8] a call that failed keeps its file and is heard again under another name of its rep', async () => {
    const [made] = await imported([file(plain(), { rep: 'Nobody' })]);
    const again = (rep?: string) => people['coach of ours']!('POST', `/api/calls/${made!.id}/again`, { rep });
    expect((await again('Ines')).status).toBe(202);
    await hearAll();
    expect(await view('coach of ours', made!.id!)).toMatchObject({ status: 'ready', trouble: null });
    expect((await again()).status).toBe(409);
  });

  test('[CALL2] nothing is imported without consent, and who gave it stays with the call', async () => {
    const before = (await listed('manager of ours')).length;
    for (const consent of [undefined, false, 'yes']) {
      const answer = await send('manager of ours', [file(plain())], { consent });
      expect(answer.status).toBe(400);
    }
    expect(await listed('manager of ours')).toHaveLength(before);
    const [made] = await imported([file(plain())], 'coach of ours');
    expect((await view('rep of ours', made!.id!)).consent.by).toBe('coach of ours');
  });

  test('[CALL7] the same words are one call for a rep, and a call of another rep’s too', async () => {
    const words = plain();
    const [first] = await imported([file(words)]);
    const [second, other] = await imported([
      file(words, { name: 'again.txt' }),
      file(words, { member: ours.people.colleague!.id }),
    ]);
    expect(first!.id).not.toBeNull();
    expect(second).toMatchObject({ id: null, trouble: { reason: 'this call was imported before' } });
    expect(other!.id).not.toBeNull();
  });

  test.each(['rep of ours', 'admin of ours', 'rep of theirs'])('[CALL1] is not there for the %s', async (who) => {
    expect((await send(who, [file(plain())])).status).toBe(404);
    expect(
      (await people[who]!('POST', '/api/calls/read', { files: [{ name: 'a', base64: base64('x') }] })).status,
    ).toBe(404);
  });

  test.each(['stranger of ours', 'coach of theirs', 'manager of theirs'])(
    '[CALL1] of somebody else’s rep is refused to the %s, with all the files beside it',
    async (who) => {
      const answer = await send(who, [file(plain())]);
      expect([answer.status, (await answer.json()).code]).toEqual([422, 'not-your-rep']);
      expect(await listed(who)).toEqual([]);
    },
  );

  test('[CALL1] of an admin, a manager or a rep of another team is refused', async () => {
    for (const member of ['admin', 'manager', 'southerner'])
      expect((await send('manager of ours', [file(plain(), { member: ours.people[member]!.id })])).status).toBe(422);
    expect((await send('manager of ours', [file(plain())], { rubric: 'none' })).status).toBe(422);
  });

  test('[CALL1] a hundred calls go in one request', async () => {
    const made = await imported(
      Array.from({ length: 100 }, () => file(plain(), { member: ours.people.colleague!.id })),
    );
    expect(made.every(({ status }) => status === 'pending')).toBe(true);
    app.calls.splice(0);
  });
});

describe('a call', () => {
  let id: string;
  const held = '2026-11-20T10:00:00.000Z';
  beforeAll(async () => {
    app.calls.splice(0);
    const [made] = await imported([file(vtt('NOTE another\n\n'), { others: { 'speaker 2': 'Mr Voss' }, at: held })]);
    id = made!.id!;
    await hearAll();
  });

  test('[CALL3] is scored with its rubric, and its people are called what they were named', async () => {
    const { card, turns, overall } = await view('rep of ours', id);
    expect(card!.rubric.id).toBe(rubric.id);
    expect(overall).toBe(card!.overall);
    expect([...new Set(turns!.map(({ name }) => name))]).toEqual(['Ines', 'Mr Voss']);
    const [quote] = card!.measurements.flatMap(({ evidence }) => evidence);
    const said = turns!.find(({ seq }) => seq === quote!.seq)!.text.slice(quote!.start, quote!.end);
    expect(said.length).toBeGreaterThan(0);
  });

  test('[CALL3] is heard once, however often the job comes', async () => {
    const before = await view('rep of ours', id);
    app.calls.push({ orgId: ours.id, callId: id });
    await hearAll();
    expect((await view('rep of ours', id)).card).toEqual(before.card);
    const { notices } = NoticePage.parse(await (await people['rep of ours']!('GET', '/api/notices')).json());
    expect(notices.filter(({ link }) => link === `/calls/${id}`)).toHaveLength(1);
  });

  const measuredOf = async (openOnly: boolean) => {
    const span = { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') };
    const of = { members: [ours.people.rep!.id], whats: ['overall', 'talk-share'], listener: listenerVersion };
    return readMeasured(app.deps.db, ours.id, { ...of, ...span, openOnly });
  };

  test('[CALL4] stands beside practice in what was measured, at the time it was held, open', async () => {
    const rows = await measuredOf(true);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ source: 'call', sessionId: id, at: new Date(held) });
  });

  test.each(['admin of ours', 'colleague of ours', 'stranger of ours', 'rep of theirs', 'manager of theirs'])(
    '[CALL5] is not there for the %s',
    async (who) => {
      for (const [method, path] of [
        ['GET', ''],
        ['POST', '/again'],
      ] as const)
        expect((await people[who]!(method, `/api/calls/${id}${path}`, method === 'POST' ? {} : undefined)).status).toBe(
          404,
        );
      expect((await listed(who)).map((call) => call.id)).not.toContain(id);
    },
  );

  test('[CALL5] is there for its rep and their coach and manager; its rep sees who opened it', async () => {
    expect((await view('rep of ours', id)).opened).toEqual([]);
    for (const who of ['coach of ours', 'manager of ours', 'coach of ours'])
      expect(await view(who, id)).toMatchObject({ mine: false, opened: [] });
    const { opened } = await view('rep of ours', id);
    expect(opened.map(({ name }) => name).sort()).toEqual(['coach of ours', 'manager of ours']);
    for (const who of ['rep of ours', 'coach of ours'])
      expect((await listed(who, `?member=${ours.people.rep!.id}`)).map((call) => call.id)).toContain(id);
    expect((await people['rep of ours']!('POST', `/api/calls/${id}/again`, {})).status).toBe(404);
    expect((await asking(app.app)('GET', `/api/calls/${id}`)).status).toBe(401);
  });

  test('[CALL6] loses its words when its time is over, and keeps its numbers', async () => {
    const before = await measuredOf(true);
    const today = dayIn('UTC', new Date());
    expect(await forgetCalls(app.deps.db, ours.id, dayAfter(today, 365), 365)).toBe(0);
    await writeSetting(app.deps.db, ours.id, 'callDays', 10);
    expect(await forgetCalls(app.deps.db, ours.id, dayAfter(today, 11), 10)).toBeGreaterThan(0);
    const gone = await view('rep of ours', id);
    expect(gone).toMatchObject({ removed: true, turns: null, card: null, name: '' });
    expect(gone.overall).not.toBeUndefined();
    expect(await measuredOf(true)).toEqual(before);
    const [raw] = await app.deps.raw.sql`select row_to_json(call)::text as text from call where id = ${id}`;
    for (const word of ['fifteen', 'Voss', 'Ines', 'monday']) expect(raw?.text ?? '').not.toContain(word);
    expect(await forgetCalls(app.deps.db, ours.id, dayAfter(today, 11), 10)).toBe(0);
  });

  test('[CALL3] with letters a database can’t keep is kept all the same', async () => {
    const odd = JSON.stringify(
      lines.map(([speaker, text], i) => ({
        speaker,
        text: `${text} #\0y`,
        startMs: i * 5_000,
        endMs: i * 5_000 + 4_000,
      })),
    );
    const [made] = await imported([file(odd.replace('#', '\\ud800'), { name: 'odd.json' })]);
    await hearAll();
    expect(await view('rep of ours', made!.id!)).toMatchObject({ status: 'ready' });
  });
});

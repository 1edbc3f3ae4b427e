import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mostFileBytes } from '../../server/domain/call-limits.ts';
import { hearOne } from '../../server/practice/import-calls.ts';
import { CallPage, CallsMade, CallView, FilesRead } from '../../server/protocol/call-view.ts';
import { openApi } from '../../server/routes/openapi.ts';
import { type Asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Calls as a script sends them: files in a form. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    southerner: { role: 'rep', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

let nth = 0;
const said = (rep = 'Ines') =>
  `${rep}: What would have to be true, number ${++nth}?\nSpeaker 2: The price is too high.\n${rep}: Who set it?\nSpeaker 2: Finance.`;
const vtt = () =>
  `WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ines>Who set the fifteen, ${++nth}?</v>\n\n00:05.000 --> 00:09.000\n<v Voss>Finance did.</v>\n`;
const file = (text: string | Uint8Array<ArrayBuffer>, name = 'monday.txt') => new File([text], name);
const member = (name = 'rep') => ours.people[name]!.id;

function form(fields: Record<string, string | File | readonly (string | File)[]>): FormData {
  const made = new FormData();
  for (const [name, given] of Object.entries({ consent: 'true', rubric: rubric.id, ...fields }))
    for (const each of Array.isArray(given) ? given : [given]) made.append(name, each as string);
  return made;
}
const send = (who: string, fields: Parameters<typeof form>[0]) => people[who]!('POST', '/api/calls', form(fields));
const imported = async (fields: Parameters<typeof form>[0]) => {
  const answer = await send('manager of ours', fields);
  expect([answer.status, answer.status === 201 ? '' : await answer.text()]).toEqual([201, '']);
  return CallsMade.parse(await answer.json()).calls;
};
const listed = async () => CallPage.parse(await (await people['manager of ours']!('GET', '/api/calls')).json()).calls;
async function hearAll() {
  const deps = { db: app.deps.raw, failed: () => {}, measured: async () => {} };
  for (const job of app.calls.splice(0)) await hearOne(deps, job, false);
}
const view = async (id: string | null | undefined) =>
  CallView.parse(await (await people['manager of ours']!('GET', `/api/calls/${id}`)).json());

describe('a form with files', () => {
  test('[CALL10] imports each, with fields given once for all or once for each', async () => {
    const at = ['2026-11-02T09:00:00Z', '2026-11-03T09:00:00Z'];
    const others = ['{"Voss": "Mr Voss"}', '{"Speaker 2": "Ms Lund"}'];
    const file2 = [file(vtt(), 'call.vtt'), file(said(), 'other.txt')];
    const made = await imported({ file: file2, member: member(), rep: 'Ines', at, others });
    expect(made.map(({ name, status }) => [name, status])).toEqual([
      ['call.vtt', 'pending'],
      ['other.txt', 'pending'],
    ]);
    await hearAll();
    const calls = await Promise.all(made.map(({ id }) => view(id)));
    expect(calls.map((call) => [call.status, call.member.name, call.at, call.turns?.[1]?.name])).toEqual([
      ['ready', 'rep of ours', '2026-11-02T09:00:00.000Z', 'Mr Voss'],
      ['ready', 'rep of ours', '2026-11-03T09:00:00.000Z', 'Ms Lund'],
    ]);
    expect(calls[0]?.card?.rubric.id).toBe(rubric.id);
  });

  test('[CALL10] a bad file and one too large are told with line and reason, and the good ones go in whole', async () => {
    const before = new Set((await listed()).map(({ id }) => id));
    const made = await imported({
      file: [
        file(said(), 'good.txt'),
        file('WEBVTT\n\n00:00 --> soon\nHello', 'bad.vtt'),
        file(new Uint8Array(mostFileBytes + 1).fill(97), 'long.txt'),
        file(new Uint8Array([0x81, 0x00, 0x9d, 0xff]), 'odd.txt'),
        file('Ines: Hello.\nInes: Anybody there?', 'alone.txt'),
        file(said(), 'good too.txt'),
      ],
      member: member(),
      rep: 'Ines',
    });
    expect(made.map(({ name, status }) => [name, status])).toEqual([
      ['good.txt', 'pending'],
      ['bad.vtt', 'failed'],
      ['long.txt', 'failed'],
      ['odd.txt', 'failed'],
      ['alone.txt', 'failed'],
      ['good too.txt', 'pending'],
    ]);
    expect(made[1]?.trouble).toMatchObject({ line: 3, reason: expect.stringContaining('not a time') });
    expect(made[2]).toMatchObject({ id: null, trouble: { reason: expect.stringContaining('larger than 2 MB') } });
    expect(made[3]?.trouble?.reason).toContain('UTF-8');
    expect(made[4]?.trouble?.reason).toContain('the other side is missing');
    await hearAll();
    const fresh = (await listed()).filter(({ id }) => !before.has(id));
    for (const { id, status } of fresh) {
      const { turns, card } = await view(id);
      // all of it or nothing
      expect([status, turns === null, card === null]).toEqual([status, status === 'failed', status === 'failed']);
    }
    expect(fresh.filter(({ status }) => status === 'ready')).toHaveLength(2);
  });

  test('[CALL10] finds the rep by their own name where none is given', async () => {
    const [first, whole, none] = await imported({
      file: [file(said('Rep'), 'a.txt'), file(said('rep of ours'), 'b.txt'), file(said('Bob'), 'c.txt')],
      member: member(),
    });
    expect([first?.status, whole?.status]).toEqual(['pending', 'pending']);
    expect(none?.trouble?.reason).toBe('"rep of ours" doesn’t speak in it; the rep is one of "Bob", "Speaker 2"');
    app.calls.splice(0);
  });

  test.each([
    ['consent', { consent: 'yes' }],
    ['file', { file: [] }],
    ['file', { file: 'no file' }],
    ['member', { member: [] }],
    ['member', { member: 'somebody' }],
    ['rep', { rep: ['Ines', 'Rob', 'Ines'] }],
    ['others', { others: 'Voss' }],
    ['at', { at: 'monday' }],
    ['', { files: 'x' }],
  ])('[CALL10] without a proper “%s” keeps nothing', async (field, wrong) => {
    const before = (await listed()).length;
    const fields = { file: [file(said()), file(said())], member: member(), rep: 'Ines', ...wrong };
    const answer = await send('manager of ours', fields);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toContain(field);
    expect(await listed()).toHaveLength(before);
  });

  test('[CALL10] that breaks off is refused, and keeps nothing', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await people['manager of ours']!('POST', '/api/calls', '--x\r\nContent-Disposition', headers);
    expect(answer.status).toBe(400);
  });

  test('[CALL1] is not there for reps and admins, and of somebody else’s rep refused with all beside it', async () => {
    for (const who of ['rep of ours', 'admin of ours', 'rep of theirs'])
      expect((await send(who, { file: file(said()), member: member(), rep: 'Ines' })).status).toBe(404);
    for (const [who, whose] of [
      ['manager of theirs', 'rep'],
      ['manager of ours', 'southerner'],
    ] as const)
      expect((await send(who, { file: file(said()), member: member(whose), rep: 'Ines' })).status).toBe(422);
    const before = (await listed()).length;
    const both = [member(), member('southerner')];
    const answer = await send('manager of ours', { file: [file(said()), file(said())], member: both, rep: 'Ines' });
    expect([answer.status, (await listed()).length]).toEqual([422, before]);
  });

  test('[CALL10] is told in openapi, files as files', () => {
    const { paths, components } = openApi();
    const post = paths['/api/calls']?.post as {
      requestBody: { content: Record<string, { schema: { $ref: string } }> };
    };
    expect(Object.keys(post.requestBody.content)).toEqual(['application/json', 'multipart/form-data']);
    expect(post.requestBody.content['multipart/form-data']?.schema.$ref).toBe('#/components/schemas/CallForm');
    const shape = components.schemas.CallForm as { properties: Record<string, unknown>; required: string[] };
    expect(shape.properties.file).toMatchObject({ items: { type: 'string', format: 'binary' } });
    expect(shape.required).toEqual(['file', 'consent', 'member']);
  });
});

describe('a file that failed', () => {
  test('[CALL11] takes its place again when it is sent with another name of its rep', async () => {
    const words = said();
    const [wrong] = await imported({ file: file(words, 'first.txt'), member: member(), rep: 'Nobody' });
    expect(wrong?.status).toBe('failed');
    const [right] = await imported({ file: file(words, 'second.txt'), member: member(), rep: 'Ines' });
    expect(right).toMatchObject({ id: wrong?.id, status: 'pending', trouble: null });
    await hearAll();
    expect(await view(right?.id)).toMatchObject({ status: 'ready', name: 'second.txt', trouble: null });
    const [again] = await imported({ file: file(words), member: member(), rep: 'Ines' });
    expect(again).toMatchObject({ id: null, trouble: { reason: 'this call was imported before' } });
  });
});

describe('reading', () => {
  const read = async (bytes: Uint8Array | string) => {
    const files = [{ name: 'a.txt', base64: Buffer.from(bytes).toString('base64') }];
    const answer = await people['coach of ours']!('POST', '/api/calls/read', { files });
    return FilesRead.parse(await answer.json()).files[0]!;
  };

  test('[CALL12] says how a file is encoded and how it begins', async () => {
    expect(await read('Ines: Größer?\nVoss: Nein.')).toMatchObject({ encoding: 'utf-8', begins: 'Größer?' });
    expect(await read(Buffer.from('\ufeffInes: Größer?\nVoss: Nein.', 'utf16le'))).toMatchObject({
      ...{ encoding: 'utf-16', begins: 'Größer?', trouble: null },
    });
    expect(await read(Buffer.from('Ines: Größer?\nVoss: Nein.', 'latin1'))).toMatchObject({
      ...{ encoding: 'windows-1252', begins: 'Größer?', trouble: null },
    });
  });

  test('[CALL12] says that a side is missing', async () => {
    const { speakers, trouble } = await read('Ines: Hello.\nInes: Anybody there?');
    expect(speakers.map(({ name }) => name)).toEqual(['Ines']);
    expect(trouble).toEqual({ line: 1, reason: 'only "Ines" speaks in it; the other side is missing' });
  });
});

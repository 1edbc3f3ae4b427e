import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { voteOn } from '../../server/practice/voting.ts';
import { AgreementView, DisagreementPage, MarkPage, MarkView } from '../../server/protocol/listening-view.ts';
import { type Asking, changeSession, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { type Endpoint, startEndpoint } from '../models/endpoint.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { closedQuestion, endedCall, said, secondListener } from '../practice/voted-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What a second listener heard otherwise in a rep's practice, tried by everyone. */

let app: TestApp;
let endpoint: Endpoint;
let ours: Organisation;
let shared: string;
let declared: string;
let hidden: string;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;

beforeAll(async () => {
  [app, endpoint] = await Promise.all([startApp({ secondListener: 'other-ear' }), startEndpoint()]);
  endpoint.behave(closedQuestion);
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  const voted = async (visibility: 'private' | 'shared' | 'declared') => {
    const sessionId = await endedCall(app, ask('rep of ours'), ours.id, visibility);
    const { db, raw } = app.deps;
    const deps = { db, raw, second: secondListener(endpoint), failed: () => {} };
    await voteOn(deps, { orgId: ours.id, sessionId }, true);
    return sessionId;
  };
  hidden = await voted('private');
  shared = await voted('shared');
  declared = await voted('declared');
});
afterAll(async () => {
  await endpoint.close();
  await app.close();
});

const listed = async (who: string, query = '') =>
  DisagreementPage.parse(await (await ask(who)('GET', `/api/listening/disagreements${query}`)).json());
const agreement = async (who: string) =>
  AgreementView.parse(await (await ask(who)('GET', '/api/listening/agreement')).json());
const opened = async (session: string) =>
  ((await (await ask('rep of ours')('GET', `/api/sessions/${session}`)).json()) as { opened: { name: string }[] })
    .opened;
const question = (session: string) => `${session}.3.${said.rep.indexOf('Who set')}`;
const agree = (who: string, id: string, side: string, right?: string[]) =>
  ask(who)('POST', `/api/listening/disagreements/${encodeURIComponent(id)}/agree`, {
    with: side,
    ...(right && { right }),
  });
const marksOf = async (who: string) =>
  MarkPage.parse(await (await ask(who)('GET', '/api/listening/marks')).json()).marks;
const takenBy = async (who: string) => (await ask(who)('GET', '/api/listening/marks.txt')).text();

const outsiders = [
  'admin of ours',
  'stranger of ours',
  'outsider of ours',
  'coach of theirs',
  'manager of theirs',
  'admin of theirs',
];

describe('what the second listener heard otherwise', () => {
  test('[VOTE8] is counted without opening anything', async () => {
    const decided = { ours: 0, other: 0, neither: 0 };
    const counts = { sessions: 2, sentences: 6, judged: 6, alike: 2, open: 4, decided };
    expect(await agreement('coach of ours')).toEqual({ secondListener: 'other-ear', ...counts });
    expect(await opened(shared)).toEqual([]);
  });

  test.each(['coach of ours', 'manager of ours'])(
    '[VOTE5] is given to the %s of the team, of what was shared and declared, never of what is private',
    async (who) => {
      const { disagreements, next } = await listed(who);
      expect(new Set(disagreements.map(({ session }) => session))).toEqual(new Set([shared, declared]));
      expect(next).toBeNull();
      const one = disagreements.find(({ id }) => id === question(shared));
      expect(one).toMatchObject({ speaker: 'rep', text: 'Who set the fifteen?', seq: 3, other: ['question.closed'] });
      expect(one?.ours).toContain('question.open');
      expect(one?.before).toEqual([
        { speaker: 'prospect', text: said.prospect },
        { speaker: 'rep', text: 'That is a fair worry.' },
      ]);
    },
  );

  test('[VOTE8] was opened by those who read it, and its rep sees that', async () => {
    for (const session of [shared, declared])
      expect((await opened(session)).map(({ name }) => name).sort()).toEqual(['coach of ours', 'manager of ours']);
    expect(await opened(hidden)).toEqual([]);
  });

  test('[VOTE5] goes on from its last sentence', async () => {
    const all = (await listed('coach of ours')).disagreements.map(({ id }) => id);
    const first = await listed('coach of ours', '?limit=3');
    const rest = await listed('coach of ours', `?limit=3&before=${first.next}`);
    expect([...first.disagreements, ...rest.disagreements].map(({ id }) => id)).toEqual(all);
    expect(rest.next).toBeNull();
  });

  test.each(outsiders)('[VOTE5] is nothing to the %s, counts included', async (who) => {
    expect(await listed(who)).toEqual({ disagreements: [], next: null });
    expect(await agreement(who)).toMatchObject({ sessions: 0, sentences: 0, judged: 0, alike: 0, open: 0 });
    for (const session of [shared, declared, hidden])
      expect((await agree(who, question(session), 'other')).status).toBe(404);
  });

  test('[VOTE5] is not there for a rep, not even for their own session', async () => {
    for (const path of ['agreement', 'disagreements'])
      expect((await ask('rep of ours')('GET', `/api/listening/${path}`)).status).toBe(404);
    expect((await agree('rep of ours', question(shared), 'ours')).status).toBe(404);
  });

  test('[VOTE5] of a private session can’t be decided on by anybody, nor of a sentence there is not', async () => {
    for (const id of [question(hidden), `${shared}.3.1`, `${shared}.99.0`, 'nonsense'])
      expect([id, (await agree('coach of ours', id, 'other')).status]).toEqual([id, 404]);
  });
});

describe('a decision between the two', () => {
  test('[VOTE6] keeps a mark that is given out as a line of the corpus, and settles the sentence', async () => {
    const made = await agree('coach of ours', question(shared), 'other');
    expect(made.status).toBe(201);
    const mark = MarkView.parse(await made.json());
    expect(mark).toMatchObject({ text: 'Who set the fifteen?', right: ['question.closed'], by: 'coach of ours' });
    expect(mark.heard).toContain('question.open');
    expect((await marksOf('manager of ours')).map(({ id }) => id)).toEqual([mark.id]);
    expect(await takenBy('manager of ours')).toContain('R Who set the fifteen? | qc');
    expect((await listed('manager of ours')).disagreements.map(({ id }) => id)).not.toContain(question(shared));
    expect((await agreement('coach of ours')).open).toBe(3);
    expect((await agree('manager of ours', question(shared), 'ours')).status).toBe(404);
  });

  test('[VOTE6] with ours keeps what ours heard', async () => {
    const mark = MarkView.parse(await (await agree('manager of ours', question(declared), 'ours')).json());
    expect(mark.right).toEqual(mark.heard);
    expect(mark.right).toContain('question.open');
  });

  test('[VOTE9] with neither keeps what the person says instead, and is none where one of the two heard just that', async () => {
    const { disagreements } = await listed('coach of ours');
    const other = disagreements.find(({ session, speaker }) => session === declared && speaker === 'prospect')!;
    const wrong = async (right?: string[]) => {
      const answer = await agree('coach of ours', other.id, 'neither', right);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    expect(await wrong(other.ours)).toEqual([422, 'one-is-right']);
    expect(await wrong(other.other)).toEqual([422, 'one-is-right']);
    expect(await wrong(['apologise'])).toEqual([422, 'label-of-the-other-side']);
    expect((await wrong())[0]).toBe(400);
    expect((await agree('coach of ours', other.id, 'ours', ['buying-sign'])).status).toBe(400);
    for (const who of outsiders) expect((await agree(who, other.id, 'neither', ['buying-sign'])).status).toBe(404);
    const made = await agree('coach of ours', other.id, 'neither', ['buying-sign', 'buying-sign']);
    expect(made.status).toBe(201);
    const mark = MarkView.parse(await made.json());
    expect(mark).toMatchObject({ text: other.text, heard: other.ours, right: ['buying-sign'] });
    expect((await listed('manager of ours')).disagreements.map(({ id }) => id)).not.toContain(other.id);
    expect((await agreement('manager of ours')).decided).toEqual({ ours: 1, other: 1, neither: 1 });
    await ask('coach of ours')('POST', `/api/listening/marks/${mark.id}/remove`, {});
    expect((await agreement('manager of ours')).decided).toEqual({ ours: 1, other: 1, neither: 0 });
    expect((await listed('manager of ours')).disagreements.map(({ id }) => id)).toContain(other.id);
  });

  test('[VOTE7] is seen, taken along and removed by those alone who may open the session', async () => {
    const [mark] = await marksOf('coach of ours');
    for (const who of outsiders) {
      expect([who, await marksOf(who)]).toEqual([who, []]);
      expect(await takenBy(who)).not.toContain('Who set');
      expect((await ask(who)('POST', `/api/listening/marks/${mark!.id}/remove`, {})).status).toBe(404);
    }
    await changeSession(app, ours.id, shared, { visibility: 'private' });
    expect((await marksOf('coach of ours')).length).toBe(1);
    expect((await takenBy('coach of ours')).match(/Who set/g)).toHaveLength(1);
    expect((await agreement('coach of ours')).sessions).toBe(1);
    await changeSession(app, ours.id, shared, { visibility: 'shared' });
    expect((await marksOf('coach of ours')).length).toBe(2);
  });

  test('[VOTE6] is open again once its mark is removed', async () => {
    const mark = (await marksOf('coach of ours')).find(({ right }) => right.includes('question.closed'));
    await ask('coach of ours')('POST', `/api/listening/marks/${mark!.id}/remove`, {});
    expect((await listed('coach of ours')).disagreements.map(({ id }) => id)).toContain(question(shared));
  });

  test('[VOTE6] is made once: of two at the same time one is told', async () => {
    const answers = await Promise.all([
      agree('coach of ours', question(shared), 'ours'),
      agree('manager of ours', question(shared), 'other'),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect((await marksOf('coach of ours')).filter(({ text }) => text.startsWith('Who set'))).toHaveLength(2);
  });

  test('[VOTE5] leaves no word in the log', () => {
    expect(app.logged.join('\n')).not.toMatch(/fifteen|Brightline/);
  });
});

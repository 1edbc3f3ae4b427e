import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listNotices } from '../../server/db/notices.ts';
import {
  AssigningChoices,
  AssignmentList,
  AssignmentView,
  ProposalList,
} from '../../server/protocol/assignment-view.ts';
import { SessionView } from '../../server/protocol/session-view.ts';
import { type Asking, scenarioId, signInAs, startApp, startSession, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { scoreAs } from '../scorecards.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
const ask: Record<string, Asking> = {};
const far = '2099-01-01';

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    southerner: { role: 'rep', teams: ['south'] },
    stranger: { role: 'manager', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs');
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      ask[organisation === ours ? name : `${name} of theirs`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const wanted = (changes: Record<string, unknown> = {}) => ({
  member: ours.people.rep!.id,
  scenarios: [scenarioId],
  difficulty: 'cold',
  dueOn: far,
  attempts: 2,
  declared: true,
  reason: 'You gave first in four of seven calls.',
  ...changes,
});
async function assign(changes: Record<string, unknown> = {}, who = 'manager'): Promise<AssignmentView> {
  const answer = await ask[who]!('POST', '/api/assignments', wanted(changes));
  expect([answer.status, await answer.clone().text()]).toEqual([201, expect.any(String)]);
  return AssignmentView.parse(await answer.json());
}
const read = async (who: string, id: string) =>
  AssignmentView.parse(await (await ask[who]!('GET', `/api/assignments/${id}`)).json());
const listOf = async (who: string) => AssignmentList.parse(await (await ask[who]!('GET', '/api/assignments')).json());
const begin = (who: string, assignment: string, more: Record<string, unknown> = {}) =>
  ask[who]!('POST', '/api/sessions', { scenario: scenarioId, assignment, ...more });
async function attempt(who: string, assignment: string, overall: number): Promise<string> {
  const { id } = SessionView.parse(await (await begin(who, assignment)).json());
  await scoreAs(app, ours.id, id, { overall });
  return id;
}

describe('[GOAL5] practice is asked for', () => {
  test.each(['coach', 'manager'])('by a %s of the team, and stands with the rep and with both of them', async (who) => {
    const { id } = await assign({}, who);
    expect((await listOf('rep')).mine.map((each) => each.id)).toContain(id);
    for (const overseer of ['coach', 'manager'])
      expect((await listOf(overseer)).theirs.map((each) => each.id)).toContain(id);
    expect(await read('rep', id)).toMatchObject({ mine: true, by: { name: `${who} of ours` }, declared: true });
  });

  test.each([
    'rep',
    'colleague',
    'admin',
    'stranger',
    'southerner',
    'rep of theirs',
    'coach of theirs',
    'manager of theirs',
    'admin of theirs',
  ])('and by no %s, for whom there is neither the rep nor the assignment', async (who) => {
    const { id } = await assign();
    expect((await ask[who]!('POST', '/api/assignments', wanted())).status).toBe(404);
    expect(
      (await ask[who]!('POST', '/api/assignments', wanted({ member: undefined, team: ours.teams.north }))).status,
    ).toBe(404);
    expect((await ask[who]!('POST', `/api/assignments/${id}/withdraw`)).status).toBe(404);
    const list = await listOf(who);
    expect(list.theirs).toEqual([]);
    if (who === 'rep') return;
    expect((await ask[who]!('GET', `/api/assignments/${id}`)).status).toBe(404);
    expect(list.mine.map((each) => each.id)).not.toContain(id);
    expect((await begin(who, id)).status).toBe(404);
  });

  test.each(['rep', 'admin', 'rep of theirs'])('what it can be made of is nothing for a %s', async (who) => {
    expect((await ask[who]!('GET', '/api/assignments/choices')).status).toBe(404);
  });

  test('of the reps of their teams alone', async () => {
    const choices = AssigningChoices.parse(await (await ask.manager!('GET', '/api/assignments/choices')).json());
    expect(choices.people.map(({ name }) => name)).toEqual(['colleague of ours', 'rep of ours']);
    expect(choices.teams.map(({ name }) => name)).toEqual(['north']);
    expect(choices.quantities.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['overall', 'criterion:first', 'talk-share']),
    );
  });
});

test.each([
  [{ scenarios: ['unheard-of'] }, 422, 'not-possible'],
  [{ dueOn: '2020-01-01' }, 422, 'not-possible'],
  [{ what: 'charm' }, 422, 'not-possible'],
  [{ reason: '  ' }, 400, 'bad-request'],
  [{ attempts: 0 }, 400, 'bad-request'],
  [{ passBar: 101 }, 400, 'bad-request'],
  [{ scenarios: [] }, 400, 'bad-request'],
  [{ team: crypto.randomUUID() }, 400, 'bad-request'],
])('[GOAL6] one with %j is refused', async (changes, status, code) => {
  const answer = await ask.manager!('POST', '/api/assignments', wanted(changes));
  expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
});

test('[GOAL6] those who are to practise are told why and by whom, once', async () => {
  const { id } = await assign({ member: undefined, team: ours.teams.north, reason: 'Trade, never give.' });
  for (const who of ['rep', 'colleague']) {
    const told = await listNotices(app.deps.db, ours.id, ours.people[who]!.id, { limit: 50 });
    expect(told.filter(({ link }) => link.endsWith(id)).map(({ says }) => says)).toEqual([
      'manager of ours asks you to practise: Trade, never give.',
    ]);
  }
  expect(await listNotices(app.deps.db, ours.id, ours.people.coach!.id, { limit: 50 })).toEqual([]);
});

describe('[GOAL7] an attempt', () => {
  test.each([
    [{ seed: 'mine' }, 422],
    [{ difficulty: 'hostile' }, 422],
    [{ replayOf: { session: crypto.randomUUID(), seq: 1 } }, 422],
  ])('with %j is none', async (more, status) => {
    const { id } = await assign();
    const answer = await begin('rep', id, more);
    expect([answer.status, (await answer.json()).code]).toEqual([status, 'not-possible']);
    expect((await read('rep', id)).members[0]!.attempts).toEqual([]);
  });

  test('takes the difficulty that was asked for, and says which assignment it is of', async () => {
    const { id } = await assign();
    const view = SessionView.parse(await (await begin('rep', id)).json());
    expect(view).toMatchObject({ difficulty: 'cold', assignment: id, visibility: 'declared' });
  });

  test('is begun as often as was asked for and no more, in however many tabs', async () => {
    const { id } = await assign({ attempts: 2 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => begin('rep', id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422]);
  });

  test('is not begun after it was withdrawn, or passed', async () => {
    const withdrawn = await assign();
    const answer = await ask.coach!('POST', `/api/assignments/${withdrawn.id}/withdraw`);
    expect(AssignmentView.parse(await answer.json())).toMatchObject({ withdrawn: true });
    expect((await begin('rep', withdrawn.id)).status).toBe(422);
    const passed = await assign({ passBar: 60, attempts: 3 });
    await attempt('rep', passed.id, 60);
    expect((await begin('rep', passed.id)).status).toBe(422);
  });
});

describe('[GOAL8] what others see', () => {
  test('of a declared attempt is everything, from its beginning, as the rep was told before', async () => {
    const { id } = await assign();
    expect((await read('rep', id)).visibleTo.map(({ name }) => name)).toEqual(['coach of ours', 'manager of ours']);
    const session = await attempt('rep', id, 55);
    expect((await ask.manager!('GET', `/api/sessions/${session}`)).status).toBe(200);
    expect((await read('manager', id)).members[0]).toMatchObject({ best: 55, attempts: [{ session }] });
    expect((await ask.rep!('POST', `/api/sessions/${session}/share`, { shared: false })).status).toBe(409);
  });

  test('of free practice is what was shared: neither that it was passed nor that it was tried', async () => {
    const { id } = await assign({ declared: false, passBar: 50 });
    expect((await read('rep', id)).visibleTo).toEqual([]);
    const session = await attempt('rep', id, 55);
    expect((await read('rep', id)).members[0]).toMatchObject({ state: 'passed', best: 55 });
    expect((await read('manager', id)).members[0]).toMatchObject({ state: 'open', best: null, attempts: [] });
    expect(JSON.stringify(await read('manager', id))).not.toContain(session);
    await ask.rep!('POST', `/api/sessions/${session}/share`, { shared: true });
    expect((await read('manager', id)).members[0]).toMatchObject({ state: 'passed', best: 55 });
  });

  test('of a team is how far each of its reps is; a rep sees themselves alone', async () => {
    const { id } = await assign({ member: undefined, team: ours.teams.north, attempts: 1 });
    await attempt('colleague', id, 70);
    const seen = (await read('manager', id)).members.map(({ name, state }) => [name, state]);
    expect(seen).toEqual([
      ['colleague of ours', 'done'],
      ['rep of ours', 'open'],
    ]);
    expect((await read('rep', id)).members.map(({ name }) => name)).toEqual(['rep of ours']);
  });
});

test('[GOAL9] missed is said when the last attempt fell short of the bar', async () => {
  const { id } = await assign({ passBar: 60, attempts: 2 });
  await attempt('rep', id, 40);
  expect((await read('rep', id)).members[0]!.state).toBe('open');
  await attempt('rep', id, 59.9);
  expect((await read('rep', id)).members[0]!.state).toBe('missed');
});

test('[GOAL7] practice without an assignment stays what it was: private', async () => {
  const session = await startSession(ask.rep!);
  expect(await (await ask.rep!('GET', `/api/sessions/${session}`)).json()).toMatchObject({
    assignment: null,
    visibility: 'private',
  });
});

describe('[GOAL17] proposals', () => {
  const proposals = async (who: string) => ask[who]!('GET', '/api/assignments/proposals');

  test('rest on what is open, and become an assignment as they are', async () => {
    const hidden = await startSession(ask.colleague!);
    await scoreAs(app, ours.id, hidden, { criteria: { second: 10 } });
    const shown = await startSession(ask.colleague!);
    await ask.colleague!('POST', `/api/sessions/${shown}/share`, { shared: true });
    await scoreAs(app, ours.id, shown, { criteria: { first: 30, third: 80 }, objections: ['price'] });
    const list = ProposalList.parse(await (await proposals('manager')).json());
    const own = list.proposals.filter(({ member }) => member.name === 'colleague of ours');
    expect(own.map(({ quantity }) => quantity.what)).toEqual(['criterion:first']);
    expect(own[0]).toMatchObject({ evidence: { session: shown }, value: 30, sessions: 1, sure: false });
    const { member, assignment } = own[0]!;
    expect((await ask.manager!('POST', '/api/assignments', { member: member.id, ...assignment })).status).toBe(201);
  });

  test.each(['rep', 'admin', 'rep of theirs'])('are nothing for a %s', async (who) => {
    expect((await proposals(who)).status).toBe(404);
  });

  test.each(['stranger', 'manager of theirs'])('hold nothing of these reps for a %s', async (who) => {
    const list = ProposalList.parse(await (await proposals(who)).json());
    expect(JSON.stringify(list)).not.toContain('colleague of ours');
  });
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AssignmentList, AssignmentView } from '../../server/protocol/assignment-view.ts';
import { GoalDetail } from '../../server/protocol/goal-view.ts';
import { ReviewView } from '../../server/protocol/review-view.ts';
import { RubricPreview } from '../../server/protocol/rubric-view.ts';
import { ScorecardView } from '../../server/protocol/session-view.ts';
import type { ManagerWeek } from '../../server/protocol/week-view.ts';
import { type Asking, changeSession, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { scoredSession } from '../reviews/scored-session.ts';
import { assignmentOf, goalOf, today } from './everything.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Every page that tells the score of a single session, to a manager who rates one of them blind. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ids = { rated: '', other: '', replay: '', assignment: '', goal: '', draft: '', shared: '', round: '' };
const ask = (who: string) => people[who]!;
const best = 71;

async function made(who: string, path: string, body: unknown): Promise<string> {
  const answer = await ask(who)('POST', path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
  const rep = { ask: ask('rep'), id: ours.people.rep!.id, orgId: ours.id };
  const scored = (overall: number) => scoredSession(app, rep, new Date(Date.now() - 3_600_000), overall);
  ids.other = await scored(43);
  ids.rated = await scored(best);
  ids.replay = await scored(55);
  ids.assignment = await made('manager', '/api/assignments', assignmentOf(rep.id, { declared: false, passBar: 90 }));
  await changeSession(app, ours.id, ids.rated, { assignmentId: ids.assignment });
  await changeSession(app, ours.id, ids.replay, { replaySession: ids.rated, replaySeq: 3 });
  await app.deps.db.client`update assignment set due_on = current_date - 2 where id = ${ids.assignment}`;
  ids.goal = await made('manager', '/api/goals', goalOf(rep.id));
  const review = { rep: rep.id, template: 'manager-experienced', from: today, to: today, meetingOn: today };
  ids.draft = await made('manager', '/api/reviews', review);
  ids.shared = await made('manager', '/api/reviews', review);
  await ask('manager')('POST', `/api/reviews/${ids.shared}/calls`, { session: ids.rated, note: '' });
  await ask('manager')('POST', `/api/reviews/${ids.shared}/share`, {});
  ids.round = await made('coach', '/api/calibration', {
    ...{ title: 'Autumn', sessions: [ids.rated], criteria: ['first'] },
    raters: ['coach', 'manager'].map((name) => ours.people[name]!.id),
  });
});
afterAll(() => app.close());

async function get<T>(who: string, path: string, shape: { parse(answer: unknown): T }): Promise<T> {
  return shape.parse(await (await ask(who)('GET', path)).json());
}
const rated = ({ session }: { session: string }) => session === ids.rated;
const review = (id: string, who = 'manager') => get(who, `/api/reviews/${id}`, ReviewView);

/** What each page tells of the session that is rated, the totals where it tells them. */
async function told() {
  const list = await get('manager', '/api/assignments', AssignmentList);
  const one = await get('manager', `/api/assignments/${ids.assignment}`, AssignmentView);
  const goal = await get('manager', `/api/goals/${ids.goal}`, GoalDetail);
  const [draft, shared] = [await review(ids.draft), await review(ids.shared)];
  const card = await get('manager', `/api/sessions/${ids.replay}/scorecard`, ScorecardView);
  const answer = await ask('manager')('POST', `/api/rubrics/${rubric.id}/preview`, rubric);
  const preview = RubricPreview.parse(await answer.json());
  return {
    assignments: list.theirs.find(({ id }) => id === ids.assignment)?.members[0]?.attempts.map((each) => each.overall),
    assignment: [one.members[0]?.best, ...one.members[0]!.attempts.map(({ overall }) => overall)],
    goal: goal.sessions.find(rated)?.value,
    preview: preview.sessions.map(({ session }) => session).toSorted(),
    original: card.status === 'ready' ? card.related.map(({ overall }) => overall) : null,
    choosable: draft.choosable.find(rated)?.overall,
    seen: draft.seen.find(({ kind, id }) => kind === 'scorecard' && id === ids.rated)?.says,
    pulledIn: shared.calls.map(({ overall }) => overall),
    strong: [draft.evidence?.strong?.session, shared.evidence?.strong?.session],
    words: [draft.words.strong !== null, shared.words.strong !== null],
  };
}

test('[COACH14] whoever rates a session blind finds its score on no page, and all of it where the round has ended', async () => {
  const hidden = await told();
  expect(hidden).toEqual({
    ...{ assignments: [null], assignment: [null, null], goal: null, original: [null] },
    ...{ preview: [ids.other], choosable: null, pulledIn: [null], seen: expect.stringMatching(/, scored$/) },
    // the draft shows another one, what was shared before the round none
    ...{ strong: [ids.replay, undefined], words: [true, false] },
  });
  const forRep = await review(ids.shared, 'rep');
  expect([forRep.evidence?.strong?.session, forRep.calls[0]?.overall]).toEqual([ids.rated, best]);
  expect((await ask('coach')('POST', `/api/calibration/${ids.round}/end`, {})).status).toBe(200);
  expect(await told()).toEqual({
    ...{ assignments: [best], assignment: [best, best], goal: best, original: [best] },
    ...{ preview: [ids.other, ids.rated], choosable: best, pulledIn: [best] },
    ...{ seen: expect.stringMatching(/, scored 71$/), strong: [ids.rated, ids.rated], words: [true, true] },
  });
});

test('[HOME2] [HOME8] a manager’s first page names practice past its day without a total of one session', async () => {
  const { late } = (await (await ask('manager')('GET', '/api/home/week')).json()) as ManagerWeek;
  expect(late.find(({ id }) => id === ids.assignment)?.reps).toEqual([
    { id: ours.people.rep!.id, name: 'rep of ours', state: 'overdue', run: 1 },
  ]);
});

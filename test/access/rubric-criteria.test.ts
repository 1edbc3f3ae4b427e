import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readRecord } from '../../server/db/practice-sessions.ts';
import { findScorecard } from '../../server/db/scorecards.ts';
import { storeScorecard } from '../../server/db/scoring.ts';
import type { Criterion, Rubric } from '../../server/domain/rubric.ts';
import { rubricForm } from '../../server/domain/rubric-typed.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { scoredBy } from '../../server/measure/preview.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { hearOne } from '../../server/practice/import-calls.ts';
import { CallsMade, CallView } from '../../server/protocol/call-view.ts';
import { GoalDetail, GoalList } from '../../server/protocol/goal-view.ts';
import { DraftConflict, DraftSaved, RubricPreview, RubricView, Thresholds } from '../../server/protocol/rubric-view.ts';
import { TeamView } from '../../server/protocol/team-view.ts';
import { type Asking, rubric, scenarioId, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { endedCall } from '../practice/voted-session.ts';
import { callOf, goalOf, standardOf } from './everything.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Criteria that come and go, and everything that hangs on them. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const path = `/api/rubrics/${rubric.id}`;
const view = async (who: string) => RubricView.parse(await (await ask(who)('GET', path)).json());
const json = async (who: string, method: string, at: string, body?: unknown) => {
  const answer = await ask(who)(method, at, body);
  return [answer.status, await answer.json()] as const;
};

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const calm: Criterion = {
  ...rubric.criteria[0]!,
  ...{ id: 'own-calm', name: 'Calm', why: 'They hang up on noise.', weight: 3, action: 'Breathe before you answer.' },
};
/** The third criterion out, calm in. */
const changed: Rubric = { ...rubric, criteria: [...rubric.criteria.slice(0, 2), calm] };

async function scored(by: Rubric): Promise<string> {
  const id = await endedCall(app, ask('rep of ours'), ours.id, 'shared');
  const record = await readRecord(app.deps.db, ours.id, id);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const measured = scoreSession({ record, scenario, rubric: by, listener: listenerVersion });
  // one exchange alone is too little to judge by
  const measurements = measured.measurements.map((each) =>
    each.id === 'talk-share' ? { ...each, status: 'measured' as const, value: 0.5, n: 9 } : each,
  );
  const card = { ...measured, measurements, ...scoredBy(by, { ...measured, measurements }) };
  await storeScorecard(app.deps.raw, ours.id, id, card, 'engine', async () => {});
  return id;
}

async function importedCall() {
  const wanted = callOf(ours.people.rep!.id);
  const [, made] = await json('manager of ours', 'POST', '/api/calls', wanted);
  const deps = { db: app.deps.raw, failed: () => {}, measured: async () => {} };
  for (const job of app.calls.splice(0)) await hearOne(deps, job, false);
  return CallsMade.parse(made).calls[0]!.id!;
}

describe('what is typed', () => {
  const form = { ...rubricForm(rubric), note: 'Half a sent' };
  form.criteria[0]!.weight = 'twenty';
  const save = (over: string | null, typed = form) =>
    json('manager of ours', 'POST', `${path}/draft`, { basedOn: 1, over, form: typed });
  const stands = async () => (await view('manager of ours')).draft;

  test('[RUBRIC9] is there again for whoever typed it, as it was typed, and for nobody else', async () => {
    expect((await save(null))[0]).toBe(200);
    expect((await view('manager of ours')).draft).toMatchObject({ form, basedOn: 1 });
    expect((await view('admin of ours')).draft).toBeNull();
    expect((await view('manager of theirs')).draft).toBeNull();
    expect((await view('manager of ours')).rubric).toEqual(rubric);
  });

  test('[RUBRIC9] is changed in place, and gone when it is discarded', async () => {
    const [status, saved] = await save((await stands())!.savedAt, { ...form, title: 'Another' });
    expect(status).toBe(200);
    expect(await stands()).toMatchObject({ form: { title: 'Another' }, ...DraftSaved.parse(saved) });
    expect((await json('manager of ours', 'POST', `${path}/draft/discard`))[0]).toBe(200);
    expect(await stands()).toBeNull();
  });

  test('[RUBRIC11] never goes over what was saved elsewhere meanwhile: it is refused, with what stands', async () => {
    const titled = (title: string) => ({ ...form, title });
    const begun = DraftSaved.parse((await save(null, titled('Begun')))[1]).savedAt;
    const later = DraftSaved.parse((await save(begun, titled('Gone on elsewhere')))[1]).savedAt;
    for (const over of [begun, null]) {
      const [status, answer] = await save(over, titled('From a laptop opened again'));
      expect(status).toBe(409);
      expect(DraftConflict.parse(answer).stands).toEqual({
        ...{ form: titled('Gone on elsewhere'), basedOn: 1, savedAt: later },
      });
    }
    expect((await stands())?.form.title).toBe('Gone on elsewhere');
    // chosen with what stands in sight, it goes over it
    expect((await save(later, titled('Chosen')))[0]).toBe(200);
  });

  test('[RUBRIC11] of two saves at once one is refused, and each moment of saving is told apart from the last', async () => {
    const { savedAt } = (await stands())!;
    const both = await Promise.all([save(savedAt), save(savedAt)]);
    expect(both.map(([status]) => status).toSorted()).toEqual([200, 409]);
    let over = (await stands())!.savedAt;
    for (let nth = 0; nth < 5; nth++) {
      const next = DraftSaved.parse((await save(over))[1]).savedAt;
      expect(next > over).toBe(true);
      over = next;
    }
  });

  test('[RUBRIC11] is not begun anew by a window that knew it when it was discarded elsewhere', async () => {
    const { savedAt } = (await stands())!;
    await json('manager of ours', 'POST', `${path}/draft/discard`);
    const [status, answer] = await save(savedAt);
    expect([status, DraftConflict.parse(answer).stands]).toEqual([409, null]);
    expect(await stands()).toBeNull();
  });

  test('[RUBRIC6] thresholds are looked for by its measurements too, what can’t be read left out', async () => {
    const typed = rubricForm(rubric);
    typed.criteria[0]!.measures = [{ id: 'longest-turn-words', weight: '1', anchors: '30:95 200:10' }];
    typed.criteria[1]!.measures[0]!.anchors = 'soon';
    expect((await save(null, typed))[0]).toBe(200);
    const of = async (query: string) =>
      Thresholds.parse((await json('manager of ours', 'GET', `${path}/thresholds?days=60${query}`))[1]).proposals.map(
        ({ criterion, measure }) => `${criterion} ${measure}`,
      );
    expect(await of('&of=draft')).toEqual(['first longest-turn-words', 'third talk-share']);
    expect(await of('')).toEqual(['first talk-share', 'second talk-share', 'third talk-share']);
  });
});

describe('a criterion that is added, and one that is removed', () => {
  let before = '';
  let after = '';

  test('[RUBRIC8] show in a preview as such', async () => {
    before = await scored(rubric);
    const preview = RubricPreview.parse((await json('manager of ours', 'POST', `${path}/preview`, changed))[1]);
    const [session] = preview.sessions;
    expect(session).toMatchObject({ session: before, source: 'practice' });
    expect(session?.criteria.map(({ id, is }) => [id, is])).toEqual([
      ['first', 'kept'],
      ['second', 'kept'],
      ['own-calm', 'added'],
      ['third', 'removed'],
    ]);
  });

  test('[RUBRIC8] what hangs on the one to go is told to whoever edits', async () => {
    const third = { what: 'criterion:third' };
    expect((await json('manager of ours', 'POST', '/api/goals', goalOf(ours.people.rep!.id, third)))[0]).toBe(201);
    expect((await view('manager of ours')).goals).toEqual({ third: 1 });
    expect((await view('manager of theirs')).goals).toEqual({});
  });

  test('[RUBRIC8] count for the next session; the old scorecard keeps its version', async () => {
    const published = await json('manager of ours', 'POST', `${path}/publish`, {
      ...{ basedOn: 1, rubric: changed, note: 'Calm for third.' },
    });
    expect(published[0]).toBe(201);
    // the publisher's draft went with it
    expect((await view('manager of ours')).draft).toBeNull();
    after = await scored((await view('manager of ours')).rubric);
    const cardOf = async (id: string) => (await findScorecard(app.deps.db, ours.id, id))!.body;
    const [old, next] = [await cardOf(before), await cardOf(after)];
    expect([old.rubric.version, old.criteria.map(({ id }) => id)]).toEqual([1, ['first', 'second', 'third']]);
    expect([next.rubric.version, next.criteria.map(({ id, weight }) => [id, weight])]).toEqual([
      2,
      [
        ['first', 1],
        ['second', 1],
        ['own-calm', 3],
      ],
    ]);
    expect(next.criteria.at(-1)?.action).toBe(calm.action);
  });

  test('[RUBRIC8] the added one can be aimed at, the removed one no longer, and keeps its name where it was', async () => {
    const goal = (what: string) => json('manager of ours', 'POST', '/api/goals', goalOf(ours.people.rep!.id, { what }));
    const [status, made] = await goal('criterion:own-calm');
    expect(status).toBe(201);
    expect(GoalDetail.parse(made).quantity).toMatchObject({ name: 'Calm', action: calm.action });
    const standard = standardOf(ours.teams.north!, 'criterion:own-calm');
    expect((await json('manager of ours', 'POST', '/api/standards', standard))[0]).toBe(201);
    const gone = standardOf(ours.teams.north!, 'criterion:third');
    expect((await json('manager of ours', 'POST', '/api/standards', gone))[0]).toBe(422);
    const [, list] = await json('rep of ours', 'GET', '/api/goals');
    const names = GoalList.parse(list).mine.map(({ quantity }) => quantity.name);
    expect(names.toSorted()).toEqual(['Calm', 'third']);
    const [, team] = await json('manager of ours', 'GET', `/api/team?team=${ours.teams.north}`);
    // both have measurements in the period
    expect(TeamView.parse(team).criteria.map(({ name }) => name)).toEqual(expect.arrayContaining(['Calm', 'third']));
  });

  test('[RUBRIC8] the removed one can be taken up again, with its id, so that its trend goes on', async () => {
    const { others, rubric: now } = await view('admin of ours');
    expect(others).toEqual([{ criterion: rubric.criteria[2], from: now.title }]);
    const back: Rubric = { ...now, criteria: [...now.criteria, { ...others[0]!.criterion, why: 'It is missed.' }] };
    expect(
      (await json('admin of ours', 'POST', `${path}/publish`, { basedOn: 2, rubric: back, note: 'Back.' }))[0],
    ).toBe(201);
    expect((await view('manager of ours')).others).toEqual([]);
  });
});

describe('a call', () => {
  test('[RUBRIC10] is scored by the version published before it came, and shows in the preview', async () => {
    const id = await importedCall();
    const call = CallView.parse((await json('manager of ours', 'GET', `/api/calls/${id}`))[1]);
    expect(call.card?.rubric.version).toBe(3);
    expect(call.card?.criteria.map((each) => each.id)).toContain('own-calm');
    const { rubric: now } = await view('manager of ours');
    const { sessions } = RubricPreview.parse((await json('manager of ours', 'POST', `${path}/preview`, now))[1]);
    expect(sessions.filter(({ source }) => source === 'call').map(({ session }) => session)).toEqual([id]);
    const theirs = RubricPreview.parse((await json('manager of theirs', 'POST', `${path}/preview`, rubric))[1]);
    expect(theirs.sessions).toEqual([]);
  });
});

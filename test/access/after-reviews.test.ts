import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { survey } from '../../server/db/schema/survey.ts';
import { surveyAnswer } from '../../server/db/schema/survey-answer.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { withoutNames } from '../../server/domain/without-names.ts';
import { PlansView, ReviewExamples, SurveysView } from '../../server/protocol/survey-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** What follows reviews: surveys, improvement plans, others' reviews to learn from; each tried by everyone. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const today = new Date().toISOString().slice(0, 10);
const reps = ['rep', 'two', 'three', 'four', 'five', 'six'];

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    ...Object.fromEntries(reps.slice(1).map((name) => [name, { role: 'rep' as const, teams: ['north'] }])),
    other: { role: 'manager', teams: ['south'] },
    lone: { role: 'rep', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const everyone = () => Object.keys(people);

describe('a survey', () => {
  const answer = { marks: { fair: 4, known: 5, heard: 3, helps: 4 }, helped: 'The goals.', change: '' };
  const wanted = () => ({ team: ours.teams.north, title: 'Autumn reviews', closesOn: dayAfter(today, 7) });
  const listed = async (who: string) => SurveysView.parse(await (await ask(who)('GET', '/api/surveys')).json()).surveys;
  let id: string;

  test('[REVIEW20] is put to a team of five by its manager, by nobody else', async () => {
    for (const who of everyone().filter((each) => each !== 'manager of ours'))
      expect([who, (await ask(who)('POST', '/api/surveys', wanted())).status]).toEqual([who, 404]);
    expect((await ask('other of ours')('POST', '/api/surveys', { ...wanted(), team: ours.teams.south })).status).toBe(
      422,
    );
    expect((await ask('manager of ours')('POST', '/api/surveys', { ...wanted(), closesOn: today })).status).toBe(400);
    const made = await ask('manager of ours')('POST', '/api/surveys', wanted());
    expect(made.status).toBe(201);
    id = ((await made.json()) as { id: string }).id;
  });

  test('[REVIEW20] is answered once by each rep of the team', async () => {
    const give = (who: string) => ask(who)('POST', `/api/surveys/${id}/answer`, answer);
    for (const who of everyone().filter((each) => !reps.some((rep) => each === `${rep} of ours`)))
      expect([who, (await give(who)).status]).toEqual([who, 404]);
    for (const rep of reps.slice(0, 4)) expect((await give(`${rep} of ours`)).status).toBe(200);
    expect((await give('rep of ours')).status).toBe(409);
    expect(await listed('rep of ours')).toMatchObject([{ given: true, results: null }]);
    expect(await listed('six of ours')).toMatchObject([{ given: false, results: null }]);
    for (const who of ['coach of ours', 'admin of ours', 'other of ours', 'lone of ours', 'manager of theirs'])
      expect([who, await listed(who)]).toEqual([who, []]);
  });

  test('[REVIEW20] is shown once it is closed and five have answered, and tells of nobody', async () => {
    const close = (closesOn: string) =>
      inOrg(app.deps.db, ours.id, (tx) => tx.update(survey).set({ closesOn }).where(eq(survey.id, id)));
    await close(dayAfter(today, -1));
    expect(await listed('manager of ours')).toMatchObject([{ open: false, answers: 4, results: null }]);
    await close(dayAfter(today, 7));
    const fifth = { ...answer, marks: { ...answer.marks, fair: 1 }, change: 'More time.' };
    await ask('five of ours')('POST', `/api/surveys/${id}/answer`, fifth);
    expect(await listed('manager of ours')).toMatchObject([{ open: true, answers: 5, results: null }]);
    await close(dayAfter(today, -1));
    const [closed] = await listed('manager of ours');
    expect(closed?.results?.marks[0]).toMatchObject({ id: 'fair', counts: [1, 0, 0, 4, 0] });
    expect(closed?.results?.change).toEqual(['More time.']);
    expect((await ask('six of ours')('POST', `/api/surveys/${id}/answer`, answer)).status).toBe(409);
    const rows = await inOrg(app.deps.db, ours.id, (tx) => tx.select().from(surveyAnswer));
    expect(Object.keys(rows[0]!).toSorted()).toEqual(['answer', 'id', 'orgId', 'surveyId']);
    expect(JSON.stringify(rows)).not.toContain(ours.people.rep!.id);
    expect(rows.every(({ id }) => id[14] === '4')).toBe(true);
  });
});

describe('an improvement plan', () => {
  const plan = (more: Record<string, unknown> = {}) => ({
    ...{
      member: ours.people.rep!.id,
      says: 'Meets an objection with a question.',
      support: 'Half an hour a week with the coach.',
    },
    ...{
      steps: [{ says: 'Three calls on terms.', on: dayAfter(today, 7) }],
      from: today,
      to: dayAfter(today, 30),
      ...more,
    },
  });
  const listed = async (who: string) => PlansView.parse(await (await ask(who)('GET', '/api/plans')).json()).plans;

  test('[REVIEW21] is clear, dated, achievable and names the support', async () => {
    const make = async (more: Record<string, unknown>) =>
      (await ask('manager of ours')('POST', '/api/plans', plan(more))).status;
    const step = plan().steps[0];
    expect(await make({ support: ' ' })).toBe(400);
    expect(await make({ to: dayAfter(today, 13) })).toBe(400);
    expect(await make({ steps: [] })).toBe(400);
    expect(await make({ steps: Array.from({ length: 6 }, () => step) })).toBe(400);
    expect(await make({ steps: [{ says: 'Late.', on: dayAfter(today, 31) }] })).toBe(400);
  });

  test('[REVIEW21] is made and closed by a manager of the team, and read by the rep', async () => {
    for (const who of everyone().filter((each) => each !== 'manager of ours'))
      expect([who, (await ask(who)('POST', '/api/plans', plan())).status]).toEqual([who, 404]);
    const made = await ask('manager of ours')('POST', '/api/plans', plan());
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    for (const who of ['rep of ours', 'manager of ours'])
      expect(await listed(who)).toMatchObject([{ id, status: 'open', by: 'manager of ours' }]);
    const end = { status: 'reached', note: 'Four of five calls.' };
    for (const who of everyone().filter((each) => each !== 'manager of ours')) {
      if (who !== 'rep of ours') expect([who, await listed(who)]).toEqual([who, []]);
      expect([who, (await ask(who)('POST', `/api/plans/${id}/close`, end)).status]).toEqual([who, 404]);
    }
    expect((await ask('manager of ours')('POST', `/api/plans/${id}/close`, end)).status).toBe(200);
    expect((await ask('manager of ours')('POST', `/api/plans/${id}/close`, end)).status).toBe(404);
    expect(await listed('rep of ours')).toMatchObject([{ status: 'reached', note: 'Four of five calls.' }]);
  });
});

describe('others’ reviews', () => {
  test('[REVIEW22] are read by managers, signed ones, without a name', async () => {
    const review = async (say: string) => {
      const body = {
        rep: ours.people.rep!.id,
        template: 'manager-experienced',
        from: today,
        to: today,
        meetingOn: today,
      };
      const { id } = (await (await ask('manager of ours')('POST', '/api/reviews', body)).json()) as { id: string };
      await ask('manager of ours')('POST', `/api/reviews/${id}/texts`, { section: 'growth', version: 0, says: say });
      return id;
    };
    await review('A draft about rep of ours.');
    const id = await review('Rep of ours’s next step: lead north, as manager of ours did.');
    await ask('manager of ours')('POST', `/api/reviews/${id}/share`, {});
    for (const name of ['rep of ours', 'manager of ours']) await ask(name)('POST', `/api/reviews/${id}/sign`, { name });
    const read = async (who: string) =>
      ReviewExamples.parse(await (await ask(who)('GET', '/api/reviews/examples')).json()).examples;
    expect((await read('other of ours')).map(({ sections }) => sections)).toEqual([
      [{ heading: 'Growth and the next step', says: '…’s next step: lead …, as … did.' }],
    ]);
    expect(await read('manager of ours')).toEqual([]);
    expect(await read('manager of theirs')).toEqual([]);
    for (const who of ['rep of ours', 'coach of ours', 'admin of ours'])
      expect((await ask(who)('GET', '/api/reviews/examples')).status).toBe(404);
  });

  test.each([
    ['Imogen waited. HART did not.', '… waited. … did not.'],
    ['Ask Imogen Hart’s coach, heartily.', 'Ask …’s coach, heartily.'],
    ['Zoë’s best', '…’s best'],
    ['Li is short', 'Li is short'],
  ])('[REVIEW22] %s', (says, bare) => {
    expect(withoutNames(says, ['Imogen Hart', 'Zoë Li'])).toBe(bare);
  });
});

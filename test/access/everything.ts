import { v7 as uuidv7 } from 'uuid';
import { mentoring } from '../../server/db/schema/mentoring.ts';
import { win } from '../../server/db/schema/win.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { type Asking, rubric, scenarioId, signInAs, startApp, startSession } from '../http/test-app.ts';
import { buildOrganisation, oneOfEach } from '../people.ts';
import { askedInCall, questionLibrary, scoredCall } from '../practice/scored-session.ts';

/** One rep with one of everything that there is of a rep, and everyone who might look for it. */

/** The rep's own name, and a word in everything that was said of them. */
export const word = 'quillfeather';

export const roles = [
  ...['rep', 'colleague', 'coach', 'manager', 'admin', 'far-rep', 'far-coach', 'far-manager'],
  ...['their-rep', 'their-coach', 'their-manager', 'their-admin'],
];

export const today = new Date().toISOString().slice(0, 10);
const says = `About ${word}.`;

export type Everything = Awaited<ReturnType<typeof makeEverything>>;

export async function makeEverything() {
  const app = await startApp({ library: questionLibrary() });
  const ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    [word]: { role: 'rep', teams: ['north'] },
    colleague: { role: 'rep', teams: ['north'] },
    ...Object.fromEntries(['three', 'four', 'five'].map((name) => [name, { role: 'rep' as const, teams: ['north'] }])),
    coach: { role: 'coach', teams: ['north'] },
    manager: { role: 'manager', teams: ['north'] },
    admin: { role: 'admin' },
    'far-rep': { role: 'rep', teams: ['south'] },
    'far-coach': { role: 'coach', teams: ['south'] },
    'far-manager': { role: 'manager', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  const people = new Map<string, Asking>();
  for (const role of roles) {
    const person = role.startsWith('their-')
      ? theirs.people[role.slice('their-'.length)]
      : ours.people[role === 'rep' ? word : role];
    people.set(role, await signInAs(app.app, person!));
  }
  const ask = (role: string) => people.get(role)!;
  const { id: rep } = ours.people[word]!;
  const north = ours.teams.north!;

  /** Posts, and gives the id that was made. */
  async function made(role: string, path: string, body: unknown): Promise<string> {
    const answer = await ask(role)('POST', path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (JSON.parse(text) as { id: string }).id;
  }

  const session = await scoredCall(app, ask('rep'), ours.id, 'shared');
  const rated = await scoredCall(app, ask('rep'), ours.id, 'shared');
  const live = await startSession(ask('rep'), { watch: true });
  const ofSession = `/api/sessions/${session}`;
  const comment = await made('coach', `${ofSession}/comments`, { says, at: null });
  const override = await made('coach', `${ofSession}/overrides`, { criterion: 'first', score: 40, reason: says });
  const correction = await made('coach', `${ofSession}/corrections`, {
    ...{ seq: 3, start: 0, end: askedInCall[0].length, right: [] },
  });
  await made('coach', `${ofSession}/sent-back`, { seq: 3, why: says });
  const dispute = await made('rep', `${ofSession}/disputes`, { criterion: 'second', reason: says });
  const review = await made('manager', '/api/reviews', {
    ...{ rep, template: 'manager-experienced', from: dayAfter(today, -30), to: today, meetingOn: today },
  });
  const point = await made('manager', `/api/reviews/${review}/points`, { kind: 'strength', says });
  const shared = await made('manager', '/api/reviews', {
    ...{ rep, template: 'manager-experienced', from: dayAfter(today, -30), to: today, meetingOn: today },
  });
  await ask('manager')('POST', `/api/reviews/${shared}/share`, {});
  const goal = await made('manager', '/api/goals', goalOf(rep, { review }));
  const assignment = await made('manager', '/api/assignments', assignmentOf(rep, { goal }));
  const asked = await made('manager', '/api/assignments', assignmentOf(rep));
  await made('manager', '/api/check-ins', checkInOf(rep));
  const standard = await made('manager', '/api/standards', standardOf(north));
  const plan = await made('manager', '/api/plans', planOf(rep));
  const survey = await made('manager', '/api/surveys', surveyOf(north));
  const imported = await ask('manager')('POST', '/api/calls', callOf(rep));
  const call = ((await imported.json()) as { calls: { id: string }[] }).calls[0]!.id;
  const mark = await made('coach', '/api/listening/marks', markOf());
  const key = await made('rep', '/api/keys', { name: 'a script' });
  const round = await made('manager', '/api/calibration', {
    ...{ title: says, sessions: [rated], criteria: ['first'] },
    raters: [ours.people.coach!.id, ours.people.manager!.id],
  });
  const { notices } = (await (await ask('rep')('GET', '/api/notices')).json()) as { notices: { id: string }[] };
  const posted = { orgId: ours.id, teamId: north, memberId: rep, about: 'criterion:first', says };
  const [praise, help] = [uuidv7(), uuidv7()];
  await inOrg(app.deps.db, ours.id, async (tx) => {
    await tx.insert(win).values({ ...posted, id: praise, askedBy: ours.people.manager!.id });
    await tx.insert(mentoring).values({
      ...{ orgId: ours.id, id: help, teamId: north, mentorId: rep, memberId: ours.people.colleague!.id },
      ...{ what: 'criterion:first', since: today, madeBy: ours.people.manager!.id },
    });
  });
  await ask('manager')('POST', '/api/key-figures/values', figuresOf(ours.people[word]!.email));
  const ids = {
    ...{ rep, north, session, live, comment, override, correction, dispute, review, point, shared, goal, assignment },
    ...{
      standard,
      plan,
      survey,
      call,
      mark,
      key,
      round,
      notice: notices[0]!.id,
      win: praise,
      mentoring: help,
      rated,
      asked,
    },
  };
  const of = {
    email: ours.people[word]!.email,
    colleague: ours.people.colleague!.id,
    coach: ours.people.coach!.id,
    manager: ours.people.manager!.id,
  };
  return { app, ask, ids, of };
}

export const goalOf = (member: string, more: Record<string, unknown> = {}) => ({
  ...{ member, says, what: 'criterion:first', cause: 'skill', causeNote: '', baseline: 40, target: 99.5 },
  ...{ dueOn: dayAfter(today, 90), milestones: [], review: null, ...more },
});
export const assignmentOf = (member: string, more: Record<string, unknown> = {}) => ({
  ...{ member, scenarios: [scenarioId], difficulty: 'cold', dueOn: dayAfter(today, 7), attempts: 2, declared: true },
  ...{ reason: says, ...more },
});
export const checkInOf = (member: string) => ({
  ...{ member, on: today, progress: says, obstacles: '', support: '', cadence: 'weekly' },
});
export const standardOf = (team: string, what = 'criterion:first') => ({
  ...{ team, role: 'experienced', what, says, threshold: 60, from: today },
});
export const planOf = (member: string) => ({
  ...{ member, says, support: 'The coach.', steps: [{ says, on: dayAfter(today, 7) }], from: today },
  to: dayAfter(today, 30),
});
export const surveyOf = (team: string) => ({ team, title: says, closesOn: dayAfter(today, 7) });
export const markOf = (text = says) => ({ speaker: 'rep', text, before: [], spoken: true, right: [] });
export const figuresOf = (email: string) => ({
  values: [{ email, figure: 'calls-made', startsOn: `${today.slice(0, 7)}-01`, value: 12 }],
});
let nth = 0;
/** A transcript that is no other. */
export const callOf = (member: string) => {
  const text = `Ines: Who set the fifteen, number ${++nth}?\nVoss: Our finance director, in spring.`;
  const file = { name: `${word}.txt`, base64: Buffer.from(text).toString('base64'), member, rep: 'Ines' };
  return { consent: true, rubric: rubric.id, files: [file] };
};

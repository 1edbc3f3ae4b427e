import { listDigests } from '../db/digests.ts';
import { addTarget, writeFigureValues } from '../db/key-figures.ts';
import { addMentoring } from '../db/mentorings.ts';
import { askForWin, stepWin } from '../db/wins.ts';
import { mondayOf } from '../domain/digest.ts';
import type { FigureRow } from '../domain/figure-lines.ts';
import { criterionOf } from '../domain/measured.ts';
import { rngFor } from '../domain/rng.ts';
import { demoReps, demoWeeks, skillIn } from '../practice/demo-plan.ts';
import { winIdeas } from '../reviews/attention.ts';
import { readPeriods, readTeamSums } from '../reviews/read-team.ts';
import { criteriaOf } from '../reviews/team-sums.ts';
import type { Demo } from './demo.ts';
import { wanted } from './goals.ts';

/** What happened at work beside practice: key figures, wins, and who helps whom. */

/** At no skill, what skill adds, and how much a week strays; with the planned target. */
const shapes: Record<string, { from: number; by: number; noise: number; target: number; least: number }> = {
  'calls-made': { from: 44, by: 8, noise: 16, target: 50, least: 12 },
  'meetings-booked': { from: 2.5, by: 7, noise: 3, target: 6, least: 0 },
  'opportunities-created': { from: 0.6, by: 4, noise: 2, target: 3, least: 0 },
  'win-rate': { from: 11, by: 22, noise: 8, target: 24, least: 4 },
  quota: { from: 52, by: 55, noise: 22, target: 100, least: 20 },
  'cycle-length': { from: 74, by: -26, noise: 12, target: 60, least: 30 },
};

/** Weeks ago that were a holiday week for everyone: fewer calls. */
const quietWeek = 7;

function rowsOf(demo: Demo): FigureRow[] {
  const first = mondayOf(demo.today);
  return demoReps.flatMap((name) => {
    const draw = rngFor(`demo figures ${name}`, 0);
    return Array.from({ length: demoWeeks }, (_, i) => demoWeeks - i).flatMap((weeksAgo) => {
      const skill = skillIn(name, weeksAgo);
      if (skill === null) return [];
      return Object.entries(shapes).map(([figure, { from, by, noise, target, least }]) => {
        const quiet = weeksAgo === quietWeek && figure === 'calls-made' ? 0.6 : 1;
        const strayed = (from + by * skill + (draw(`${figure} ${weeksAgo}`) - 0.5) * noise) * quiet;
        const startsOn = new Date(Date.parse(first) - weeksAgo * 7 * 86_400_000).toISOString().slice(0, 10);
        return { memberId: demo.id(name), figure, startsOn, value: Math.max(least, Math.round(strayed)), target };
      });
    });
  });
}

export async function countWork(demo: Demo): Promise<void> {
  const { db, orgId, teamId, dated } = demo;
  const manager = demo.id('Stephen Reyes');
  await writeFigureValues(db, orgId, rowsOf(demo), manager);
  const startsOn = new Date(Date.parse(mondayOf(demo.today)) - 5 * 7 * 86_400_000).toISOString().slice(0, 10);
  const made = await addTarget(db, orgId, {
    ...{ memberId: null, teamId, figure: 'meetings-booked', startsOn, target: 5, madeBy: manager },
    reason:
      'Two of the hospital groups on our list froze new suppliers until their budgets are settled. There are fewer people to meet, so five a week is the honest number.',
  });
  dated.push({ table: 'key_figure_target', by: 'id', id: made.id, set: { made_at: demo.at(36) } });
}

/** Should fewer have become excellent, or better at all, than there are wins to tell. */
const otherwise = [
  {
    name: 'Grace Whitlock',
    says: 'Grace Whitlock kept her practice up for twelve weeks, one call or more nearly every week.',
  },
  { name: 'Yasmin Farouk', says: 'Yasmin Farouk joined five weeks ago and has practised nearly twice a week since.' },
  {
    name: 'Marta Lindgren',
    says: 'Marta Lindgren practised through the quarter beside a full diary of customer meetings.',
  },
];

/** Two told to the team with the rep's word, and one that still waits for it. */
export async function tellWins(demo: Demo): Promise<void> {
  const { db, orgId, teamId, dated } = demo;
  const manager = demo.id('Stephen Reyes');
  const found = [...(await readIdeas(demo)), ...(await readImproved(demo)), ...practised(demo)];
  const ofEach = [...Map.groupBy(found, ({ memberId }) => memberId).values()].flatMap(([first]) => first ?? []);
  for (const [i, { memberId, about, says }] of ofEach.slice(0, 3).entries()) {
    const made = await askForWin(db, orgId, { teamId, memberId, about, says, askedBy: manager });
    if (!made) continue;
    const isTold = i < 2;
    const [asked, agreed, posted] = [demo.at(9 - 4 * i, 9), demo.at(9 - 4 * i, 13), demo.at(8 - 4 * i, 9)];
    if (isTold) {
      await stepWin(db, orgId, made.id, 'agree', { member: memberId, overseen: [] });
      await stepWin(db, orgId, made.id, 'post', { member: manager, overseen: [teamId] });
    }
    const set: Record<string, Date> = isTold
      ? { asked_at: asked, agreed_at: agreed, posted_at: posted }
      : { asked_at: demo.at(1, 15) };
    dated.push({ table: 'win', by: 'id', id: made.id, set });
  }
}

type Told = { memberId: string; about: string; says: string };

const practised = ({ id }: Demo): Told[] =>
  otherwise.map(({ name, says }) => ({ memberId: id(name), about: 'overall', says }));

/** What the team's page would propose. */
async function readIdeas({ db, raw, orgId, library, id }: Demo): Promise<Told[]> {
  const criteria = criteriaOf(library.rubrics.values());
  const reps = demoReps.map((name) => ({ id: id(name), name }));
  const over = await readPeriods(db, orgId, 0);
  const of = { members: reps.map((rep) => rep.id), criteria: criteria.map((each) => each.id), over };
  const ideas = winIdeas({ reps, criteria, sums: await readTeamSums(raw, orgId, of) }, []);
  return ideas.map(({ member, about, says }) => ({ memberId: member.id, about, says }));
}

/** What the manager's digest told of the week. */
async function readImproved({ db, orgId, library, id }: Demo): Promise<Told[]> {
  const [digest] = await listDigests(db, orgId, id('Stephen Reyes'), { limit: 1 });
  if (digest?.body.for !== 'manager') return [];
  const criteria = criteriaOf(library.rubrics.values());
  return digest.body.improved.flatMap(({ memberId, name, what, before, now }) => {
    const criterion = criteria.find((each) => each.name === what);
    const says = `${name} got better at ${what}: ${Math.round(before)} to ${Math.round(now)}.`;
    return criterion ? [{ memberId, about: criterionOf(criterion.id), says }] : [];
  });
}

/** Grace Whitlock shows Daniel Okoro what his goal is about. */
export async function pairMentor(demo: Demo): Promise<void> {
  const { db, orgId, teamId } = demo;
  const [mentorId, memberId, madeBy] = ['Grace Whitlock', 'Daniel Okoro', 'Stephen Reyes'].map(demo.id) as [
    string,
    string,
    string,
  ];
  await addMentoring(db, orgId, { teamId, mentorId, memberId, what: wanted.step.what, since: demo.day(17), madeBy });
}

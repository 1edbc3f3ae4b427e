import { rateBlind } from './calibration.ts';
import { importCalls } from './calls.ts';
import { askTheCoach, coachImogen, lookThrough } from './coaching.ts';
import { type Demo, settleDates } from './demo.ts';
import { countWork, pairMentor, tellWins } from './figures.ts';
import { assignPractice, followAll, setGoal, wanted } from './goals.ts';
import { holdImogens, holdReviews, prepareImogens } from './reviews.ts';
import { assessThemselves } from './self-views.ts';
import { publishStandards } from './standards.ts';
import { closeSurvey, planSupport, writeCheckIns } from './talks.ts';
import { settleNotices, tellLastWeek } from './told.ts';

/**
 * From what the demo team has played to the rest of the chain, in the order in which it would have happened: every
 * number comes of the sessions, by the functions that the routes use.
 */
export async function tellChain(demo: Demo, present: Date): Promise<void> {
  await importCalls(demo);
  await publishStandards(demo);
  await lookThrough(demo);
  await rateBlind(demo);
  await assessThemselves(demo);
  const composure = await setGoal(demo, wanted.composure, null);
  const step = await setGoal(demo, wanted.step, null);
  const steady = await setGoal(demo, wanted.steady, null);
  await settleDates(demo);

  const goals = new Map([
    ['Imogen Hart', composure],
    ['Daniel Okoro', step],
    ['Tomasz Bell', steady],
  ]);
  const checkIns = new Map<string, string>();
  await writeCheckIns(demo, { from: 90, to: 27 }, goals, checkIns);
  await holdReviews(demo);
  const review = await holdImogens(demo, { checkIns, goal: composure });
  const concern = await setGoal(demo, wanted.concern, review);
  await writeCheckIns(demo, { from: 27, to: 0 }, goals.set('Imogen Hart', concern), checkIns);
  await prepareImogens(demo, checkIns);
  await closeSurvey(demo);
  await planSupport(demo);
  await assignPractice(demo, { concern, step, review });
  await countWork(demo);
  await settleDates(demo);

  await askTheCoach(demo);
  await pairMentor(demo);
  await settleDates(demo);
  await followAll(demo);
  for (const id of [step, steady])
    if (id) {
      demo.dated.push({ table: 'notice', by: 'about', id: `${id} stuck`, set: { at: demo.at(1, 8) } });
      demo.unread.push({ userId: demo.id('Stephen Reyes'), about: `${id} stuck` });
    }
  // what was told before the digest had been read by then
  await settleNotices(demo);
  await tellLastWeek(demo, present);
  await tellWins(demo);
  await coachImogen(demo);
  // an override changes how much everybody's sessions stray
  await followAll(demo);
  await settleNotices(demo);
}

import { listAssignments } from '../db/assignments.ts';
import { countCheckIns } from '../db/check-ins.ts';
import { listDigests } from '../db/digests.ts';
import { listGoals } from '../db/goals.ts';
import { countOpened, type Opened } from '../db/opened-lately.ts';
import { listLatestReviews, listUnsignedBy, readSignatures } from '../db/reviews.ts';
import { readMetGoals } from '../db/wins.ts';
import { mondayOf } from '../domain/digest.ts';
import type { Member } from '../domain/member.ts';
import { dayAfter } from '../domain/org-settings.ts';
import { dayStart } from '../domain/period.ts';
import type { GoalView } from '../protocol/goal-view.ts';
import type { LateAssignment, ManagerWeek, ReviewToDo, SinceLastWeek } from '../protocol/week-view.ts';
import { readPeriods } from '../reviews/read-team.ts';
import { readAttention } from './attention.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { readOverseen, readToday, type Today } from './overseen.ts';
import { readQueueView } from './queue.ts';
import { dueOf, isTimeToSign } from './review-lines.ts';
import { readShared } from './shared.ts';
import { viewAssignments } from './view-assignments.ts';
import { viewGoals } from './view-goals.ts';
import { readCheckInsDue } from './week-check-ins.ts';

/** A manager's first page: who needs them this week and why, what to celebrate, what changed. */

const sharedShown = 6;
/** Reps who ask come first in the queue: more at once than this is a matter for the queue's own page. */
const askingShown = 20;
/** What is late for longer is on its own page. */
const lateDays = 28;
const weekDays = 7;

async function readReviewsToDo(
  { db }: AppDeps,
  { member, organisation }: Caller,
  reps: readonly Member[],
  today: string,
): Promise<ReviewToDo[]> {
  const repIds = reps.map(({ id }) => id);
  const [latestOf, own] = await Promise.all([
    listLatestReviews(db, organisation.id, repIds),
    listUnsignedBy(db, organisation.id, member.id, repIds),
  ]);
  const signatures = await readSignatures(
    db,
    organisation.id,
    own.map(({ id }) => id),
  );
  const hasSigned = (review: string) =>
    signatures.some(({ reviewId, userId }) => reviewId === review && userId === member.id);
  const named = (id: string) => ({ id, name: reps.find((rep) => rep.id === id)?.name ?? '' });
  const begun = own.flatMap((review): ReviewToDo[] => {
    const { id, repId, status, meetingOn } = review;
    if (hasSigned(id)) return [];
    const does = status === 'preparing' ? 'prepare' : isTimeToSign(review, today) ? 'sign' : 'meet';
    return [{ rep: named(repId), review: id, does, on: meetingOn }];
  });
  const toBegin = reps.flatMap((rep): ReviewToDo[] => {
    const latest = latestOf.find(({ repId }) => repId === rep.id);
    const { due, dueOn } = dueOf(latest, today);
    return due ? [{ rep: named(rep.id), review: null, does: 'begin', on: dueOn }] : [];
  });
  return [...begun, ...toBegin].toSorted((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999'));
}

const needsLook = ({ status, progress }: GoalView) =>
  status === 'open' &&
  progress !== null &&
  (progress.state === 'at risk' || progress.state === 'not met' || progress.stuck);

async function readGoalsToLookAt(deps: AppDeps, caller: Caller, reps: readonly Member[], day: Today) {
  const teams = caller.member.teams.map(({ id }) => id);
  const found = await listGoals(deps.db, caller.organisation.id, { members: reps.map(({ id }) => id), teams });
  const open = found.filter(({ status }) => status === 'open');
  return (await viewGoals(deps, caller, open, day))
    .filter(needsLook)
    .toSorted((a, b) => (b.progress?.sure ?? 0) - (a.progress?.sure ?? 0));
}

async function readLate(deps: AppDeps, caller: Caller, reps: readonly Member[], today: string) {
  const teams = caller.member.teams.map(({ id }) => id);
  const members = reps.map(({ id }) => id);
  const dueFrom = dayAfter(today, -lateDays);
  const found = await listAssignments(deps.db, caller.organisation.id, { members, teams, dueFrom });
  const standing = found.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (await viewAssignments(deps, caller, standing, today)).flatMap((one): LateAssignment[] => {
    const { id, scenarios, dueOn, attempts, passBar } = one;
    const reps = one.members.flatMap(({ id, name, state, attempts: run }) =>
      state === 'overdue' || state === 'missed' ? [{ id, name, state, run: run.length }] : [],
    );
    return reps.length > 0 ? [{ id, titles: scenarios.map(({ title }) => title), dueOn, attempts, passBar, reps }] : [];
  });
}

/** By team: flags and wins, as the team's own page has them. */
async function readTeams(deps: AppDeps, caller: Caller, reps: readonly Member[]) {
  const orgId = caller.organisation.id;
  const over = await readPeriods(deps.db, orgId, 0);
  const seen = await Promise.all(
    caller.member.teams.map(async (team) => {
      const theirs = reps.filter(({ teams }) => teams.some(({ id }) => id === team.id));
      const attention = await readAttention(deps, caller.member.id, orgId, { id: team.id, reps: theirs, over });
      return { team, attention, reps: theirs.length };
    }),
  );
  return {
    flags: seen.flatMap(({ team, attention: { flags, notes } }) =>
      (flags.state === 'judged' ? flags.flags : []).map((flag) => {
        const note = notes.find(({ member }) => member === flag.member.id);
        return { ...flag, team, noted: note ? { by: note.by, at: note.at } : null };
      }),
    ),
    unjudged: seen.flatMap(({ team, attention: { flags }, reps }) =>
      flags.state === 'not judged' && reps > 0 ? [{ team, why: flags.why }] : [],
    ),
    toTell: seen.flatMap(({ team, attention }) =>
      attention.wins.filter(({ state }) => state === 'agreed').map((win) => ({ ...win, team })),
    ),
    ideas: seen.flatMap(({ team, attention }) => attention.ideas.map((idea) => ({ ...idea, team }))),
  };
}

async function readSince(
  deps: AppDeps,
  { member, organisation }: Caller,
  reps: readonly Member[],
  { today, settings }: Today,
): Promise<SinceLastWeek> {
  const { db } = deps;
  const members = reps.map(({ id }) => id);
  const [from, since, to] = [-2 * weekDays, -weekDays, 0].map((back) =>
    dayStart(settings.timeZone, dayAfter(today, back + 1)),
  ) as [Date, Date, Date];
  const [opened, held, met, [digest]] = await Promise.all([
    countOpened(db, organisation.id, members, { from, since, to }),
    countCheckIns(db, organisation.id, members, { first: dayAfter(today, 1 - weekDays), last: today }),
    readMetGoals(db, organisation.id, members, since),
    listDigests(db, organisation.id, member.id, { limit: 1 }),
  ]);
  const lately = opened.filter((each) => each.since);
  const count = (of: readonly Opened[]) => of.reduce((all, { n }) => all + n, 0);
  const isThisWeeks = digest?.week === mondayOf(today);
  const body = digest?.body.for === 'manager' && isThisWeeks ? digest.body : null;
  return {
    sessions: { now: count(lately), before: count(opened) - count(lately) },
    practised: new Set(lately.map(({ memberId }) => memberId)).size,
    checkIns: [...held.values()].reduce((all, n) => all + n, 0),
    goalsMet: met.length,
    // whoever left the teams since then is no longer theirs to hear of
    improved: body?.improved.filter(({ memberId }) => members.includes(memberId)) ?? null,
    compared: body?.compared ?? 0,
  };
}

export async function readManagerWeek(deps: AppDeps, caller: Caller): Promise<Omit<ManagerWeek, 'own'>> {
  const [{ people: reps }, day] = await Promise.all([
    readOverseen(deps, caller),
    readToday(deps, caller.organisation.id),
  ]);
  const { today } = day;
  const [reviews, checkIns, goals, late, teams, queue, since, shared] = await Promise.all([
    readReviewsToDo(deps, caller, reps, today),
    readCheckInsDue(deps, caller, reps, today),
    readGoalsToLookAt(deps, caller, reps, day),
    readLate(deps, caller, reps, today),
    readTeams(deps, caller, reps),
    readQueueView(deps, caller, askingShown),
    readSince(deps, caller, reps, day),
    readShared(deps, caller, { limit: sharedShown }),
  ]);
  const asking = queue.items.filter(({ disputed, asked }) => disputed || asked);
  return {
    ...{ for: 'manager', today, reps: reps.length, reviews, checkIns, goals, late, asking, since, shared },
    ...teams,
  };
}

import { countWaiting } from '../db/coach-checks.ts';
import { readMembers } from '../db/members.ts';
import { readOpenRounds } from '../db/rating-rounds.ts';
import { givenOf, hasRated } from '../domain/rating.ts';
import type { CoachWeek } from '../protocol/week-view.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { readOverseen, readToday } from './overseen.ts';
import { readQueueView } from './queue.ts';
import { readOwners, readShared } from './shared.ts';
import { readCheckInsDue } from './week-check-ins.ts';

/** A coach's first page: the queue and their week, ratings that are waited for, check-ins. */

const queueShown = 6;
const sharedShown = 6;

/** Rounds in which they have sessions left to rate. */
async function readRoundsLeft(
  { db, signInDb }: AppDeps,
  { member, organisation }: Caller,
): Promise<CoachWeek['rounds']> {
  const rounds = await readOpenRounds(db, organisation.id, member.id);
  const left = rounds.flatMap(({ round, ratings }) => {
    const unrated = round.sessions.filter((each) => !hasRated(round, givenOf(ratings, each), member.id)).length;
    return unrated > 0 ? [{ round, left: unrated }] : [];
  });
  const people = await readMembers(signInDb, organisation.id, [...new Set(left.map(({ round }) => round.madeBy))]);
  return left.map(({ round: { id, title, madeBy, sessions }, left }) => {
    const by = people.find((person) => person.id === madeBy)?.name ?? 'A former member';
    return { id, title, by, left, of: sessions.length };
  });
}

export async function readCoachWeek(deps: AppDeps, caller: Caller): Promise<Omit<CoachWeek, 'own'>> {
  const orgId = caller.organisation.id;
  const [{ people }, owners, { today }] = await Promise.all([
    readOverseen(deps, caller),
    readOwners(deps, caller),
    readToday(deps, orgId),
  ]);
  const [{ items, week }, waiting, rounds, checkIns, shared] = await Promise.all([
    readQueueView(deps, caller, queueShown),
    countWaiting(
      deps.raw,
      orgId,
      owners.map(({ id }) => id),
    ),
    readRoundsLeft(deps, caller),
    readCheckInsDue(deps, caller, people, today),
    readShared(deps, caller, { limit: sharedShown }),
  ]);
  return {
    ...{ for: 'coach', today, reps: people.length, queue: items, waiting, rounds, checkIns, shared },
    week: { wanted: week.wanted, done: week.done },
  };
}

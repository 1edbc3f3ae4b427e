import * as measures from '../db/goal-measures.ts';
import type { Goal } from '../db/goals.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import type { AfterMeasured } from '../db/scoring.ts';
import type { GoalProgress } from '../domain/goal.ts';
import { dayIn } from '../domain/org-settings.ts';
import { listenerVersion } from '../listener/listen.ts';
import { basisOf } from './basis.ts';
import { progressFor, spreadFor, standingOf } from './goal-progress.ts';

/**
 * Goals follow what is measured. A rep's in the same transaction; a team's when it is looked at, because whoever
 * stores practice can't read who is in a team.
 */

type Tx = Parameters<AfterMeasured>[0];

export const followGoals: AfterMeasured = async (tx, { orgId, memberId }) => {
  for (const goal of await measures.openGoalsOf(tx, orgId, memberId))
    await follow(tx, orgId, goal, [memberId], new Date());
};

/** Brings one up to `now`; what it says changes with the days too. Null: it is closed. */
export function bringUp(
  db: RawDatabase,
  { orgId, id }: Pick<Goal, 'orgId' | 'id'>,
  members: readonly string[],
  now: Date,
): Promise<GoalProgress | null> {
  return measures.inGoals(db, orgId, async (tx) => {
    const goal = await measures.holdGoal(tx, orgId, id);
    return goal && follow(tx, orgId, goal, members, now);
  });
}

type Stored = Pick<Goal, 'orgId' | 'id' | 'status' | 'teamId' | 'progress'>;

/** What is stored holds for its day; a team's, which nothing brings up as it happens, never. */
export async function progressOn(
  db: RawDatabase,
  goal: Stored,
  members: readonly string[],
  { today, timeZone, now }: { today: string; timeZone: string; now: Date },
): Promise<GoalProgress | null> {
  const { progress, status, teamId } = goal;
  const isFresh = progress && !teamId && dayIn(timeZone, new Date(progress.at)) === today;
  if (status !== 'open' || isFresh) return progress;
  return (await bringUp(db, goal, members, now)) ?? progress;
}

async function follow(
  tx: Tx,
  orgId: string,
  goal: measures.Followed,
  members: readonly string[],
  now: Date,
): Promise<GoalProgress> {
  const { what, madeAt, teamId } = goal;
  const since = await measures.openValues(tx, orgId, { members, what, listener: listenerVersion }, madeAt);
  const anybodys = await measures.anybodysValues(tx, orgId, what, listenerVersion);
  const progress = progressFor(goal, since, spreadFor(what, anybodys, teamId !== null), now);
  await measures.writeProgress(tx, orgId, goal.id, progress);
  if (progress.state === 'met' && teamId === null) await close(tx, orgId, goal);
  if (progress.stuck)
    await measures.tellOfGoal(tx, orgId, {
      users: [goal.madeBy],
      goal: goal.id,
      about: `${goal.id} stuck`,
      says: `Thirty days without a clear change: “${goal.says}” Choose what to try instead.`,
    });
  return progress;
}

/** `met` by the interval is not the end of it: what was learnt has to hold in a call that was never met. */
async function close(tx: Tx, orgId: string, goal: measures.Followed): Promise<void> {
  const session = await measures.freshAttempt(tx, orgId, goal, listenerVersion);
  if (!session) return;
  await measures.closeMet(tx, orgId, goal.id, session);
  await measures.tellOfGoal(tx, orgId, {
    users: [goal.madeBy, ...(goal.memberId ? [goal.memberId] : [])],
    goal: goal.id,
    about: `${goal.id} met`,
    says: `Met, and held in a call never met before: “${goal.says}”`,
  });
}

const baselineDays = 30;

/** Where a quantity stands over the thirty days before `now`, for a baseline. */
export function readBaseline(
  db: RawDatabase,
  orgId: string,
  of: { members: readonly string[]; what: string; isTeam: boolean; timeZone: string },
  now: Date,
) {
  const from = new Date(now.getTime() - baselineDays * 86_400_000);
  return measures.inGoals(db, orgId, async (tx) => {
    const since = await measures.openValues(tx, orgId, { ...of, listener: listenerVersion }, from);
    const values = since.filter(({ at }) => at <= now);
    const anybodys = await measures.anybodysValues(tx, orgId, of.what, listenerVersion);
    const spread = spreadFor(of.what, anybodys, of.isTeam);
    const behind = values.map(({ source, at, value }) => ({ source, atMs: at.getTime(), value }));
    return { ...standingOf(values, spread), basis: basisOf(behind, spread, of.timeZone) };
  });
}

/** The values a goal rests on, from its baseline's thirty days on. */
export function readGoalValues(db: RawDatabase, goal: Goal, members: readonly string[]): Promise<measures.ValueAt[]> {
  const from = new Date(goal.madeAt.getTime() - baselineDays * 86_400_000);
  return measures.inGoals(db, goal.orgId, (tx) =>
    measures.openValues(tx, goal.orgId, { members, what: goal.what, listener: listenerVersion }, from),
  );
}

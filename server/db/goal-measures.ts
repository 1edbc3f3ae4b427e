import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { type GoalProgress, leastDays } from '../domain/goal.ts';
import type { Goal } from './goals.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/**
 * What goals rest on, and where they stand: inside the transaction in which something was measured, which is in its
 * organisation. Only what is open counts, whoever looks: a goal is the rep's and their manager's alike.
 */

export type ValueAt = { sessionId: string; memberId: string; at: Date; value: number; source: 'practice' | 'call' };
export type Followed = Pick<
  Goal,
  | 'id'
  | 'memberId'
  | 'teamId'
  | 'what'
  | 'better'
  | 'baseline'
  | 'baselineSessions'
  | 'target'
  | 'milestones'
  | 'setOn'
  | 'dueOn'
  | 'madeAt'
  | 'madeBy'
  | 'says'
>;

const columns = (tx: ISql) => tx`id, member_id as "memberId", team_id as "teamId", what, better, baseline,
  baseline_sessions as "baselineSessions", target, milestones, set_on::text as "setOn", due_on::text as "dueOn",
  made_at as "madeAt", made_by as "madeBy", says`;

/** Runs `work` in the organisation. */
export const inGoals = <T>(db: RawDatabase, orgId: string, work: (tx: ISql) => Promise<T>): Promise<T> =>
  db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    return work(tx);
  }) as Promise<T>;

/** A member's open goals, held until the end of the transaction: of two scorecards at once the later sees both. */
export async function openGoalsOf(tx: ISql, orgId: string, memberId: string): Promise<Followed[]> {
  const rows = await tx`select ${columns(tx)} from goal
    where org_id = ${orgId} and member_id = ${memberId} and status = 'open' order by id for update`;
  return [...rows] as unknown as Followed[];
}

export async function holdGoal(tx: ISql, orgId: string, id: string): Promise<Followed | null> {
  const [row] = await tx`select ${columns(tx)} from goal
    where org_id = ${orgId} and id = ${id} and status = 'open' for update`;
  return (row as Followed | undefined) ?? null;
}

type Of = { members: readonly string[]; what: string; listener: string };

/** Open values of these members, in order of time; `from` is in. */
export async function openValues(tx: ISql, orgId: string, of: Of, from: Date): Promise<ValueAt[]> {
  if (of.members.length === 0) return [];
  const rows = await tx`select session_id as "sessionId", member_id as "memberId", at, effective as value, source
    from measured where org_id = ${orgId} and member_id = any(${[...of.members]}::uuid[]) and what = ${of.what}
      and at >= ${from} and listener = ${of.listener} and open order by at, session_id`;
  return [...rows] as unknown as ValueAt[];
}

/** Sessions that tell how far a quantity strays: enough of anybody's, the newest. */
const spreadSessions = 400;

export async function anybodysValues(tx: ISql, orgId: string, what: string, listener: string): Promise<ValueAt[]> {
  const rows = await tx`select session_id as "sessionId", member_id as "memberId", at, effective as value, source
    from measured where org_id = ${orgId} and what = ${what} and listener = ${listener} and open
    order by at desc limit ${spreadSessions}`;
  return [...rows] as unknown as ValueAt[];
}

export async function writeProgress(tx: ISql, orgId: string, id: string, progress: GoalProgress): Promise<void> {
  await tx`update goal set progress = ${JSON.stringify(progress)}::text::jsonb where org_id = ${orgId} and id = ${id}`;
}

/**
 * The first declared attempt, thirty days or more after the goal was set, that reached the target on an equivalent of
 * a scenario practised before which the member had never met. Null: there is none yet.
 */
export async function freshAttempt(tx: ISql, orgId: string, goal: Followed, listener: string): Promise<string | null> {
  const sign = goal.better === 'higher' ? 1 : -1;
  const [found] = await tx`
    select s.id from measured m
    join practice_session s on s.org_id = m.org_id and s.id = m.session_id
    where m.org_id = ${orgId} and m.member_id = ${goal.memberId} and m.what = ${goal.what} and m.open
      and m.listener = ${listener} and m.at >= ${goal.madeAt}::timestamptz + make_interval(days => ${leastDays})
      and m.effective * ${sign}::float8 >= ${goal.target}::float8 * ${sign}::float8
      and s.visibility = 'declared' and s.replay_session is null
      and not exists (select from practice_session met where met.org_id = s.org_id and met.member_id = s.member_id
        and met.scenario_id = s.scenario_id and met.id < s.id)
      and exists (select from practice_session earlier where earlier.org_id = s.org_id
        and earlier.member_id = s.member_id and earlier.id < s.id
        and (s.scenario->'equivalents' ? earlier.scenario_id or earlier.scenario->'equivalents' ? s.scenario_id))
    order by m.at limit 1`;
  return (found?.id as string | undefined) ?? null;
}

export async function closeMet(tx: ISql, orgId: string, id: string, sessionId: string): Promise<void> {
  await tx`update goal set status = 'met', closed_on = ${sessionId}, closed_at = now()
    where org_id = ${orgId} and id = ${id}`;
}

/** Tells people something about a goal, each once of `about`. */
export async function tellOfGoal(
  tx: ISql,
  orgId: string,
  told: { users: readonly string[]; goal: string; about: string; says: string },
): Promise<void> {
  for (const userId of new Set(told.users))
    await tx`insert into notice (org_id, id, user_id, kind, about, says, link)
      values (${orgId}, ${uuidv7()}, ${userId}, 'goal', ${told.about}, ${told.says}, ${`/goals/${told.goal}`})
      on conflict do nothing`;
}

/** Open values of many quantities at once, since `from`, in order of time. */
export async function openValuesOf(
  tx: ISql,
  orgId: string,
  of: { members: readonly string[]; whats: readonly string[]; listener: string },
  from: Date,
): Promise<(ValueAt & { what: string })[]> {
  if (of.members.length === 0) return [];
  const rows = await tx`select session_id as "sessionId", member_id as "memberId", at, effective as value, source, what
    from measured where org_id = ${orgId} and member_id = any(${[...of.members]}::uuid[])
      and what = any(${[...of.whats]}::text[]) and at >= ${from} and listener = ${of.listener} and open
    order by at, session_id`;
  return [...rows] as unknown as (ValueAt & { what: string })[];
}

/** Types of the objections that were raised in these sessions, by whose they are. */
export async function objectionsIn(
  tx: ISql,
  orgId: string,
  sessions: readonly string[],
): Promise<Map<string, string[]>> {
  if (sessions.length === 0) return new Map();
  const rows = await tx`select s.member_id as "memberId", o->>'type' as type
    from practice_session s
    join lateral (select body from scorecard c where c.org_id = s.org_id and c.session_id = s.id
      order by computed_at desc limit 1) c on true
    cross join lateral jsonb_array_elements(case when jsonb_typeof(c.body->'ledger') = 'object'
      then c.body->'ledger'->'objections' else '[]'::jsonb end) o
    where s.org_id = ${orgId} and s.id = any(${[...sessions]}::uuid[]) and s.visibility <> 'private'
      and jsonb_typeof(o->'raised') = 'object'`;
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.memberId, [...(found.get(row.memberId) ?? []), row.type]);
  return found;
}

/** Scenarios each of these members has met in what is open. */
export async function metBy(tx: ISql, orgId: string, members: readonly string[]): Promise<Map<string, Set<string>>> {
  if (members.length === 0) return new Map();
  const rows = await tx`select distinct member_id as "memberId", scenario_id as scenario from practice_session
    where org_id = ${orgId} and member_id = any(${[...members]}::uuid[]) and visibility <> 'private'`;
  const met = new Map<string, Set<string>>();
  for (const row of rows) met.set(row.memberId, (met.get(row.memberId) ?? new Set()).add(row.scenario));
  return met;
}

import { Hono } from 'hono';
import { z } from 'zod';
import { countCheckIns } from '../db/check-ins.ts';
import { readTeammates } from '../db/members.ts';
import type { Member } from '../domain/member.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { TeamView } from '../protocol/team-view.ts';
import { readPeriods, readTeamSums } from '../reviews/read-team.ts';
import { criteriaOf } from '../reviews/team-sums.ts';
import { teamTable } from '../reviews/team-table.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly } from './guard.ts';
import { nothingHere, shaped } from './problem.ts';

/** A team over a period, for its coaches and managers. For anyone else there is no such page. */

const mostBack = 11;
export const TeamQuery = z.object({
  team: z.string().max(100).optional(),
  period: z.coerce.number().int().min(0).max(mostBack).default(0),
});

export type Overseen = { team: Member['teams'][number] | null; reps: Member[] };

/** The team asked for, else the caller's first, and its reps. Throws Refusal where it isn't theirs. */
export async function overseenTeam({ signInDb }: AppDeps, caller: Caller, asked?: string): Promise<Overseen> {
  const { member, organisation } = caller;
  if (member.role !== 'coach' && member.role !== 'manager') throw nothingHere();
  const team = asked === undefined ? member.teams[0] : member.teams.find(({ id }) => id === asked);
  if (!team && asked !== undefined) throw nothingHere();
  const teammates = team ? await readTeammates(signInDb, organisation.id, [team.id]) : [];
  return { team: team ?? null, reps: teammates.filter(({ role }) => role === 'rep') };
}

export function teamRoutes(deps: AppDeps) {
  const { db, raw } = deps;
  return new Hono<Env>().use('/team/*', membersOnly(deps)).get('/team', shaped('query', TeamQuery), async (c) => {
    const { caller } = c.var;
    const { team: asked, period: back } = c.req.valid('query');
    const orgId = caller.organisation.id;
    const [{ team, reps }, over] = await Promise.all([overseenTeam(deps, caller, asked), readPeriods(db, orgId, back)]);
    const known = criteriaOf((await rubricsOf(deps, orgId)).ever.values());
    const criteria = known.map(({ id }) => id);
    const members = reps.map(({ id }) => id);
    const [sums, checkIns] = await Promise.all([
      readTeamSums(raw, orgId, { members, criteria, over }),
      countCheckIns(db, orgId, members, over.periods.at(-1)!),
    ]);
    const { rows, overall, means } = teamTable(reps, criteria, sums);
    // a column in which nobody has anything tells nothing
    const shown = known.flatMap((_, i) => (means[i] ? [i] : []));
    const of = <T>(all: readonly T[]) => shown.map((i) => all[i] as T);
    return c.json<TeamView>({
      teams: caller.member.teams,
      team,
      today: over.today,
      periods: over.periods,
      back,
      criteria: of(known).map(({ id, name, action }) => ({ id, name, action })),
      rows: rows.map((row) => ({ ...row, cells: of(row.cells), checkIns: checkIns.get(row.member.id) ?? 0 })),
      overall,
      means: of(means),
    });
  });
}

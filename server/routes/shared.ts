import { Hono } from 'hono';
import { z } from 'zod';
import { readOverseers, readTeammates } from '../db/members.ts';
import { type FoundSession, listShared } from '../db/practice-sessions.ts';
import { commonTeams, type Member, mayOpen } from '../domain/member.ts';
import type { SharedPage, SharedSession } from '../protocol/home-view.ts';
import { withoutScores } from './blind.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly } from './guard.ts';
import { Page } from './page.ts';
import { shaped } from './problem.ts';
import { viewSession } from './views.ts';

/** What reps shared with their coaches and managers. Looking at the list opens nothing and is noted nowhere. */

type Wanted = { limit: number; before?: string | undefined; team?: string | undefined };

/** Members whose shared practice the caller may open, of `team` where one is named. */
export async function readOwners(
  { signInDb }: AppDeps,
  { member, organisation }: Caller,
  team?: string,
): Promise<Member[]> {
  const teams = member.teams.map(({ id }) => id).filter((id) => team === undefined || id === team);
  const teammates = await readTeammates(signInDb, organisation.id, teams);
  return teammates.filter((owner) => owner.id !== member.id && mayOpen(member, owner, 'shared'));
}

export const readOwnerIds = async (deps: AppDeps, caller: Caller): Promise<string[]> =>
  (await readOwners(deps, caller)).map(({ id }) => id);

/** The newest sessions the caller may open that are not their own. */
export async function readShared(deps: AppDeps, caller: Caller, { team, ...page }: Wanted): Promise<SharedSession[]> {
  const orgId = caller.organisation.id;
  const owners = new Map((await readOwners(deps, caller, team)).map((owner) => [owner.id, owner]));
  if (owners.size === 0) return [];
  const teamIds = new Set([...owners.values()].flatMap((owner) => owner.teams.map(({ id }) => id)));
  const [found, overseers] = await Promise.all([
    listShared(deps.db, orgId, [...owners.keys()], page),
    readOverseers(deps.signInDb, orgId, [...teamIds]),
  ]);
  const view = (session: FoundSession, owner: Member): SharedSession => ({
    ...viewSession(session, { owner, mine: false, overseers }),
    teams: commonTeams(caller.member, owner).map(({ name }) => name),
  });
  return (await withoutScores(deps, caller, found)).flatMap((session) => {
    const owner = owners.get(session.memberId);
    return owner ? [view(session, owner)] : [];
  });
}

export function sharedRoute(deps: AppDeps) {
  const Query = Page.extend({ team: z.string().max(100).optional() });
  return new Hono<Env>().get('/shared', membersOnly(deps), shaped('query', Query), async (c) => {
    const { limit, ...rest } = c.req.valid('query');
    const found = await readShared(deps, c.var.caller, { limit: limit + 1, ...rest });
    const sessions = found.slice(0, limit);
    return c.json<SharedPage>({ sessions, next: found.length > limit ? (sessions.at(-1)?.id ?? null) : null });
  });
}

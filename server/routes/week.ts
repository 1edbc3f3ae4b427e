import { Hono } from 'hono';
import { readOverseers } from '../db/members.ts';
import { listSessions } from '../db/practice-sessions.ts';
import type { AdminWeek, WeekView } from '../protocol/week-view.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly } from './guard.ts';
import { nothingHere } from './problem.ts';
import { viewSession } from './views.ts';
import { readAdminWeek } from './week-admin.ts';
import { readCoachWeek } from './week-coach.ts';
import { readManagerWeek } from './week-manager.ts';

/** `/api/home/week`: the first page of those who look after others. A rep's is `/api/home`. */

const ownShown = 3;

/** What the caller practised themselves. */
async function readOwnPractice({ db, signInDb }: AppDeps, { member, organisation }: Caller): Promise<AdminWeek['own']> {
  const teams = member.teams.map(({ id }) => id);
  const [live, ended, overseers] = await Promise.all([
    listSessions(db, organisation.id, member.id, { limit: 1, status: 'live' }),
    listSessions(db, organisation.id, member.id, { limit: ownShown, status: 'ended' }),
    readOverseers(signInDb, organisation.id, teams),
  ]);
  const view = (session: (typeof live)[number]) => viewSession(session, { owner: member, mine: true, overseers });
  return { unfinished: live[0] ? view(live[0]) : null, recent: ended.map(view) };
}

export function weekRoutes(deps: AppDeps) {
  return new Hono<Env>().get('/home/week', membersOnly(deps), async (c) => {
    const { caller } = c.var;
    const { role } = caller.member;
    // people and settings are read by signing in, not with a key
    if (role === 'rep' || (role === 'admin' && caller.byKey)) throw nothingHere();
    const own = await readOwnPractice(deps, caller);
    if (role === 'admin') return c.json<WeekView>({ ...(await readAdminWeek(deps, caller)), own });
    return c.json<WeekView>({
      ...(role === 'manager' ? await readManagerWeek(deps, caller) : await readCoachWeek(deps, caller)),
      own,
    });
  });
}

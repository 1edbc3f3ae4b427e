import { Hono } from 'hono';
import { demoMembers } from '../db/demo.ts';
import { readOverseers } from '../db/members.ts';
import { listNotices } from '../db/notices.ts';
import { listSessions, readMeetings } from '../db/practice-sessions.ts';
import { recentScorecards } from '../db/scorecards.ts';
import { feedbackKinds } from '../domain/notice.ts';
import { recommend, winsOf } from '../practice/recommend.ts';
import type { DemoMember, HomeView, Visitor } from '../protocol/home-view.ts';
import type { Me } from '../protocol/session-view.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, readCaller } from './guard.ts';
import { viewNotice } from './notices.ts';
import { readShared } from './shared.ts';
import { viewScenario, viewSession } from './views.ts';

/** The caller, their first page, and who a demo can be tried as. */

const recentShown = 6;
const feedbackShown = 5;
/** Scorecards a recommendation rests on. */
const lookBack = 10;

const viewMe = ({ member, email, organisation }: Caller): Me => ({ ...member, email, organisation });

export function memberRoutes(deps: AppDeps) {
  const { db, signInDb, library } = deps;
  return (
    new Hono<Env>()
      .get('/demo-members', (c) => c.json<DemoMember[]>(deps.demo ? demoMembers : []))
      .get('/me', membersOnly(deps), (c) => c.json<Me>(viewMe(c.var.caller)))
      // What every page asks first. Nobody being signed in is an answer here, not a refusal.
      .get('/visitor', async (c) => {
        const caller = await readCaller(deps, c.req.raw.headers);
        c.header('cache-control', 'no-store');
        return c.json<Visitor>({ me: caller && !caller.byKey ? viewMe(caller) : null });
      })
      .get('/home', membersOnly(deps), async (c) => {
        const { member, organisation } = c.var.caller;
        const [meetings, sessions, live, cards, shared, feedback, overseers] = await Promise.all([
          readMeetings(db, organisation.id, member.id),
          listSessions(db, organisation.id, member.id, { limit: recentShown, status: 'ended' }),
          listSessions(db, organisation.id, member.id, { limit: 1, status: 'live' }),
          recentScorecards(db, organisation.id, member.id, lookBack),
          readShared(deps, c.var.caller, { limit: recentShown }),
          listNotices(db, organisation.id, member.id, { limit: feedbackShown, kinds: feedbackKinds, unreadOnly: true }),
          readOverseers(
            signInDb,
            organisation.id,
            member.teams.map((team) => team.id),
          ),
        ]);
        const view = (session: (typeof sessions)[number]) =>
          viewSession(session, { owner: member, mine: true, overseers });
        const lead = recommend([...library.scenarios.values()], meetings, cards);
        return c.json<HomeView>({
          lead: lead && { scenario: viewScenario(lead.scenario, meetings), reason: lead.reason },
          unfinished: live[0] ? view(live[0]) : null,
          recent: sessions.map(view),
          shared,
          feedback: feedback.map(viewNotice),
          wins: winsOf(cards),
        });
      })
  );
}

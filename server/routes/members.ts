import { Hono } from 'hono';
import { demoMembers } from '../db/demo.ts';
import { listGoals } from '../db/goals.ts';
import { readOverseers } from '../db/members.ts';
import { listNotices } from '../db/notices.ts';
import { listSessions, readMeetings } from '../db/practice-sessions.ts';
import { recentScorecards } from '../db/scorecards.ts';
import { feedbackKinds } from '../domain/notice.ts';
import { type Meetings, recommend, winsOf } from '../practice/recommend.ts';
import type { AssignmentView } from '../protocol/assignment-view.ts';
import type { DemoMember, HomeView, Visitor } from '../protocol/home-view.ts';
import type { Me } from '../protocol/session-view.ts';
import { readOwn } from './assignments.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, readCaller } from './guard.ts';
import { readHomeReviews } from './home-reviews.ts';
import { viewNotice } from './notices.ts';
import { readToday } from './overseen.ts';
import { viewAssignments } from './view-assignments.ts';
import { viewGoals } from './view-goals.ts';
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
        const { caller } = c.var;
        const { member, organisation } = caller;
        const day = await readToday(deps, organisation.id);
        const teams = member.teams.map((team) => team.id);
        const [meetings, sessions, live, cards, overseers, feedback, assigned, goals, reviews] = await Promise.all([
          readMeetings(db, organisation.id, member.id),
          listSessions(db, organisation.id, member.id, { limit: recentShown, status: 'ended' }),
          listSessions(db, organisation.id, member.id, { limit: 1, status: 'live' }),
          recentScorecards(db, organisation.id, member.id, lookBack),
          readOverseers(signInDb, organisation.id, teams),
          listNotices(db, organisation.id, member.id, { limit: feedbackShown, kinds: feedbackKinds, unreadOnly: true }),
          readOwn(deps, caller, day.today),
          listGoals(db, organisation.id, { members: [member.id], teams: member.role === 'rep' ? teams : [] }),
          readHomeReviews(deps, caller, day.today),
        ]);
        const view = (session: (typeof sessions)[number]) =>
          viewSession(session, { owner: member, mine: true, overseers });
        const due = (await viewAssignments(deps, caller, assigned, day.today)).filter(isLeftToDo);
        const asked = leadOf(deps, due, meetings);
        const lead = asked ?? recommend([...library.scenarios.values()], meetings, cards);
        const assignment = asked?.assignment ?? null;
        return c.json<HomeView>({
          lead: lead && { scenario: viewScenario(lead.scenario, meetings), reason: lead.reason, assignment },
          due: due.filter(({ id }) => id !== assignment?.id),
          goals: await viewGoals(
            deps,
            caller,
            goals.filter(({ status }) => status === 'open'),
            day,
          ),
          today: day.today,
          unfinished: live[0] ? view(live[0]) : null,
          recent: sessions.map(view),
          reviews,
          feedback: feedback.map(viewNotice),
          wins: winsOf(cards),
        });
      })
  );
}

const isLeftToDo = ({ members, attempts }: AssignmentView) =>
  members.some((one) => (one.state === 'open' || one.state === 'overdue') && one.attempts.length < attempts);

/** What is due first goes before any recommendation; of its scenarios the one met longest ago, or never. */
function leadOf({ library }: AppDeps, due: readonly AssignmentView[], meetings: Meetings) {
  const [assignment] = due;
  if (!assignment) return null;
  const lastMet = (id: string) => meetings.get(id)?.lastAt?.getTime() ?? 0;
  const [first] = assignment.scenarios.toSorted((a, b) => lastMet(a.id) - lastMet(b.id));
  const scenario = first && library.scenarios.get(first.id);
  return scenario ? { scenario, reason: assignment.reason, assignment } : null;
}

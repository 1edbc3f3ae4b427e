import { Hono } from 'hono';
import { z } from 'zod';
import { findJudgeRound } from '../db/judge-votes.ts';
import { readMembers, readOverseers } from '../db/members.ts';
import { markReadAbout } from '../db/notices.ts';
import { readOpenings } from '../db/openings.ts';
import { listSessions, readRecord, setShared } from '../db/practice-sessions.ts';
import { askAgain, findScorecard, readRelated } from '../db/scorecards.ts';
import { skipSelf } from '../db/self-assessments.ts';
import { type Member, seesVotes } from '../domain/member.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { certaintiesOf } from '../measure/certainty.ts';
import { readForCoaches } from '../practice/judged-card.ts';
import { votesCountedAbout } from '../practice/judging.ts';
import { createSession } from '../practice/sessions.ts';
import type { SessionPage } from '../protocol/home-view.ts';
import { NewSession, type RecordView, type ScorecardView, type SessionView } from '../protocol/session-view.ts';
import { followGoals } from '../reviews/follow-goals.ts';
import { makeReliability } from '../reviews/reliability.ts';
import { blind, blindFor, isBlind, withoutScores } from './blind.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, openSession, ownSession } from './guard.ts';
import { Page } from './page.ts';
import { Refusal, shaped } from './problem.ts';
import { isRatable } from './self-assessments.ts';
import { viewSession } from './views.ts';

const Share = z.strictObject({ shared: z.boolean() });

export function sessionRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;
  const reliabilityOf = makeReliability(db);

  const overseersOf = (orgId: string, owner: Member) =>
    readOverseers(
      signInDb,
      orgId,
      owner.teams.map((team) => team.id),
    );

  async function viewOwn(caller: Caller, session: Parameters<typeof viewSession>[0]): Promise<SessionView> {
    const orgId = caller.organisation.id;
    const [overseers, openings] = await Promise.all([
      overseersOf(orgId, caller.member),
      readOpenings(db, orgId, session.id),
    ]);
    const openers = await readMembers(signInDb, orgId, [...new Set(openings.map((opening) => opening.userId))]);
    return viewSession(session, { owner: caller.member, mine: true, overseers, openings, openers });
  }

  /** The card, for coaches with what a language model voted on it. */
  async function seenBy({ member, organisation }: Caller, owner: Member, sessionId: string, body: Scorecard) {
    const of = { orgId: organisation.id, sessionId };
    const round = seesVotes(member, owner) ? await findJudgeRound(db, of) : null;
    if (!round) return { card: body, judging: null };
    const { card, judged } = await readForCoaches(deps.raw, of, body);
    return { card, judging: { ...round, counted: judged?.votes.length ?? 0 } };
  }

  return new Hono<Env>()
    .get('/', shaped('query', Page), async (c) => {
      const { member, organisation } = c.var.caller;
      const { limit, before } = c.req.valid('query');
      const found = await listSessions(db, organisation.id, member.id, { limit: limit + 1, before });
      const overseers = await overseersOf(organisation.id, member);
      const sessions = found.slice(0, limit).map((s) => viewSession(s, { owner: member, mine: true, overseers }));
      return c.json<SessionPage>({ sessions, next: found.length > limit ? (sessions.at(-1)?.id ?? null) : null });
    })
    .post('/', shaped('json', NewSession), async (c) => {
      const { member, organisation } = c.var.caller;
      const teams = member.role === 'rep' ? member.teams.map((team) => team.id) : [];
      const starter = { orgId: organisation.id, userId: member.id, name: member.name, teams };
      const id = await createSession(deps, starter, c.req.valid('json'));
      return c.json<SessionView>(await viewOwn(c.var.caller, await ownSession(deps, c, id)), 201);
    })
    .get('/:id', async (c) => {
      const { session, owner, mine } = await openSession(deps, c, c.req.param('id'));
      if (mine) return c.json<SessionView>(await viewOwn(c.var.caller, session));
      const overseers = await overseersOf(c.var.caller.organisation.id, owner);
      const seen = await withoutScores(deps, c.var.caller, [session]);
      return c.json<SessionView>(viewSession(seen[0] ?? session, { owner, mine, overseers }));
    })
    .get('/:id/record', async (c) => {
      const { session } = await openSession(deps, c, c.req.param('id'));
      const { events, steps } = await readRecord(db, c.var.caller.organisation.id, session.id);
      const isShown = session.status === 'ended' && !(await isBlind(deps, c.var.caller, session.id));
      return c.json<RecordView>({ events, steps: isShown ? steps : null });
    })
    .get('/:id/scorecard', async (c) => {
      const { session, owner, mine } = await openSession(deps, c, c.req.param('id'));
      const orgId = c.var.caller.organisation.id;
      if (await isBlind(deps, c.var.caller, session.id)) throw blind();
      const found = await findScorecard(db, orgId, session.id);
      if (!found) return c.json<ScorecardView>(withoutScorecard(session));
      if (mine)
        for (const about of [session.id, votesCountedAbout(session.id)])
          await markReadAbout(db, orgId, c.var.caller.member.id, { kind: 'scorecard', about });
      // from here on a rating of their own would only copy what they see
      if (mine && isRatable(session)) await skipSelf(db, { orgId, sessionId: session.id, memberId: session.memberId });
      const [related, reliability, seen, hidden] = await Promise.all([
        readRelated(db, orgId, session.id, session.replaySession),
        reliabilityOf(orgId, found.body.listener),
        seenBy(c.var.caller, owner, session.id, found.body),
        blindFor(deps, c.var.caller),
      ]);
      return c.json<ScorecardView>({
        status: 'ready',
        session: session.id,
        computedAt: found.computedAt.toISOString(),
        certainty: certaintiesOf(seen.card, found.rubric, reliability),
        judging: seen.judging,
        related: related
          .filter((other) => mine || other.visibility !== 'private')
          .map((other) => ({
            session: other.session,
            relation: other.session === session.replaySession ? 'original' : 'replay',
            seq: (other.session === session.replaySession ? session.replaySeq : other.seq) ?? 1,
            ...(hidden.has(other.session)
              ? { overall: null, says: '', resistanceTo: null }
              : {
                  overall: other.overall,
                  says: other.outcome?.says ?? '',
                  resistanceTo: other.outcome?.resistanceTo ?? null,
                }),
          })),
        ...seen.card,
      });
    })
    .post('/:id/share', shaped('json', Share), async (c) => {
      const { member, organisation } = c.var.caller;
      const id = c.req.param('id');
      const session = await ownSession(deps, c, id);
      const of = { orgId: organisation.id, sessionId: session.id, memberId: member.id };
      if (!(await setShared(deps.raw, of, c.req.valid('json').shared, followGoals)))
        throw new Refusal(409, 'declared', 'This was a declared attempt at an assignment: it stays open to your team.');
      return c.json<SessionView>(await viewOwn(c.var.caller, await ownSession(deps, c, id)));
    })
    .post('/:id/rescore', async (c) => {
      const session = await ownSession(deps, c, c.req.param('id'));
      if (!(await askAgain(deps.raw, c.var.caller.organisation.id, session.id, deps.sendJob)))
        throw new Refusal(
          409,
          'not-failed',
          'Scoring of this session has not failed; its scorecard is ready or on its way.',
        );
      return c.json({ status: 'pending' as const }, 202);
    });
}

function withoutScorecard({ status, scoring, scoringError }: Parameters<typeof viewSession>[0]): ScorecardView {
  if (status === 'live')
    throw new Refusal(409, 'still-live', 'The scorecard comes when the session has ended. Go on, or end the call.');
  if (scoring === 'failed')
    return { status: 'failed', message: scoringError ?? 'The scorecard could not be computed. Ask for it again.' };
  return { status: 'pending' };
}

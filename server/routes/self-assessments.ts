import { Hono } from 'hono';
import type { FoundSession } from '../db/practice-sessions.ts';
import { findScorecard } from '../db/scorecards.ts';
import { findSelf, skipSelf, storeSelf } from '../db/self-assessments.ts';
import { receptivityOf } from '../domain/self-assessment.ts';
import { NewSelfAssessment, type SelfAssessmentView } from '../protocol/self-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, openSession, ownSession } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/** The rep's own view of a session, asked for before its scorecard is shown. */

/** What was met before can't be judged afresh, and what was never said not at all. */
export const isRatable = ({ status, replaySession, turns }: FoundSession) =>
  status === 'ended' && replaySession === null && turns > 0;

export function selfAssessmentRoutes(deps: AppDeps) {
  const { db } = deps;

  async function view(orgId: string, session: FoundSession, mine: boolean): Promise<SelfAssessmentView> {
    const found = await findSelf(db, orgId, session.id);
    if (!found) throw nothingHere();
    const criteria = found.rubric.criteria.map(({ id, name, levels }) => ({ id, name, good: levels.good }));
    if (found.status !== 'given' || found.ratings === null) {
      const status = !mine ? 'none' : (found.status ?? (isRatable(session) ? 'due' : 'none'));
      return { status, criteria, ratings: null, receptivity: null };
    }
    const card = await findScorecard(db, orgId, session.id);
    const receptivity = card && receptivityOf(found.ratings, card.body.criteria);
    return { status: 'given', criteria, ratings: found.ratings, receptivity };
  }

  return new Hono<Env>()
    .get('/:id/self-assessment', async (c) => {
      const { session, mine } = await openSession(deps, c, c.req.param('id'));
      return c.json<SelfAssessmentView>(await view(c.var.caller.organisation.id, session, mine));
    })
    .post(
      '/:id/self-assessment',
      // to everyone but its rep it isn't there, whatever they send
      async (c, next) => {
        await ownSession(deps, c, c.req.param('id'));
        await next();
      },
      shaped('json', NewSelfAssessment),
      async (c) => {
        const { member, organisation } = c.var.caller;
        const session = await ownSession(deps, c, c.req.param('id'));
        if (!isRatable(session))
          throw new Refusal(409, 'not-ratable', 'Rate a session of your own that has ended and is no replay.');
        const wanted = c.req.valid('json');
        const ratings = 'skip' in wanted ? {} : wanted.ratings;
        const found = await findSelf(db, organisation.id, session.id);
        const known = new Set(found?.rubric.criteria.map(({ id }) => id));
        const stray = Object.keys(ratings).find((id) => !known.has(id));
        if (stray !== undefined)
          throw new Refusal(400, 'bad-request', 'ratings: rate the criteria of this session’s rubric, by their id');
        const of = { orgId: organisation.id, sessionId: session.id, memberId: member.id };
        if ('skip' in wanted) await skipSelf(db, of);
        else if (!(await storeSelf(deps, of, ratings)))
          throw new Refusal(409, 'seen', 'You rated this session already, or saw its scorecard first.');
        return c.json<SelfAssessmentView>(await view(organisation.id, session, true), 201);
      },
    );
}

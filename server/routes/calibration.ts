import { Hono } from 'hono';
import { withVotes } from '../db/judge-votes.ts';
import { readMembers } from '../db/members.ts';
import { addNotice, markReadAbout } from '../db/notices.ts';
import { addRatings, addRound, endRound, findRound, type Rating, type Round, readRounds } from '../db/rating-rounds.ts';
import { findScorecard, readCriteria } from '../db/scorecards.ts';
import { judgedRowKey } from '../domain/judge.ts';
import type { Member } from '../domain/member.ts';
import { hasRated, isIn } from '../domain/rating.ts';
import { scoreOf } from '../measure/criteria.ts';
import { votedUnknowns } from '../measure/judged.ts';
import { isEnough } from '../measure/row.ts';
import { readForCoaches } from '../practice/judged-card.ts';
import { settleStandings } from '../practice/standings.ts';
import { type CalibrationView, NewRating, NewRound } from '../protocol/calibration-view.ts';
import type { Made } from '../protocol/coaching-view.ts';
import { agreementWithComputed } from '../reviews/agreement.ts';
import { mayEnd, openFor, viewCalibration } from './calibration-views.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/** `/api/calibration`: coaches rate the same sessions blind; agreement is told once all ratings are in. */

const notPossible = (says: string) => new Refusal(422, 'not-possible', says);
const kind = 'calibration' as const;
const link = '/calibration';

export function calibrationRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;

  /** Refuses where one of these could not open one of the sessions, and says who and which. */
  async function allOpen(caller: Caller, people: readonly Member[], sessions: readonly string[]): Promise<void> {
    const { organisation } = caller;
    for (const session of sessions) {
      const open = await openFor(deps, caller, session);
      if (!open) throw notPossible('One of these sessions isn’t shared with you any more. Choose others.');
      for (const member of people)
        if (!(await openFor(deps, { member, organisation }, session)))
          throw notPossible(
            `${member.name} can’t open “${open.session.title}” by ${open.owner.name}. Choose another session or rater.`,
          );
    }
  }

  async function tell(caller: Caller, round: Round, says: string, about: string, userIds: readonly string[]) {
    const others = userIds.filter((id) => id !== caller.member.id);
    for (const userId of others) await addNotice(db, { orgId: round.orgId, userId, kind, about, says, link });
  }

  /** What a rating that came in changes: whom nothing is asked of any more, who learns the outcome, how criteria stand. */
  async function follow(caller: Caller, round: Round, session: string, ratings: readonly Rating[]): Promise<void> {
    const { id: userId } = caller.member;
    if (round.sessions.every((each) => hasRated(round, ratings, each, userId)))
      await markReadAbout(db, round.orgId, userId, { kind, about: round.id });
    if (!isIn(round, ratings, session)) return;
    await settleStandings(deps, round, agreementWithComputed);
    if (!round.sessions.every((each) => isIn(round, ratings, each))) return;
    const told = [...new Set([round.madeBy, ...round.raters])];
    await tell(caller, round, `Every rating of “${round.title}” is in.`, `${round.id} in`, told);
  }

  /** What is computed of a session for each of these, as coaches see it, and by whose votes. */
  async function computedOf(orgId: string, session: string, criteria: Iterable<string>) {
    const card = (await findScorecard(db, orgId, session))?.body ?? null;
    const seen = card && (await readForCoaches(deps.raw, { orgId, sessionId: session }, card));
    const judge = seen?.judged?.by ?? null;
    const row = seen?.row && isEnough(seen.row) ? seen.row.value : null;
    return [...criteria].map((criterion) => {
      if (criterion === judgedRowKey)
        return { criterion, judge, computed: row === null ? null : scoreOf(row, votedUnknowns.anchors) };
      const own = seen?.card.criteria.find(({ id }) => id === criterion);
      return { criterion, computed: own?.computed ?? null, judge: own?.judged ? judge : null };
    });
  }

  async function theirRound({ organisation, member }: Caller, id: string) {
    const found = uuid.test(id) ? await findRound(db, organisation.id, member.id, id) : null;
    if (!found) throw nothingHere();
    return found;
  }

  return new Hono<Env>()
    .use('*', async (c, next) => {
      const { role } = c.var.caller.member;
      if (role !== 'coach' && role !== 'manager') throw nothingHere();
      await next();
    })
    .get('/', async (c) => {
      const { caller } = c.var;
      const found = await readRounds(db, caller.organisation.id, caller.member.id);
      return c.json<CalibrationView>(await viewCalibration(deps, caller, found));
    })
    .post('/', shaped('json', NewRound), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { title, criteria, ...wanted } = c.req.valid('json');
      const [sessions, raters] = [[...new Set(wanted.sessions)], [...new Set(wanted.raters)]];
      const people = await readMembers(
        signInDb,
        orgId,
        raters.filter((id) => uuid.test(id)),
      );
      if (people.length !== raters.length || raters.length < 2)
        throw notPossible('Choose two or more coaches or managers of the team to rate.');
      await allOpen(caller, people, sessions);
      const scored = await readCriteria(db, orgId, sessions);
      const cards = sessions.map((session) => scored.get(session));
      const [first] = cards;
      const isAlike = cards.every((card) => card?.rubric.id === first?.rubric.id);
      const hasVotes = (await withVotes(db, orgId, sessions)).size === sessions.length;
      const hasAll = criteria.every((id) =>
        id === judgedRowKey ? hasVotes : first?.criteria.some((one) => one.id === id),
      );
      if (!first || !isAlike || !hasAll)
        throw notPossible('Choose sessions that were scored by the same rubric, and criteria of it.');
      const made = { orgId, title, criteria: [...new Set(criteria)], sessions, raters, madeBy: caller.member.id };
      const round = await addRound(db, { ...made, rubricId: first.rubric.id });
      const many = sessions.length === 1 ? 'a session' : `${sessions.length} sessions`;
      await tell(caller, round, `${caller.member.name} asks you to rate ${many} blind: “${title}”.`, round.id, raters);
      return c.json<Made>({ id: round.id }, 201);
    })
    .post('/:id/ratings', shaped('json', NewRating), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { session, scores } = c.req.valid('json');
      const { round } = await theirRound(caller, c.req.param('id'));
      const isTheirs = round.raters.includes(caller.member.id) && round.sessions.includes(session);
      if (!isTheirs || !(await openFor(deps, caller, session))) throw nothingHere();
      if (round.endedAt) throw new Refusal(409, 'ended', 'This round has ended. Nothing is rated in it any more.');
      const given = new Map(scores.map(({ criterion, score }) => [criterion, score]));
      if (given.size !== round.criteria.length || !round.criteria.every((id) => given.has(id)))
        throw notPossible('Score every criterion of the round, each once.');
      const of = { orgId, roundId: round.id, sessionId: session, raterId: caller.member.id };
      const computed = await computedOf(orgId, session, given.keys());
      const rows = computed.map((one) => ({ ...one, score: given.get(one.criterion) ?? 0 }));
      if (!(await addRatings(db, of, rows)))
        throw new Refusal(409, 'rated', 'You have rated this session. A rating stays as it was given.');
      await follow(caller, round, session, (await theirRound(caller, round.id)).ratings);
      return c.json({ status: 'kept' as const }, 201);
    })
    .post('/:id/end', async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { round } = await theirRound(caller, c.req.param('id'));
      if (round.endedAt) throw new Refusal(409, 'ended', 'This round has ended already.');
      const people = await readMembers(signInDb, orgId, [round.madeBy]);
      if (!mayEnd(round, caller.member.id, people)) throw nothingHere();
      await endRound(db, orgId, round.id);
      for (const rater of round.raters) await markReadAbout(db, orgId, rater, { kind, about: round.id });
      return c.json({ status: 'ended' as const });
    });
}

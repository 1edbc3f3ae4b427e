import { Hono } from 'hono';
import { withVotes } from '../db/judge-votes.ts';
import { readMembers } from '../db/members.ts';
import { addNotice, markReadAbout } from '../db/notices.ts';
import { addRound, endRound, findRound, type Rated, type Round, readRounds } from '../db/rating-rounds.ts';
import { findScorecard, readCriteria } from '../db/scorecards.ts';
import { judgedRowKey } from '../domain/judge.ts';
import type { Member } from '../domain/member.ts';
import { scoreOf } from '../measure/criteria.ts';
import { votedUnknowns } from '../measure/judged.ts';
import { isEnough } from '../measure/row.ts';
import { readForCoaches } from '../practice/judged-card.ts';
import { rate } from '../practice/ratings.ts';
import { type CalibrationView, NewRating, NewRound, type RoundView } from '../protocol/calibration-view.ts';
import type { Made } from '../protocol/coaching-view.ts';
import { mayEnd, mayRate, openAmong, readsVotes, viewCalibration, viewOneRound } from './calibration-views.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/** `/api/calibration`: coaches rate the same sessions blind; agreement is told once all ratings are in. */

const notPossible = (says: string) => new Refusal(422, 'not-possible', says);
const unrated = {
  ended: () => new Refusal(409, 'ended', 'This round has ended. Nothing is rated in it any more.'),
  rated: () => new Refusal(409, 'rated', 'You have rated this session. A rating stays as it was given.'),
};
const kind = 'calibration' as const;
const link = '/calibration';

export function calibrationRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;

  /** Refuses where one of these could not open one of the sessions, and says who and which. */
  async function allOpen(caller: Caller, people: readonly Member[], sessions: readonly string[]): Promise<void> {
    const found = await openAmong(deps, caller, sessions);
    for (const session of sessions) {
      const open = found.get(session);
      if (!open) throw notPossible('One of these sessions isn’t shared with you any more. Choose others.');
      const other = people.find((member) => !mayRate(member, open));
      if (other)
        throw notPossible(
          `${other.name} can’t open “${open.session.title}” by ${open.owner.name}. Choose another session or rater.`,
        );
    }
  }

  async function tell(caller: Caller, round: Round, says: string, about: string, userIds: readonly string[]) {
    const others = userIds.filter((id) => id !== caller.member.id);
    for (const userId of others) await addNotice(db, { orgId: round.orgId, userId, kind, about, says, link });
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

  async function theirRound({ organisation, member }: Caller, id: string): Promise<Rated> {
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
    .get('/:id', async (c) => {
      const { caller } = c.var;
      return c.json<RoundView>(await viewOneRound(deps, caller, await theirRound(caller, c.req.param('id'))));
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
      const hasVotes = readsVotes(caller.member) && (await withVotes(db, orgId, sessions)).size === sessions.length;
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
      if (!isTheirs || !(await openAmong(deps, caller, [session])).has(session)) throw nothingHere();
      if (round.endedAt) throw unrated.ended();
      const given = new Map(scores.map(({ criterion, score }) => [criterion, score]));
      if (given.size !== round.criteria.length || !round.criteria.every((id) => given.has(id)))
        throw notPossible('Score every criterion of the round, each once.');
      const of = { orgId, roundId: round.id, sessionId: session, raterId: caller.member.id };
      const computed = await computedOf(orgId, session, given.keys());
      const rows = computed.map((one) => ({ ...one, score: given.get(one.criterion) ?? 0 }));
      const done = await rate(deps, of, rows);
      if (done !== 'kept') throw unrated[done]();
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

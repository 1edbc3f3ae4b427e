import { Hono } from 'hono';
import { readMembers, readOverseers } from '../db/members.ts';
import { findSession, listShared } from '../db/practice-sessions.ts';
import {
  addRatings,
  addRound,
  putStanding,
  type Rating,
  type Round,
  readRated,
  readRounds,
  readStandings,
} from '../db/rating-rounds.ts';
import { findScorecard } from '../db/scorecards.ts';
import { isJudged, standingOf } from '../domain/coaching.ts';
import { mayOpen } from '../domain/member.ts';
import { hasRated, isIn } from '../domain/rating.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import { type CalibrationView, NewRating, NewRound, type RoundView } from '../protocol/calibration-view.ts';
import type { Made } from '../protocol/coaching-view.ts';
import { agreementAmong, agreementWithComputed } from '../reviews/agreement.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwners } from './shared.ts';

/** `/api/calibration`: coaches rate the same sessions blind; agreement is told once all ratings are in. */

/** Newest shared sessions that a round can be made of. */
const offered = 40;

const notPossible = (says: string) => new Refusal(422, 'not-possible', says);

export function calibrationRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;

  const cardOf = async (orgId: string, session: string) => (await findScorecard(db, orgId, session))?.body ?? null;

  /** A session with its rep, for whoever may open it. Nothing of it is read but its title. */
  async function openFor(caller: Pick<Caller, 'member' | 'organisation'>, id: string) {
    const session = await findSession(db, caller.organisation.id, id);
    const [owner] = session ? await readMembers(signInDb, caller.organisation.id, [session.memberId]) : [];
    const isOpen =
      session && owner && owner.id !== caller.member.id && mayOpen(caller.member, owner, session.visibility);
    return isOpen ? { session, owner } : null;
  }

  async function viewRound(caller: Caller, round: Round, ratings: readonly Rating[]): Promise<RoundView> {
    const orgId = caller.organisation.id;
    const people = await readMembers(signInDb, orgId, [...new Set([...round.raters, round.madeBy])]);
    const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? 'A former member';
    const found = await Promise.all(round.sessions.map((session) => openFor(caller, session)));
    const rubric = (await rubricsOf(deps, orgId)).ever.get(round.rubricId);
    const all = round.criteria.map((id) => rubric?.criteria.find((one) => one.id === id));
    return {
      ...{ id: round.id, title: round.title, by: nameOf(round.madeBy), madeAt: round.madeAt.toISOString() },
      ...{ raters: round.raters.map(nameOf), rates: round.raters.includes(caller.member.id) },
      criteria: round.criteria.map((id, i) => ({ id, name: all[i]?.name ?? id, levels: all[i]?.levels ?? {} })),
      sessions: found.flatMap((open) =>
        open
          ? [
              {
                ...{ session: open.session.id, title: open.session.title, rep: open.owner.name },
                rated: hasRated(round, ratings, open.session.id, caller.member.id),
                allIn: isIn(round, ratings, open.session.id),
              },
            ]
          : [],
      ),
      agreement: round.criteria.map((criterion) => ({
        criterion,
        among: agreementAmong(round, ratings, criterion),
        computed: agreementWithComputed([round], ratings, criterion),
      })),
    };
  }

  async function choicesFor(caller: Caller): Promise<CalibrationView['choices']> {
    const orgId = caller.organisation.id;
    const owners = new Map((await readOwners(deps, caller)).map((owner) => [owner.id, owner]));
    const sessions = await listShared(db, orgId, [...owners.keys()], { limit: offered });
    const cards = await Promise.all(sessions.map(({ id }) => cardOf(orgId, id)));
    const raters = await readOverseers(
      signInDb,
      orgId,
      caller.member.teams.map(({ id }) => id),
    );
    return {
      raters: raters.map(({ id, name }) => ({ id, name })),
      sessions: sessions.flatMap(({ id, title, memberId }, i) => {
        const card = cards[i];
        if (!card) return [];
        const criteria = card.criteria.map((each) => ({ id: each.id, name: each.name }));
        const rubric = { id: card.rubric.id, name: card.rubric.title };
        return [{ session: id, title, rep: owners.get(memberId)?.name ?? '', rubric, criteria }];
      }),
    };
  }

  /** Where the ratings of a rubric have come in: whether its criteria still stand. */
  async function settle(orgId: string, { rubricId, criteria }: Round): Promise<void> {
    const { rounds, ratings } = await readRated(db, orgId, rubricId);
    const before = await readStandings(db, orgId);
    for (const criterion of criteria) {
      const { kappa, sessions } = agreementWithComputed(rounds, ratings, criterion);
      const was = before.find((one) => one.rubricId === rubricId && one.criterion === criterion)?.state ?? 'steady';
      const state = standingOf(was, kappa, sessions);
      await putStanding(db, { orgId, rubricId, criterion }, { state, kappa, sessions });
    }
  }

  return new Hono<Env>()
    .use('*', async (c, next) => {
      const { role } = c.var.caller.member;
      if (role !== 'coach' && role !== 'manager') throw nothingHere();
      await next();
    })
    .get('/', async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { rounds, ratings } = await readRounds(db, orgId, caller.member.id);
      const standings = await readStandings(db, orgId);
      const { ever } = await rubricsOf(deps, orgId);
      const criterionOf = (rubricId: string, id: string) => ever.get(rubricId)?.criteria.find((one) => one.id === id);
      return c.json<CalibrationView>({
        rounds: await Promise.all(rounds.map((round) => viewRound(caller, round, ratings))),
        standings: standings.map(({ rubricId, criterion, state, kappa, low, high, sessions, since }) => ({
          ...{ rubric: rubricId, criterion: criterionOf(rubricId, criterion)?.name ?? criterion, state, sessions },
          kappa: kappa !== null && low !== null && high !== null ? { estimate: kappa, low, high, level: 0.95 } : null,
          since: since.toISOString(),
          judged: isJudged(criterionOf(rubricId, criterion) ?? { measures: [] }),
        })),
        choices: await choicesFor(caller),
      });
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
      const cards = await Promise.all(sessions.map((session) => cardOf(orgId, session)));
      for (const session of sessions)
        for (const member of [caller.member, ...people])
          if (!(await openFor({ member, organisation: caller.organisation }, session)))
            throw notPossible('Every rater has to be able to open every session. Choose others.');
      const [first] = cards;
      const isAlike = cards.every((card) => card && card.rubric.id === first?.rubric.id);
      const hasAll = criteria.every((id) => first?.criteria.some((one) => one.id === id));
      if (!first || !isAlike || !hasAll)
        throw notPossible('Choose sessions that were scored by the same rubric, and criteria of it.');
      const made = { orgId, title, criteria: [...new Set(criteria)], sessions, raters };
      const id = await addRound(db, { ...made, rubricId: first.rubric.id, madeBy: caller.member.id });
      return c.json<Made>({ id }, 201);
    })
    .post('/:id/ratings', shaped('json', NewRating), async (c) => {
      const { caller } = c.var;
      const orgId = caller.organisation.id;
      const { session, scores } = c.req.valid('json');
      const { rounds } = await readRounds(db, orgId, caller.member.id);
      const round = rounds.find(({ id }) => id === c.req.param('id'));
      const isTheirs = round?.raters.includes(caller.member.id) && round.sessions.includes(session);
      if (!round || !isTheirs || !(await openFor(caller, session))) throw nothingHere();
      const given = new Map(scores.map(({ criterion, score }) => [criterion, score]));
      if (given.size !== round.criteria.length || !round.criteria.every((id) => given.has(id)))
        throw notPossible('Score every criterion of the round, each once.');
      const card = await cardOf(orgId, session);
      const of = { orgId, roundId: round.id, sessionId: session, raterId: caller.member.id };
      const computed = (id: string) => card?.criteria.find((one) => one.id === id)?.computed ?? null;
      const rows = [...given].map(([criterion, score]) => ({ criterion, score, computed: computed(criterion) }));
      if (!(await addRatings(db, of, rows)))
        throw new Refusal(409, 'rated', 'You have rated this session. A rating stays as it was given.');
      const now = await readRounds(db, orgId, caller.member.id);
      if (isIn(round, now.ratings, session)) await settle(orgId, round);
      return c.json({ status: 'kept' as const }, 201);
    });
}

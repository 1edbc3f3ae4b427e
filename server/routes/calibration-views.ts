import { setImmediate } from 'node:timers/promises';
import { withVotes } from '../db/judge-votes.ts';
import { readMembers, readOverseers } from '../db/members.ts';
import { type FoundSession, findSession, listShared } from '../db/practice-sessions.ts';
import { type Rating, type Round, readStandings } from '../db/rating-rounds.ts';
import { readCriteria } from '../db/scorecards.ts';
import { judgedRowKey } from '../domain/judge.ts';
import { type Member, mayOpen } from '../domain/member.ts';
import { hasRated, isIn } from '../domain/rating.ts';
import type { Rubric } from '../domain/rubric.ts';
import { votedUnknowns } from '../measure/judged.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { CalibrationView, RoundView } from '../protocol/calibration-view.ts';
import { agreementAmong, agreementWithComputed } from '../reviews/agreement.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { readOwners } from './shared.ts';

/** Rounds of blind ratings, how criteria stand and what a round can be made of, as a coach sees them. */

/** What a judge votes on is rated by itself too: no rubric has to name it. */
const votedRow = { id: judgedRowKey, name: votedUnknowns.name, levels: votedUnknowns.levels };
const rated = (rubric: Rubric | null, id: string) =>
  [...(rubric?.criteria ?? []), votedRow].find((one) => one.id === id);

/** Newest shared sessions that a round can be made of. */
const offered = 40;

/** A session with its rep, for whoever may open it. Nothing of it is read but its title. */
export async function openFor(
  { db, signInDb }: AppDeps,
  { member, organisation }: Pick<Caller, 'member' | 'organisation'>,
  id: string,
): Promise<{ session: FoundSession; owner: Member } | null> {
  const session = await findSession(db, organisation.id, id);
  const [owner] = session ? await readMembers(signInDb, organisation.id, [session.memberId]) : [];
  const isOpen = session && owner && owner.id !== member.id && mayOpen(member, owner, session.visibility);
  return isOpen ? { session, owner } : null;
}

/** Of which round everything a reader may see is told. */
type Shown = { round: Round; ratings: readonly Rating[]; rubric: Rubric | null };

async function viewRound(deps: AppDeps, caller: Caller, { round, ratings, rubric }: Shown): Promise<RoundView> {
  const { member, organisation } = caller;
  const ids = [...new Set([...round.raters, round.madeBy])];
  const people = await readMembers(deps.signInDb, organisation.id, ids);
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? 'A former member';
  const found = await Promise.all(round.sessions.map((session) => openFor(deps, caller, session)));
  const rates = round.raters.includes(member.id);
  const criteria = round.criteria.map((id) => rated(rubric, id));
  const given = (session: string) =>
    round.criteria.map((criterion) => {
      const own = ratings.filter(
        (one) => one.roundId === round.id && one.sessionId === session && one.criterion === criterion,
      );
      const scores = own.map(({ raterId, score }) => ({ by: nameOf(raterId), score }));
      return { criterion, computed: own[0]?.computed ?? null, scores };
    });
  return {
    ...{ id: round.id, title: round.title, by: nameOf(round.madeBy), madeAt: round.madeAt.toISOString() },
    endedAt: round.endedAt?.toISOString() ?? null,
    mayEnd: mayEnd(round, member.id, people),
    ...{ raters: round.raters.map(nameOf), rates },
    criteria: round.criteria.map((id, i) => ({
      ...{ id, name: criteria[i]?.name ?? id, levels: criteria[i]?.levels ?? {} },
    })),
    sessions: found.flatMap((open) => {
      if (!open) return [];
      const { id: session, title, endedAt, startedAt } = open.session;
      const at = (endedAt ?? startedAt).toISOString();
      const allIn = isIn(round, ratings, session);
      const rated = hasRated(round, ratings, session, member.id);
      return [{ session, title, rep: open.owner.name, at, rated, allIn, given: allIn ? given(session) : [] }];
    }),
    closed: found.filter((open) => !open).length,
    agreement: await agreementIn(round, ratings),
  };
}

type Agreement = RoundView['agreement'][number];
const known = new Map<string, Agreement>();
const mostKnown = 2_000;

/** An interval takes some 15 ms to draw; a rating stays as it was given, so it is drawn once for so many of them. */
async function agreementIn(round: Round, ratings: readonly Rating[]): Promise<Agreement[]> {
  const own = ratings.filter(({ roundId }) => roundId === round.id);
  const found: Agreement[] = [];
  for (const criterion of round.criteria) {
    const key = `${round.id} ${criterion} ${own.length}`;
    if (!known.has(key)) {
      // turns of live sessions go between
      await setImmediate();
      const among = agreementAmong(round, own, criterion);
      known.set(key, { criterion, among, computed: agreementWithComputed([round], own, criterion) });
      const [oldest] = known.keys();
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    }
    found.push(known.get(key) as Agreement);
  }
  return found;
}

/** Whoever made it; where they have left, whoever rates in it, so that nothing stays hidden for good. */
export function mayEnd(round: Round, memberId: string, people: readonly Member[]): boolean {
  if (round.endedAt !== null) return false;
  if (round.madeBy === memberId) return true;
  return round.raters.includes(memberId) && !people.some(({ id }) => id === round.madeBy);
}

async function choicesFor(deps: AppDeps, caller: Caller): Promise<CalibrationView['choices']> {
  const { organisation, member } = caller;
  const owners = new Map((await readOwners(deps, caller)).map((owner) => [owner.id, owner]));
  const sessions = await listShared(deps.db, organisation.id, [...owners.keys()], { limit: offered });
  const ids = sessions.map(({ id }) => id);
  const scored = await readCriteria(deps.db, organisation.id, ids);
  const voted = await withVotes(deps.db, organisation.id, ids);
  const teams = member.teams.map(({ id }) => id);
  const raters = await readOverseers(deps.signInDb, organisation.id, teams);
  return {
    raters: raters.map(({ id, name }) => ({ id, name })),
    sessions: sessions.flatMap(({ id, title, memberId, endedAt, startedAt }) => {
      const by = scored.get(id);
      if (!by) return [];
      const all = [...by.criteria, ...(voted.has(id) ? [votedRow] : [])];
      const criteria = all.map((each) => ({ id: each.id, name: each.name }));
      const at = (endedAt ?? startedAt).toISOString();
      return [{ session: id, title, rep: owners.get(memberId)?.name ?? '', at, rubric: by.rubric, criteria }];
    }),
  };
}

export async function viewCalibration(
  deps: AppDeps,
  caller: Caller,
  { rounds, ratings }: { rounds: readonly Round[]; ratings: readonly Rating[] },
): Promise<CalibrationView> {
  const orgId = caller.organisation.id;
  const standings = await readStandings(deps.db, orgId);
  const { ever } = await rubricsOf(deps, orgId);
  const rubricOf = (id: string) => ever.get(id) ?? null;
  const shown = rounds.map((round) => viewRound(deps, caller, { round, ratings, rubric: rubricOf(round.rubricId) }));
  return {
    rounds: await Promise.all(shown),
    standings: standings.map(({ rubricId, criterion, judge, state, kappa, low, high, sessions, since, fellAt }) => {
      const rubric = rubricOf(rubricId);
      return {
        ...{
          rubric: rubric?.title ?? rubricId,
          criterion: rated(rubric, criterion)?.name ?? criterion,
          state,
          sessions,
        },
        kappa: kappa !== null && low !== null && high !== null ? { estimate: kappa, low, high, level: 0.95 } : null,
        since: since.toISOString(),
        fellAt: fellAt?.toISOString() ?? null,
        judged: judge !== '',
        judge: judge === '' ? null : judge,
      };
    }),
    choices: await choicesFor(deps, caller),
  };
}

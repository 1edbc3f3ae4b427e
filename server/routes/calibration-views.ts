import { setImmediate } from 'node:timers/promises';
import { withVotes } from '../db/judge-votes.ts';
import { readMembers, readOverseers } from '../db/members.ts';
import { type NamedSession, nameSessions, nameShared } from '../db/practice-sessions.ts';
import { type Rated, type Rating, type Round, readStandings, type Standing } from '../db/rating-rounds.ts';
import { readCriteria } from '../db/scorecards.ts';
import { judgedRowKey } from '../domain/judge.ts';
import { type Member, mayOpen } from '../domain/member.ts';
import { givenOf, hasRated, heldAgainst, isIn } from '../domain/rating.ts';
import type { Rubric } from '../domain/rubric.ts';
import { votedUnknowns } from '../measure/judged.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { CalibrationView, RoundView } from '../protocol/calibration-view.ts';
import { agreementAmong, agreementWithComputed } from '../reviews/agreement.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { readOwners } from './shared.ts';

/** Rounds of blind ratings, how criteria stand and what a round can be made of, as coaches and managers see them. */

/** What a judge votes on is rated by itself too: no rubric has to name it. */
const votedRow = { id: judgedRowKey, name: votedUnknowns.name, levels: votedUnknowns.levels };
const rated = (rubric: Rubric | null, id: string) =>
  [...(rubric?.criteria ?? []), votedRow].find((one) => one.id === id);

/** Newest shared sessions that a round can be made of. */
const offered = 40;

/** A language model's votes are for coaches; so is whether there are any on a session. */
export const readsVotes = ({ role }: Member): boolean => role === 'coach';

export type Open = { session: NamedSession; owner: Member };

/** Those of the sessions that the caller may open, with their reps. Nothing is read of them but their titles. */
export async function openAmong(
  { db, signInDb }: AppDeps,
  { member, organisation }: Caller,
  ids: readonly string[],
): Promise<Map<string, Open>> {
  const sessions = await nameSessions(db, organisation.id, ids);
  const reps = [...new Set(sessions.map(({ memberId }) => memberId))];
  const owners = new Map((await readMembers(signInDb, organisation.id, reps)).map((owner) => [owner.id, owner]));
  return new Map(
    sessions.flatMap((session): [string, Open][] => {
      const owner = owners.get(session.memberId);
      return owner && mayRate(member, { session, owner }) ? [[session.id, { session, owner }]] : [];
    }),
  );
}

export const mayRate = (member: Member, { session, owner }: Open): boolean =>
  owner.id !== member.id && mayOpen(member, owner, session.visibility);

type Judged = Pick<Standing, 'rubricId' | 'criterion'> & { judge: string | null };

/** What all rounds of an answer are told with. */
type Reading = {
  reader: Member;
  people: readonly Member[];
  open: ReadonlyMap<string, Open>;
  rubricOf(id: string): Rubric | null;
  /** Whether what was computed is for the reader: of a judge's votes, for coaches, or where coaches agree with it. */
  sees(of: Judged): boolean;
};

async function readingOf(
  deps: AppDeps,
  caller: Caller,
  rounds: readonly Rated[],
  standings: readonly Standing[],
): Promise<Reading> {
  const { organisation, member: reader } = caller;
  const ids = [...new Set(rounds.flatMap(({ round }) => [...round.raters, round.madeBy]))];
  const [people, open, { ever }] = await Promise.all([
    readMembers(deps.signInDb, organisation.id, ids),
    openAmong(
      deps,
      caller,
      rounds.flatMap(({ round }) => round.sessions),
    ),
    rubricsOf(deps, organisation.id),
  ]);
  const keyOf = ({ rubricId, criterion, judge }: Judged) => JSON.stringify([rubricId, criterion, judge]);
  const steady = new Set(standings.filter(({ state }) => state === 'steady').map(keyOf));
  return {
    ...{ reader, people, open },
    rubricOf: (id) => ever.get(id) ?? null,
    sees: (of) => of.judge === null || readsVotes(reader) || steady.has(keyOf(of)),
  };
}

async function viewRound(reading: Reading, { round, ratings }: Rated): Promise<RoundView> {
  const { reader, people, open, sees } = reading;
  const { rubricId } = round;
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? 'A former member';
  const rubric = reading.rubricOf(rubricId);
  const criteria = round.criteria.map((id) => rated(rubric, id));
  const givenTo = (given: readonly Rating[]) =>
    round.criteria.map((criterion) => {
      const own = given.filter((one) => one.criterion === criterion);
      const { computed, judge } = heldAgainst(given, criterion);
      const seen = sees({ rubricId, criterion, judge });
      const scores = own.map(({ raterId, score }) => ({ by: nameOf(raterId), score }));
      return { criterion, computed: seen ? computed : null, kept: !seen, scores };
    });
  const found = round.sessions.flatMap((session) => open.get(session) ?? []);
  return {
    ...{ id: round.id, title: round.title, by: nameOf(round.madeBy), madeAt: round.madeAt.toISOString() },
    endedAt: round.endedAt?.toISOString() ?? null,
    mayEnd: mayEnd(round, reader.id, people),
    ...{ raters: round.raters.map(nameOf), rates: round.raters.includes(reader.id) },
    criteria: round.criteria.map((id, i) => ({
      ...{ id, name: criteria[i]?.name ?? id, levels: criteria[i]?.levels ?? {} },
    })),
    sessions: found.map(({ session: { id: session, title, endedAt, startedAt }, owner }) => {
      const given = givenOf(ratings, session);
      const allIn = isIn(round, given);
      return {
        ...{ session, title, rep: owner.name, at: (endedAt ?? startedAt).toISOString() },
        ...{ rated: hasRated(round, given, reader.id), allIn, given: allIn ? givenTo(given) : [] },
      };
    }),
    closed: round.sessions.length - found.length,
    agreement: (await agreementIn({ round, ratings })).map(({ criterion, among, computed }) => {
      const all = round.sessions.map((session) => heldAgainst(givenOf(ratings, session), criterion));
      const seen = all.every(({ judge }) => sees({ rubricId, criterion, judge }));
      return { criterion, among, computed: seen ? computed : null };
    }),
  };
}

type Agreement = RoundView['agreement'][number];
const known = new Map<string, Agreement>();
const mostKnown = 2_000;

/** An interval takes some 15 ms to draw; a rating stays as it was given, so it is drawn once for so many of them. */
async function agreementIn(of: Rated): Promise<Agreement[]> {
  const { round, ratings } = of;
  const count = [...ratings.values()].reduce((sum, given) => sum + given.length, 0);
  const found: Agreement[] = [];
  for (const criterion of round.criteria) {
    const key = `${round.id} ${criterion} ${count}`;
    if (!known.has(key)) {
      // turns of live sessions go between
      await setImmediate();
      const among = agreementAmong(of, criterion);
      known.set(key, { criterion, among, computed: agreementWithComputed([of], criterion) });
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
  const sessions = await nameShared(deps.db, organisation.id, [...owners.keys()], offered);
  const ids = sessions.map(({ id }) => id);
  const scored = await readCriteria(deps.db, organisation.id, ids);
  const voted = readsVotes(member) ? await withVotes(deps.db, organisation.id, ids) : new Set<string>();
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

function viewStanding(of: Standing, rubric: Rubric | null): CalibrationView['standings'][number] {
  const { rubricId, criterion, judge, state, kappa, low, high, sessions, since, fellAt } = of;
  return {
    ...{ rubric: rubric?.title ?? rubricId, criterion: rated(rubric, criterion)?.name ?? criterion, state, sessions },
    kappa: kappa !== null && low !== null && high !== null ? { estimate: kappa, low, high, level: 0.95 } : null,
    since: since.toISOString(),
    fellAt: fellAt?.toISOString() ?? null,
    judged: judge !== '',
    judge: judge === '' ? null : judge,
  };
}

export async function viewCalibration(
  deps: AppDeps,
  caller: Caller,
  rounds: readonly Rated[],
): Promise<CalibrationView> {
  const standings = await readStandings(deps.db, caller.organisation.id);
  const [reading, choices] = await Promise.all([readingOf(deps, caller, rounds, standings), choicesFor(deps, caller)]);
  return {
    rounds: await Promise.all(rounds.map((each) => viewRound(reading, each))),
    standings: standings
      .filter(({ judge, ...of }) => reading.sees({ ...of, judge: judge === '' ? null : judge }))
      .map((of) => viewStanding(of, reading.rubricOf(of.rubricId))),
    choices,
  };
}

export async function viewOneRound(deps: AppDeps, caller: Caller, found: Rated): Promise<RoundView> {
  const standings = await readStandings(deps.db, caller.organisation.id);
  return viewRound(await readingOf(deps, caller, [found], standings), found);
}

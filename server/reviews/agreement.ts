import { levels } from '../domain/level.ts';
import { type BySession, givenOf, heldAgainst, isIn } from '../domain/rating.ts';
import { levelOf } from '../measure/criteria.ts';
import type { Agreed } from '../protocol/calibration-view.ts';
import { completeRows, iccOf } from '../statistics/icc.ts';
import { kappaOfMany, kappaOfTwo, type Pair } from '../statistics/kappa.ts';
import { mean } from '../statistics/values.ts';

/** How far blind ratings agree: levels by weighted kappa, scores by ICC(A,1). Of sessions that all have rated. Pure. */

type Round = { id: string; sessions: readonly string[]; raters: readonly string[]; criteria: readonly string[] };
type Rating = { raterId: string; criterion: string; score: number; computed: number | null; judge: string | null };
type Rated = { round: Round; ratings: BySession<Rating> };

const levelIndex = (score: number): number => {
  const level = levelOf(score);
  return level === null ? 0 : levels.indexOf(level);
};

/** One row a session: each rater's score, in the order of the round's raters. */
function scoresOf(
  { round, ratings }: Rated,
  criterion: string,
): { scores: number[]; computed: number | null; judge: string | null }[] {
  return round.sessions.flatMap((session) => {
    const given = givenOf(ratings, session);
    if (!isIn(round, given)) return [];
    const scoreBy = (rater: string) => given.find((one) => one.raterId === rater && one.criterion === criterion)?.score;
    const scores = round.raters.flatMap((rater) => scoreBy(rater) ?? []);
    return scores.length === round.raters.length ? [{ scores, ...heldAgainst(given, criterion) }] : [];
  });
}

/** Among the coaches of a round. */
export function agreementAmong(rated: Rated, criterion: string): Agreed {
  const rows = scoresOf(rated, criterion).map(({ scores }) => scores);
  const byLevel = rows.map((row) => row.map(levelIndex));
  return {
    kappa: kappaOfMany(byLevel, levels.length, 'quadratic', { seed: `${rated.round.id} ${criterion}` }),
    icc: iccOf(completeRows(rows).table)?.single ?? null,
    sessions: rows.length,
  };
}

/** Of the coaches' mean with the computed score, over all these rounds; with `by`, of that judge's votes alone. */
export function agreementWithComputed(rounds: readonly Rated[], criterion: string, by?: string | null): Agreed {
  const pairs = rounds
    .flatMap((rated) => scoresOf(rated, criterion))
    .filter(({ judge }) => by === undefined || judge === by)
    .flatMap(({ scores, computed }) => (computed === null ? [] : [[mean(scores), computed] as const]));
  const byLevel = pairs.map(([coaches, computed]): Pair => [levelIndex(coaches), levelIndex(computed)]);
  return {
    kappa: kappaOfTwo(byLevel, levels.length, 'quadratic'),
    icc: iccOf(pairs)?.single ?? null,
    sessions: pairs.length,
  };
}

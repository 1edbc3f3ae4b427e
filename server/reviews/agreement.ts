import { levels } from '../domain/level.ts';
import { isIn } from '../domain/rating.ts';
import { levelOf } from '../measure/criteria.ts';
import type { Agreed } from '../protocol/calibration-view.ts';
import { completeRows, iccOf } from '../statistics/icc.ts';
import { kappaOfMany, kappaOfTwo, type Pair } from '../statistics/kappa.ts';
import { mean } from '../statistics/values.ts';

/** How far blind ratings agree: levels by weighted kappa, scores by ICC(A,1). Of sessions that all have rated. Pure. */

type Round = { id: string; sessions: readonly string[]; raters: readonly string[]; criteria: readonly string[] };
type Rating = {
  roundId: string;
  sessionId: string;
  raterId: string;
  criterion: string;
  score: number;
  computed: number | null;
  judge: string | null;
};

const levelIndex = (score: number): number => {
  const level = levelOf(score);
  return level === null ? 0 : levels.indexOf(level);
};

/** One row a session: each rater's score, in the order of the round's raters. */
function scoresOf(
  round: Round,
  ratings: readonly Rating[],
  criterion: string,
): { scores: number[]; computed: number | null; judge: string | null }[] {
  return round.sessions.flatMap((session) => {
    if (!isIn(round, ratings, session)) return [];
    const own = ratings.filter(
      (one) => one.roundId === round.id && one.sessionId === session && one.criterion === criterion,
    );
    const scores = round.raters.flatMap((rater) => own.find(({ raterId }) => raterId === rater)?.score ?? []);
    // a judge's votes may have come in between two ratings
    const { computed = null, judge = null } = own.find((one) => one.computed !== null) ?? own[0] ?? {};
    return scores.length === round.raters.length ? [{ scores, computed, judge }] : [];
  });
}

/** Among the coaches of a round. */
export function agreementAmong(round: Round, ratings: readonly Rating[], criterion: string): Agreed {
  const rows = scoresOf(round, ratings, criterion).map(({ scores }) => scores);
  const byLevel = rows.map((row) => row.map(levelIndex));
  return {
    kappa: kappaOfMany(byLevel, levels.length, 'quadratic', { seed: `${round.id} ${criterion}` }),
    icc: iccOf(completeRows(rows).table)?.single ?? null,
    sessions: rows.length,
  };
}

/** Of the coaches' mean with the computed score, over all these rounds; with `by`, of that judge's votes alone. */
export function agreementWithComputed(
  rounds: readonly Round[],
  ratings: readonly Rating[],
  criterion: string,
  by?: string | null,
): Agreed {
  const pairs = rounds
    .flatMap((round) => scoresOf(round, ratings, criterion))
    .filter(({ judge }) => by === undefined || judge === by)
    .flatMap(({ scores, computed }) => (computed === null ? [] : [[mean(scores), computed] as const]));
  const byLevel = pairs.map(([coaches, computed]): Pair => [levelIndex(coaches), levelIndex(computed)]);
  return {
    kappa: kappaOfTwo(byLevel, levels.length, 'quadratic'),
    icc: iccOf(pairs)?.single ?? null,
    sessions: pairs.length,
  };
}

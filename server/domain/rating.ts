/** Sessions rated blind by several coaches. */

type Round = { id: string; raters: readonly string[]; criteria: readonly string[] };
type Rating = { roundId: string; sessionId: string; raterId: string; criterion: string };

/** Has this rater scored every criterion of the session? */
export const hasRated = (round: Round, ratings: readonly Rating[], session: string, rater: string): boolean =>
  round.criteria.every((criterion) =>
    ratings.some(
      (one) =>
        one.roundId === round.id && one.sessionId === session && one.raterId === rater && one.criterion === criterion,
    ),
  );

/** Everybody has: only then does anybody see what the others gave. */
export const isIn = (round: Round, ratings: readonly Rating[], session: string): boolean =>
  round.raters.every((rater) => hasRated(round, ratings, session, rater));

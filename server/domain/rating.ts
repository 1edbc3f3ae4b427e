/** Sessions rated blind by several coaches. */

/** Substantial agreement begins here (Landis & Koch, Biometrics 33, 1977). */
export const leastKappa = 0.6;
/** Blind ratings of fewer sessions change no criterion's standing. */
export const leastRated = 10;

/** How much a round may hold. */
export const roundLimits = { title: 100, sessions: 40, criteria: 20, raters: 6 } as const;

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

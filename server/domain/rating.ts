/** Sessions rated blind by several coaches. */

/** Substantial agreement begins here (Landis & Koch, Biometrics 33, 1977). */
export const leastKappa = 0.6;
/** Blind ratings of fewer sessions change no criterion's standing. */
export const leastRated = 10;

/** How much a round may hold. */
export const roundLimits = { title: 100, sessions: 40, criteria: 20, raters: 6 } as const;

type Round = { raters: readonly string[]; criteria: readonly string[] };
type Rating = { raterId: string; criterion: string };

/** A round's ratings by session. */
export type BySession<R> = ReadonlyMap<string, readonly R[]>;
export const givenOf = <R>(ratings: BySession<R>, session: string): readonly R[] => ratings.get(session) ?? [];

/** Has this rater scored every criterion of the session? `given`: what the round gave that session. */
export const hasRated = (round: Pick<Round, 'criteria'>, given: readonly Rating[], rater: string): boolean =>
  round.criteria.every((criterion) => given.some((one) => one.raterId === rater && one.criterion === criterion));

/** Everybody has: only then does anybody see what the others gave. */
export const isIn = (round: Round, given: readonly Rating[]): boolean =>
  round.raters.every((rater) => hasRated(round, given, rater));

type Held = { criterion: string; computed: number | null; judge: string | null };

/**
 * What the ratings of a session are held against: the first value that stood beside one of them, as a judge's votes may
 * have come in between two. `given`: in the order in which they were given.
 */
export function heldAgainst(given: readonly Held[], criterion: string): Omit<Held, 'criterion'> {
  const own = given.filter((one) => one.criterion === criterion);
  const { computed = null, judge = null } = own.find((one) => one.computed !== null) ?? own[0] ?? {};
  return { computed, judge };
}

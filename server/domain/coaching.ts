import { z } from 'zod';
import type { Doubt } from './doubt.ts';
import type { Interval } from './interval.ts';
import { leastKappa, leastRated } from './rating.ts';

/** What coaches do with scorecards: rules and words. */

export const DisputeState = z.enum(['open', 'upheld', 'declined']);
export type DisputeState = z.infer<typeof DisputeState>;

/** A scorecard this uncertain is looked at by a coach although nobody asked. */
export const doubtfulFrom = 0.4;

/** How uncertain a scorecard is, 0–1: its doubts add up as chances do of which one is enough. */
export const doubtIn = (doubts: readonly Doubt[]): number =>
  1 - doubts.reduce((sure, { share }) => sure * (1 - share), 1);

/** A claim that led to nothing lapses, so that a session isn't kept from the others. */
export const claimHours = 24;

/** What a coach looks at in a week unless they set another number. */
export const usualWeek = 10;

/** `YYYY-MM-DD` of the Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

/**
 * `coaches only`: what is computed differs so much from what coaches see, or so little is known of it, that reps and
 * managers aren't shown it as a score. Nothing is kept from them but what a language model votes on.
 */
export const StandingState = z.enum(['steady', 'coaches only']);
export type StandingState = z.infer<typeof StandingState>;

/** Before anybody has rated it: what code counts stands, what a language model votes on has to earn it. */
export const standingAtFirst = (judge: string | null): StandingState => (judge === null ? 'steady' : 'coaches only');

/**
 * A criterion that coaches agree with too little goes to coaches only, and comes back when they agree again. Of a few
 * sessions, and where agreement can't be told, it stays what it was.
 */
export function standingOf(was: StandingState, agreement: Interval | null, sessions: number): StandingState {
  if (agreement === null || sessions < leastRated) return was;
  return agreement.estimate < leastKappa ? 'coaches only' : 'steady';
}

/** How the browser stands with the room. */
export type Connection =
  | { is: 'connecting' }
  /** `resumedAtMs`: active time at which it came back; null if it never went. */
  | { is: 'connected'; resumedAtMs: number | null }
  | { is: 'reconnecting'; why: 'lost' | 'drain'; sinceMs: number; attempt: number; retryAtMs: number | null }
  | { is: 'offline'; sinceMs: number }
  /** Another tab has the room now. */
  | { is: 'superseded' }
  | { is: 'refused'; code: string; message: string }
  /** The session is over and the socket has done its work. */
  | { is: 'closed' };

/** First wait and longest wait between attempts, in milliseconds; each wait doubles the last. */
export const firstRetryMs = 250;
export const longestRetryMs = 8_000;
/** How long an attempt may take until the welcome. */
export const welcomeWithinMs = 8_000;
export const pingEveryMs = 15_000;
/** Silence after a ping that counts as a broken connection. */
export const pongWithinMs = 8_000;
/** Attempts after which it is asked over HTTP whether trying again makes sense. */
export const probeAfterAttempts = 3;

/** The wait before attempt `attempt` (from 0): doubling, with `random` (0–1) spreading it over its upper half. */
export function retryInMs(attempt: number, random: number): number {
  const whole = Math.min(longestRetryMs, firstRetryMs * 2 ** attempt);
  return Math.round(whole * (0.5 + random / 2));
}

/** How the browser stands with the room. */
export type Connection =
  | {
      is: 'connecting';
    }
  /** `resumedAtMs`: active time at which it came back; null if it never went. */
  | {
      is: 'connected';
      resumedAtMs: number | null;
    }
  | {
      is: 'reconnecting';
      why: 'lost' | 'drain';
      sinceMs: number;
      attempt: number;
      retryAtMs: number | null;
    }
  | {
      is: 'offline';
      sinceMs: number;
    }
  /** Another tab has the room now. */
  | {
      is: 'superseded';
    }
  | {
      is: 'refused';
      code: string;
      message: string;
    }
  /** The session is over and the socket has done its work. */
  | {
      is: 'closed';
    };
/** First wait and longest wait between attempts, in milliseconds; each wait doubles the last. */
export declare const firstRetryMs = 250;
export declare const longestRetryMs = 8000;
/** How long an attempt may take until the welcome. */
export declare const welcomeWithinMs = 8000;
export declare const pingEveryMs = 15000;
/** Silence after a ping that counts as a broken connection. */
export declare const pongWithinMs = 8000;
/** Attempts after which it is asked over HTTP whether trying again makes sense. */
export declare const probeAfterAttempts = 3;
/** The wait before attempt `attempt` (from 0): doubling, with `random` (0–1) spreading it over its upper half. */
export declare function retryInMs(attempt: number, random: number): number;

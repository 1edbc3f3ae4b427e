/** The call took longer than the rep can wait. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

export type Patience = {
  /** From now on, so long. */
  allow(ms: number): void;
  end(): void;
};

/**
 * Ends a call that keeps the rep waiting: before the first token, between two, or altogether at
 * `endsAt`. A timer that comes due too early sets itself again, so that a token sets none.
 */
export function makePatience(stop: AbortController, endsAt: number, now: () => number): Patience {
  let timer: NodeJS.Timeout | undefined;
  let until = endsAt;
  let dueAt = Number.POSITIVE_INFINITY;

  function set() {
    clearTimeout(timer);
    dueAt = until;
    timer = setTimeout(come, Math.max(0, until - now()));
  }
  function come() {
    // a timer may be early by a fraction
    if (now() + 1 >= until) stop.abort(new TooSlow());
    else set();
  }

  return {
    allow(ms) {
      until = Math.min(endsAt, now() + ms);
      if (until < dueAt) set();
    },
    end: () => clearTimeout(timer),
  };
}

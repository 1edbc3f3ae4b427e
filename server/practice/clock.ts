/** Time as a room sees it, so that tests can turn the hands. */
export type Clock = {
  /** Milliseconds that never run backwards; the zero is anywhere. */
  now(): number;
  /** Runs `work` once after `ms`; returns what cancels it. */
  after(ms: number, work: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, work) {
    // setTimeout fires at once above 2^31 ms
    const timer = setTimeout(work, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

import type { Clock } from './clock.ts';

/** How fast words reach the rep. `natural` paces them like speech; `none` as they come. */
export type Pacing = 'natural' | 'none';

/** Conversational English runs at 150–190 words a minute; a word is taken with the space after it. */
const wordMs = 260;
const charMs = 14;
/** A breath before answering. */
const breathMs = 500;

/** Splits into whole words, each with the white space that follows. */
export function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*/g) ?? [];
}

export function pauseBefore(pacing: Pacing): number {
  return pacing === 'natural' ? breathMs : 0;
}

export function pauseAfter(word: string, pacing: Pacing): number {
  if (pacing === 'none') return 0;
  const stop = /[.?:]\s*$/.test(word) ? 220 : /[,;]\s*$/.test(word) ? 90 : 0;
  return wordMs * 0.5 + word.length * charMs + stop;
}

/** Waits on the room's clock; resolves early when `signal` aborts. */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(ms, finish);
    function finish() {
      signal.removeEventListener('abort', abort);
      resolve();
    }
    function abort() {
      cancel();
      finish();
    }
    signal.addEventListener('abort', abort, { once: true });
  });
}

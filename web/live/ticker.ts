import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';

/** The timers' clock as a signal, turning every `everyMs` while `runs` says so. */
export function createTicker(everyMs: number, runs: Accessor<boolean>): Accessor<number> {
  const [now, setNow] = createSignal(performance.now());
  createEffect(() => {
    setNow(performance.now());
    if (!runs()) return;
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    onCleanup(() => clearInterval(timer));
  });
  return now;
}

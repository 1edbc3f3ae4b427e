import { setTimeout as later } from 'node:timers/promises';

/** Waits until something outside is so; fails when it isn't in time. */
export async function until(isSo: () => Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`not so within ${patienceMs} ms`);
    await later(25);
  }
}

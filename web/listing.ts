import { type Accessor, createSignal } from 'solid-js';
import type { Problem } from '../server/protocol/session-view.ts';
import { problemIn } from './api.ts';
import { createLoad, type Load } from './load.ts';

type Page<T> = { sessions: T[]; next: string | null };

export type Listing<T> = {
  page: Load<Page<T>>;
  failed: Accessor<(Problem & { status: number }) | null>;
  /** Adds what is older to what is shown. */
  older: () => Promise<void>;
  olderProblem: Accessor<Problem | null>;
};

/** A list read in parts, newest first, anew whenever `key` changes. `read` takes `next` of the part before. */
export function createListing<K, T>(
  key: Accessor<K>,
  read: (key: K, before: string | null) => Promise<Page<T>>,
): Listing<T> {
  const page = createLoad(key, (value: K) => read(value, null));
  const [olderProblem, setOlderProblem] = createSignal<Problem | null>(null);
  const failed = () => {
    const now = page.now();
    return now.is === 'failed' ? now.problem : null;
  };
  const older = async () => {
    const shown = page.value();
    const asked = key();
    if (!shown?.next) return;
    setOlderProblem(null);
    try {
      const more = await read(asked, shown.next);
      if (key() === asked) page.set({ sessions: [...shown.sessions, ...more.sessions], next: more.next });
    } catch (error) {
      setOlderProblem(problemIn(error));
    }
  };
  return { page, failed, older, olderProblem };
}

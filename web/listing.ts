import type { Accessor } from 'solid-js';
import { type Action, createAction } from './action.ts';
import { createLoad, type Load } from './load.ts';

type Page<T> = { sessions: T[]; next: string | null };

export type Listing<T> = {
  page: Load<Page<T>>;
  /** Adds what is older to what is shown. */
  showOlder: () => Promise<void>;
  older: Action;
};

/** A list read in parts, newest first, anew whenever `key` changes. `read` takes `next` of the part before. */
export function createListing<K, T>(
  key: Accessor<K>,
  read: (key: K, before: string | null) => Promise<Page<T>>,
): Listing<T> {
  const page = createLoad(key, (value: K) => read(value, null));
  const older = createAction();
  const showOlder = async () => {
    const shown = page.value();
    const asked = key();
    if (!shown?.next) return;
    const from = shown.next;
    await older.run(async () => {
      const more = await read(asked, from);
      if (key() === asked) page.set({ sessions: [...shown.sessions, ...more.sessions], next: more.next });
    });
  };
  return { page, showOlder, older };
}

import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from 'solid-js';
import type { Problem } from '../server/protocol/session-view.ts';
import { problemIn } from './api.ts';

/** Something fetched. A union, so that a page can't forget one of its states. */
export type Loaded<T> =
  | { is: 'loading' }
  | { is: 'ready'; value: T }
  | { is: 'failed'; problem: Problem & { status: number } };

export type Load<T> = {
  now: Accessor<Loaded<T>>;
  /** The value, if it is there. */
  value: Accessor<T | null>;
  /** Why it isn't, if fetching it failed. */
  failed: Accessor<(Problem & { status: number }) | null>;
  /** Fetches again; what is shown stays until the answer comes. */
  again: () => Promise<void>;
  /** Puts in what another answer already told. */
  set: (value: T) => void;
};

/** Fetches whenever `key` changes to something other than null; late answers to older keys are dropped. */
export function createLoad<K, T>(key: Accessor<K | null>, fetch: (key: K) => Promise<T>): Load<T> {
  const [now, setNow] = createSignal<Loaded<T>>({ is: 'loading' });
  const wanted = createMemo(key);
  let turn = 0;
  const run = async (value: K) => {
    const mine = ++turn;
    const next: Loaded<T> = await fetch(value).then(
      (value) => ({ is: 'ready', value }),
      (error: unknown) => ({ is: 'failed', problem: problemIn(error) }),
    );
    if (mine === turn) setNow(() => next);
  };
  createEffect(() => {
    const value = wanted();
    setNow({ is: 'loading' });
    if (value !== null) void run(value);
  });
  onCleanup(() => {
    turn = Number.NaN;
  });
  return {
    now,
    value: () => {
      const state = now();
      return state.is === 'ready' ? state.value : null;
    },
    failed: () => {
      const state = now();
      return state.is === 'failed' ? state.problem : null;
    },
    again: async () => {
      const value = wanted();
      if (value !== null) await run(value);
    },
    set: (value) => {
      turn++;
      setNow({ is: 'ready', value });
    },
  };
}

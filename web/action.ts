import { type Accessor, createSignal } from 'solid-js';
import type { Problem } from '../server/protocol/session-view.ts';
import { problemIn } from './api.ts';

/** Something a person sets off and waits for, once at a time. */
export type Action = {
  busy: Accessor<boolean>;
  problem: Accessor<(Problem & { status: number }) | null>;
  /** True when `work` went through; false when it was refused, or another is still under way. */
  run: (work: () => Promise<void>) => Promise<boolean>;
  clear: () => void;
};

export function createAction(): Action {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<(Problem & { status: number }) | null>(null);
  return {
    busy,
    problem,
    clear: () => setProblem(null),
    run: async (work) => {
      if (busy()) return false;
      setBusy(true);
      setProblem(null);
      try {
        await work();
        return true;
      } catch (error) {
        setProblem(problemIn(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

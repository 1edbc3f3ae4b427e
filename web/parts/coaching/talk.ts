import type { CoachingView } from '../../../server/protocol/coaching-view.ts';
import type { Action } from '../../action.ts';
import { readCoaching } from '../../coaching-api.ts';
import { createLoad, type Load } from '../../load.ts';

/** What is said of a session, and saying more: afterwards all that it changes is read again. */
export type Talk = {
  load: Load<CoachingView>;
  session: string;
  /** Null when the reader is the rep. */
  rep: string | null;
  shared: () => boolean;
  /** True when it was kept. A refusal is shown where it was said. */
  say: (action: Action, work: () => Promise<unknown>) => Promise<boolean>;
  replay: ((seq: number) => void) | undefined;
};

export function createTalk(
  about: Pick<Talk, 'session' | 'rep' | 'shared' | 'replay'> & { scored: () => boolean; changed: () => Promise<void> },
): Talk {
  const load = createLoad(() => (about.scored() ? about.session : null), readCoaching);
  return {
    ...about,
    load,
    say: (action, work) =>
      action.run(async () => {
        await work();
        await Promise.all([load.again(), about.changed()]);
      }),
  };
}

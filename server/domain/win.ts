import { z } from 'zod';

/** Something a rep did well, told to the team in words the rep has agreed to. */

export const WinState = z.enum(['asked', 'agreed', 'posted', 'withdrawn']);
export type WinState = z.infer<typeof WinState>;

type Times = { agreedAt: Date | null; postedAt: Date | null; withdrawnAt: Date | null };

export function winState({ agreedAt, postedAt, withdrawnAt }: Times): WinState {
  if (withdrawnAt) return 'withdrawn';
  if (postedAt) return 'posted';
  return agreedAt ? 'agreed' : 'asked';
}

export type WinStep = 'agree' | 'post' | 'withdraw';

/** Who may take a step, and from which state: nobody but the rep agrees, and nothing is posted without that. */
export function mayStep(step: WinStep, state: WinState, who: 'rep' | 'overseer'): boolean {
  if (step === 'agree') return who === 'rep' && state === 'asked';
  if (step === 'post') return who === 'overseer' && state === 'agreed';
  return state !== 'withdrawn';
}

import { type Accessor, createSignal, getOwner, onCleanup } from 'solid-js';
import { Refused, readSession } from '../api.ts';
import { type Live, type LiveState, makeLive } from './make-live.ts';
import { browserUnsent } from './unsent.ts';
import { browserNetwork, browserTimers, openSocket } from './wire.ts';

/** A live session as a signal, closed with its owner. */
export function createLive(session: string): Live & { now: Accessor<LiveState> } {
  if (!getOwner()) throw new Error('createLive is called outside a reactive root');
  let set: (state: LiveState) => void = () => {};
  const live = makeLive({
    open: openSocket(`/api/sessions/${encodeURIComponent(session)}/live`),
    timers: browserTimers,
    network: browserNetwork,
    unsent: browserUnsent(`pushback.unsent.${session}`, localStorage),
    random: Math.random,
    newId,
    probe: () => refusalOf(session),
    changed: (state) => set(state),
  });
  const [now, setNow] = createSignal(live.state());
  set = (state) => setNow(() => state);
  onCleanup(() => live.close());
  return { ...live, now };
}

/** Why the session can't be joined, where trying again won't help. */
async function refusalOf(session: string): Promise<{ code: string; message: string } | null> {
  try {
    await readSession(session);
    return null;
  } catch (error) {
    const final = error instanceof Refused && [401, 403, 404].includes(error.status);
    return final ? { code: error.code, message: error.message } : null;
  }
}

/** 128 random bits. `crypto.randomUUID` is missing on a plain-http address other than localhost. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { type Connection } from './connection.ts';
import { type Conversation } from './conversation.ts';
import { type Unsent, type UnsentStore } from './unsent.ts';
import type { Network, OpenWire, Timers } from './wire.ts';
/**
 * The browser's side of a live session: keeps one socket, comes back after a drop with what it has,
 * and sends again what was never confirmed. It knows no framework and no DOM.
 */
/** The session's clock: active time at `takenMs`, and whether it runs from there. */
export type LiveClock = {
  atMs: number;
  takenMs: number;
  runs: boolean;
};
export type LiveState = {
  connection: Connection;
  conversation: Conversation;
  unsent: readonly Unsent[];
  clock: LiveClock;
  /** The rep has asked for the end and it is not confirmed. */
  ending: boolean;
};
export type LiveOptions = {
  open: OpenWire;
  timers: Timers;
  network: Network;
  unsent: UnsentStore;
  random: () => number;
  newId: () => string;
  /** Asked when attempts keep failing; an answer ends them. */
  probe: () => Promise<{
    code: string;
    message: string;
  } | null>;
  changed: (state: LiveState) => void;
};
export type Live = {
  state(): LiveState;
  /** `startedMs`, on the timers' clock: the first key; null where unknown. */
  say(text: string, startedMs: number | null): void;
  typing(): void;
  end(): void;
  /** Connects at once: after "Try now", or to take the room back from another tab. */
  connect(): void;
  /** Sends a refused line again. */
  sendAgain(id: string): void;
  /** Takes a refused line back; answers its text. */
  takeBack(id: string): string | null;
  close(): void;
};
export declare function makeLive(options: LiveOptions): Live;

/** The little a live session needs of a socket, of time and of the network; the browser's are below. */
export type Wire = {
  send(text: string): void;
  close(): void;
};
export type WireEvents = {
  open(): void;
  message(text: string): void;
  closed(): void;
};
export type OpenWire = (events: WireEvents) => Wire;
export type Timers = {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Calls `then` after `ms`; the answer takes it back. */
  after(ms: number, then: () => void): () => void;
};
export type Network = {
  isOnline(): boolean;
  /** Calls `then` at every change; the answer stops that. */
  watch(then: () => void): () => void;
};
export declare function openSocket(path: string): OpenWire;
export declare const browserTimers: Timers;
export declare const browserNetwork: Network;

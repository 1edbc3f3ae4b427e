/** The little a live session needs of a socket, of time and of the network; the browser's are below. */

export type Wire = { send(text: string): void; close(): void };
export type WireEvents = { open(): void; message(text: string): void; closed(): void };
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

export function openSocket(path: string): OpenWire {
  return (events) => {
    const url = new URL(path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    socket.onopen = () => events.open();
    socket.onmessage = ({ data }) => events.message(String(data));
    socket.onclose = () => events.closed();
    return { send: (text) => socket.send(text), close: () => socket.close() };
  };
}

export const browserTimers: Timers = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

export const browserNetwork: Network = {
  isOnline: () => navigator.onLine,
  watch(then) {
    addEventListener('online', then);
    addEventListener('offline', then);
    return () => {
      removeEventListener('online', then);
      removeEventListener('offline', then);
    };
  },
};

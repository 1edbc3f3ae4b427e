import { ClientMessage, maxFrameBytes, maxSayChars, type ServerMessage } from '../protocol/live.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Client, Room } from './room.ts';
import type { Rooms, Seat } from './rooms.ts';

/**
 * One rep's socket, seen from the server: parses what comes, takes the seat at the first `hello`,
 * passes everything on in order. It knows a wire with three members, not a WebSocket.
 */

export type Wire = {
  send(text: string): void;
  /** Bytes accepted but not yet on the network. */
  waiting(): number;
  close(code: number, reason: string): void;
};

export type Connection = { receive(data: unknown): void; closed(): Promise<void>; refuse(message: string): void };

/** A reader this far behind is cut off; its client comes back and resumes. */
export const mostWaitingBytes = 1024 * 1024;
/** A client that asks this much faster than it can be answered is cut off. */
const mostUnansweredChars = 1024 * 1024;
/** A client says hello as soon as its socket opens; one that has not by then holds it for nothing. */
export const helloPatienceMs = 10_000;
/** What a message weighs besides its text. */
const messageWeight = 200;

/** Close codes of RFC 6455; 4000 and above are ours. */
export const closeCodes = { normal: 1000, goingAway: 1001, policy: 1008, tooLarge: 1009, tryLater: 1013 } as const;

type Refusal = Extract<ServerMessage, { type: 'error' }>['code'];

export function connectRep(rooms: Rooms, seat: Seat, wire: Wire, clock: Clock = systemClock): Connection {
  let seated: Promise<Room | null> | null = null;
  let gone = false;
  let mayWaitBytes = mostWaitingBytes;
  let unanswered = 0;

  const client: Client = {
    send(message) {
      if (gone) return;
      wire.send(JSON.stringify(message));
      if (wire.waiting() > mayWaitBytes) close(closeCodes.tryLater, 'reading too slowly');
    },
    catchUp(messages) {
      // a long record is sent at once: it must not count against the reader, who would never get past it
      for (const message of messages) {
        if (gone) return;
        const text = JSON.stringify(message);
        mayWaitBytes += Buffer.byteLength(text);
        wire.send(text);
      }
    },
    close: () => close(closeCodes.goingAway, 'connect again'),
  };

  const stopWaiting = clock.after(helloPatienceMs, () => {
    refuse('hello-first', 'Nothing was said for too long. Connect again and say hello.', true);
    close(closeCodes.policy, 'no hello');
  });

  function close(code: number, reason: string) {
    if (gone) return;
    gone = true;
    stopWaiting();
    wire.close(code, reason);
  }

  const refuse = (code: Refusal, message: string, retryable = false) =>
    client.send({ type: 'error', code, message, retryable });

  function receive(data: unknown) {
    if (gone) return;
    const message = parse(data, refuse);
    if (!message) return;
    if (message.type === 'ping') return client.send({ type: 'pong' });
    if (message.type === 'hello') return hello(message);
    if (!seated) return refuse('hello-first', 'Say hello first: {"type":"hello","protocol":1}.');
    const weight = String(data).length + messageWeight;
    unanswered += weight;
    if (unanswered > mostUnansweredChars) {
      refuse('too-large', 'Too much at once: wait for the answers before sending more.');
      return close(closeCodes.policy, 'too much at once');
    }
    void seated.then((room) => (room && !gone ? pass(room, message) : undefined)).finally(() => (unanswered -= weight));
  }

  function pass(room: Room, message: Exclude<ClientMessage, { type: 'hello' | 'ping' }>): Promise<void> {
    if (message.type === 'say') return room.say(message);
    if (message.type === 'typing') return room.typing();
    if (message.type === 'interrupt') return room.interrupt();
    return room.end();
  }

  function hello(message: Extract<ClientMessage, { type: 'hello' }>) {
    if (seated) return refuse('bad-message', 'This socket has said hello already; open another one.');
    stopWaiting();
    if (rooms.draining()) {
      client.send({ type: 'drain' });
      return close(closeCodes.goingAway, 'connect again');
    }
    seated = rooms.join(seat, client, message).catch(() => {
      refuse('unavailable', 'The session could not be opened just now. Connect again.', true);
      close(closeCodes.tryLater, 'unavailable');
      return null;
    });
    void seated.then((room) => {
      if (room || gone) return;
      refuse('forbidden', 'There is no such session of yours any more. Go back to your practice.');
      close(closeCodes.policy, 'forbidden');
    });
  }

  return {
    receive,
    refuse(message) {
      refuse('forbidden', message);
      close(closeCodes.policy, 'forbidden');
    },
    async closed() {
      gone = true;
      stopWaiting();
      const room = await seated;
      if (room) await rooms.leave(room);
    },
  };
}

function parse(data: unknown, refuse: (code: Refusal, message: string) => void): ClientMessage | null {
  if (typeof data !== 'string') {
    refuse('bad-message', 'Send JSON as text frames.');
    return null;
  }
  if (Buffer.byteLength(data) > maxFrameBytes) {
    refuse('too-large', `A frame may hold ${maxFrameBytes} bytes at most.`);
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    refuse('bad-message', 'This was not JSON.');
    return null;
  }
  const parsed = ClientMessage.safeParse(value);
  if (parsed.success) return parsed.data;
  const { type, protocol, text } = (value ?? {}) as Record<string, unknown>;
  if (type === 'hello' && protocol !== 1)
    refuse('unsupported-protocol', 'This server speaks protocol 1. Reload the page.');
  else if (type === 'say' && typeof text === 'string' && text.length > maxSayChars)
    refuse('too-long', `A turn may hold ${maxSayChars} characters at most. Say it in parts.`);
  else refuse('bad-message', `Not understood: ${parsed.error.issues[0]?.path.join('.') || 'type'}.`);
  return null;
}

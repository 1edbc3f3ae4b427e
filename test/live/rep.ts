import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { ClientMessageInput, ServerMessage } from '../../server/protocol/live.ts';
import type { RecordView, ScorecardView, SessionView } from '../../server/protocol/session-view.ts';

/** A rep at a socket: signs in, starts a session, talks, and keeps all that was heard. */

export type Rep = Awaited<ReturnType<typeof signIn>>;

/** Signs in over HTTP, as a script would. */
export async function signIn(url: string, email = 'rep@demo.pushback.local', password = 'practice-makes') {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

  async function ask<T>(base: string, method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { cookie, origin: base };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${base}${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    cookie,
    begin: (base: string, body: Record<string, unknown> = {}) =>
      ask<SessionView>(base, 'POST', '/api/sessions', {
        scenario: 'night-desk',
        difficulty: 'cold',
        seed: 'test',
        ...body,
      }),
    session: (base: string, id: string) => ask<SessionView>(base, 'GET', `/api/sessions/${id}`),
    record: (base: string, id: string) => ask<RecordView>(base, 'GET', `/api/sessions/${id}/record`),
    share: (base: string, id: string) => ask<SessionView>(base, 'POST', `/api/sessions/${id}/share`, { shared: true }),
    scorecard: (base: string, id: string) => ask<ScorecardView>(base, 'GET', `/api/sessions/${id}/scorecard`),
    connect: (base: string, id: string, options?: ConnectOptions) => connect(base, cookie, id, options),
  };
}

export type ConnectOptions = {
  resume?: { epoch: number; seq: number };
  pacing?: 'natural' | 'none';
  origin?: string;
  /** Leave the hello to the test. */
  silent?: boolean;
};

type Waiting = {
  wanted(message: ServerMessage): boolean;
  found(message: ServerMessage): void;
  failed(error: Error): void;
};

/** Long enough for a slow machine; a test that waits this long has failed. */
const patienceMs = 15_000;

export type Line = ReturnType<typeof connect>;

export function connect(base: string, cookie: string, id: string, options: ConnectOptions = {}) {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/api/sessions/${id}/live`, {
    headers: { cookie, origin: options.origin ?? base },
  });
  const heard: ServerMessage[] = [];
  const waiting = new Set<Waiting>();
  let closedWith: number | null = null;

  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as ServerMessage;
    heard.push(message);
    for (const each of waiting) if (each.wanted(message)) each.found(message);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      closedWith = code;
      for (const each of waiting)
        each.failed(new Error(`the socket closed with ${code}; heard ${JSON.stringify(heard.slice(-5))}`));
      resolve(code);
    });
  });
  const refused = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
  socket.on('error', () => {});
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  if (!options.silent)
    void opened.then(() =>
      send({ type: 'hello', protocol: 1, resume: options.resume, pacing: options.pacing ?? 'none' }),
    );

  function send(message: ClientMessageInput | string) {
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message that fits, of those still to come or (`from`) heard since. */
  function hear<T extends ServerMessage['type']>(
    type: T,
    fits: (message: Extract<ServerMessage, { type: T }>) => boolean = () => true,
    from = 0,
  ): Promise<Extract<ServerMessage, { type: T }>> {
    type Wanted = Extract<ServerMessage, { type: T }>;
    const wanted = (message: ServerMessage) => message.type === type && fits(message as Wanted);
    const before = heard.slice(from).find(wanted);
    if (before) return Promise.resolve(before as Wanted);
    if (closedWith !== null) return Promise.reject(new Error(`the socket closed with ${closedWith}`));
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(each);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`no ${type} within ${patienceMs} ms; heard ${JSON.stringify(heard.slice(-8))}`));
      }, patienceMs);
      const each: Waiting = {
        wanted,
        found: (message) => {
          done();
          resolve(message as Wanted);
        },
        failed: (error) => {
          done();
          reject(error);
        },
      };
      waiting.add(each);
    });
  }

  /** Says something and waits until it is acknowledged and answered, or the call is over. */
  async function say(text: string, id: string = randomUUID()): Promise<{ id: string; seq: number }> {
    send({ type: 'say', id, text });
    const ack = await hear('ack', (m) => m.id === id);
    return { id, seq: ack.seq };
  }

  async function converse(text: string, id: string = randomUUID()) {
    const from = heard.length;
    const ack = await say(text, id);
    const answer = await hear(
      'event',
      (m) => m.seq > ack.seq && ['prospect-turn', 'ended', 'hold'].includes(m.event.kind),
      from,
    );
    return { ...ack, answer };
  }

  const events = () => heard.filter((m): m is Extract<ServerMessage, { type: 'event' }> => m.type === 'event');

  return {
    socket,
    heard,
    events,
    opened,
    closed,
    refused,
    send,
    hear,
    say,
    converse,
    lastSeq: () => Math.max(0, ...events().map((e) => e.seq)),
  };
}

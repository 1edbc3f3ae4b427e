import { type Append, RoomLostError, type SessionLog } from '../db/session-log.ts';
import type { EndReason } from '../domain/prospect-state.ts';
import type { DirectorStep } from '../domain/record.ts';
import type { Voice } from '../prospect/voice.ts';
import type { ClientMessage, LiveSession, ServerMessage } from '../protocol/live.ts';
import { makeAsking } from './asking.ts';
import type { Clock } from './clock.ts';
import { conversation, type Draft, makeJournal, type StoredSession } from './journal.ts';
import type { Pacing } from './pacing.ts';
import { makeQueue } from './queue.ts';
import { hashOf, replyTimes, type Say } from './say.ts';
import { type Speech, startSpeech } from './speech.ts';
import { isWaiting, take, takeTurn } from './turn.ts';
import { makeWatched, type WatchStore } from './watched.ts';

/**
 * One live session: the only place that decides what happens next in it. It knows no socket and no
 * driver. Whatever changes the record runs in order, one at a time, and is sent only once it is
 * stored. When the room is lost to another process or tab it tells its client and stops.
 */

export type Client = {
  send(message: ServerMessage): void;
  /** Sends what was missed at once, however much it is. */
  catchUp(messages: readonly ServerMessage[]): void;
  close(): void;
};
export type EndStore = { end(entry: Append, reason: EndReason): Promise<void> };
export type RoomDeps = {
  log: SessionLog;
  ends: EndStore;
  watch: WatchStore;
  voice: Voice;
  clock: Clock;
  wallNow(): number;
  /** Told of a failure that nobody waits for. */
  failed(sessionId: string, error: unknown): void;
};

type Hello = Extract<ClientMessage, { type: 'hello' }>;

type Floor =
  | { phase: 'idle' }
  | { phase: 'rep'; finishedMs: number; typedMs: number | null; waited: boolean; cancelWake(): void }
  | { phase: 'prospect'; stepSeq: number; index: number; speech: Speech }
  | { phase: 'ended' };

/** While the rep types, a silence isn't one; each key puts the prospect off by this much. */
const typingGraceMs = 15_000;
/** A break of the connection shorter than this isn't worth a line in the transcript. */
const gapWorthNotingMs = 2_000;

export type Room = ReturnType<typeof makeRoom>;

export function makeRoom(session: StoredSession, epoch: number, deps: RoomDeps) {
  const { clock } = deps;
  const { orgId, sessionId, scenario, difficulty } = session;
  const cast = { scenario, difficulty, seed: session.seed, repName: session.memberName };
  const journal = makeJournal(session);
  const asking = makeAsking(session, deps.voice);
  const limitMs = scenario.minutes * 60_000;
  const attachedAt = clock.now();
  let floor: Floor = session.status === 'ended' ? { phase: 'ended' } : { phase: 'idle' };
  let client: Client | null = null;
  let pacing: Pacing = 'natural';
  /** The rep has left: what was asked for is still done, nothing new begins. */
  let leaving = false;
  let closed = false;

  const activeNow = () => (floor.phase === 'ended' ? session.activeMs : session.activeMs + (clock.now() - attachedAt));
  const send = (message: ServerMessage) => {
    client?.send(message);
    watched.follow(message);
  };
  const refuse = (code: Extract<ServerMessage, { type: 'error' }>['code'], message: string, id?: string) =>
    send({ type: 'error', code, message, retryable: false, id });

  const { add: inOrder, settled } = makeQueue(() => closed, fail);
  const watched = makeWatched({
    key: { orgId, sessionId },
    store: deps.watch,
    clock,
    journal,
    send,
    again: () => lookUp(),
    failed: (error) => deps.failed(sessionId, error),
  });

  /** `id`: of the message that could not be stored; sent again it is stored once. */
  function fail(error: unknown, id?: string) {
    if (error instanceof RoomLostError) return supersede();
    const message = 'The session could not be saved just now. Connect again; what was acknowledged is safe.';
    send({ type: 'error', code: 'unavailable', message, retryable: true, id });
    deps.failed(sessionId, error);
    close();
    client?.close();
  }

  /** Another tab or process has it now: the client may read on, not speak. */
  function supersede() {
    if (closed) return;
    send({ type: 'superseded' });
    close();
  }

  const entryOf = (draft: Draft, receipt?: Append['receipt']) => journal.entry(draft, epoch, activeNow(), receipt);

  async function store(draft: Draft, receipt?: Append['receipt']) {
    const stored = deps.log.append(entryOf(draft, receipt));
    asking.announce(draft, journal.events);
    await stored;
    if (receipt) {
      journal.receipts.set(receipt.id, receipt);
      send({ type: 'ack', id: receipt.id, seq: receipt.seq });
    }
    keepAndTell(draft);
  }

  function keepAndTell(draft: Draft) {
    journal.keep(draft);
    for (const event of draft.events) send({ type: 'event', ...event });
  }

  /** Stops a speech or a wake-up; what the prospect got to say goes into the draft. */
  function leaveFloor(draft: Draft) {
    if (floor.phase === 'rep') floor.cancelWake();
    if (floor.phase !== 'prospect') return;
    const { speech, stepSeq, index } = floor;
    speech.cut();
    const seq = draft.add({ kind: 'prospect-turn', ...speech.told() });
    draft.addStep(seq, { kind: 'voice', stepSeq, saying: index, ...speech.note() });
  }

  async function say(message: Say) {
    const { id } = message;
    const hash = hashOf(message);
    const known = journal.receipts.get(id);
    if (known?.hash === hash) return send({ type: 'ack', id, seq: known.seq });
    if (known)
      return refuse('conflicting-id', 'This message id was used for other words. Send these under a new id.', id);
    // a farewell is not interrupted: with it the call is over
    if (isOver()) return refuse('ended', 'This session is over; its scorecard is waiting.', id);

    const atMs = activeNow();
    const draft = journal.draft(atMs);
    const times = floor.phase === 'rep' ? replyTimes(message, floor, atMs) : { replyMs: null, tookMs: null };
    const wasQuiet = floor.phase === 'rep' && floor.waited;
    leaveFloor(draft);
    const before = conversation([...journal.events, ...draft.events]);
    const taken = takeTurn(cast, journal.lastStep().step.state, message.text, before, atMs);
    for (const event of taken.events) draft.add(event);
    if (wasQuiet && times.replyMs) draft.add({ kind: 'cue', cue: 'silence', ms: times.replyMs });
    const seq = draft.add({ kind: 'rep-turn', text: message.text, ...times });
    draft.addStep(seq, taken.step);
    floor = { phase: 'idle' };
    await store(draft, { id, hash, seq });
    proceed();
  }

  /** After a step: guidance, then the words, then the rep's turn or the end. */
  function proceed() {
    sendGuidance();
    speakNext();
  }

  function sendGuidance() {
    const guidance = journal.guidance();
    if (guidance.mood || guidance.earned) send({ type: 'guidance', ...guidance });
  }

  const isOver = () => floor.phase === 'ended' || journal.lastStep().step.state.ended !== null;

  /** A room that was lost meanwhile, or whose rep has left, begins nothing new; an end that is due still comes. */
  function speakNext() {
    const unsaid = journal.unsaid();
    const reason = journal.lastStep().step.state.ended;
    if (closed || (leaving && (unsaid || !reason))) return;
    if (unsaid) startSaying(unsaid);
    else if (reason) void inOrder(() => finish(reason));
    else giveFloor();
  }

  function startSaying({ stepSeq, index, saying }: NonNullable<ReturnType<typeof journal.unsaid>>) {
    send({ type: 'thinking', persona: saying.persona });
    const speech = startSpeech({
      voice: deps.voice,
      turn: journal.lastSeq() + 1,
      pacing: () => pacing,
      clock,
      send,
      request: asking.requestFor(journal.lastStep().step, saying, journal.events),
    });
    floor = { phase: 'prospect', stepSeq, index, speech };
    speech.done.then(
      () => inOrder(() => (floor.phase === 'prospect' && floor.speech === speech ? stopSpeaking() : undefined)),
      (error: unknown) => inOrder(() => Promise.reject(error)),
    );
  }

  /** Puts down what was said, to the end or cut off, and goes on. */
  async function stopSpeaking() {
    if (floor.phase !== 'prospect') return;
    const draft = journal.draft(activeNow());
    leaveFloor(draft);
    floor = { phase: 'idle' };
    await store(draft);
    proceed();
  }

  function giveFloor() {
    const { wakeAtMs } = journal.lastStep().step;
    floor = { phase: 'rep', finishedMs: activeNow(), typedMs: null, waited: false, cancelWake() {} };
    if (wakeAtMs !== null) wakeIn(wakeAtMs - journal.stepAtMs());
    if (watched.isWaiting()) void inOrder(giveHints);
  }

  /** Somebody came to watch, left, or wrote. */
  const lookUp = () =>
    void inOrder(async () => {
      if (floor.phase === 'ended') return;
      await watched.look();
      await giveHints();
    });

  /** While the prospect speaks a hint waits: their turn has its seq already. */
  async function giveHints() {
    if (floor.phase !== 'rep' || leaving) return;
    const draft = journal.draft(activeNow());
    const hints = watched.next(draft);
    if (hints.length === 0) return;
    await store(draft);
    await watched.given(hints);
  }

  /** A hold runs its course; any other silence ends with the time. */
  function wakeIn(ms: number) {
    if (floor.phase !== 'rep') return;
    floor.cancelWake();
    const { hold } = journal.lastStep().step.state;
    const latestMs = hold ? Number.POSITIVE_INFINITY : limitMs - activeNow();
    floor.cancelWake = clock.after(Math.max(0, Math.min(ms, latestMs)), () => void inOrder(tick));
  }

  async function tick() {
    if (floor.phase !== 'rep') return;
    const atMs = activeNow();
    const { hold } = journal.lastStep().step.state;
    // a timer may be early by a fraction; a hold that stands still does nothing else meanwhile
    if (hold && atMs < hold.untilMs) return wakeIn(hold.untilMs - atMs);
    const quietMs = Math.round(atMs - floor.finishedMs);
    const taken = take(cast, journal.lastStep().step.state, { kind: 'tick' }, atMs);
    if (isWaiting(taken)) return waitOn(taken.step, atMs);
    const draft = journal.draft(atMs);
    for (const event of taken.events)
      draft.add(event.kind === 'cue' && event.cue === 'silence' ? { ...event, ms: quietMs } : event);
    // a step belongs to an event
    if (draft.events.length === 0) draft.add({ kind: 'cue', cue: 'silence', ms: quietMs });
    draft.addStep(journal.lastSeq() + draft.events.length, taken.step);
    floor = { phase: 'idle' };
    await store(draft);
    proceed();
  }

  /** The silence goes on: the prospect minds it, and nothing is put down until it ends. */
  function waitOn(step: DirectorStep, atMs: number) {
    if (floor.phase !== 'rep') return;
    journal.wait(step, atMs);
    floor.waited = true;
    sendGuidance();
    if (step.wakeAtMs !== null) wakeIn(step.wakeAtMs - atMs);
  }

  async function finish(reason: EndReason) {
    if (floor.phase === 'ended') return;
    const draft = journal.draft(activeNow());
    leaveFloor(draft);
    draft.add({ kind: 'ended', reason });
    floor = { phase: 'idle' };
    const entry = entryOf(draft);
    await deps.ends.end(entry, reason);
    session.activeMs = entry.activeMs;
    floor = { phase: 'ended' };
    keepAndTell(draft);
  }

  function typing() {
    if (floor.phase !== 'rep') return;
    floor.typedMs ??= activeNow();
    const { state, wakeAtMs } = journal.lastStep().step;
    // a hold runs its course: typing into it neither ends it nor lengthens it
    if (state.hold === null && wakeAtMs !== null) wakeIn(typingGraceMs);
  }

  const view = (): LiveSession => ({
    id: sessionId,
    status: floor.phase === 'ended' ? 'ended' : 'live',
    atMs: Math.round(activeNow()),
    limitMs,
    ...journal.guidance(),
    speaking: floor.phase !== 'ended' && journal.unsaid() ? journal.lastSeq() + 1 : null,
  });

  async function welcome(hello: Hello) {
    await noteGap();
    if (closed) return;
    pacing = hello.pacing;
    const seq = journal.lastSeq();
    const { resume } = hello;
    // a room that is yet to come means a record that was set back: what the client has may be of another one
    const known = resume !== undefined && resume.seq <= seq && resume.epoch <= epoch;
    const missed = journal.events.filter((event) => event.seq > (known ? resume.seq : 0));
    send({ type: 'welcome', epoch, seq, session: view(), snapshot: resume !== undefined && !known });
    client?.catchUp(missed.map((event) => ({ type: 'event', ...event })));
    if (floor.phase !== 'ended') speakNext();
    if (session.watched && floor.phase !== 'ended') lookUp();
  }

  /** Only put down: the welcome that follows sends it. */
  async function noteGap() {
    const ms = session.leftAt === null ? 0 : Math.round(deps.wallNow() - session.leftAt);
    if (floor.phase === 'ended' || journal.turns() === 0 || ms < gapWorthNotingMs) return;
    const draft = journal.draft(activeNow());
    draft.add({ kind: 'gap', ms });
    await deps.log.append(entryOf(draft));
    journal.keep(draft);
  }

  function close() {
    closed = true;
    watched.stop();
    if (floor.phase === 'rep') floor.cancelWake();
    if (floor.phase === 'prospect') floor.speech.cut();
  }

  return {
    sessionId,
    orgId,
    memberId: session.memberId,
    epoch,
    /** A rep's socket joins: it is told where things stand, sent what it misses, and the call goes on. */
    attach(newcomer: Client, hello: Hello) {
      client = newcomer;
      return inOrder(() => welcome(hello));
    },
    say(message: Say) {
      if (closed) refuse('superseded', 'This session went on in another tab or window.', message.id);
      return inOrder(() => say(message), message.id);
    },
    interrupt: () => inOrder(() => (isOver() ? undefined : stopSpeaking())),
    end: () => inOrder(() => finish('by-rep')),
    typing: () => inOrder(typing),
    lookUp,
    supersede,
    /** Tells the rep to come back: the server is about to stop. */
    drain: () => send({ type: 'drain' }),
    /** Stops speech and clock; resolves when all that was asked for is stored or refused. */
    async leave(): Promise<{ activeMs: number; ended: boolean }> {
      leaving = true;
      await settled();
      const left = { activeMs: activeNow(), ended: floor.phase === 'ended' };
      close();
      return left;
    },
  };
}

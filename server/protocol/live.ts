import { z } from 'zod';
import { RecordedEvent, type SessionEvent } from '../domain/record.ts';
import { MoodView } from './session-view.ts';

/** Messages of the socket `/api/sessions/:id/live`, JSON, one a frame. Shared by both sides. */

export const protocolVersion = 1;
/** Longest text of one turn; longer ones are refused with `too-long`. */
export const maxSayChars = 20_000;
/** Largest frame the server reads, in bytes. */
export const maxFrameBytes = 128 * 1024;

export const Hello = z.object({
  type: z.literal('hello'),
  protocol: z.literal(protocolVersion),
  /** What the client has already: events after `seq` are sent. `epoch` is the one of its last welcome. */
  resume: z.object({ epoch: z.int(), seq: z.int().min(0) }).optional(),
  /** `none`: words come as fast as they are found. */
  pacing: z.enum(['natural', 'none']).default('natural'),
});

/** Postgres keeps neither a NUL nor half of a surrogate pair: the first goes, the second becomes U+FFFD. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

export const Say = z.object({
  type: z.literal('say'),
  /** Unique in the session; sent again with the same payload it gets the same answer. */
  id: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'no control characters'),
  text: z.string().overwrite(storable).trim().min(1).max(maxSayChars),
  /** Client times in milliseconds since its `welcome`. */
  startedMs: z.number().min(0).optional(),
  endedMs: z.number().min(0).optional(),
  voice: z.record(z.string(), z.number()).optional(),
});

export const ClientMessage = z.discriminatedUnion('type', [
  Hello,
  Say,
  z.object({ type: z.literal('interrupt') }),
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('end') }),
  z.object({ type: z.literal('ping') }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;
export type ClientMessageInput = z.input<typeof ClientMessage>;

/** What a rep may know of a session while it runs. */
export const LiveSession = z.object({
  id: z.string(),
  status: z.enum(['live', 'ended']),
  /** Active time so far; the clock runs while a rep is attached. */
  atMs: z.number(),
  limitMs: z.number(),
  /** Present where the scenario's guidance allows it. */
  mood: MoodView.nullable(),
  earned: z.array(z.object({ seq: z.int(), learned: z.string() })).nullable(),
  /** A reply is being spoken or prepared: the seq it will have. */
  speaking: z.int().nullable(),
});
export type LiveSession = z.infer<typeof LiveSession>;

export const errorCodes = [
  'bad-message',
  'too-large',
  'too-long',
  'unsupported-protocol',
  'hello-first',
  'conflicting-id',
  'ended',
  'forbidden',
  'superseded',
  'unavailable',
] as const;

export const ServerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    epoch: z.int(),
    /** The last seq stored; events after the client's `resume.seq` follow. */
    seq: z.int(),
    session: LiveSession,
    /** True when the events sent next replace what the client has (its resume point is unknown here). */
    snapshot: z.boolean(),
  }),
  z.object({ type: z.literal('event'), ...RecordedEvent.shape }),
  /** Words of the prospect-turn that will have seq `turn`, starting at character `at` of its text. */
  z.object({ type: z.literal('delta'), turn: z.int(), at: z.int(), text: z.string(), persona: z.string() }),
  z.object({ type: z.literal('ack'), id: z.string(), seq: z.int() }),
  /** After a step, where guidance allows. */
  z.object({ type: z.literal('guidance'), mood: MoodView.nullable(), earned: LiveSession.shape.earned }),
  /** `thinking`: a reply is coming; `holding` is never told apart from it while it lasts. */
  z.object({ type: z.literal('thinking'), persona: z.string().nullable() }),
  z.object({
    type: z.literal('error'),
    code: z.enum(errorCodes),
    message: z.string(),
    retryable: z.boolean(),
    id: z.string().optional(),
  }),
  /** Who watches now; sent where the session may be watched, whenever it changes. */
  z.object({ type: z.literal('watchers'), watchers: z.array(z.object({ name: z.string(), role: z.string() })) }),
  z.object({ type: z.literal('superseded') }),
  /** The server is about to stop: connect again. */
  z.object({ type: z.literal('drain') }),
  z.object({ type: z.literal('pong') }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
export type { SessionEvent };

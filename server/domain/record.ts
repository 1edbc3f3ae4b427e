import { z } from 'zod';
import { Beat, type HeardBeat } from './beat.ts';
import { Move } from './move.ts';
import { EndReason, ProspectState } from './prospect-state.ts';
import { Reading } from './reading.ts';

/**
 * The record of a session. Events are what the rep may see, numbered from 1 without a gap; steps
 * are what the rep may not see until the end, keyed by the seq they belong to.
 */

/** Version of events and steps as written now; older ones are read through `upgrade…`. */
export const recordVersion = 2;

/** Characters a hint may have. */
export const maxHintChars = 280;

export const SessionEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  z.object({
    kind: z.literal('rep-turn'),
    text: z.string(),
    /** From the prospect's last word to the first key or word; null where it can't be known. */
    replyMs: z.number().nullable(),
    /** From first key to sending. */
    tookMs: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('prospect-turn'),
    text: z.string(),
    persona: z.string(),
    /** UTF-16 units said before an interruption; absent when all was said. */
    spokenChars: z.int().optional(),
  }),
  /** The prospect's silence, sent when it ends; `filled` when the rep ended it. */
  z.object({ kind: z.literal('hold'), ms: z.number(), filled: z.boolean() }),
  z.object({
    kind: z.literal('cue'),
    cue: z.enum(['silence', 'glitch', 'joined', 'left']),
    ms: z.number().optional(),
    persona: z.string().optional(),
  }),
  /** The connection was gone; the clock stood still. */
  z.object({ kind: z.literal('gap'), ms: z.number() }),
  /** Somebody who watches wrote to the rep; the prospect never hears of it, and nothing is scored by it. */
  z.object({ kind: z.literal('hint'), id: z.string(), by: z.string(), text: z.string().max(maxHintChars) }),
  z.object({ kind: z.literal('ended'), reason: EndReason }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;

export const RecordedEvent = z.object({
  seq: z.int().min(1),
  v: z.int(),
  /** Active time of the session. */
  atMs: z.number(),
  event: SessionEvent,
});
export type RecordedEvent = z.infer<typeof RecordedEvent>;

/** One thing the prospect will say: the scripted words, kept even where a model finds others. */
export const Saying = z.object({ persona: z.string(), text: z.string() });
export type Saying = z.infer<typeof Saying>;

export const SessionStep = z.discriminatedUnion('kind', [
  /** Keyed by `started`, a `rep-turn`, or the `hold` or `cue` that a tick ended. */
  z.object({
    kind: z.literal('director'),
    moves: z.array(Move),
    uptake: z.number(),
    reading: Reading.nullable(),
    beats: z.array(Beat),
    /** What will be said, one prospect-turn each. Empty while the prospect holds. */
    says: z.array(Saying),
    state: ProspectState,
    /** Resistance after this step, 0–100. */
    resistance: z.number(),
    wakeAtMs: z.number().nullable(),
  }),
  /** Keyed by a `prospect-turn`: which voice spoke, and why if it was not the model. */
  z.object({
    kind: z.literal('voice'),
    voice: z.enum(['scripted', 'model']),
    /** `stepSeq`: the director step it spoke for, and which of its sayings. */
    stepSeq: z.int(),
    saying: z.int(),
    fallback: z.string().optional(),
    firstTokenMs: z.number().optional(),
    model: z.string().optional(),
  }),
]);
export type SessionStep = z.infer<typeof SessionStep>;
export type DirectorStep = Extract<SessionStep, { kind: 'director' }>;

export const RecordedStep = z.object({ seq: z.int().min(1), v: z.int(), step: SessionStep });
export type RecordedStep = z.infer<typeof RecordedStep>;

/** The whole record, as stored and as scored. */
export const SessionRecord = z.object({ events: z.array(RecordedEvent), steps: z.array(RecordedStep) });
export type SessionRecord = z.infer<typeof SessionRecord>;

/** One utterance with all that is known of it, as measurements read it. */
export type Turn = {
  seq: number;
  speaker: 'rep' | 'prospect';
  persona?: string;
  /** The whole text; `heard` is the part said before an interruption. */
  text: string;
  heard: string;
  atMs: number;
  /** When it was over: for typed turns the time it was sent. Null where unknown. */
  endMs: number | null;
  replyMs: number | null;
  interrupted: boolean;
  /** Prospect turns: these are the scripted words, so that a line not found in them was not said. */
  scripted?: boolean;
  /** Rep turns: moves and reading. */
  moves: Move[];
  uptake: number;
  reading: Reading | null;
  /** Prospect turns: the beats played (practice) or heard (real calls). */
  beats: Beat[];
  heardBeats: HeardBeat[];
  /** State and resistance after the step of this turn; null on real calls. */
  state: ProspectState | null;
  resistance: number | null;
};

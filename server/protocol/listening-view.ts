import { z } from 'zod';
import { HeardBeat } from '../domain/beat.ts';
import { labelIds } from '../domain/label.ts';
import { Move } from '../domain/move.ts';

/** The listener's own page: what is heard in a sentence or a call, why, and what was marked wrong. */

const Side = z.enum(['rep', 'prospect']);
export const Said = z.object({ speaker: Side, text: z.string().trim().min(1).max(20_000) });
export type Said = z.infer<typeof Said>;

export const ListenerLabel = z.enum(labelIds);
export type ListenerLabel = z.infer<typeof ListenerLabel>;

/** A call as a transcript of any kind that `score` reads, with the rep's name; or one turn with what went before. */
export const ToHear = z.union([
  z.strictObject({ transcript: z.string().min(1).max(200_000), rep: z.string().trim().min(1).max(100) }),
  z.strictObject({ turn: Said, before: z.array(Said).max(20).default([]) }),
]);
export type ToHear = z.infer<typeof ToHear>;

export const HeardTurn = z.object({
  speaker: Side,
  name: z.string(),
  text: z.string(),
  atMs: z.number().nullable(),
  /** What practice acts on and is scored by. */
  moves: z.array(Move),
  /** Likely too, but not sure enough to count. */
  unsure: z.array(Move),
  beats: z.array(HeardBeat),
  /** 0–1: how far it builds on what was said just before. */
  uptake: z.number(),
});
export type HeardTurn = z.infer<typeof HeardTurn>;

export const HeardCall = z.object({ listener: z.string(), turns: z.array(HeardTurn) });
export type HeardCall = z.infer<typeof HeardCall>;

const Span = z.object({ start: z.int(), end: z.int() });
/** One label of a sentence and the words it went by; no words where it rests on no single one. */
export const Reason = Span.extend({ label: ListenerLabel, confidence: z.number(), words: z.array(Span) });
export const Reasons = z.object({ sentences: z.array(Span), reasons: z.array(Reason) });
export type Reasons = z.infer<typeof Reasons>;

/** What a person says a sentence does, beside what was heard. Labels of its own side only. */
export const NewMark = z.strictObject({
  speaker: Side,
  text: z.string().trim().min(1).max(2_000),
  before: z.array(Said).max(8),
  spoken: z.boolean(),
  right: z.array(ListenerLabel).max(12),
});
export type NewMark = z.infer<typeof NewMark>;

export const MarkView = NewMark.extend({
  id: z.string(),
  heard: z.array(ListenerLabel),
  listener: z.string(),
  by: z.string(),
  at: z.string(),
});
export type MarkView = z.infer<typeof MarkView>;

export const MarkPage = z.object({ marks: z.array(MarkView), next: z.string().nullable() });
export type MarkPage = z.infer<typeof MarkPage>;

/** How far a second listener heard what ours did, in sessions the caller may open; no words. */
export const AgreementView = z.object({
  /** The model that votes on sessions from now on; null where none is configured. */
  secondListener: z.string().nullable(),
  sessions: z.int(),
  sentences: z.int(),
  /** Sentences it judged, and those in which both heard just the same. */
  judged: z.int(),
  alike: z.int(),
  /** Sentences in which they differ and nobody has decided. */
  open: z.int(),
  /** Sentences that were decided, by whom people agreed with. */
  decided: z.object({ ours: z.int(), other: z.int(), neither: z.int() }),
});
export type AgreementView = z.infer<typeof AgreementView>;

/** `session.seq.start`: one sentence of one turn. */
export const SentenceId = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,9}\.\d{1,9}$/);

export const Disagreement = z.object({
  id: SentenceId,
  session: z.string(),
  /** The turn it stands in. */
  seq: z.int(),
  speaker: Side,
  text: z.string(),
  before: z.array(Said),
  /** The model, and the version of ours. */
  by: z.string(),
  listener: z.string(),
  ours: z.array(ListenerLabel),
  other: z.array(ListenerLabel),
});
export type Disagreement = z.infer<typeof Disagreement>;

export const DisagreementPage = z.object({ disagreements: z.array(Disagreement), next: SentenceId.nullable() });
export type DisagreementPage = z.infer<typeof DisagreementPage>;

/** Whom a person agrees with; where with neither, what the sentence does, which may be nothing. */
export const Agreeing = z.discriminatedUnion('with', [
  z.strictObject({ with: z.enum(['ours', 'other']) }),
  z.strictObject({ with: z.literal('neither'), right: NewMark.shape.right }),
]);
export type Agreeing = z.infer<typeof Agreeing>;

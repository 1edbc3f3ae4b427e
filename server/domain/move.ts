import { z } from 'zod';

/** What a rep does in a sentence. One list for listener, director, scenarios, rubrics and docs. */
export const moveIds = [
  'question.open',
  'question.closed',
  'acknowledge',
  'reflect',
  'label',
  'reframe',
  'quantify',
  'link-pain',
  'feature',
  'compare',
  'defend',
  'disparage',
  'concede',
  'disqualify',
  'verify.criteria',
  'verify.timeline',
  'verify.budget',
  'verify.authority',
  'next-step',
  'disclose',
  'cite-record',
  'hedge',
  'filler',
  'apologise',
  'agenda',
] as const;

export const MoveId = z.enum(moveIds);
export type MoveId = z.infer<typeof MoveId>;

/**
 * One move, found in one sentence. `start` and `end` are half-open UTF-16 offsets into the turn's
 * text; `confidence` is 0–1: of a likely move its probability, calibrated so that 0.8 is right 8 times
 * in 10; of a move that practice acts on, how strong its rule is.
 */
export const Move = z.object({
  move: MoveId,
  start: z.int().min(0),
  end: z.int().min(0),
  confidence: z.number().min(0).max(1),
  /** Questions: seeks the other side's needs, situation, priorities or criteria. */
  discovery: z.boolean().optional(),
  /** Questions: about what the other side just raised. */
  probe: z.boolean().optional(),
  /** `concede`: something is asked for in return, in the same turn. */
  return: z.boolean().optional(),
  /** Of a likely move: how sure its attributes are, each by itself. */
  attributes: z.partialRecord(z.enum(['discovery', 'probe', 'return']), z.number().min(0).max(1)).optional(),
  /** `next-step`: who does it, as said. */
  owner: z.string().optional(),
  /** `next-step`: when, as said. */
  date: z.string().optional(),
  /** `next-step`: what it hangs on, as said. */
  condition: z.string().optional(),
});
export type Move = z.infer<typeof Move>;

import { z } from 'zod';

/** The eight concerns behind an objection; the same eight everywhere. */
export const objectionTypes = ['price', 'timing', 'authority', 'need', 'trust', 'competitor', 'terms', 'risk'] as const;
export const ObjectionType = z.enum(objectionTypes);
export type ObjectionType = z.infer<typeof ObjectionType>;

/** What a prospect does in a turn. */
export const beatIds = [
  'deflect',
  'object.price',
  'object.timing',
  'object.authority',
  'object.need',
  'object.trust',
  'object.competitor',
  'object.terms',
  'object.risk',
  'challenge',
  'hostile',
  'competitor',
  'finance-question',
  'hidden-meaning',
  'disengage',
  'glitch',
  'warning',
  'buying-sign',
  'hold',
  'reveal',
  'agree',
  'walk-away',
  'small-talk',
] as const;
export const BeatId = z.enum(beatIds);
export type BeatId = z.infer<typeof BeatId>;

/** A beat heard in a sentence of the other side, as the listener reports it for real calls. */
export const HeardBeat = z.object({
  beat: BeatId,
  start: z.int().min(0),
  end: z.int().min(0),
  confidence: z.number().min(0).max(1),
});
export type HeardBeat = z.infer<typeof HeardBeat>;

/** How a prospect reacts to what was done with an open objection. */
export const reactionIds = ['question', 'feature', 'defend', 'give', 'trade', 'ignore', 'same'] as const;
export const ReactionId = z.enum(reactionIds);
export type ReactionId = z.infer<typeof ReactionId>;

/**
 * A beat as the director plays it: the catalogue's id, who speaks, and where in the scenario its
 * words are found. A turn holds at most a reaction, a rung and a concern, in that order;
 * where two questions were asked, a second reaction may stand for the rung, or behind it.
 */
export const Beat = z.object({
  beat: BeatId,
  part: z.enum(['reaction', 'rung', 'concern', 'exit', 'opening']),
  persona: z.string(),
  topic: z.string().optional(),
  /** The objection opened (part `concern`) or reacted to (part `reaction`, with `reaction`). */
  objection: z.string().optional(),
  reaction: ReactionId.optional(),
  /** The hidden fact and rung told, from 1. `earned` is false where it was told unprompted. */
  fact: z.string().optional(),
  rung: z.int().optional(),
  earned: z.boolean().optional(),
  event: z.string().optional(),
  /** The general reply set, as in the scenario's `replies`, or `answers.<id>`. */
  reply: z.string().optional(),
  pressing: z.boolean().optional(),
  /** `reaction: give`: what was given, as he names it. */
  given: z.string().optional(),
  /** `hold`: how long the prospect lets it stand unless the rep speaks. */
  holdMs: z.number().optional(),
});
export type Beat = z.infer<typeof Beat>;

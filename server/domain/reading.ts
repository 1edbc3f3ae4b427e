import { z } from 'zod';

/**
 * What a rep's turn means in this scenario: the listener's moves say what was done, the reading
 * says about what, how truly, and with which of the scenario's things. Stored with the moves, so
 * that director and measurements go by the same reading.
 */

const span = { start: z.int(), end: z.int() };

export const turnKinds = [
  'ordinary',
  'one-word',
  'too-long',
  'nonsense',
  'other-language',
  'outside',
  'recital',
  'insult',
  'praise',
  'thanks',
  'small-talk',
] as const;
export const TurnKind = z.enum(turnKinds);
export type TurnKind = z.infer<typeof TurnKind>;

export const Claim = z.object({
  ...span,
  /** Id of the fact it was held against; null where no fact supports it. */
  fact: z.string().nullable(),
  verdict: z.enum(['right', 'wrong', 'unsupported']),
});
export type Claim = z.infer<typeof Claim>;

export const Reading = z.object({
  words: z.int(),
  kind: TurnKind,
  /** Topics named, in order. */
  topics: z.array(z.object({ ...span, topic: z.string() })),
  /** The topic the turn is on: the last one named in a question, else the first named, else the open one when the turn builds on it, else null. */
  topic: z.string().nullable(),
  /** Questions of the turn. Stock: could be asked of anyone. Repeated: asked before and answered. */
  questions: z.array(
    z.object({
      ...span,
      specific: z.boolean(),
      stock: z.boolean(),
      repeated: z.boolean(),
      topic: z.string().nullable(),
    }),
  ),
  /** Owns a fault or a limit in the first sentence. */
  ownFault: z.boolean(),
  /** What is owned is a limit alone, and no fault. Absent where it is not, and in older records. */
  ownsLimit: z.boolean().optional(),
  /** Blames or belittles the prospect or his people. Absent in older records. */
  blames: z.boolean().optional(),
  claims: z.array(Claim),
  /** The answer given to the prospect's open question of fact, if one was open: `none` where it was passed over. */
  answer: z.enum(['right', 'wrong', 'unsure', 'none']).nullable(),
  /** Did the answer stand in the first sentence? */
  answerFirst: z.boolean(),
  /** Things of the trade table: given (with or without a return) and asked for. */
  gives: z.array(
    z.object({
      ...span,
      id: z.string(),
      returned: z.boolean(),
      /** Where a discount was named as a figure: per cent off the rate as it stands. */
      off: z.number().optional(),
    }),
  ),
  gets: z.array(z.object({ ...span, id: z.string() })),
  /** Sentences that put a price on another line of business, and give nothing of this one. Absent where there are none. */
  sells: z.array(z.object(span)).optional(),
  /** Battlecard items named. */
  battlecard: z.array(
    z.object({ ...span, kind: z.enum(['rival', 'strength', 'weakness', 'differentiator']), id: z.string() }),
  ),
  /** Figures said: value in plain units (pounds, per cent, days …). */
  figures: z.array(
    z.object({ ...span, value: z.number(), unit: z.enum(['money', 'percent', 'time', 'date', 'duration', 'count']) }),
  ),
  /** The scenario's compliance rules met or broken, subjects of the brief raised, personal facts taken up: ids. */
  compliance: z.array(z.object({ ...span, id: z.string() })),
  raised: z.array(z.object({ ...span, id: z.string() })),
  takenUp: z.array(z.object({ ...span, id: z.string() })),
  /** Up to five of the rep's own words, a noun phrase or a figure, for {their words}; empty if none. */
  theirWords: z.string(),
});
export type Reading = z.infer<typeof Reading>;

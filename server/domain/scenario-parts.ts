import { z } from 'zod';
import { MoveId } from './move.ts';

/**
 * The small pieces a scenario file is written in: terms, lines, what earns something, conditions
 * and triggers. `scenarios/README.md` explains them to authors.
 */

/** Lower-case id, words joined by hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write it as lower-case-words-joined-by-hyphens');

export const difficulties = ['guarded', 'cold', 'hostile'] as const;
export const Difficulty = z.enum(difficulties);
export type Difficulty = z.infer<typeof Difficulty>;

export function perDifficulty<T extends z.ZodType>(shape: T) {
  return z.strictObject({ guarded: shape, cold: shape, hostile: shape });
}

/**
 * Words to look for, matched on whole words whatever their case, ending or number form
 * ("thirty-six thousand" matches "£36,000"). `sav*` matches any ending; `who … set` allows up to
 * five words between.
 */
export const Term = z.string().min(1).max(80);
export const Terms = z.array(Term).min(1);

/** A question of fact with a right answer, put by the prospect. */
export const Check = z.strictObject({
  fact: Slug.describe('id of the fact on the fact sheet that answers it'),
  right: Terms,
  wrong: Terms.optional(),
});
export type Check = z.infer<typeof Check>;

const LineObject = z.strictObject({
  text: z.string().min(1).max(400),
  persona: Slug.optional(),
  asks: Check.optional(),
  news: Slug.optional().describe('id of the hidden fact whose position the line tells: left unsaid once that is told'),
  sum: z.boolean().optional().describe('speaks of reckoning: said only where a sum was put to him'),
});
export type Line = z.output<typeof LineObject>;
/** A line of the prospect's. Plain text, or with who says it and what it asks. */
export const Line = z.union([
  z
    .string()
    .min(1)
    .max(400)
    .transform((text): Line => ({ text })),
  LineObject,
]);

export const lines = (least: number) =>
  z.array(Line).min(least, `write at least ${least} ${least === 1 ? 'line' : 'lines'} here`);

/** What a rep does, as scenarios ask for it: the listener's moves, and readings built on them. */
export const askMoves = [
  ...MoveId.options,
  'question', // any question that is not a stock one
  'probe', // a question on what the prospect just raised
  'discovery', // a question after needs, situation, priorities
  'verify', // any of the four
  'trade', // a concession with a named return
  'give', // a concession for nothing
  'own-fault', // owns a fault or a limit, in the first sentence, and truly
  'answer', // answers a question of fact rightly
  'fair-compare', // compares and concedes the rival a true strength
  'say', // any sentence at all: the terms decide
] as const;
export const AskMove = z.enum(askMoves);
export type AskMove = z.infer<typeof AskMove>;

/** Any of the moves, and (where terms are given) any of the terms in the same turn. */
export const Ask = z.strictObject({
  moves: z.array(AskMove).min(1),
  terms: Terms.optional(),
  /** A second group of terms that must match as well. */
  and: Terms.optional(),
});
export type Ask = z.infer<typeof Ask>;

export const Condition = z.union([
  z.strictObject({ earned: Slug, rung: z.int().min(1).max(4) }),
  z.strictObject({ resolved: Slug }),
  z.strictObject({ answered: Slug }).describe('a free answer of his was said'),
  z.strictObject({ raised: Slug }),
  z.strictObject({ fired: Slug }),
  z.strictObject({ did: Ask }),
  z.strictObject({ irritationUnder: z.number() }),
  z.strictObject({ irritationOver: z.number() }),
  z.strictObject({ trustOver: z.number() }),
  z.strictObject({ minute: z.number().min(0) }),
]);
export type Condition = z.infer<typeof Condition>;

/** What sets an event off, or an objection early. Any one is enough. */
export const Trigger = z.union([
  z.strictObject({ minute: z.number().min(0) }),
  z.strictObject({ after: Slug, turns: z.int().min(0) }).describe('turns after an objection, event or fact came up'),
  z.strictObject({ did: Ask, times: z.int().min(1).default(1) }),
  z.strictObject({ claims: z.int().min(1) }).describe('claims in one turn'),
  z.strictObject({ words: z.int().min(1) }).describe('words in one turn without a question'),
  z.strictObject({ idle: z.int().min(1) }).describe('turns running without an answer or a question'),
  z.strictObject({ patienceUnder: z.number() }),
  z.strictObject({ irritationOver: z.number() }),
  z
    .strictObject({ nothingAbove: z.int().min(1).max(3), minute: z.number() })
    .describe('no fact earned above this rung by then'),
]);
export type Trigger = z.infer<typeof Trigger>;

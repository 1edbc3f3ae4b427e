import { z } from 'zod';
import { BeatId, ObjectionType } from './beat.ts';
import { Ask, Condition, Difficulty, lines, perDifficulty, Slug, Term, Terms, Trigger } from './scenario-parts.ts';
import { Temperament } from './temperament.ts';

/**
 * A scenario: one authored YAML file. Everything the prospect knows, wants, says and does, and
 * what a rep is measured on. The author's guide is `scenarios/README.md`.
 */

export const Persona = z.strictObject({
  id: Slug,
  name: z.string(),
  title: z.string(),
  organisation: z.string(),
  /** How this person speaks: for the model voice, and for whoever writes more lines. */
  speech: z.string(),
  /** What anyone would know of them. Never a hidden fact: the model voice reads it. */
  background: z.string(),
  register: z.enum(['procurement', 'technical', 'executive', 'operations']),
});
export type Persona = z.infer<typeof Persona>;

/** A line of the fact sheet: what the rep may claim, and how a claim on it is checked. */
export const Fact = z.strictObject({
  id: Slug,
  text: z.string(),
  limit: z.boolean().default(false).describe('a limit or a fault, which an honest rep owns'),
  checks: z
    .array(
      z.strictObject({
        about: Terms.describe('a sentence with one of these is a claim on this fact'),
        right: Terms,
        wrong: z.array(Term).default([]),
        whole: z.boolean().default(false).describe('assured of the whole, with nothing excepted, it is wrong'),
      }),
    )
    .default([]),
});
export type Fact = z.infer<typeof Fact>;

export const Rung = z.strictObject({
  learned: z.string().describe('what the rep now knows, in one plain sentence'),
  stake: z.boolean().optional().describe('above the last rung: it already tells what it costs somebody'),
  earn: z.array(Ask).min(1),
  lines: lines(3),
  gate: z.strictObject({ trust: z.number().optional(), irritation: z.number().optional() }).optional(),
});
export type Rung = z.infer<typeof Rung>;

/** A hidden fact: a ladder from position over reason and constraint to stake. */
export const HiddenFact = z.strictObject({
  id: Slug,
  name: z.string(),
  callback: z.string().describe('what the prospect calls it later: fills {earlier fact}'),
  persona: Slug.optional(),
  topic: Slug,
  weight: z.number().positive(),
  front: z.boolean().default(false).describe('the second rung takes the first back: never both in one breath'),
  rungs: z.array(Rung).min(2).max(4),
});
export type HiddenFact = z.infer<typeof HiddenFact>;

export const Objection = z.strictObject({
  id: Slug,
  type: ObjectionType,
  name: z.string(),
  persona: Slug.optional(),
  topic: Slug,
  weight: z.number().positive(),
  /** Latest minute of a call of normal length; without one it comes up only through a trigger or when there is room. */
  by: z.number().optional(),
  when: z.array(Trigger).default([]),
  pressing: z.boolean().default(false),
  resolved: z.strictObject({ words: z.string(), all: z.array(Condition).min(1) }),
  open: perDifficulty(lines(2)),
  reactions: z.strictObject({
    question: lines(2),
    feature: lines(2),
    defend: lines(2),
    give: lines(2),
    trade: lines(2),
    ignore: lines(2),
    same: lines(2),
  }),
});
export type Objection = z.infer<typeof Objection>;

export const ScenarioEvent = z.strictObject({
  id: Slug,
  name: z.string(),
  beat: BeatId,
  persona: Slug.optional(),
  topic: Slug.optional(),
  when: z.array(Trigger).min(1),
  unless: z.array(Condition).default([]),
  opens: Slug.optional().describe('id of the objection it opens'),
  pressing: z.boolean().default(false),
  /** For `hold`: how long the prospect lets it stand, and what follows. */
  hold: z.strictObject({ fromMs: z.int(), toMs: z.int(), stood: lines(3), filled: lines(3) }).optional(),
  /** For `hidden-meaning`: the words that show the real concern was met. */
  concern: Terms.optional(),
  lines: lines(6).or(z.array(z.never()).length(0)),
});
export type ScenarioEvent = z.infer<typeof ScenarioEvent>;

const six = lines(6);
/** Other sets stand in where a scenario leaves these out. */
const few = lines(0)
  .refine((all) => all.length !== 1, 'write at least 2 lines here, or none')
  .default([]);
/** What the prospect says when nothing scripted above applies. */
export const Replies = z.strictObject({
  opening: perDifficulty(lines(2)),
  'small-talk': six,
  'cannot-know': six,
  'not-yet': six,
  stock: six,
  repeated: six,
  praise: six,
  insult: six,
  nonsense: six,
  'other-language': six,
  'one-word': six,
  'too-long': six,
  outside: six,
  silent: six,
  'own-product': six,
  thanked: six,
  'early-step': six,
  'agreed-step': six,
  softening: six,
  'walk-away': z.strictObject({ level: lines(2), cold: lines(2), disappointed: lines(2) }),
  goodbye: six,
  'honest-no': six,
  'right-answer': six,
  'caught-out': six,
  deflect: six,
  acknowledged: six,
  'buying-sign': six,
  drifting: six,
  'handing-over': six,
  /** An assertion that nothing supports: he asks for its ground and claims no record of his own. */
  unbacked: few,
  /** A step in season that isn't taken: what is missing of it, or (`step-standing`) what has to come first: {standing}. */
  'step-owner': few,
  'step-date': few,
  'step-condition': few,
  'step-standing': few,
  /** The same of a day on which both sides would come together: the refusal speaks of it. */
  'step-meeting': few,
  /** The rep will send something and asks no more than leave for it. */
  'step-sending': few,
  /** An offer put for a yes or no: not yet, because of {standing}; or yes, and now a step, unless its {date} is named. */
  'offer-short': few,
  'offer-yes': few,
  /** An offer that settles something of his ({settled}) and isn't yet a yes, because of {standing}. */
  'offer-near': few,
  /** Asked which part of the rep's offer helps ({settled}, else {standing}), or which one fails him. */
  'offer-helps': few,
  'offer-lacks': few,
  /** Asked for a yes to something that nobody has put to him as an offer or a step. */
  'nothing-put': few,
  /** The rep's account of what he had raised, heard. */
  accounted: few,
  /** Asked what is still open: {standing}. */
  'what-stands': few,
  /** A rival run down, or blame laid on him and his people. General words stand in. */
  'rival-run-down': few,
  blamed: few,
  /** A rival's bill added up for him while he waits for something else. */
  'rival-counted': few,
  /** A question on what he wants or has been through, which has no bearing: he does know, so he doesn't say otherwise. */
  'beside-point': few,
  /** A question for somebody who isn't on the call. */
  'not-here': few,
});
export type Replies = z.infer<typeof Replies>;

const Trap = z.strictObject({ text: z.string(), why: z.string() });
/**
 * Answers to one matter. `of`: the ids of what puts it (an objection, an event, a hidden fact or `fact.rung`), or
 * `opening`, `reaction.trade`, `reply.drifting`. `said`: only where it was put in words that hold one of these.
 */
const Answers = z.strictObject({
  of: z.array(z.string()).min(1),
  said: Terms.optional(),
  good: z.array(z.string()).min(1),
  trap: Trap.optional(),
});
export type Answers = z.infer<typeof Answers>;
/** What a top performer would say: to one matter (`to`), and to this beat on any other (`good`). */
export const Exemplar = z.strictObject({
  good: z.array(z.string()).min(2),
  trap: Trap,
  to: z.array(Answers).optional(),
});

const Give = z.strictObject({
  id: Slug,
  text: z.string(),
  noun: z.string().max(40).optional().describe('what he calls it: fills {given}'),
  cost: z.number(),
  terms: Terms,
});

export const Scenario = z.strictObject({
  id: Slug,
  version: z.int().min(1),
  family: z.enum(['hostile-procurement', 'executive-roi', 'competitor-mention']),
  kind: z.enum(['conversation', 'drill', 'desk']).default('conversation'),
  title: z.string().max(60),
  summary: z.string().max(200),
  language: z.string(),
  minutes: z.number().min(3).max(60),
  /** How long a turn counts for at least, on the prospect's clock: quick typists meet the same call. */
  turnMs: z.int().default(45_000),
  difficulties: z.array(Difficulty).min(1),
  equivalents: z.array(Slug).default([]),
  rubric: Slug,
  personas: z.array(Persona).min(1).describe('the first one leads the call'),
  brief: z.strictObject({
    role: z.string().describe('who the rep is, in a few words'),
    situation: z.string(),
    keepInMind: z.array(z.string()).min(1),
    leaveWith: z.string(),
    calendar: z.array(z.strictObject({ date: z.string(), what: z.string() })).default([]),
  }),
  /** What the rep sees of the prospect while talking. */
  guidance: perDifficulty(z.strictObject({ mood: z.boolean(), earned: z.boolean() })),
  facts: z.array(Fact).min(5),
  /** Sayings that no fact supports, and those that are forbidden. */
  unsupported: Terms,
  ownFault: Terms.describe('ways this rep owns a fault or a limit'),
  trades: z.strictObject({
    currency: z.string(),
    ask: z.number().describe('what the prospect asks for, in money a year'),
    give: z.array(Give).min(1),
    get: z.array(Give).min(1),
    limits: z.string(),
    /** What is given may cost so much a year more than what is got; past it somebody else decides. */
    beyond: z.strictObject({ over: z.number().min(0), decides: z.string() }).optional(),
    /** The price a unit as it stands and the rep's floor, in the currency's whole units; `give` is what lowering it gives. */
    rate: z.strictObject({ give: Slug, now: z.number().positive(), floor: z.number().positive() }).optional(),
  }),
  battlecard: z
    .strictObject({
      rivals: z.array(z.strictObject({ name: z.string(), terms: Terms })).min(1),
      strengths: z.array(z.strictObject({ id: Slug, text: z.string(), terms: Terms })).min(1),
      weaknesses: z.array(z.strictObject({ id: Slug, text: z.string(), terms: Terms, criterion: Slug })).min(1),
      differentiators: z.array(z.strictObject({ id: Slug, text: z.string(), terms: Terms })).min(1),
    })
    .optional(),
  compliance: z
    .array(
      z.strictObject({
        id: Slug,
        rule: z.enum(['required', 'forbidden']),
        text: z.string(),
        terms: Terms,
        byMinute: z.number().optional(),
      }),
    )
    .default([]),
  mustRaise: z.array(z.strictObject({ id: Slug, text: z.string(), terms: Terms, byMinute: z.number() })).default([]),
  /** What the prospect says of themselves, and how a rep takes it up later. */
  personal: z.array(z.strictObject({ id: Slug, text: z.string(), said: Terms, takenUp: Terms })).default([]),
  /** Words of each register, for a rep who must speak to several people. */
  registers: z.strictObject({ technical: Terms, executive: Terms }).optional(),
  topics: z.record(Slug, z.strictObject({ noun: z.string(), terms: Terms })),
  /** Free answers to direct questions: what anyone may know. */
  answers: z.array(
    z.strictObject({
      id: Slug,
      terms: Terms,
      persona: Slug.optional(),
      /** Only where all of these hold. */
      when: z.array(Condition).default([]),
      lines: lines(2),
    }),
  ),
  hidden: z.array(HiddenFact).min(8),
  objections: z.array(Objection).min(10),
  events: z.array(ScenarioEvent).min(8),
  replies: Replies,
  temperament: Temperament,
  words: perDifficulty(z.int()).describe('most words a turn, rungs left aside'),
  exits: z.strictObject({
    agree: z.strictObject({ words: z.string(), all: z.array(Condition) }),
    honestNo: z.strictObject({ words: z.string(), all: z.array(Condition), says: Terms }),
    /** From when a next step is in season. Any one is enough. */
    stepInSeason: z.array(Condition).min(1),
    /** The minute from which the prospect hands over the close. */
    handOverMinute: z.number(),
  }),
  outcomes: z.strictObject({ best: z.string(), acceptable: z.string(), honestNo: z.string() }),
  exemplars: z.partialRecord(BeatId, Exemplar),
});
export type Scenario = z.infer<typeof Scenario>;

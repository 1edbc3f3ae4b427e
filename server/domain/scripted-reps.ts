import { z } from 'zod';
import { Slug } from './scenario-parts.ts';

/**
 * The scripted reps that try a scenario before it is published: what each would say, in five
 * wordings, to what the prospect does. Their lines are written by people who haven't read the
 * listener. `scenarios/reps/<scenario>.yaml`.
 */

/** One thing to say, in five wordings. */
const Wordings = z.array(z.string().min(1)).min(5);

const TalkingRep = z.strictObject({
  opening: Wordings,
  /** To each objection, by id; said when it is put, and again (another wording) when pressed. */
  objections: z.record(Slug, Wordings),
  /** To each event, by id, where it is not a question of fact. */
  events: z.record(Slug, Wordings),
  /** The answer to a question of fact, by the fact's id. */
  facts: z.record(Slug, Wordings),
  /** To each hidden fact: what to ask once rung 1 is told, then rung 2, then rung 3. */
  probes: z.record(Slug, z.array(Wordings).max(3)),
  /** What to bring up unasked, in order, when nothing else calls for an answer. */
  initiatives: z.array(Wordings).min(3),
  /** When the prospect tells too little ("that's mine for now"). */
  refused: Wordings,
  /** What is put on the table once enough is known, in order. */
  offers: z.array(Wordings),
  /** The next step, when the prospect hands over the close. */
  close: Wordings,
  /** To anything else. */
  otherwise: Wordings,
});
export type TalkingRep = z.infer<typeof TalkingRep>;

const SimpleRep = z.strictObject({ lines: z.array(Wordings).min(4) });

export const ScriptedReps = z.strictObject({
  scenario: Slug,
  strong: TalkingRep,
  average: TalkingRep,
  weak: TalkingRep,
  /** Says as little as can be. */
  silent: SimpleRep,
  /** Stuffs every line with the words a rubric might like. */
  stuffer: SimpleRep,
  /** Talks to the machine instead of the prospect. */
  injector: SimpleRep,
});
export type ScriptedReps = z.infer<typeof ScriptedReps>;

export const repKinds = ['strong', 'average', 'weak', 'silent', 'stuffer', 'injector'] as const;
export type RepKind = (typeof repKinds)[number];

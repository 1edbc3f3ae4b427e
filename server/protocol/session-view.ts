import { z } from 'zod';
import { Certainty } from '../domain/certainty.ts';
import { EndReason } from '../domain/prospect-state.ts';
import { RecordedEvent, RecordedStep } from '../domain/record.ts';
import { Rubric } from '../domain/rubric.ts';
import { Difficulty } from '../domain/scenario-parts.ts';
import { Scorecard } from '../domain/scorecard.ts';

/** Shapes of the HTTP answers about scenarios and sessions. */

/** The prospect's mood in five steps, as a rep may see it: no numbers behind it. */
export const MoodView = z.object({
  /** 1 (about to leave) to 5 (at ease). */
  step: z.int().min(1).max(5),
  word: z.enum(['closing', 'cold', 'guarded', 'listening', 'open']),
  /** Patience in five steps. */
  patience: z.int().min(1).max(5),
});
export type MoodView = z.infer<typeof MoodView>;

export const PersonaView = z.object({ id: z.string(), name: z.string(), title: z.string(), organisation: z.string() });

export const ScenarioSummary = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  family: z.string(),
  kind: z.string(),
  language: z.string(),
  minutes: z.number(),
  difficulties: z.array(Difficulty),
  personas: z.array(PersonaView),
  equivalents: z.array(z.string()),
  /** How often the caller has practised it, and when last. */
  met: z.int(),
  lastAt: z.string().nullable(),
});
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;

/** What a rep reads before a session. */
export const Briefing = ScenarioSummary.extend({
  brief: z.object({
    role: z.string(),
    situation: z.string(),
    keepInMind: z.array(z.string()),
    leaveWith: z.string(),
    calendar: z.array(z.object({ date: z.string(), what: z.string() })),
  }),
  facts: z.array(z.object({ id: z.string(), text: z.string(), limit: z.boolean() })),
  trades: z.object({
    currency: z.string(),
    limits: z.string(),
    give: z.array(z.object({ text: z.string(), cost: z.number() })),
    get: z.array(z.object({ text: z.string(), worth: z.number() })),
  }),
  battlecard: z
    .object({
      rivals: z.array(z.string()),
      strengths: z.array(z.string()),
      weaknesses: z.array(z.string()),
      differentiators: z.array(z.string()),
    })
    .nullable(),
  rubric: Rubric,
  /** Who will be able to open the session, before it starts. */
  visibleTo: z.array(z.object({ name: z.string(), why: z.string() })),
  /** Who could watch it live, if the rep lets them. */
  watchers: z.array(z.object({ name: z.string(), why: z.string() })),
  guidance: z.record(Difficulty, z.object({ mood: z.boolean(), earned: z.boolean() })),
});
export type Briefing = z.infer<typeof Briefing>;

export const NewSession = z.strictObject({
  scenario: z.string().min(1).max(100),
  difficulty: Difficulty.optional(),
  seed: z.string().min(1).max(64).optional(),
  assignment: z.uuid().optional(),
  /** Coaches and managers of the rep's teams may watch it live. */
  watch: z.boolean().optional(),
  replayOf: z.strictObject({ session: z.uuid(), seq: z.int().min(1) }).optional(),
});
export type NewSession = z.infer<typeof NewSession>;

export const SessionView = z.object({
  id: z.string(),
  scenario: z.object({ id: z.string(), title: z.string(), family: z.string(), version: z.int(), minutes: z.number() }),
  difficulty: Difficulty,
  status: z.enum(['live', 'ended']),
  ended: EndReason.nullable(),
  /** `pending` until the scoring job is done. */
  scorecard: z.enum(['none', 'pending', 'ready', 'failed']),
  overall: z.number().nullable(),
  level: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  activeMs: z.number(),
  turns: z.int(),
  visibility: z.enum(['private', 'shared', 'declared']),
  /** The assignment it is an attempt at. */
  assignment: z.string().nullable(),
  member: z.object({ id: z.string(), name: z.string() }),
  mine: z.boolean(),
  /** `startedAt` of the session replayed; `atMs` on its clock is where this one begins. */
  replayOf: z.object({ session: z.string(), seq: z.int(), startedAt: z.string(), atMs: z.number() }).nullable(),
  personas: z.array(PersonaView),
  brief: Briefing.shape.brief,
  visibleTo: Briefing.shape.visibleTo,
  /** Who can open it once it is shared; only for the rep whose session it is. */
  readers: Briefing.shape.visibleTo,
  /** Who opened it, newest first; only for the rep whose session it is. */
  opened: z.array(z.object({ name: z.string(), role: z.string(), at: z.string() })),
});
export type SessionView = z.infer<typeof SessionView>;

export const RecordView = z.object({
  events: z.array(RecordedEvent),
  /** Only after the end. */
  steps: z.array(RecordedStep).nullable(),
});
export type RecordView = z.infer<typeof RecordView>;

export const ScorecardView = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending') }),
  z.object({ status: z.literal('failed'), message: z.string() }),
  z
    .object({
      status: z.literal('ready'),
      session: z.string(),
      computedAt: z.string(),
      /** Of everything that was measured. */
      certainty: z.array(Certainty),
      /** What came of asking a language model for its votes; for coaches alone, null to everyone else. */
      judging: z
        .object({
          by: z.string(),
          asked: z.int(),
          counted: z.int(),
          /** Why votes don't count, and how often. */
          notes: z.record(z.string(), z.int()),
        })
        .nullable(),
      /** The session it was replayed from, or the replays made from it: outcomes on one line. */
      related: z.array(
        z.object({
          session: z.string(),
          relation: z.enum(['original', 'replay']),
          seq: z.int(),
          overall: z.number().nullable(),
          says: z.string(),
          resistanceTo: z.number().nullable(),
        }),
      ),
    })
    .extend(Scorecard.shape),
]);
export type ScorecardView = z.infer<typeof ScorecardView>;

/** The caller. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['rep', 'coach', 'manager', 'admin']),
  organisation: z.object({ id: z.string(), name: z.string() }),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Me = z.infer<typeof Me>;

/** Every refused request answers with this; `message` says what to do. */
export const Problem = z.object({ code: z.string(), message: z.string(), retryable: z.boolean() });
export type Problem = z.infer<typeof Problem>;

import { z } from 'zod';
import { Basis } from '../domain/basis.ts';
import { EvidencePack } from '../domain/evidence.ts';
import { GoalProgress, Milestone } from '../domain/goal.ts';
import { Quantity } from '../domain/quantity.ts';
import { Cadence, PointSource, RepRole, ReviewKind, ReviewStatus, ReviewTemplate, Section } from '../domain/review.ts';
import { Level } from '../domain/rubric.ts';

/** Shapes of the HTTP API about reviews. */

const Person = z.object({ id: z.string(), name: z.string() });
const When = z.string();
export const Side = z.enum(['rep', 'manager']);
export type Side = z.infer<typeof Side>;

export const NewReview = z
  .strictObject({
    rep: z.uuid(),
    template: z.string().max(60),
    from: z.iso.date(),
    to: z.iso.date(),
    meetingOn: z.iso.date(),
    /** Proposed by the template's cadence where it isn't named. */
    nextOn: z.iso.date().optional(),
    /** Colleagues to ask for their view, of a peer or 360 review. */
    ask: z.array(z.uuid()).max(10).default([]),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'the period ends before it begins' });
export type NewReview = z.input<typeof NewReview>;

export const ReviewDates = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  meetingOn: z.iso.date().optional(),
  nextOn: z.iso.date().optional(),
});
export type ReviewDates = z.infer<typeof ReviewDates>;

export const SaveText = z.strictObject({
  section: z.string().min(1).max(80),
  /** The one its author knows; 0 where nothing stands yet. */
  version: z.int().min(0),
  says: z.string().max(20_000),
});
export type SaveText = z.infer<typeof SaveText>;
export const SavedText = z.object({ section: z.string(), version: z.int(), savedAt: When });
export type SavedText = z.infer<typeof SavedText>;

/** Another window of the same author saved in between: nothing was written, both texts are here. */
export const TextConflict = z.object({
  code: z.literal('conflict'),
  message: z.string(),
  retryable: z.literal(false),
  yours: z.string(),
  stands: z.object({ says: z.string(), version: z.int(), savedAt: When }),
});
export type TextConflict = z.infer<typeof TextConflict>;

export const NewPoint = z.strictObject({
  kind: z.enum(['strength', 'improvement']),
  says: z.string().trim().min(1).max(1000),
  source: PointSource.nullable().default(null),
});
export type NewPoint = z.input<typeof NewPoint>;
export const NewWords = NewPoint.pick({ says: true });
export type NewWords = z.infer<typeof NewWords>;
export const NewSource = z.strictObject({ source: PointSource.nullable() });

export const NewCall = z.strictObject({ session: z.uuid(), note: z.string().trim().max(500).default('') });
export type NewCall = z.input<typeof NewCall>;
export const NewComment = z.strictObject({
  section: z.string().min(1).max(80),
  says: z.string().trim().min(1).max(2000),
});
export type NewComment = z.infer<typeof NewComment>;
export const Signing = z.strictObject({ name: z.string().trim().min(1).max(200) });

/** `saidOn`: the day on which what is new was said to the rep; each such point becomes a check-in of that day. */
export const Sharing = z.strictObject({ saidOn: z.iso.date().nullable().default(null) });
export type Sharing = z.input<typeof Sharing>;

/** Something the rep has seen, that an improvement can name. */
export const Seen = z.object({
  kind: PointSource.shape.kind,
  id: z.string(),
  on: z.iso.date(),
  says: z.string(),
  link: z.string(),
});
export type Seen = z.infer<typeof Seen>;

/** A strength or an improvement that the evidence suggests, with what the rep has seen of it. */
export const ProposedPoint = z.object({
  id: z.enum(['compliance', 'weakest', 'improved', 'strongest', 'moment']),
  kind: NewPoint.shape.kind,
  says: z.string(),
  source: Seen.nullable(),
});
export type ProposedPoint = z.infer<typeof ProposedPoint>;

export const PointView = z.object({
  id: z.string(),
  kind: NewPoint.shape.kind,
  says: z.string(),
  by: Side,
  /** What the rep has seen of it; null: it would be new to them. */
  source: Seen.nullable(),
});
export type PointView = z.infer<typeof PointView>;

export const GoalLine = z.object({
  id: z.string(),
  says: z.string(),
  what: z.string(),
  name: z.string(),
  unit: Quantity.shape.unit,
  baseline: z.number(),
  baselineSessions: z.int(),
  baselineBasis: Basis.nullable(),
  target: z.number(),
  dueOn: z.string(),
  milestones: z.array(Milestone),
  status: z.enum(['open', 'met', 'not met', 'dropped']),
  progress: GoalProgress.nullable(),
});
export type GoalLine = z.infer<typeof GoalLine>;

/** An open goal of the rep's that is none of this review's; `review`: the one it came from. */
export const OpenGoal = GoalLine.extend({ review: z.string().nullable() });
export type OpenGoal = z.infer<typeof OpenGoal>;
export const TakenGoal = z.strictObject({ goal: z.uuid() });
export type TakenGoal = z.infer<typeof TakenGoal>;

/** The words of a sample, read from the record; null where it is no longer open to whoever looks. */
export const SampleWords = z.object({ answered: z.string().nullable(), speaker: z.string(), said: z.string() });
export type SampleWords = z.infer<typeof SampleWords>;

export const CallLine = z.object({
  session: z.string(),
  /** Null where it may not be opened. */
  source: z.enum(['practice', 'call']).nullable(),
  title: z.string(),
  on: z.string().nullable(),
  overall: z.number().nullable(),
  by: Side,
  mine: z.boolean(),
  note: z.string(),
  /** Whoever looks may open it. */
  open: z.boolean(),
});
export type CallLine = z.infer<typeof CallLine>;

export const StandardLine = z.object({
  what: z.string(),
  name: z.string(),
  says: z.string(),
  threshold: z.number(),
  fromDay: z.string(),
  /** When the rep read it. */
  seenAt: When.nullable(),
});
export type StandardLine = z.infer<typeof StandardLine>;

export const ReviewLine = z.object({
  id: z.string(),
  title: z.string(),
  kind: ReviewKind,
  rep: Person,
  manager: Person,
  status: ReviewStatus,
  from: z.string(),
  to: z.string(),
  meetingOn: z.string(),
  nextOn: z.string(),
  /** When the rep shared their own view. */
  selfSharedAt: When.nullable(),
  sharedAt: When.nullable(),
  signedAt: When.nullable(),
  /** Who still has to do what, in a sentence. */
  waits: z.string(),
});
export type ReviewLine = z.infer<typeof ReviewLine>;

export const ReviewView = ReviewLine.extend({
  /** From the meeting's day on; whoever wants to signs before. */
  timeToSign: z.boolean(),
  /** As whom the caller reads it; `reader`: another manager of the team. */
  as: z.enum(['rep', 'manager', 'reader']),
  template: ReviewTemplate,
  /** The caller's own and, once both are shared, the other's. */
  texts: z.array(z.object({ section: z.string(), by: Side, says: z.string(), version: z.int(), savedAt: When })),
  points: z.array(PointView),
  /** What an improvement may name; for the manager while preparing. */
  seen: z.array(Seen),
  /** Strengths and improvements that the evidence suggests and nobody has named here; for the manager while preparing. */
  proposed: z.array(ProposedPoint),
  calls: z.array(CallLine),
  /** Sessions the caller may pull in. */
  choosable: z.array(
    z.object({ session: z.string(), title: z.string(), on: z.string(), overall: z.number().nullable() }),
  ),
  comments: z.array(z.object({ id: z.string(), section: z.string(), by: Person, says: z.string(), at: When })),
  signatures: z.array(z.object({ by: Side, name: z.string(), at: When })),
  /** What asked colleagues wrote; for the rep without names, and only what was given. */
  asked: z.array(
    z.object({
      name: z.string().nullable(),
      answered: z.boolean(),
      texts: z.array(z.object({ section: z.string(), says: z.string() })),
    }),
  ),
  evidence: EvidencePack.nullable(),
  words: z.object({ strong: SampleWords.nullable(), weak: SampleWords.nullable() }),
  goals: z.array(GoalLine),
  /** What else the rep works on, and whether that leaves no room for another; for the manager until it is signed. */
  openGoals: z.array(OpenGoal),
  goalsFull: z.boolean(),
  /** The review before, with the goals it made and how they stand. */
  before: z.object({ id: z.string(), to: z.string(), goals: z.array(GoalLine) }).nullable(),
  standards: z.array(StandardLine),
  /** Criteria to see a level on, with its words. */
  criteria: z.array(z.object({ id: z.string(), name: z.string(), levels: z.record(Level, z.string()) })),
  /** Improvements that the rep has seen nothing of. */
  surprises: z.int(),
  /** Who can read it once shared. */
  readers: z.array(z.object({ name: z.string(), why: z.string() })),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** What an asked colleague sees: whom it is about, the questions, their own words. */
export const AskedView = z.object({
  id: z.string(),
  as: z.literal('asked'),
  rep: Person,
  manager: Person,
  title: z.string(),
  from: z.string(),
  to: z.string(),
  meetingOn: z.string(),
  answered: z.boolean(),
  open: z.boolean(),
  sections: z.array(Section),
  texts: z.array(z.object({ section: z.string(), says: z.string(), version: z.int(), savedAt: When })),
});
export type AskedView = z.infer<typeof AskedView>;

export const AnyReviewView = z.discriminatedUnion('as', [ReviewView, AskedView]);
export type AnyReviewView = z.infer<typeof AnyReviewView>;

export const ReviewsView = z.object({
  reviews: z.array(ReviewLine),
  /** Views asked of the caller. */
  asked: z.array(
    z.object({ id: z.string(), rep: Person, title: z.string(), meetingOn: z.string(), answered: z.boolean() }),
  ),
  /** Reps of the caller's teams, for a manager: what is due, and why. */
  reps: z.array(
    z.object({
      rep: Person,
      role: RepRole,
      /** When the next review is due; null where none was agreed. */
      dueOn: z.string().nullable(),
      due: z.boolean(),
      says: z.string(),
      /** Colleagues who can be asked. */
      mates: z.array(Person),
    }),
  ),
  templates: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: ReviewKind,
      role: RepRole,
      cadence: Cadence,
      says: z.string(),
    }),
  ),
  today: z.string(),
});
export type ReviewsView = z.infer<typeof ReviewsView>;

export const MadeReview = z.object({ id: z.string() });
export type MadeReview = z.infer<typeof MadeReview>;

export const CheckInView = z.object({
  id: z.string(),
  rep: Person,
  by: Person,
  on: z.string(),
  progress: z.string(),
  obstacles: z.string(),
  support: z.string(),
  cadence: Cadence,
  nextOn: z.string(),
  goal: z.object({ id: z.string(), says: z.string() }).nullable(),
});
export type CheckInView = z.infer<typeof CheckInView>;

export const CheckInsView = z.object({
  checkIns: z.array(CheckInView),
  /** Reps the caller checks in with; a rep's own where they are one. */
  reps: z.array(
    z.object({
      rep: Person,
      nextOn: z.string().nullable(),
      due: z.boolean(),
      goals: z.array(z.object({ id: z.string(), says: z.string() })),
    }),
  ),
  today: z.string(),
});
export type CheckInsView = z.infer<typeof CheckInsView>;

export const NewStandard = z.strictObject({
  team: z.uuid(),
  role: RepRole,
  what: z.string().min(1).max(100),
  says: z.string().trim().min(1).max(500),
  threshold: z.number().min(0).max(100),
  from: z.iso.date(),
});
export type NewStandard = z.infer<typeof NewStandard>;
export const NewStanding = z.strictObject({ member: z.uuid(), role: RepRole });

export const StandardsView = z.object({
  standards: z.array(
    z.object({
      id: z.string(),
      team: Person,
      role: RepRole,
      what: z.string(),
      name: z.string(),
      says: z.string(),
      threshold: z.number(),
      fromDay: z.string(),
      /** A rep's own beginning, from their sessions before the standard's day. */
      baseline: z
        .object({
          ...{ value: z.number(), low: z.number().nullable(), high: z.number().nullable(), sessions: z.int() },
          basis: Basis,
        })
        .nullable(),
      seenAt: When.nullable(),
      /** Of those it holds for, for managers and coaches: who has read it. */
      seenBy: z.array(z.object({ name: z.string(), at: When })),
      unseenBy: z.array(z.string()),
    }),
  ),
  reps: z.array(z.object({ rep: Person, role: RepRole })),
  criteria: z.array(z.object({ what: z.string(), name: z.string() })),
  role: RepRole.nullable(),
});
export type StandardsView = z.infer<typeof StandardsView>;

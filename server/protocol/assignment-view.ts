import { z } from 'zod';
import { AssignmentState, mostAttempts, mostScenarios } from '../domain/assignment.ts';
import { Quantity } from '../domain/quantity.ts';
import { Difficulty } from '../domain/scenario-parts.ts';
import { Briefing } from './session-view.ts';

/** Shapes of the HTTP answers about assignments. */

/** A member or a team: exactly one of the two. */
export const Whose = z.object({ kind: z.enum(['member', 'team']), id: z.string(), name: z.string() });
export type Whose = z.infer<typeof Whose>;

export const NewAssignment = z
  .strictObject({
    member: z.uuid().optional(),
    team: z.uuid().optional(),
    scenarios: z.array(z.string().min(1).max(100)).min(1).max(mostScenarios),
    difficulty: Difficulty,
    dueOn: z.iso.date(),
    attempts: z.int().min(1).max(mostAttempts),
    passBar: z.number().min(0).max(100).nullable().default(null),
    declared: z.boolean(),
    reason: z.string().trim().min(1, 'say why, in a sentence the rep reads').max(500),
    what: z.string().max(100).nullable().default(null),
    goal: z.uuid().nullable().default(null),
    review: z.uuid().nullable().default(null),
  })
  .refine((it) => (it.member === undefined) !== (it.team === undefined), 'name one member or one team');
export type NewAssignment = z.infer<typeof NewAssignment>;

export const AttemptView = z.object({
  session: z.string(),
  scenario: z.string(),
  overall: z.number().nullable(),
  status: z.enum(['live', 'ended']),
  at: z.string(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** How far one member is: for anyone but themselves by their open attempts alone. */
export const AssignmentOf = z.object({
  id: z.string(),
  name: z.string(),
  state: AssignmentState,
  /** The best total so far. */
  best: z.number().nullable(),
  attempts: z.array(AttemptView),
});
export type AssignmentOf = z.infer<typeof AssignmentOf>;

export const AssignmentView = z.object({
  id: z.string(),
  whose: Whose,
  by: z.object({ name: z.string(), role: z.string() }),
  madeAt: z.string(),
  scenarios: z.array(
    z.object({ id: z.string(), title: z.string(), minutes: z.number(), facing: z.string(), met: z.boolean() }),
  ),
  difficulty: Difficulty,
  dueOn: z.string(),
  attempts: z.int(),
  passBar: z.number().nullable(),
  declared: z.boolean(),
  reason: z.string(),
  what: Quantity.nullable(),
  goal: z.string().nullable(),
  review: z.string().nullable(),
  withdrawn: z.boolean(),
  /** The caller is to practise it. */
  mine: z.boolean(),
  members: z.array(AssignmentOf),
  /** Who will be able to open an attempt at it; only for who is to practise it. */
  visibleTo: Briefing.shape.visibleTo,
});
export type AssignmentView = z.infer<typeof AssignmentView>;

export const AssignmentList = z.object({
  /** The caller's own, the first due first. */
  mine: z.array(AssignmentView),
  /** Those of the caller's people and teams; empty for whoever has none. */
  theirs: z.array(AssignmentView),
  /** In the organisation's time zone. */
  today: z.string(),
});
export type AssignmentList = z.infer<typeof AssignmentList>;

/** What an assignment or a goal can be made of. */
export const AssigningChoices = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  quantities: z.array(Quantity),
  today: z.string(),
  /** A score under this is a gap. */
  threshold: z.number(),
});
export type AssigningChoices = z.infer<typeof AssigningChoices>;

/** Practice proposed from a gap; every field of `assignment` may be changed before it becomes one. */
export const ProposalView = z.object({
  member: z.object({ id: z.string(), name: z.string() }),
  kind: z.enum(['objections', 'rivals', 'talk-share', 'criterion']),
  quantity: Quantity,
  finds: z.string(),
  action: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  sessions: z.int(),
  sure: z.boolean(),
  /** The session that shows it. */
  evidence: z.object({ session: z.string(), source: z.enum(['practice', 'call']) }),
  assignment: z.object({
    scenarios: z.array(z.string()),
    difficulty: Difficulty,
    dueOn: z.string(),
    attempts: z.int(),
    passBar: z.number().nullable(),
    declared: z.boolean(),
    reason: z.string(),
  }),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposalList = z.object({
  proposals: z.array(ProposalView),
  /** Reps of whom too little is open to propose anything. */
  unknown: z.array(z.string()),
});
export type ProposalList = z.infer<typeof ProposalList>;

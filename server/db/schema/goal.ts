import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Basis } from '../../domain/basis.ts';
import type { Cause, GoalProgress, Milestone } from '../../domain/goal.ts';
import { moment } from './moment.ts';

/** What a person or a team works on, tied to one measured quantity. */
export const goal = pgTable(
  'goal',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    /** Exactly one of the two. */
    memberId: uuid('member_id'),
    teamId: uuid('team_id'),
    /** The goal in a sentence, as agreed. */
    says: text('says').notNull(),
    /** As in `measured`. */
    what: text('what').notNull(),
    better: text('better').$type<'higher' | 'lower'>().notNull(),
    cause: text('cause').$type<Cause>().notNull(),
    causeNote: text('cause_note').notNull().default(''),
    baseline: doublePrecision('baseline').notNull(),
    /** Half the 95 % interval, and the sessions it rests on. */
    baselineMargin: doublePrecision('baseline_margin'),
    baselineSessions: integer('baseline_sessions').notNull(),
    /** Which of them were practice and which real calls; null in older goals. */
    baselineBasis: jsonb('baseline_basis').$type<Basis>(),
    target: doublePrecision('target').notNull(),
    milestones: jsonb('milestones').$type<Milestone[]>().notNull(),
    setOn: date('set_on').notNull(),
    dueOn: date('due_on').notNull(),
    /** The review it came from; none where it was agreed at another time. */
    reviewId: uuid('review_id'),
    madeBy: uuid('made_by').notNull(),
    status: text('status').$type<'open' | 'met' | 'not met' | 'dropped'>().notNull().default('open'),
    /** The session on a scenario not met before that it was closed on. */
    closedOn: uuid('closed_on'),
    closedNote: text('closed_note'),
    closedAt: moment('closed_at'),
    /** Where it stands, as computed when last something was measured. */
    progress: jsonb('progress').$type<GoalProgress>(),
    changed: boolean('changed').notNull().default(false),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('goal_member').on(t.orgId, t.memberId, t.status),
    index('goal_team').on(t.orgId, t.teamId, t.status),
    check('goal_whose', sql`num_nonnulls(${t.memberId}, ${t.teamId}) = 1`),
  ],
);

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
import type { ExerciseKind } from '../../domain/assignment.ts';
import type { Difficulty } from '../../domain/scenario-parts.ts';
import { moment } from './moment.ts';

/** Practice that a manager or a coach asks for. */
export const assignment = pgTable(
  'assignment',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    /** Exactly one of the two. */
    memberId: uuid('member_id'),
    teamId: uuid('team_id'),
    kind: text('kind').$type<ExerciseKind>().notNull().default('conversation'),
    /** Any of these will do. */
    scenarios: jsonb('scenarios').$type<string[]>().notNull(),
    difficulty: text('difficulty').$type<Difficulty>().notNull(),
    dueOn: date('due_on').notNull(),
    attempts: integer('attempts').notNull(),
    /** Overall score, 0–100, that one attempt is to reach; none: running them is enough. */
    passBar: doublePrecision('pass_bar'),
    /** Attempts are open to coaches and managers; otherwise they stay the rep's own until shared. */
    declared: boolean('declared').notNull(),
    /** Why, in a sentence the rep reads. */
    reason: text('reason').notNull(),
    /** As in `measured`: what it is to raise. */
    what: text('what'),
    goalId: uuid('goal_id'),
    reviewId: uuid('review_id'),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('assignment_member').on(t.orgId, t.memberId, t.dueOn),
    index('assignment_team').on(t.orgId, t.teamId, t.dueOn),
    index('assignment_goal').on(t.orgId, t.goalId),
    check('assignment_whose', sql`num_nonnulls(${t.memberId}, ${t.teamId}) = 1`),
  ],
);

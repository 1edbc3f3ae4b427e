import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Approach } from '../../domain/goal.ts';
import { goal } from './goal.ts';
import { moment } from './moment.ts';

/** What was chosen to do otherwise where a goal did not move. */
export const goalChange = pgTable(
  'goal_change',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    goalId: uuid('goal_id').notNull(),
    approach: text('approach').$type<Approach>().notNull(),
    note: text('note').notNull(),
    madeBy: uuid('made_by').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.goalId], foreignColumns: [goal.orgId, goal.id] }).onDelete('cascade'),
    index('goal_change_goal').on(t.orgId, t.goalId, t.at),
  ],
);

import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { PlanStep } from '../../domain/plan.ts';
import { moment } from './moment.ts';

/** An improvement plan: what is to be reached by when, in steps, and who helps with what. */
export const plan = pgTable(
  'plan',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    repId: uuid('rep_id').notNull(),
    madeBy: uuid('made_by').notNull(),
    says: text('says').notNull(),
    steps: jsonb('steps').$type<PlanStep[]>().notNull(),
    support: text('support').notNull(),
    fromDay: date('from_day').notNull(),
    toDay: date('to_day').notNull(),
    status: text('status').$type<'open' | 'reached' | 'not reached'>().notNull().default('open'),
    closedNote: text('closed_note'),
    madeAt: moment('made_at').notNull().defaultNow(),
    closedAt: moment('closed_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('plan_rep').on(t.orgId, t.repId)],
);

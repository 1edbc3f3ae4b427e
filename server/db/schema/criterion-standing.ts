import { doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { StandingState } from '../../domain/coaching.ts';
import { moment } from './moment.ts';

/**
 * Whether coaches agree with a criterion's computed score, as of the last blind ratings that came in. What a language
 * model votes on stands for that model alone: another has to be agreed with anew.
 */
export const criterionStanding = pgTable(
  'criterion_standing',
  {
    orgId: uuid('org_id').notNull(),
    rubricId: text('rubric_id').notNull(),
    /** A criterion's id, or `row:` and a row's. */
    criterion: text('criterion').notNull(),
    /** The model whose votes it rests on; empty where code alone counts. */
    judge: text('judge').notNull().default(''),
    state: text('state').$type<StandingState>().notNull(),
    /** Weighted kappa of the coaches' levels and the computed one, with its 95 % interval. */
    kappa: doublePrecision('kappa'),
    low: doublePrecision('low'),
    high: doublePrecision('high'),
    sessions: integer('sessions').notNull(),
    since: moment('since').notNull().defaultNow(),
    /** When it last went to coaches only; null where it never did. */
    fellAt: moment('fell_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.rubricId, t.criterion, t.judge] })],
);

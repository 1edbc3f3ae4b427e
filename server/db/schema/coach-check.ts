import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { doubtfulFrom } from '../../domain/coaching.ts';
import type { Doubt } from '../../domain/doubt.ts';
import { moment } from './moment.ts';

/**
 * Where a scored session stands with the coaches: the queue is read from here alone. A row comes with
 * the scorecard; who may open it follows the session's sharing.
 */
export const coachCheck = pgTable(
  'coach_check',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    memberId: uuid('member_id').notNull(),
    title: text('title').notNull(),
    /** As in `measured`. */
    open: boolean('open').notNull(),
    declared: boolean('declared').notNull(),
    asked: boolean('asked').notNull().default(false),
    disputed: boolean('disputed').notNull().default(false),
    /** How uncertain the scorecard is, 0–1, and why. */
    doubt: doublePrecision('doubt').notNull(),
    doubts: jsonb('doubts').$type<Doubt[]>().notNull(),
    /** Since when it waits: the scorecard, or the rep's first question. */
    since: moment('since').notNull().defaultNow(),
    claimedBy: uuid('claimed_by'),
    claimedAt: moment('claimed_at'),
    doneBy: uuid('done_by'),
    doneAt: moment('done_at'),
    /** Its place: a rep waits for an answer; an attempt was declared; it is uncertain. Null: nobody needs to look. */
    rank: integer('rank').generatedAlwaysAs(
      sql.raw(`case when disputed or asked then 0 when declared then 1 when doubt >= ${doubtfulFrom} then 2 end`),
    ),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId] }),
    index('coach_check_queue')
      .on(t.orgId, t.memberId, t.rank, t.doubt.desc(), t.since)
      .where(sql`done_at is null and open and rank is not null`),
    index('coach_check_done').on(t.orgId, t.doneBy, t.doneAt),
  ],
);

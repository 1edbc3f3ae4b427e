import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { EvidencePack } from '../../domain/evidence.ts';
import type { Cadence, ReviewStatus, ReviewTemplate } from '../../domain/review.ts';
import { moment } from './moment.ts';

/** A review of one rep by one manager, with the template as it was when it began. */
export const review = pgTable(
  'review',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    /** Whose review it is, and whose to write it. */
    repId: uuid('rep_id').notNull(),
    managerId: uuid('manager_id').notNull(),
    template: jsonb('template').$type<ReviewTemplate>().notNull(),
    fromDay: date('from_day').notNull(),
    toDay: date('to_day').notNull(),
    meetingOn: date('meeting_on').notNull(),
    cadence: text('cadence').$type<Cadence>().notNull(),
    nextOn: date('next_on').notNull(),
    status: text('status').$type<ReviewStatus>().notNull().default('preparing'),
    /** When the rep let their own view be seen. */
    selfSharedAt: moment('self_shared_at'),
    sharedAt: moment('shared_at'),
    signedAt: moment('signed_at'),
    /** As it stood when the review was shared. */
    evidence: jsonb('evidence').$type<EvidencePack>(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('review_rep').on(t.orgId, t.repId, t.id),
    index('review_manager').on(t.orgId, t.managerId, t.id),
  ],
);

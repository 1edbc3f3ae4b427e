import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

/** A rep who helps another with one criterion. */
export const mentoring = pgTable(
  'mentoring',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    teamId: uuid('team_id').notNull(),
    mentorId: uuid('mentor_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** As in `measured`. */
    what: text('what').notNull(),
    since: date('since').notNull(),
    endedOn: date('ended_on'),
    madeBy: uuid('made_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('mentoring_mentor').on(t.orgId, t.mentorId, t.endedOn),
    index('mentoring_team').on(t.orgId, t.teamId, t.endedOn),
  ],
);

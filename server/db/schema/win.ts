import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** Something a rep did well, told to the team only once the rep has agreed to these words. */
export const win = pgTable(
  'win',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    teamId: uuid('team_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** What it is about: `criterion:` and an id, or `goal:` and an id. */
    about: text('about').notNull(),
    says: text('says').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    agreedAt: moment('agreed_at'),
    postedAt: moment('posted_at'),
    /** By the rep, before or after; or by those who asked. */
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('win_team').on(t.orgId, t.teamId, t.askedAt),
    index('win_member').on(t.orgId, t.memberId, t.askedAt),
  ],
);

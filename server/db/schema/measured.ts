import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/**
 * What was measured, one row a scorecard and quantity: what trends, the team page and goals are
 * read from. Written with the scorecard, in its transaction, and again when a coach overrides.
 */
export const measured = pgTable(
  'measured',
  {
    orgId: uuid('org_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** `overall`, `criterion:` and a criterion's id, or a measurement's id. */
    what: text('what').notNull(),
    /** When the session or the call was over. */
    at: moment('at').notNull(),
    /** The practice session or the imported call. */
    sessionId: uuid('session_id').notNull(),
    source: text('source').$type<'practice' | 'call'>().notNull(),
    /** What counts: with a coach's overrides. */
    effective: doublePrecision('effective').notNull(),
    computed: doublePrecision('computed').notNull(),
    /** Opportunities it rests on. */
    n: integer('n').notNull(),
    /** Coaches and managers may rest on it: shared, declared, or an imported call. */
    open: boolean('open').notNull(),
    listener: text('listener').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId, t.what] }),
    // covering: the migration adds effective, open and listener, which Drizzle can't say
    index('measured_trend').on(t.orgId, t.memberId, t.what, t.at),
    /** How much a quantity strays from session to session, over everyone. */
    index('measured_spread').on(t.orgId, t.what, t.at).where(sql`${t.open}`),
  ],
);

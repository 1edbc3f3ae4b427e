import { date, doublePrecision, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** A rep's figure for a period, as it was imported; importing it again puts the new one in its place. */
export const keyFigureValue = pgTable(
  'key_figure_value',
  {
    orgId: uuid('org_id').notNull(),
    memberId: uuid('member_id').notNull(),
    figure: text('figure').notNull(),
    startsOn: date('starts_on').notNull(),
    value: doublePrecision('value').notNull(),
    target: doublePrecision('target'),
    givenBy: uuid('given_by').notNull(),
    givenAt: moment('given_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.memberId, t.figure, t.startsOn] })],
);

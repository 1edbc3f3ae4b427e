import {
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CallTurn } from '../../domain/call.ts';
import type { Level, Rubric } from '../../domain/rubric.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import { moment } from './moment.ts';

/** A real call whose transcript was imported, and what was found in it. */
export const call = pgTable(
  'call',
  {
    orgId: uuid('org_id').notNull(),
    /** UUIDv7: sorts by when it was imported. */
    id: uuid('id').notNull(),
    /** The rep whose call it was. */
    memberId: uuid('member_id').notNull(),
    importedBy: uuid('imported_by').notNull(),
    importedAt: moment('imported_at').notNull().defaultNow(),
    /** Who confirmed that the parties agreed to it, and when. */
    consentBy: uuid('consent_by').notNull(),
    consentAt: moment('consent_at').notNull(),
    /** When it was held. */
    at: moment('at').notNull(),
    name: text('name').notNull(),
    /** The rep's name as the transcript has it, and what the others in it are called. */
    rep: text('rep').notNull(),
    others: jsonb('others').$type<Record<string, string>>().notNull(),
    /** Of the file, so that the same call is not counted twice. */
    fingerprint: text('fingerprint').notNull(),
    /** The file as it came, base64. */
    file: text('file'),
    rubric: jsonb('rubric').$type<Rubric>().notNull(),
    status: text('status').$type<'pending' | 'ready' | 'failed'>().notNull().default('pending'),
    /** Why it failed: the line of the file, where it is one's, and the reason. */
    errorLine: integer('error_line'),
    error: text('error'),
    turns: jsonb('turns').$type<CallTurn[]>(),
    card: jsonb('card').$type<Scorecard>(),
    overall: doublePrecision('overall'),
    level: text('level').$type<Level>(),
    /** After this day its words go; what was measured stays as numbers. */
    keepUntil: date('keep_until').notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('call_once').on(t.orgId, t.memberId, t.fingerprint),
    index('call_member').on(t.orgId, t.memberId, t.id),
    index('call_keep').on(t.orgId, t.keepUntil),
  ],
);

/** Who looked at a call that is not theirs, and when: its rep sees it. */
export const callOpened = pgTable(
  'call_opened',
  {
    orgId: uuid('org_id').notNull(),
    callId: uuid('call_id').notNull(),
    userId: uuid('user_id').notNull(),
    openedAt: moment('opened_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.callId, t.userId, t.openedAt] }),
    foreignKey({ columns: [t.orgId, t.callId], foreignColumns: [call.orgId, call.id] }).onDelete('cascade'),
  ],
);

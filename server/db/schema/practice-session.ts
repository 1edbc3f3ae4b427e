import { sql } from 'drizzle-orm';
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Watching } from '../../domain/member.ts';
import type { EndReason } from '../../domain/prospect-state.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Scenario } from '../../domain/scenario.ts';
import type { Difficulty } from '../../domain/scenario-parts.ts';
import { moment } from './moment.ts';

/** One attempt, with everything it ran on: what is changed later in the library does not change it. */
export const practiceSession = pgTable(
  'practice_session',
  {
    orgId: uuid('org_id').notNull(),
    /** UUIDv7: sorts by when it began. */
    id: uuid('id').notNull(),
    /** The user whose practice it is. */
    memberId: uuid('member_id').notNull(),
    scenarioId: text('scenario_id').notNull(),
    scenarioVersion: integer('scenario_version').notNull(),
    scenario: jsonb('scenario').$type<Scenario>().notNull(),
    rubric: jsonb('rubric').$type<Rubric>().notNull(),
    difficulty: text('difficulty').$type<Difficulty>().notNull(),
    seed: text('seed').notNull(),
    status: text('status').$type<'live' | 'ended'>().notNull().default('live'),
    endedReason: text('ended_reason').$type<EndReason>(),
    visibility: text('visibility').$type<'private' | 'shared' | 'declared'>().notNull().default('private'),
    /** Whether coaches and managers may watch it live: as the rep said before the start, until the rep ends it. */
    watching: text('watching').$type<Watching>().notNull().default('off'),
    assignmentId: uuid('assignment_id'),
    /** Replays: the session answered again, and the seq of the rep turn that was. */
    replaySession: uuid('replay_session'),
    replaySeq: integer('replay_seq'),
    listener: text('listener').notNull(),
    engine: text('engine').notNull(),
    promptVersion: text('prompt_version').notNull(),
    activeMs: doublePrecision('active_ms').notNull().default(0),
    /** Rep turns stored so far. */
    turns: integer('turns').notNull().default(0),
    startedAt: moment('started_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
    scoring: text('scoring').$type<'none' | 'pending' | 'ready' | 'failed'>().notNull().default('none'),
    scoringError: text('scoring_error'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.replaySession], foreignColumns: [t.orgId, t.id] }),
    index('practice_session_member').on(t.orgId, t.memberId, t.id),
    index('practice_session_replay').on(t.orgId, t.replaySession),
    index('practice_session_assignment').on(t.orgId, t.assignmentId).where(sql`${t.assignmentId} is not null`),
  ],
);

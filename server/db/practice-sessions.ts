import { and, count, desc, eq, inArray, lt, max, ne, type SQL, sql } from 'drizzle-orm';
import type { Visibility } from '../domain/member.ts';
import type { SessionRecord } from '../domain/record.ts';
import { upgradeRecord } from '../domain/record-upgrade.ts';
import type { Level } from '../domain/rubric.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Database } from './connect.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionStep } from './schema/session-step.ts';
import type { AfterMeasured } from './scoring.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Sessions as the pages show them; the room has its own, quicker way to the record. */

const body = practiceSession.scenario;
const columns = {
  id: practiceSession.id,
  memberId: practiceSession.memberId,
  scenarioId: practiceSession.scenarioId,
  scenarioVersion: practiceSession.scenarioVersion,
  title: sql<string>`${body}->>'title'`,
  family: sql<string>`${body}->>'family'`,
  minutes: sql<number>`(${body}->>'minutes')::float8`,
  personas: sql<Scenario['personas']>`${body}->'personas'`,
  brief: sql<Scenario['brief']>`${body}->'brief'`,
  difficulty: practiceSession.difficulty,
  status: practiceSession.status,
  endedReason: practiceSession.endedReason,
  visibility: practiceSession.visibility,
  assignmentId: practiceSession.assignmentId,
  watching: practiceSession.watching,
  replaySession: practiceSession.replaySession,
  replaySeq: practiceSession.replaySeq,
  activeMs: practiceSession.activeMs,
  turns: practiceSession.turns,
  startedAt: practiceSession.startedAt,
  endedAt: practiceSession.endedAt,
  scoring: practiceSession.scoring,
  scoringError: practiceSession.scoringError,
};

/**
 * The newest scorecard of a session, where there is one. Names are written out: in a select from
 * one table Drizzle leaves the table's name off its columns, and here two tables have an `org_id`.
 */
const latest = (field: 'overall' | 'level') =>
  sql`(select latest.${sql.identifier(field)} from ${scorecard} latest
    where latest.org_id = ${practiceSession}.org_id and latest.session_id = ${practiceSession}.id
    order by latest.computed_at desc limit 1)`;

/** When the session began that this one replays; null where it replays none. */
const originalStartedAt = sql<string | null>`(select original.started_at from ${practiceSession} original
  where original.org_id = ${practiceSession}.org_id and original.id = ${practiceSession}.replay_session)`;

/** Where on the clock a replay begins: with the last it took over, which a pause or a lost connection never is. */
const replayAtMs = sql<number>`coalesce((select max(earlier.at_ms) from ${sessionEvent} earlier
  where earlier.org_id = ${practiceSession}.org_id and earlier.session_id = ${practiceSession}.replay_session
    and earlier.seq < ${practiceSession}.replay_seq
    and earlier.event->>'kind' not in ('hold', 'gap')), 0)`;

export type FoundSession = Awaited<ReturnType<typeof findSession>> & object;

function select(tx: Transaction) {
  return tx
    .select({
      ...columns,
      overall: latest('overall') as ReturnType<typeof sql<number | null>>,
      level: latest('level') as ReturnType<typeof sql<Level | null>>,
      originalStartedAt,
      replayAtMs,
    })
    .from(practiceSession);
}

export async function findSession(db: Database, orgId: string, id: string) {
  return inOrg(db, orgId, async (tx) => {
    const [found] = await select(tx).where(and(eq(practiceSession.orgId, orgId), eq(practiceSession.id, id)));
    return found ?? null;
  });
}

/** What a list names sessions by: a scenario is some thirty kilobytes, and taking it apart for each field took most of the time. */
function selectNames(tx: Transaction) {
  const { id, memberId, title, visibility, startedAt, endedAt } = columns;
  return tx.select({ id, memberId, title, visibility, startedAt, endedAt }).from(practiceSession);
}

/** Those of the sessions that there are, by name alone. */
export async function nameSessions(db: Database, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return inOrg(db, orgId, (tx) =>
    selectNames(tx).where(and(eq(practiceSession.orgId, orgId), inArray(practiceSession.id, [...new Set(ids)]))),
  );
}
export type NamedSession = Awaited<ReturnType<typeof nameSessions>>[number];

/** The newest that these members shared or declared, by name alone. */
export async function nameShared(
  db: Database,
  orgId: string,
  memberIds: string[],
  limit: number,
): Promise<NamedSession[]> {
  if (memberIds.length === 0) return [];
  return inOrg(db, orgId, (tx) => {
    // chosen before any is named: sorted with their titles, all of them would be taken apart
    const newest = sharedIds(tx, orgId, memberIds).orderBy(desc(practiceSession.id)).limit(limit);
    return selectNames(tx)
      .where(and(eq(practiceSession.orgId, orgId), inArray(practiceSession.id, newest)))
      .orderBy(desc(practiceSession.id));
  });
}

/** A member's own sessions, newest first; `before` is the id of the last one known. */
export async function listSessions(
  db: Database,
  orgId: string,
  memberId: string,
  page: { limit: number; before?: string; status?: 'live' | 'ended' },
): Promise<FoundSession[]> {
  return inOrg(db, orgId, (tx) =>
    select(tx)
      .where(
        and(
          eq(practiceSession.orgId, orgId),
          eq(practiceSession.memberId, memberId),
          page.before ? lt(practiceSession.id, page.before) : undefined,
          page.status ? eq(practiceSession.status, page.status) : undefined,
        ),
      )
      .orderBy(desc(practiceSession.id))
      .limit(page.limit),
  );
}

/** Of sessions: ended, and shared or declared by one of these members. */
function sharedBy(orgId: string, memberIds: string[]): SQL | undefined {
  return and(
    eq(practiceSession.orgId, orgId),
    inArray(practiceSession.memberId, memberIds),
    ne(practiceSession.visibility, 'private'),
    eq(practiceSession.status, 'ended'),
  );
}

/** Their ids, for the `where` of what belongs to them. */
export const sharedIds = (tx: Transaction, orgId: string, memberIds: string[]) =>
  tx.select({ id: practiceSession.id }).from(practiceSession).where(sharedBy(orgId, memberIds));

/** Ended sessions that these members shared or declared, newest first; `before` as above. */
export async function listShared(
  db: Database,
  orgId: string,
  memberIds: string[],
  page: { limit: number; before?: string },
): Promise<FoundSession[]> {
  if (memberIds.length === 0) return [];
  return inOrg(db, orgId, (tx) =>
    select(tx)
      .where(and(sharedBy(orgId, memberIds), page.before ? lt(practiceSession.id, page.before) : undefined))
      .orderBy(desc(practiceSession.id))
      .limit(page.limit),
  );
}

/** How often a member has met each scenario, replays included, and when last. */
export async function readMeetings(db: Database, orgId: string, memberId: string) {
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ scenario: practiceSession.scenarioId, met: count(), lastAt: max(practiceSession.startedAt) })
      .from(practiceSession)
      .where(and(eq(practiceSession.orgId, orgId), eq(practiceSession.memberId, memberId)))
      .groupBy(practiceSession.scenarioId),
  );
  return new Map(rows.map((row) => [row.scenario, { met: row.met, lastAt: row.lastAt }]));
}

export async function readRecord(db: Database, orgId: string, id: string): Promise<SessionRecord> {
  return inOrg(db, orgId, (tx) => recordIn(tx, orgId, id));
}

/** What was said, without the steps behind it, which weigh many times as much. Throws UnknownRecordVersion. */
export async function readEvents(db: Database, orgId: string, id: string): Promise<SessionRecord['events']> {
  const events = await inOrg(db, orgId, (tx) => eventsIn(tx, orgId, id));
  return upgradeRecord({ events, steps: [] }).events;
}

const eventsIn = (tx: Transaction, orgId: string, id: string) =>
  tx
    .select({ seq: sessionEvent.seq, v: sessionEvent.v, atMs: sessionEvent.atMs, event: sessionEvent.event })
    .from(sessionEvent)
    .where(and(eq(sessionEvent.orgId, orgId), eq(sessionEvent.sessionId, id)))
    .orderBy(sessionEvent.seq);

/** Throws UnknownRecordVersion. */
export async function recordIn(tx: Transaction, orgId: string, id: string): Promise<SessionRecord> {
  const events = await eventsIn(tx, orgId, id);
  const steps = await tx
    .select({ seq: sessionStep.seq, v: sessionStep.v, step: sessionStep.step })
    .from(sessionStep)
    .where(and(eq(sessionStep.orgId, orgId), eq(sessionStep.sessionId, id)))
    .orderBy(sessionStep.seq);
  return upgradeRecord({ events, steps });
}

/**
 * Only the rep shares and takes back; a declared attempt stays declared. What was measured in it opens and closes with
 * it, and `after` follows. False: nothing was changed.
 */
export async function setShared(
  db: RawDatabase,
  of: { orgId: string; sessionId: string; memberId: string },
  shared: boolean,
  after: AfterMeasured,
): Promise<boolean> {
  const { orgId, sessionId, memberId } = of;
  const visibility: Visibility = shared ? 'shared' : 'private';
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const changed = await tx`update practice_session set visibility = ${visibility}
      where org_id = ${orgId} and id = ${sessionId} and member_id = ${memberId} and visibility <> 'declared' returning id`;
    if (changed.length === 0) return false;
    const measured = await tx`update measured set open = ${shared}
      where org_id = ${orgId} and session_id = ${sessionId} and open <> ${shared} returning what`;
    await tx`update coach_check set open = ${shared} where org_id = ${orgId} and session_id = ${sessionId}`;
    if (measured.length > 0) await after(tx, { orgId, memberId });
    return true;
  });
}

/** What a replay needs of the session it begins from: only the rep's own, and only after its end. */
export async function findOriginal(db: Database, orgId: string, memberId: string, id: string) {
  return inOrg(db, orgId, async (tx) => {
    const [found] = await tx
      .select()
      .from(practiceSession)
      .where(and(eq(practiceSession.orgId, orgId), eq(practiceSession.id, id), eq(practiceSession.memberId, memberId)));
    return found ? { session: found, record: await recordIn(tx, orgId, id) } : null;
  });
}

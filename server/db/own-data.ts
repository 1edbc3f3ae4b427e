import { and, asc, eq, gt, isNull, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { upgradeEvent, upgradeStep } from '../domain/record-upgrade.ts';
import type { Database } from './connect.ts';
import { assignment } from './schema/assignment.ts';
import { goal } from './schema/goal.ts';
import { hint } from './schema/hint.ts';
import { listenerMark } from './schema/listener-mark.ts';
import { listenerRound } from './schema/listener-round.ts';
import { listenerVote } from './schema/listener-vote.ts';
import { measured } from './schema/measured.ts';
import { modelCalls } from './schema/model-calls.ts';
import { notice } from './schema/notice.ts';
import { orgSetting } from './schema/org-setting.ts';
import { practiceSession } from './schema/practice-session.ts';
import { roomLease } from './schema/room-lease.ts';
import { rubricVersion } from './schema/rubric-version.ts';
import { sayReceipt } from './schema/say-receipt.ts';
import { scorecard } from './schema/scorecard.ts';
import { selfAssessment } from './schema/self-assessment.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionOpened } from './schema/session-opened.ts';
import { sessionStep } from './schema/session-step.ts';
import { watcher } from './schema/watcher.ts';
import { inOrg } from './tenant.ts';

/**
 * Everything that is kept of a member, table by table, read a session at a time. A new table of an
 * organisation goes into one of the four lists.
 */

type Part = { table: PgTable & { orgId: PgColumn }; whose: PgColumn; order: PgColumn; only?: SQL };

/** What hangs on a session of theirs, whoever wrote it. */
export const ofSession = {
  scorecards: { table: scorecard, whose: scorecard.sessionId, order: scorecard.computedAt },
  selfAssessment: { table: selfAssessment, whose: selfAssessment.sessionId, order: selfAssessment.at },
  opened: { table: sessionOpened, whose: sessionOpened.sessionId, order: sessionOpened.openedAt },
  watched: { table: watcher, whose: watcher.sessionId, order: watcher.since },
  hints: { table: hint, whose: hint.sessionId, order: hint.at },
  marks: { table: listenerMark, whose: listenerMark.sessionId, order: listenerMark.markedAt },
} satisfies Record<string, Part>;

/** What is kept of them by name. */
export const ofMember = {
  measured: { table: measured, whose: measured.memberId, order: measured.at },
  goals: { table: goal, whose: goal.memberId, order: goal.madeAt },
  assignments: { table: assignment, whose: assignment.memberId, order: assignment.madeAt },
  notices: { table: notice, whose: notice.userId, order: notice.at },
  // a mark on somebody else's practice holds their words, and goes with their leave to open it
  marks: {
    table: listenerMark,
    whose: listenerMark.userId,
    order: listenerMark.markedAt,
    only: isNull(listenerMark.sessionId),
  },
} satisfies Record<string, Part>;

/** Read in a way of their own. */
export const ofRecord = [practiceSession, sessionEvent, sessionStep] as const;

/** Tables that hold nothing of a member, and why. */
export const notPersonal = new Map<PgTable, string>([
  [orgSetting, 'settings of the organisation'],
  [rubricVersion, 'what everybody is scored by; who published it is shown to all who edit'],
  [roomLease, 'which process holds a room'],
  [sayReceipt, 'hashes by which a line sent twice is known'],
  [modelCalls, 'how many calls the organisation made'],
  [listenerRound, 'how our listener was judged: counts alone'],
  [listenerVote, 'how our listener was judged: labels and places; the words stand in the record'],
]);

const sessionsAtOnce = 50;
const rowsAtOnce = 500;

const columns = {
  id: practiceSession.id,
  scenarioId: practiceSession.scenarioId,
  scenarioVersion: practiceSession.scenarioVersion,
  rubric: practiceSession.rubric,
  difficulty: practiceSession.difficulty,
  status: practiceSession.status,
  endedReason: practiceSession.endedReason,
  visibility: practiceSession.visibility,
  watching: practiceSession.watching,
  assignmentId: practiceSession.assignmentId,
  replaySession: practiceSession.replaySession,
  replaySeq: practiceSession.replaySeq,
  listener: practiceSession.listener,
  engine: practiceSession.engine,
  promptVersion: practiceSession.promptVersion,
  activeMs: practiceSession.activeMs,
  turns: practiceSession.turns,
  startedAt: practiceSession.startedAt,
  endedAt: practiceSession.endedAt,
  scoring: practiceSession.scoring,
};

export type Whose = { orgId: string; memberId: string };

/**
 * Their sessions with all that hangs on them, oldest first. Not the scenario's own text, which holds what a
 * prospect keeps back; nor, while a session runs, its steps.
 */
export async function* readOwnSessions(db: Database, whose: Whose): AsyncGenerator<object> {
  let page = await sessionsAfter(db, whose, null);
  while (page.length > 0) {
    for (const session of page) yield { ...session, ...(await readParts(db, whose.orgId, session)) };
    page = await sessionsAfter(db, whose, page.at(-1)?.id ?? null);
  }
}

function sessionsAfter(db: Database, { orgId, memberId }: Whose, id: string | null) {
  const mine = and(eq(practiceSession.orgId, orgId), eq(practiceSession.memberId, memberId));
  return inOrg(db, orgId, (tx) =>
    tx
      .select(columns)
      .from(practiceSession)
      .where(and(mine, id === null ? undefined : gt(practiceSession.id, id)))
      .orderBy(asc(practiceSession.id))
      .limit(sessionsAtOnce),
  );
}

async function readParts(db: Database, orgId: string, { id, status }: { id: string; status: 'live' | 'ended' }) {
  return inOrg(db, orgId, async (tx) => {
    const mine = (table: typeof sessionEvent | typeof sessionStep) =>
      and(eq(table.orgId, orgId), eq(table.sessionId, id));
    const events = await tx.select().from(sessionEvent).where(mine(sessionEvent)).orderBy(asc(sessionEvent.seq));
    const steps =
      status === 'live'
        ? []
        : await tx.select().from(sessionStep).where(mine(sessionStep)).orderBy(asc(sessionStep.seq));
    const parts: Record<string, unknown> = { events: events.map(upgradeEvent), steps: steps.map(upgradeStep) };
    for (const [name, { table, whose, order }] of Object.entries(ofSession))
      parts[name] = await tx
        .select()
        .from(table as PgTable)
        .where(and(eq(table.orgId, orgId), eq(whose, id)))
        .orderBy(asc(order));
    return parts;
  });
}

/** The rows of one of `ofMember`, oldest first. */
export async function* readOwnRows(
  db: Database,
  { orgId, memberId }: Whose,
  { table, whose, order, only }: Part,
): AsyncGenerator<object> {
  for (let from = 0; ; from += rowsAtOnce) {
    const page = await inOrg(db, orgId, (tx) =>
      tx
        .select()
        .from(table as PgTable)
        .where(and(eq(table.orgId, orgId), eq(whose, memberId), only))
        .orderBy(asc(order), asc(whose))
        .limit(rowsAtOnce)
        .offset(from),
    );
    yield* page;
    if (page.length < rowsAtOnce) return;
  }
}

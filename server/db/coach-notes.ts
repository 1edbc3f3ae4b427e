import { and, asc, desc, eq, gt, gte, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { addNotice } from './notices.ts';
import { comment } from './schema/comment.ts';
import { practiceSession } from './schema/practice-session.ts';
import { sentBack } from './schema/sent-back.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Comments, and turns that a rep is sent back to. */

type Of = { orgId: string; sessionId: string; memberId: string; by: { id: string; name: string }; title: string };
type Place = { seq: number; start: number; end: number };

export function addComment(db: Database, of: Of, says: string, at: Place | null): Promise<string> {
  const { orgId, sessionId, memberId, by, title } = of;
  const id = uuidv7();
  return inOrg(db, orgId, async (tx) => {
    await tx.insert(comment).values({ orgId, id, sessionId, memberId, by: by.id, says, ...at });
    await addNotice(tx, {
      ...{ orgId, userId: memberId, kind: 'comment', about: id, link: `/sessions/${sessionId}` },
      says: `${by.name} commented on “${title}”.`,
    });
    return id;
  });
}

/** Whose comment it is and on which session; null where there is none. */
export async function findComment(db: Database, orgId: string, id: string) {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ by: comment.by, sessionId: comment.sessionId })
      .from(comment)
      .where(and(eq(comment.orgId, orgId), eq(comment.id, id))),
  );
  return found ?? null;
}

export async function removeComment(db: Database, orgId: string, id: string): Promise<void> {
  await inOrg(db, orgId, (tx) => tx.delete(comment).where(and(eq(comment.orgId, orgId), eq(comment.id, id))));
}

export const commentsOf = (tx: Transaction, orgId: string, sessionId: string) =>
  tx
    .select()
    .from(comment)
    .where(and(eq(comment.orgId, orgId), eq(comment.sessionId, sessionId)))
    .orderBy(asc(comment.id));

/** Its rep has read them. */
export const noteRead = (tx: Transaction, orgId: string, sessionId: string) =>
  tx
    .update(comment)
    .set({ readAt: new Date() })
    .where(and(eq(comment.orgId, orgId), eq(comment.sessionId, sessionId), isNull(comment.readAt)));

/** Comments a rep has read since a day, on what is open to coaches and managers still; the newest first. */
export function readReadComments(db: Database, orgId: string, memberId: string, since: Date, limit: number) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        id: comment.id,
        sessionId: comment.sessionId,
        seq: comment.seq,
        says: comment.says,
        madeAt: comment.madeAt,
      })
      .from(comment)
      .innerJoin(
        practiceSession,
        and(eq(practiceSession.orgId, comment.orgId), eq(practiceSession.id, comment.sessionId)),
      )
      .where(
        and(
          eq(comment.orgId, orgId),
          eq(comment.memberId, memberId),
          gte(comment.madeAt, since),
          isNotNull(comment.readAt),
          ne(practiceSession.visibility, 'private'),
        ),
      )
      .orderBy(desc(comment.id))
      .limit(limit),
  );
}

export function sendBack(db: Database, of: Of, seq: number, why: string): Promise<string> {
  const { orgId, sessionId, memberId, by, title } = of;
  const id = uuidv7();
  return inOrg(db, orgId, async (tx) => {
    await tx.insert(sentBack).values({ orgId, id, sessionId, memberId, by: by.id, seq, why });
    await addNotice(tx, {
      ...{ orgId, userId: memberId, kind: 'comment', about: id, link: `/sessions/${sessionId}#t-${seq}` },
      says: `${by.name} sends you back to a moment in “${title}”.`,
    });
    return id;
  });
}

/** The replay that the rep began from there since; null until then. */
const replayed = sql<string | null>`(select replay.id from ${practiceSession} replay
  where replay.org_id = ${sentBack}.org_id and replay.replay_session = ${sentBack}.session_id
    and replay.replay_seq = ${sentBack}.seq and replay.started_at >= ${sentBack}.made_at
  order by replay.id limit 1)`;

const sentBackColumns = {
  id: sentBack.id,
  sessionId: sentBack.sessionId,
  seq: sentBack.seq,
  why: sentBack.why,
  by: sentBack.by,
  madeAt: sentBack.madeAt,
  replayed,
};

export const sentBackIn = (tx: Transaction, orgId: string, sessionId: string) =>
  tx
    .select(sentBackColumns)
    .from(sentBack)
    .where(and(eq(sentBack.orgId, orgId), eq(sentBack.sessionId, sessionId)))
    .orderBy(asc(sentBack.id));

/** Days that what a coach said stays on the rep's first page. */
const shownDays = 30;

/** What waits for a rep: turns to answer again, and comments not read yet; newest first. */
export async function readForRep(db: Database, orgId: string, memberId: string) {
  const since = new Date(Date.now() - shownDays * 86_400_000);
  const title = sql<string>`${practiceSession.scenario}->>'title'`;
  const ofSession = (table: typeof comment | typeof sentBack) =>
    and(eq(practiceSession.orgId, table.orgId), eq(practiceSession.id, table.sessionId));
  return inOrg(db, orgId, async (tx) => ({
    sentBack: await tx
      .select({
        ...sentBackColumns,
        title,
        scenario: practiceSession.scenarioId,
        difficulty: practiceSession.difficulty,
      })
      .from(sentBack)
      .innerJoin(practiceSession, ofSession(sentBack))
      .where(
        and(
          eq(sentBack.orgId, orgId),
          eq(sentBack.memberId, memberId),
          gte(sentBack.madeAt, since),
          sql`${replayed} is null`,
        ),
      )
      .orderBy(desc(sentBack.id))
      .limit(3),
    unread: await tx
      .select({ sessionId: comment.sessionId, by: comment.by, says: comment.says, madeAt: comment.madeAt, title })
      .from(comment)
      .innerJoin(practiceSession, ofSession(comment))
      .where(
        and(
          eq(comment.orgId, orgId),
          eq(comment.memberId, memberId),
          gt(comment.madeAt, since),
          isNull(comment.readAt),
        ),
      )
      .orderBy(desc(comment.id))
      .limit(3),
  }));
}

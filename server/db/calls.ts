import { and, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { ISql, TransactionSql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { CallTurn } from '../domain/call.ts';
import { measuredIn } from '../domain/measured.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Database } from './connect.ts';
import { writeMeasured } from './measured.ts';
import { addNoticeRaw } from './notices.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { call, callOpened } from './schema/call.ts';
import type { AfterMeasured } from './scoring.ts';
import { inOrg } from './tenant.ts';

/** Imported calls: stored with the job that hears them, scored, read, and forgotten in time. */

export type CallJob = { orgId: string; callId: string };
export type SendCall = (tx: TransactionSql, job: CallJob) => Promise<void>;

export type Trouble = { line: number | null; reason: string };
export type NewCall = {
  orgId: string;
  memberId: string;
  importedBy: string;
  at: Date;
  name: string;
  rep: string;
  others: Record<string, string>;
  fingerprint: string;
  file: string;
  rubric: Rubric;
  keepUntil: string;
  /** What is known to be wrong with it already: it is kept, and not heard. */
  trouble: Trouble | null;
};

/** A file that failed before takes its place again. Null: it was imported for this rep before. */
export async function storeCall(db: RawDatabase, made: NewCall, send: SendCall): Promise<string | null> {
  const { orgId, trouble } = made;
  const id = uuidv7();
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const stored = await tx`
      insert into call (org_id, id, member_id, imported_by, consent_by, consent_at, at, name, rep, others, fingerprint,
        file, rubric, status, error_line, error, keep_until)
      values (${orgId}, ${id}, ${made.memberId}, ${made.importedBy}, ${made.importedBy}, now(), ${made.at}, ${made.name},
        ${made.rep}, ${JSON.stringify(made.others)}::text::jsonb, ${made.fingerprint}, ${made.file},
        ${JSON.stringify(made.rubric)}::text::jsonb, ${trouble ? 'failed' : 'pending'}, ${trouble?.line ?? null},
        ${trouble?.reason ?? null}, ${made.keepUntil})
      on conflict (org_id, member_id, fingerprint) do update set imported_by = excluded.imported_by,
        imported_at = now(), consent_by = excluded.consent_by, consent_at = excluded.consent_at, at = excluded.at,
        name = excluded.name, rep = excluded.rep, others = excluded.others, rubric = excluded.rubric,
        status = excluded.status, error_line = excluded.error_line, error = excluded.error,
        keep_until = excluded.keep_until
      where call.status = 'failed' and call.file is not null
      returning id`;
    const [call] = stored;
    if (!call) return null;
    const callId: string = call.id;
    if (!trouble) await send(tx, { orgId, callId });
    return callId;
  });
}

export type CallToHear = { file: string; rep: string; others: Record<string, string>; rubric: Rubric };

/** One that waits to be heard; null where it is gone, or was heard already. */
export async function loadCall(db: RawDatabase, { orgId, callId }: CallJob): Promise<CallToHear | null> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [found] = await tx`select file, rep, others, rubric from call
      where org_id = ${orgId} and id = ${callId} and status = 'pending' and file is not null`;
    return (found as CallToHear | undefined) ?? null;
  });
}

/** Stores what was found, once; what was measured goes beside practice, open to coaches and managers. */
export async function storeHeard(
  db: RawDatabase,
  { orgId, callId }: CallJob,
  { turns, card }: { turns: CallTurn[]; card: Scorecard },
  after: AfterMeasured,
): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [stored] = await tx`update call set status = 'ready', error = null, error_line = null,
        turns = ${JSON.stringify(turns)}::text::jsonb, card = ${JSON.stringify(card)}::text::jsonb,
        overall = ${card.overall}, level = ${card.level}
      where org_id = ${orgId} and id = ${callId} and status = 'pending'
      returning member_id as "memberId", at, name`;
    if (!stored) return;
    const { memberId, at, name } = stored as { memberId: string; at: Date; name: string };
    const of = { orgId, sessionId: callId, memberId, at, source: 'call' as const, open: true, listener: card.listener };
    await writeMeasured(tx, of, measuredIn(card));
    await tellRep(tx, { orgId, callId, memberId, name });
    await after(tx, { orgId, memberId });
  });
}

function tellRep(tx: ISql, { orgId, callId, memberId, name }: CallJob & { memberId: string; name: string }) {
  const says = `Your call “${name}” was imported and scored.`;
  return addNoticeRaw(tx, { orgId, userId: memberId, kind: 'call', about: callId, says, link: `/calls/${callId}` });
}

/** Notes why it could not be heard; the file stays. */
export async function noteCallFailure(db: RawDatabase, { orgId, callId }: CallJob, trouble: Trouble): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    await tx`update call set status = 'failed', error_line = ${trouble.line}, error = ${trouble.reason}
      where org_id = ${orgId} and id = ${callId} and status = 'pending'`;
  });
}

/** Hears a failed call again, perhaps under another name of its rep. False: it had not failed, or its file is gone. */
export async function hearAgain(
  db: RawDatabase,
  { orgId, callId }: CallJob,
  rep: string | undefined,
  send: SendCall,
): Promise<boolean> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const changed = await tx`update call set status = 'pending', error = null, error_line = null,
        rep = coalesce(${rep ?? null}, rep)
      where org_id = ${orgId} and id = ${callId} and status = 'failed' and file is not null returning id`;
    if (changed.length > 0) await send(tx, { orgId, callId });
    return changed.length > 0;
  });
}

const summary = {
  id: call.id,
  memberId: call.memberId,
  importedBy: call.importedBy,
  importedAt: call.importedAt,
  consentBy: call.consentBy,
  consentAt: call.consentAt,
  at: call.at,
  name: call.name,
  rep: call.rep,
  status: call.status,
  errorLine: call.errorLine,
  error: call.error,
  overall: call.overall,
  level: call.level,
  rubric: sql<{
    id: string;
    title: string;
  }>`jsonb_build_object('id', ${call.rubric}->'id', 'title', ${call.rubric}->'title')`,
  keepUntil: call.keepUntil,
  removedAt: call.removedAt,
};
export type FoundCall = Awaited<ReturnType<typeof listCalls>>[number];

/** Of these members, newest first; `before` is the id of the last one known. */
export async function listCalls(
  db: Database,
  orgId: string,
  members: readonly string[],
  { limit, before }: { limit: number; before?: string | undefined },
) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select(summary)
      .from(call)
      .where(and(eq(call.orgId, orgId), inArray(call.memberId, [...members]), before ? lt(call.id, before) : undefined))
      .orderBy(desc(call.id))
      .limit(limit),
  );
}

/** When calls of these members were held, since a day; those that failed are none. */
export async function readHeld(db: Database, orgId: string, members: readonly string[], since: Date) {
  if (members.length === 0) return [];
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ memberId: call.memberId, at: call.at })
      .from(call)
      .where(
        and(
          eq(call.orgId, orgId),
          inArray(call.memberId, [...members]),
          gte(call.at, since),
          inArray(call.status, ['pending', 'ready']),
        ),
      ),
  );
}

export async function findCall(db: Database, orgId: string, id: string) {
  return inOrg(db, orgId, async (tx) => {
    const [found] = await tx
      .select({ ...summary, turns: call.turns, card: call.card, scoredBy: call.rubric })
      .from(call)
      .where(and(eq(call.orgId, orgId), eq(call.id, id)));
    return found ?? null;
  });
}

/** Looking again within the quarter of an hour is the same look. */
const sameLookMs = 15 * 60_000;

export async function noteCallOpening(db: Database, orgId: string, callId: string, userId: string): Promise<void> {
  await inOrg(db, orgId, async (tx) => {
    const theirs = and(eq(callOpened.orgId, orgId), eq(callOpened.callId, callId), eq(callOpened.userId, userId));
    const recent = await tx
      .select({ at: callOpened.openedAt })
      .from(callOpened)
      .where(and(theirs, gt(callOpened.openedAt, new Date(Date.now() - sameLookMs))))
      .limit(1);
    if (recent.length === 0) await tx.insert(callOpened).values({ orgId, callId, userId }).onConflictDoNothing();
  });
}

export async function readCallOpenings(db: Database, orgId: string, callId: string) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ userId: callOpened.userId, at: callOpened.openedAt })
      .from(callOpened)
      .where(and(eq(callOpened.orgId, orgId), eq(callOpened.callId, callId)))
      .orderBy(desc(callOpened.openedAt)),
  );
}

/**
 * Takes out the words of calls whose time is over: file, turns, scorecard and names. A time that was shortened
 * since holds for those imported before too; one that was made longer does not.
 */
export async function forgetCalls(db: Database, orgId: string, today: string, callDays: number): Promise<number> {
  const gone = await inOrg(db, orgId, (tx) =>
    tx
      .update(call)
      .set({ file: null, turns: null, card: null, others: {}, rep: '', name: '', removedAt: new Date() })
      .where(
        and(
          eq(call.orgId, orgId),
          isNull(call.removedAt),
          or(lt(call.keepUntil, today), sql`${call.importedAt}::date + ${callDays}::int < ${today}::date`),
        ),
      )
      .returning({ id: call.id }),
  );
  return gone.length;
}

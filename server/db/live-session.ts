import type postgres from 'postgres';
import type { EndReason } from '../domain/prospect-state.ts';
import type { RecordedEvent, RecordedStep } from '../domain/record.ts';
import { upgradeEvent, upgradeStep } from '../domain/record-upgrade.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { type Append, appendIn, RoomLostError } from './session-log.ts';

/** A live session in the database: taking its room, loading it, leaving it, ending it. */

/** Told to every process when a room changes hands. */
export type Takeover = { sessionId: string; epoch: number };
const channel = 'pushback_room';

export type LoadedSession = {
  scenarioId: string;
  /** Tells one frozen scenario body from another, so that rooms can share it in memory. */
  bodyHash: string;
  memberId: string;
  difficulty: Difficulty;
  seed: string;
  status: 'live' | 'ended';
  activeMs: number;
  events: RecordedEvent[];
  steps: RecordedStep[];
  receipts: Map<string, { hash: string; seq: number }>;
  /** When the last rep socket was gone, in milliseconds since 1970; null where that isn't known. */
  leftAt: number | null;
  /** Coaches and managers may watch it. */
  watched: boolean;
  epoch: number;
};

/**
 * Takes the room for `owner` and loads the session. The newest caller wins; all others are told.
 * Null: the member has no such session. Throws UnknownRecordVersion, and then nothing is taken.
 */
export async function takeRoom(
  db: RawDatabase,
  { orgId, sessionId, userId }: { orgId: string; sessionId: string; userId: string },
  owner: string,
): Promise<LoadedSession | null> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const found = await tx`select 1 from practice_session
      where org_id = ${orgId} and id = ${sessionId} and member_id = ${userId}`;
    if (found.length === 0) return null;
    const [lease] = await tx<{ epoch: number; left_at: number | null; was_new: boolean }[]>`
      with before as (select until from room_lease where org_id = ${orgId} and session_id = ${sessionId})
      insert into room_lease as l (org_id, session_id, owner, epoch, until)
      values (${orgId}, ${sessionId}, ${owner}, 1, 'infinity')
      on conflict (org_id, session_id) do update set owner = excluded.owner, epoch = l.epoch + 1, until = 'infinity'
      returning epoch, (select case when isfinite(until) then extract(epoch from until) * 1000 end from before)::float8 as left_at`;
    if (!lease) throw new Error('a lease was neither made nor taken');
    const takeover: Takeover = { sessionId, epoch: lease.epoch };
    const [loaded] = await Promise.all([
      load(tx, orgId, sessionId),
      tx`select pg_notify(${channel}, ${JSON.stringify(takeover)})`,
    ]);
    const last = loaded.lastStoredAt;
    return { ...loaded, epoch: lease.epoch, leftAt: lease.left_at ?? (lease.epoch > 1 ? last : null) };
  });
}

async function load(tx: postgres.TransactionSql, orgId: string, sessionId: string) {
  const [sessions, events, steps, receipts] = await Promise.all([
    tx`select scenario_id, md5(scenario::text) as body_hash, member_id, difficulty, seed, status, active_ms,
         watching = 'allowed' or (visibility = 'declared' and watching <> 'ended') as watched
       from practice_session where org_id = ${orgId} and id = ${sessionId}`,
    tx`select seq, v, at_ms, event, extract(epoch from stored_at)::float8 * 1000 as stored_at from session_event
       where org_id = ${orgId} and session_id = ${sessionId} order by seq`,
    tx`select seq, v, step from session_step where org_id = ${orgId} and session_id = ${sessionId} order by seq`,
    tx`select message_id, payload_hash, seq from say_receipt where org_id = ${orgId} and session_id = ${sessionId}`,
  ]);
  const session = sessions[0];
  if (!session) throw new Error('the session vanished while it was loaded');
  return {
    scenarioId: session.scenario_id as string,
    bodyHash: session.body_hash as string,
    memberId: session.member_id as string,
    difficulty: session.difficulty as Difficulty,
    seed: session.seed as string,
    status: session.status as 'live' | 'ended',
    activeMs: session.active_ms as number,
    watched: session.watched as boolean,
    events: events.map((row) => upgradeEvent({ seq: row.seq, v: row.v, atMs: row.at_ms, event: row.event })),
    steps: steps.map((row) => upgradeStep({ seq: row.seq, v: row.v, step: row.step })),
    receipts: new Map(receipts.map((row) => [row.message_id as string, { hash: row.payload_hash, seq: row.seq }])),
    lastStoredAt: (events.at(-1)?.stored_at as number | undefined) ?? null,
  };
}

/** The frozen scenario body of a session. */
export async function loadScenario(db: RawDatabase, orgId: string, sessionId: string): Promise<Scenario> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const rows = await tx`select scenario from practice_session where org_id = ${orgId} and id = ${sessionId}`;
    return rows[0]?.scenario as Scenario;
  });
}

/** Notes that the rep is gone and how far the clock ran, unless the room has changed hands since. */
export async function leaveRoom(db: RawDatabase, orgId: string, room: Takeover, activeMs: number): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    await tx`
      with left_room as (
        update room_lease set until = now()
        where org_id = ${orgId} and session_id = ${room.sessionId} and epoch = ${room.epoch} returning session_id
      )
      update practice_session set active_ms = ${activeMs}
      where org_id = ${orgId} and status = 'live' and id in (select session_id from left_room)`;
  });
}

/** Sends a job in the caller's transaction. */
export type SendJob = (tx: postgres.TransactionSql, job: { orgId: string; sessionId: string }) => Promise<void>;

/** Appends the last events, ends the session and asks for its scorecard, all in one transaction. Throws RoomLostError. */
export async function endSession(db: RawDatabase, entry: Append, reason: EndReason, sendJob: SendJob): Promise<void> {
  const { orgId, sessionId } = entry;
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const written = await appendIn(tx, orgId, [entry]);
    if (!written.has(sessionId)) throw new RoomLostError(sessionId);
    await tx`update practice_session set status = 'ended', ended_reason = ${reason}, ended_at = now(), scoring = 'pending'
             where org_id = ${orgId} and id = ${sessionId} and status = 'live'`;
    await sendJob(tx, { orgId, sessionId });
  });
}

/** Calls back for every room that changes hands, in any process. */
export async function listenForTakeovers(db: RawDatabase, taken: (takeover: Takeover) => void) {
  return db.sql.listen(channel, (payload) => taken(JSON.parse(payload) as Takeover));
}

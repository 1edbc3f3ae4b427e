import { v7 as uuidv7 } from 'uuid';
import type { Member, Visibility, Watching } from '../domain/member.ts';
import type { RecordedEvent } from '../domain/record.ts';
import { upgradeEvent } from '../domain/record-upgrade.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/** Watching a live session, from any process: the tables carry who and what, a notification that there is news. */

const channel = 'pushback_watch';
/** What is being said where somebody watches, from the room's process to theirs. A payload may have 8,000 bytes. */
const wordsChannel = 'pushback_watched_words';
/** Who watches looks every two seconds; whoever has not for so long is gone. */
const goneAfter = '6 seconds';
/** Hints a session may have; more would be a second conversation. */
const mostHints = 60;

type Key = { orgId: string; sessionId: string };
const there = `left_at is null and seen_at > now() - interval '${goneAfter}'`;

/** Notes that they look, and reads what the rep has seen after `after`. `arrived`: they weren't there before. */
export async function watchSession(
  db: RawDatabase,
  { orgId, sessionId }: Key,
  by: Member,
  after: number,
): Promise<{ arrived: boolean; events: RecordedEvent[] }> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [seen] = await tx<{ arrived: boolean }[]>`
      with before as (
        select 1 from watcher where org_id = ${orgId} and session_id = ${sessionId} and user_id = ${by.id}
          and ${tx.unsafe(there)})
      insert into watcher (org_id, session_id, user_id, name, role)
      values (${orgId}, ${sessionId}, ${by.id}, ${by.name}, ${by.role})
      on conflict (org_id, session_id, user_id)
        do update set seen_at = now(), left_at = null, name = excluded.name, role = excluded.role
      returning not exists (select from before) as arrived`;
    if (seen?.arrived) await tx`select pg_notify(${channel}, ${sessionId})`;
    const rows = await tx`select seq, v, at_ms as "atMs", event from session_event
      where org_id = ${orgId} and session_id = ${sessionId} and seq > ${after} order by seq`;
    const events = rows.map(({ seq, v, atMs, event }) => upgradeEvent({ seq, v, atMs, event }));
    return { arrived: seen?.arrived ?? false, events };
  });
}

export async function leaveWatching(db: RawDatabase, { orgId, sessionId }: Key, userId: string): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    await tx`update watcher set left_at = now()
      where org_id = ${orgId} and session_id = ${sessionId} and user_id = ${userId}`;
    await tx`select pg_notify(${channel}, ${sessionId})`;
  });
}

/** The rep would not be watched any longer: for good, of this session. */
export async function endWatching(db: RawDatabase, { orgId, sessionId }: Key): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    await tx`update practice_session set watching = 'ended' where org_id = ${orgId} and id = ${sessionId}`;
    await tx`update watcher set left_at = now()
      where org_id = ${orgId} and session_id = ${sessionId} and left_at is null`;
    await tx`select pg_notify(${channel}, ${sessionId})`;
  });
}

/** Keeps a hint until the room takes it, where the session may still be watched. False: it ended, or has had enough. */
export async function leaveHint(
  db: RawDatabase,
  { orgId, sessionId }: Key,
  by: Member,
  says: string,
): Promise<boolean> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const kept = await tx`
      insert into hint (org_id, id, session_id, by_id, by_name, says)
      select ${orgId}, ${uuidv7()}, id, ${by.id}, ${by.name}, ${says} from practice_session
      where org_id = ${orgId} and id = ${sessionId} and status = 'live' and watching <> 'ended'
        and (select count(*) from hint where org_id = ${orgId} and session_id = ${sessionId}) < ${mostHints}
      returning id`;
    if (kept.length > 0) await tx`select pg_notify(${channel}, ${sessionId})`;
    return kept.length > 0;
  });
}

/** Who watches now, and what waits for the rep. */
export async function readWatch(db: RawDatabase, { orgId, sessionId }: Key) {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [watchers, hints] = await Promise.all([
      tx<{ name: string; role: string }[]>`select name, role from watcher
        where org_id = ${orgId} and session_id = ${sessionId} and ${tx.unsafe(there)} order by since, user_id`,
      tx<{ id: string; by: string; text: string }[]>`select id, by_name as by, says as text from hint
        where org_id = ${orgId} and session_id = ${sessionId} and seq is null order by id`,
    ]);
    return { watchers: watchers.map((each) => ({ ...each })), hints: hints.map((each) => ({ ...each })) };
  });
}

export async function takeHints(
  db: RawDatabase,
  { orgId, sessionId }: Key,
  hints: readonly { id: string; seq: number }[],
): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    for (const { id, seq } of hints)
      await tx`update hint set seq = ${seq} where org_id = ${orgId} and id = ${id} and session_id = ${sessionId}`;
  });
}

export type Watchable = {
  session: string;
  memberId: string;
  title: string;
  prospect: string;
  startedAt: Date;
  turns: number;
};

/** Live sessions of these members that may be watched, and whose rep is in the room. */
export async function readWatchable(
  db: RawDatabase,
  orgId: string,
  memberIds: readonly string[],
): Promise<Watchable[]> {
  if (memberIds.length === 0) return [];
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    return tx<Watchable[]>`
      select p.id as session, p.member_id as "memberId", p.scenario->>'title' as title,
        p.scenario->'personas'->0->>'name' as prospect, p.started_at as "startedAt", p.turns
      from practice_session p
      join room_lease l on l.org_id = p.org_id and l.session_id = p.id and l.until = 'infinity'
      where p.org_id = ${orgId} and p.member_id in ${tx([...memberIds])} and p.status = 'live'
        and (p.watching = 'allowed' or (p.visibility = 'declared' and p.watching <> 'ended'))
      order by p.id desc limit 50`;
  });
}

/** Calls back with every session there is news of, in any process. */
export async function listenForWatching(db: RawDatabase, news: (sessionId: string) => void) {
  return db.sql.listen(channel, news);
}

/** How far the record is stored, and words of the prospect-turn to come at a character offset of its text. */
export type Told = {
  sessionId: string;
  seq: number;
  words: { turn: number; at: number; text: string; persona: string } | null;
};

/** Gone once it was heard: what a reader misses of it stands in the record soon. */
export async function tellWatchers(db: RawDatabase, told: Told): Promise<void> {
  await db.sql`select pg_notify(${wordsChannel}, ${JSON.stringify(told)})`;
}

/** Calls back with what is said in any watched session, in any process. */
export async function listenForWords(db: RawDatabase, told: (told: Told) => void) {
  return db.sql.listen(wordsChannel, (payload) => told(JSON.parse(payload) as Told));
}

/** What decides whether it may be watched now; null where there is no such session. */
export async function readLeave(db: RawDatabase, { orgId, sessionId }: Key) {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [found] = await tx<
      { memberId: string; status: 'live' | 'ended'; visibility: Visibility; watching: Watching }[]
    >`select member_id as "memberId", status, visibility, watching from practice_session
      where org_id = ${orgId} and id = ${sessionId}`;
    return found ?? null;
  });
}

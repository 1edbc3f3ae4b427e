import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { Judged } from '../domain/judge.ts';
import type { SessionRecord } from '../domain/record.ts';
import { upgradeRecord } from '../domain/record-upgrade.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { addCheck } from './coach-checks.ts';
import { judgedIn } from './judge-votes.ts';
import { writeCard } from './measured.ts';
import { addNoticeRaw } from './notices.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/** What a scorecard is computed from, and where it goes. */

export type Scorable = {
  record: SessionRecord;
  scenario: Scenario;
  rubric: Rubric;
  listener: string;
  engine: string;
  /** Of a replay, the last seq that it took over from its original; 0 for any other session. */
  takenOver: number;
  /** A judge's votes on it; null where nobody was asked, or nobody has answered yet. */
  judged: Judged | null;
};

/** What a replay took over stands in both records alike: same place, same time, same event. */
const takenOverSeq = (tx: ISql) => tx`coalesce((
  select max(mine.seq) from session_event mine
  join session_event theirs on theirs.org_id = mine.org_id and theirs.session_id = practice_session.replay_session
    and theirs.seq = mine.seq and theirs.at_ms = mine.at_ms and theirs.event = mine.event
  where mine.org_id = practice_session.org_id and mine.session_id = practice_session.id
    and mine.seq < practice_session.replay_seq), 0)`;

/** An ended session with its whole record; null where there is none. Throws UnknownRecordVersion. */
export async function loadScorable(db: RawDatabase, orgId: string, sessionId: string): Promise<Scorable | null> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    return scorableIn(tx, orgId, sessionId);
  });
}

/** The same in the caller's transaction, which is in the organisation. */
export async function scorableIn(tx: ISql, orgId: string, sessionId: string): Promise<Scorable | null> {
  const [sessions, events, steps] = await Promise.all([
    tx`select scenario, rubric, listener, engine, ${takenOverSeq(tx)} as "takenOver" from practice_session
         where org_id = ${orgId} and id = ${sessionId} and status = 'ended'`,
    tx`select seq, v, at_ms as "atMs", event from session_event where org_id = ${orgId} and session_id = ${sessionId} order by seq`,
    tx`select seq, v, step from session_step where org_id = ${orgId} and session_id = ${sessionId} order by seq`,
  ]);
  const session = sessions[0];
  if (!session) return null;
  const rubric = session.rubric as Rubric;
  return {
    record: upgradeRecord({
      events: events.map((row) => ({ seq: row.seq, v: row.v, atMs: row.atMs, event: row.event })),
      steps: steps.map((row) => ({ seq: row.seq, v: row.v, step: row.step })),
    }),
    scenario: session.scenario as Scenario,
    rubric,
    listener: session.listener as string,
    engine: session.engine as string,
    takenOver: session.takenOver as number,
    judged: await judgedIn(tx, { orgId, sessionId }, rubric.id),
  };
}

/** Runs in the transaction in which a member's measurements changed: goals that watch them follow. */
export type AfterMeasured = (tx: ISql, whose: { orgId: string; memberId: string }) => Promise<void>;

/** Stores a scorecard once for its listener and rubric; the second time changes nothing. */
export async function storeScorecard(
  db: RawDatabase,
  orgId: string,
  sessionId: string,
  card: Scorecard,
  engine: string,
  after: AfterMeasured,
): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const stored = await tx`
      insert into scorecard (org_id, session_id, id, listener, engine, rubric_id, rubric_version, overall, level, body)
      values (${orgId}, ${sessionId}, ${uuidv7()}, ${card.listener}, ${engine}, ${card.rubric.id}, ${card.rubric.version},
              ${card.overall}, ${card.level}, ${JSON.stringify(card)}::text::jsonb)
      on conflict (org_id, session_id, listener, rubric_id, rubric_version, revision) do nothing returning id`;
    const [session] = await tx`update practice_session set scoring = 'ready', scoring_error = null
      where org_id = ${orgId} and id = ${sessionId}
      returning member_id as "memberId", coalesce(ended_at, now()) as at, visibility, replay_session as replays,
        scenario->>'title' as title`;
    if (session && stored.length > 0) {
      const says = `Your scorecard of “${session.title}” is ready.`;
      const told = { orgId, userId: session.memberId, kind: 'scorecard' as const, about: sessionId };
      await addNoticeRaw(tx, { ...told, says, link: `/sessions/${sessionId}` });
    }
    // a replay answers again from the middle of a call that was met before: it tells nothing of a trend
    if (!session || session.replays !== null || stored.length === 0) return;
    const { memberId, at, title } = session as { memberId: string; at: Date; title: string };
    const open = session.visibility !== 'private';
    const of = { orgId, sessionId, memberId, at, source: 'practice' as const, open, listener: card.listener };
    await writeCard(tx, of, card);
    const declared = session.visibility === 'declared';
    await addCheck(tx, { orgId, sessionId, memberId, title, open, declared, doubts: card.doubts ?? [] });
    await after(tx, { orgId, memberId });
  });
}

/** Notes that scoring failed, unless a scorecard is there; `reason` names no spoken words. */
export async function noteScoringFailure(
  db: RawDatabase,
  orgId: string,
  sessionId: string,
  reason: string,
): Promise<void> {
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    await tx`update practice_session set scoring = 'failed', scoring_error = ${reason}
             where org_id = ${orgId} and id = ${sessionId} and scoring = 'pending'`;
  });
}

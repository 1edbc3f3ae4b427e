import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { Visibility } from '../domain/member.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { addCheck } from './coach-checks.ts';
import { writeCard } from './measured.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import type { AfterMeasured } from './scoring.ts';

/** The scorecard that counts, while a coach or its rep changes something about it. */

export type CardTransaction = ISql;

export type StandingCard = {
  orgId: string;
  sessionId: string;
  memberId: string;
  title: string;
  visibility: Visibility;
  at: Date;
  isReplay: boolean;
  rubric: Rubric;
  engine: string;
  cardId: string;
  revision: number;
  card: Scorecard;
};

/** While cards change, what coaches agree with doesn't; and the other way round. */
export const holdStandings = async (tx: ISql, orgId: string, how: 'shared' | 'alone'): Promise<void> => {
  if (how === 'shared') await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`standings ${orgId}`}, 0))`;
  else await tx`select pg_advisory_xact_lock(hashtextextended(${`standings ${orgId}`}, 0))`;
};

/** One settling of an organisation's standings after the other; cards don't wait for it. */
export const holdSettling = async (tx: ISql, orgId: string): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`settling ${orgId}`}, 0))`;
};

/**
 * Runs `work` on the newest card in a transaction in the organisation, one after the other for a session. Null where
 * there is no card yet.
 */
export function onCard<T>(
  db: RawDatabase,
  orgId: string,
  sessionId: string,
  work: (tx: ISql, standing: StandingCard) => Promise<T>,
): Promise<T | null> {
  const run = async (tx: ISql): Promise<T | null> => {
    await enterOrg(tx, db, orgId);
    await holdStandings(tx, orgId, 'shared');
    const standing = await lockCard(tx, orgId, sessionId);
    return standing && work(tx, standing);
  };
  return db.sql.begin(run) as Promise<T | null>;
}

/** The newest card in the caller's transaction, which is in the organisation. */
export async function lockCard(tx: ISql, orgId: string, sessionId: string): Promise<StandingCard | null> {
  const [session] = await tx`
    select member_id as "memberId", scenario->>'title' as title, visibility, coalesce(ended_at, now()) as at,
      replay_session is not null as "isReplay", rubric
    from practice_session where org_id = ${orgId} and id = ${sessionId} for update`;
  const [card] = await tx`
    select id as "cardId", revision, engine, body as card from scorecard
    where org_id = ${orgId} and session_id = ${sessionId} order by computed_at desc, revision desc limit 1`;
  return session && card ? ({ orgId, sessionId, ...session, ...card } as StandingCard) : null;
}

/** Puts the card in place of the one that counts: the same computed values, others in effect. */
export async function putCard(tx: ISql, standing: StandingCard, card: Scorecard, after: AfterMeasured): Promise<void> {
  const { orgId, sessionId, cardId } = standing;
  await tx`update scorecard set body = ${JSON.stringify(card)}::text::jsonb, overall = ${card.overall},
    level = ${card.level} where org_id = ${orgId} and session_id = ${sessionId} and id = ${cardId}`;
  await follow(tx, standing, card, after);
}

/** Adds a card beside the one that counted till now, which stays as it was. */
export async function addCard(tx: ISql, standing: StandingCard, card: Scorecard, after: AfterMeasured): Promise<void> {
  const { orgId, sessionId, engine, revision } = standing;
  await tx`
    insert into scorecard (org_id, session_id, id, listener, engine, rubric_id, rubric_version, revision, overall, level,
      body, computed_at)
    values (${orgId}, ${sessionId}, ${uuidv7()}, ${card.listener}, ${engine}, ${card.rubric.id}, ${card.rubric.version},
      ${revision + 1}, ${card.overall}, ${card.level}, ${JSON.stringify(card)}::text::jsonb, clock_timestamp())`;
  await follow(tx, standing, card, after);
}

/** What is measured follows the card. A replay tells nothing of a trend. */
export async function follow(tx: ISql, standing: StandingCard, card: Scorecard, after: AfterMeasured): Promise<void> {
  const { orgId, sessionId, memberId, at, isReplay, visibility } = standing;
  if (isReplay) return;
  const open = visibility !== 'private';
  const of = { orgId, sessionId, memberId, at, source: 'practice' as const, open, listener: card.listener };
  await writeCard(tx, of, card);
  await after(tx, { orgId, memberId });
}

/** Its row in the coaches' queue, for cards older than the queue and for replays. */
export const hasCheck = (tx: ISql, standing: StandingCard): Promise<void> => {
  const { orgId, sessionId, memberId, title, visibility, card } = standing;
  const open = visibility !== 'private';
  return addCheck(tx, {
    ...{ orgId, sessionId, memberId, title, open },
    ...{ declared: visibility === 'declared', doubts: card.doubts ?? [] },
  });
};

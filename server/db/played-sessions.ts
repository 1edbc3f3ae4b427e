import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { doubtIn } from '../domain/coaching.ts';
import { measuredIn } from '../domain/measured.ts';
import type { SessionRecord } from '../domain/record.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Database } from './connect.ts';
import type { NewSessionRow } from './new-session.ts';
import { coachCheck } from './schema/coach-check.ts';
import { measured } from './schema/measured.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { sessionEvent } from './schema/session-event.ts';
import { sessionStep } from './schema/session-step.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Sessions that were played and scored elsewhere than in a room. */

export type PlayedSession = {
  /** Ended and scored. */
  row: NewSessionRow & { endedAt: Date };
  record: SessionRecord;
  card: Scorecard;
  cardId: string;
};

export async function hasPractised(db: Database, orgId: string): Promise<boolean> {
  const found = await inOrg(db, orgId, (tx) => tx.select({ id: practiceSession.id }).from(practiceSession).limit(1));
  return found.length > 0;
}

/** All of them or none; none where the organisation has practised before. Returns how many were stored. */
export async function storePlayed(db: Database, orgId: string, played: readonly PlayedSession[]): Promise<number> {
  return inOrg(db, orgId, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`played ${orgId}`}))`);
    const [before] = await tx.select({ id: practiceSession.id }).from(practiceSession).limit(1);
    if (before) return 0;
    const firsts = [...new Map(played.toReversed().map((each) => [each.row.scenario, each])).values()];
    await store(tx, orgId, firsts, (row) => row);
    // what a session ran on is large, and the same for many: it is taken from the first that has it
    const of = new Map(firsts.map(({ row }) => [row.scenario, row.id]));
    const alike = (row: PlayedSession['row']) => ({
      ...row,
      scenario: heldBy(practiceSession.scenario, orgId, of.get(row.scenario)),
      rubric: heldBy(practiceSession.rubric, orgId, of.get(row.scenario)),
    });
    const rest = played.filter((each) => !firsts.includes(each));
    for (let from = 0; from < rest.length; from += atOnce)
      await store(tx, orgId, rest.slice(from, from + atOnce), alike);
    return played.length;
  });
}

type SessionValues = Omit<NewSessionRow, 'scenario' | 'rubric'> & {
  scenario: NewSessionRow['scenario'] | SQL;
  rubric: NewSessionRow['rubric'] | SQL;
};

/** More would be too many values for one statement. */
const atOnce = 20;

const heldBy = (column: PgColumn, orgId: string, id: string | undefined): SQL =>
  sql`(select ${column} from ${practiceSession} where ${practiceSession.orgId} = ${orgId} and ${practiceSession.id} = ${id})`;

async function store(
  tx: Transaction,
  orgId: string,
  played: readonly PlayedSession[],
  rowOf: (row: PlayedSession['row']) => SessionValues,
): Promise<void> {
  await tx.insert(practiceSession).values(played.map(({ row }) => rowOf(row)));
  await tx
    .insert(sessionEvent)
    .values(played.flatMap(({ row, record }) => record.events.map((each) => ({ orgId, sessionId: row.id, ...each }))));
  await tx
    .insert(sessionStep)
    .values(played.flatMap(({ row, record }) => record.steps.map((each) => ({ orgId, sessionId: row.id, ...each }))));
  await tx.insert(scorecard).values(
    played.map(({ row, card, cardId }) => ({
      ...{ orgId, sessionId: row.id, id: cardId, engine: row.engine, body: card, computedAt: row.endedAt },
      ...{ listener: card.listener, overall: card.overall, level: card.level },
      ...{ rubricId: card.rubric.id, rubricVersion: card.rubric.version },
    })),
  );
  await tx.insert(measured).values(
    played.flatMap(({ row, card }) => {
      const of = { orgId, sessionId: row.id, memberId: row.memberId, at: row.endedAt, source: 'practice' as const };
      const open = row.visibility !== 'private';
      return measuredIn(card).map((value) => ({ ...of, ...value, open, listener: card.listener }));
    }),
  );
  await tx.insert(coachCheck).values(
    played.map(({ row, card: { doubts = [] } }) => ({
      ...{ orgId, sessionId: row.id, memberId: row.memberId, title: row.scenario.title, since: row.endedAt },
      ...{ open: row.visibility !== 'private', declared: row.visibility === 'declared' },
      ...{ doubt: doubtIn(doubts), doubts },
    })),
  );
}
